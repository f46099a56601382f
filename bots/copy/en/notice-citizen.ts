import { categoryById } from '../../../src/domain/agency.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { SupporterStep } from '../../../src/domain/notice/citizen.ts';
import type { CitizenNoticeCopy } from '../notice.ts';
import { bold, dayIn, limitIn, said } from '../notice-words.ts';
import { lines, upper } from '../text.ts';
import { termsEn } from './officer-complaint.ts';

const day = dayIn('en');
const limit = limitIn('en');

/** At the foot of every reminder that is not owed. */
const unsubscribe: Text = ['No more reminders? Type ', { code: 'berhenti' }, '.'];

const awaited = {
  completion: 'something is missing',
  answer: 'answered, is it solved?',
  rating: 'closed, how was the answer?',
} as const;

const moves = {
  information: 'can be answered with information',
  noInspection: 'needs no field inspection',
  inspection: 'needs a field inspection',
} as const;

const supporterSteps: Readonly<Record<SupporterStep, (unitName: string) => string>> = {
  handedDown: (unitName) => `handed to ${unitName}.`,
  returned: () => 'returned to the admin, who hands it on again.',
  accepted: (unitName) => `${unitName} works on it now.`,
  sentToNational: () => 'sent to the national admin.',
  answered: (unitName) => `answered by ${unitName}.`,
  reopened: (unitName) => `reopened; ${unitName} works on it again.`,
  closed: () => 'closed. If you still have the problem, please send a report of your own.',
  ended: () =>
    'it can be followed here no more. If you still have the problem, please send a report of your own.',
};

/** What reporters, and who joined a report, are told without asking, in English. */
export const citizenNotices: CitizenNoticeCopy = {
  completionAsked: ({ number, ask, ...until }) =>
    lines(
      ['Your report ', bold(number), ' needs something more:'],
      said(ask),
      ['Reply to this message with a photo or words by ', ...limit(until), '.'],
      'After that the report is archived, and you can still open it again.',
    ),
  completionReminder: ({ number, ask, until, last }) =>
    lines(
      ['Your report ', bold(number), ' still waits for something from you:'],
      said(ask),
      ['Reply to this message by ', day(until), '. It need not be everything, send what you have.'],
      last ? 'After that the report is archived, and you can still open it again.' : unsubscribe,
    ),
  answerReminder: ({ number, unitName, closesOn }) =>
    lines(
      ['Your report ', bold(number), ' was answered by ', bold(unitName), '. Is the problem solved?'],
      ['Without a reply the report closes on ', day(closesOn), '.'],
      unsubscribe,
    ),
  ratingReminder: ({ number }) =>
    lines(
      ['Your report ', bold(number), ' is closed. Did the answer solve your problem?'],
      'Your rating helps us to serve better.',
      unsubscribe,
    ),
  reminders: ({ items, more }) =>
    lines(
      'Some reports are waiting for you:',
      ...items.map(
        ({ number, what, until }, index): Text => [
          `${index + 1}. `,
          bold(number),
          ` · ${awaited[what]}`,
          ...(until === undefined ? [] : [', by ', day(until)]),
        ],
      ),
      more > 0 ? ['And ', String(more), ' more: type ', { code: 'my reports' }, '.'] : undefined,
      unsubscribe,
    ),
  completed: ({ number, until }) =>
    lines(
      ['Thank you. Your report ', bold(number), ' is complete now and goes on.'],
      until === undefined ? undefined : ['It will be settled by ', day(until), '.'],
    ),
  verified: ({ number, classification, categoryId }, agency) => {
    const category = categoryId === undefined ? undefined : categoryById(agency, categoryId)?.label.en;
    const corrected = [
      classification && `its kind to ${termsEn.classification[classification]}`,
      category && `its category to ${category}`,
    ].filter((one) => one !== undefined);
    return lines(
      ['Your report ', bold(number), ' was checked and is complete.'],
      corrected.length > 0 ? `The admin corrected ${corrected.join(' and ')}.` : undefined,
      'Next it goes to the unit in charge; I will let you know.',
    );
  },
  archived: ({ number, ask }) =>
    lines(
      ['Your report ', bold(number), ' was archived, because what was asked for did not reach us in time:'],
      said(ask),
      'Your report is not lost. Reply to this message with it at any time, and the report is opened again.',
    ),
  archivedUnderRule: ({ number, title, source }) =>
    lines(
      ['Your report ', bold(number), ` was archived: ${title} (${source}).`],
      'If you object, reply to this message with your reason; the report is opened and checked again.',
    ),
  revived: ({ number, ...until }) => [
    'Your report ',
    bold(number),
    ' is open again with what you sent. An admin checks it by ',
    ...limit(until),
    '.',
  ],
  handedDown: ({ number, unitName, ...until }) =>
    lines(
      ['Your report ', bold(number), ' was checked and passed to ', bold(unitName), '.'],
      ['It will be settled by ', ...limit(until), '.'],
    ),
  handedToAgency: ({ number, unitName, ...until }) =>
    lines(
      [
        'Your report ',
        bold(number),
        ' was checked by the national admin and passed to ',
        bold(unitName),
        '.',
      ],
      ['It will be reviewed there by ', ...limit(until), '.'],
    ),
  returnedForReview: ({ number, unitName, toUnitName = 'the admin', reason, ...until }) =>
    lines(
      [
        'Your report ',
        bold(number),
        ` is no longer with ${unitName} and went back to ${toUnitName}, because:`,
      ],
      said(reason),
      [`${upper(toUnitName)} decides on the next step by `, ...limit(until), '. You need not do anything.'],
    ),
  sentToNational: ({ number, to, systemic, reason, ...until }, agency) =>
    lines(
      [
        'Your report ',
        bold(number),
        systemic ? ' needs a wider solution than can be found by ' : ' is outside the authority of ',
        `${agency.name}. We sent it up to `,
        bold(to),
        ', because:',
      ],
      said(reason),
      ['We keep watching it; if there is no word, we ask by ', ...limit(until), '.'],
      ['Your number remains ', bold(number), ', and you get the answer here.'],
    ),
  transferred: ({ number, unitName, toUnitName }) =>
    lines(
      [
        'Your report ',
        bold(number),
        ' is now with ',
        bold(toUnitName),
        `, which goes on with the work of ${unitName}.`,
      ],
      'The date that was promised stands. You need not do anything.',
    ),
  forwardedAway: ({ number, to, note }) =>
    lines(
      ['Your report ', bold(number), ' is now handled by ', bold(to), ', which has the authority.'],
      said(note),
      'That institution goes on with it. Thank you for reporting.',
    ),
  accepted: ({ number, unitName, until, moved }) =>
    lines(
      [bold(unitName), ' began work on your report ', bold(number), '.'],
      moved === undefined
        ? ['It will be settled by ', day(until), '.']
        : [
            `It turns out that it ${moves[moved.settlementClass]}, so the date changes: by `,
            ...limit({ until, span: moved.span }),
            '.',
          ],
    ),
  classChanged: ({ number, unitName, settlementClass, reason, ...until }) =>
    lines(
      [
        'The date for your report ',
        bold(number),
        ' changes: it will be settled by ',
        ...limit(until),
        `, counted from its receipt by ${unitName}.`,
      ],
      `The officer finds that it ${moves[settlementClass]}, because:`,
      said(reason),
      'You need not do anything; we will keep you informed.',
    ),
  secrecyRaised: ({ number, what }) =>
    what === 'anonymous'
      ? [
          'Your identity in report ',
          bold(number),
          ' is closed now: officers find it needed, and nobody can look it up. You need not do anything.',
        ]
      : [
          'Report ',
          bold(number),
          ' is confidential now: officers find it needed, and the public does not read it. You need not do anything.',
        ],
  secrecyLowered: ({ number, what }) =>
    lines(
      what === 'anonymous'
        ? [
            'Two officers decided that your identity in report ',
            bold(number),
            ' need not be closed any more: officers who handle it may look it up, and every look is recorded.',
          ]
        : [
            'Two officers decided that report ',
            bold(number),
            ' need not be confidential any more: the public may read it, without your name.',
          ],
      'If you object, reply to this message with your reason.',
    ),
  firstResponse: ({ number, unitName, text }) =>
    lines(
      ['Response of ', bold(unitName), ' to your report ', bold(number), ':'],
      said(text),
      'This is not the final answer yet. I will let you know when there is one.',
    ),
  obstacle: ({ number, unitName, text, until }) =>
    lines(
      [
        'Your report ',
        bold(number),
        ' is still with ',
        bold(unitName),
        '. What hinders it, and what is done:',
      ],
      said(text),
      ['It is to be settled by ', day(until), '. We are sorry for the wait; I will tell you.'],
    ),
  answer: ({ number, unitName, text, closesOn, mayReopen }) =>
    lines(
      ['Answer of ', bold(unitName), ' to your report ', bold(number), ':'],
      said(text),
      'Is the problem solved?',
      mayReopen ? 'If not, the report is opened again and seen one level up.' : undefined,
      ['Without a reply the report closes on ', day(closesOn), '.'],
    ),
  mergedForYou: ({ number, until, span }) =>
    lines(
      [
        'Your report ',
        bold(number),
        ' is about the same problem as another one, so they are handled together.',
      ],
      'Your number stays, and the answer comes to you. The other reporter does not learn who you are.',
      until && span ? ['Its next deadline is ', ...limit({ until, span }), '.'] : undefined,
    ),
  separatedForYou: ({ number, ...until }) => [
    'Your report ',
    bold(number),
    ' is handled by itself again, no longer with another one. Its next deadline is ',
    ...limit(until),
    '.',
  ],
  closedTogether: ({ number }) =>
    lines(
      ['The report handled together with ', bold(number), ' is closed. Is your problem solved?'],
      'If not, your report is opened again and handled by itself.',
    ),
  closedBySystem: ({ number }) =>
    lines(
      [
        'Your report ',
        bold(number),
        ' was closed, because there was no reply to its answer in time. Thank you for reporting.',
      ],
      'If the problem comes back, send a new report and mention this number.',
    ),
  reopenedForYou: ({ number, unitName, ...until }) =>
    lines(
      [
        'Your report ',
        bold(number),
        ' is open again. ',
        bold(unitName),
        ' takes it up by ',
        ...limit(until),
        '.',
      ],
      'One level up sees it too.',
    ),
  supporterNews: ({ number, step, unitName, text }) =>
    lines(
      ['News of the report that you follow, ', bold(number), ': ', supporterSteps[step](unitName)],
      text ? said(text) : undefined,
    ),
};
