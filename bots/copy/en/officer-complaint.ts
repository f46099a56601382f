import type { Actor } from '../../../src/domain/access.ts';
import type { DraftingStage } from '../../../src/domain/complaint/drafting.ts';
import type { Day, Instant } from '../../../src/domain/instant.ts';
import type { MediaKind, Text } from '../../../src/domain/message.ts';
import type { DueDate } from '../../../src/domain/view.ts';
import { dayInWords, shortDay, spanInWords, timeInWords } from '../dates.ts';
import { minutesBetween, timeWithoutZone } from '../moments.ts';
import type { DoneFacts, OfficerCopy, QueueCopy, Reader, TermsCopy, ViewCopy } from '../officer.ts';
import { upper } from '../text.ts';
import { entrySourcesEn } from './entry.ts';

const kinds: Readonly<Record<MediaKind, readonly [one: string, many: string]>> = {
  photo: ['photo', 'photos'],
  document: ['document', 'documents'],
  voice: ['voice message', 'voice messages'],
  video: ['video', 'videos'],
};

/** A number with its noun. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const termsEn: TermsCopy = {
  status: {
    awaitingVerification: 'awaiting verification',
    awaitingReporter: 'waiting for the reporter',
    verified: 'verified, not yet assigned',
    disposed: 'assigned, not yet accepted',
    accepted: 'in progress',
    awaitingNational: 'with the national admin, waiting for word',
    answered: 'answered, waiting for the reporter’s word',
    closed: 'closed',
    archived: 'archived',
    forwarded: 'taken over by another institution',
    merged: 'merged into another report',
  },
  step: {
    receipt: 'receipt',
    verification: 'verification',
    disposition: 'disposition',
    followUp: 'follow-up',
    firstResponse: 'first response',
    settlement: 'settlement',
    obstacle: 'telling the reporter what hinders it',
    nationalReply: 'word from the national admin',
    entryWatch: 'disposition of an entered report',
    completion: 'completion by the reporter',
    closing: 'closing',
  },
  classification: {
    complaint: 'complaint',
    aspiration: 'suggestion',
    informationRequest: 'information request',
  },
  settlementClass: {
    information: 'information or normative',
    noInspection: 'no field inspection',
    inspection: 'with field inspection',
  },
  role: { admin: 'admin', liaison: 'officer', leader: 'leader' },
  nature: {
    ordinary: 'ordinary, no mark',
    dispute: 'dispute',
    violation: 'indicated violation of law',
    abuse: 'indicated abuse of office',
  },
  secrecy: { confidential: 'confidentiality', anonymous: 'anonymity' },
  rating: { solved: 'solved', partly: 'partly solved', unsolved: 'not solved' },
  files: (all) =>
    [...new Set(all)]
      .map((kind) => counted(all.filter((one) => one === kind).length, ...kinds[kind]))
      .join(', '),
  noCategory: 'no category yet',
  noPlace: 'no place given',
  actor,
  when,
  due,
  daysLeft: (days) =>
    days < 0
      ? `${counted(-days, 'day')} late`
      : days === 0
        ? 'today'
        : days === 1
          ? 'tomorrow'
          : `in ${days} days`,
};

function actor(who: Actor): string {
  if (who.kind === 'reporter') return 'reporter';
  if (who.kind === 'system') return 'system';
  return `${who.name} (${termsEn.role[who.role]})`;
}

function when(at: Instant, { now, timeZone }: Reader): string {
  const minutes = minutesBetween(at, now);
  if (minutes < 0 || minutes >= 60) return `on ${timeInWords(at, timeZone, 'en')}`;
  return minutes < 1 ? 'just now' : `${counted(minutes, 'minute')} ago`;
}

function due({ step, on, span, late, provisional }: DueDate, today: Day): string {
  const day = `${dayInWords(on, 'en')} (${spanInWords(span, 'en')}${provisional ? ', estimate' : ''})`;
  const name = termsEn.step[step];
  if (late) return `${name} late: was due ${day}`;
  return on === today ? `${name} due today, ${day}` : `${name} due by ${day}`;
}

export const queueEn: QueueCopy = {
  title: (unitName, today, mineOnly) => [
    mineOnly ? 'Your queue at ' : 'Queue of ',
    { bold: unitName },
    `, ${dayInWords(today, 'en')}`,
  ],
  counts: ({ late, dueToday, open }) => `🔴 ${late} late · 🟠 ${dueToday} due today · ${open} open`,
  empty: (mineOnly) => [
    mineOnly ? 'You have taken no reports.' : 'The queue is empty: no report is waiting.',
  ],
  awaiting: {
    waiting: ['Waiting for the reporter, yours or not yet taken:'],
    unclaimed: ['Taken by nobody of your unit yet:'],
    returned: ['Returned, yours or not yet taken:'],
  },
  noneAwaits: ['None any more.'],
  copies: (unitName) => ['Copies for ', { bold: unitName }],
  noCopies: ['No report has been copied to your unit.'],
  mine: 'yours',
  returned: 'returned by a unit',
  supporters: (count) => `+${count} people`,
  limit: (day) => `due ${shortDay(day, 'en')}`,
};

const turns: Readonly<Record<DraftingStage, (unitName: string, drafts: number) => string>> = {
  writing: (unitName, drafts) =>
    `${unitName} ${drafts === 0 ? 'drafts the answer' : `rewrites draft ${drafts}`}`,
  approving: (unitName, drafts) => `draft ${drafts} waits for the approval of ${unitName}`,
  sending: (unitName, drafts) => `draft ${drafts} is approved, ${unitName} is to send it`,
};

export const viewEn: ViewCopy = {
  owner: (unitName, assigneeName) =>
    assigneeName === undefined
      ? `With ${unitName}, not taken yet`
      : `With ${unitName}, handled by ${assigneeName}`,
  flags: {
    anonymous: 'anonymous reporter',
    confidential: 'confidential',
    urgent: '⚠️ speaks of danger to life',
    reopened: 'reopened by the reporter',
    returned: 'returned by a unit',
  },
  unreached: (unitName) =>
    `The reporter does not follow this report in a chat: ${unitName}, which entered it, has to pass it on.`,
  entered: ({ source, arrivedOn, handedOn }, unitName, intake) =>
    [
      `Entered by ${unitName} from ${entrySourcesEn[source]}, arrived ${shortDay(arrivedOn, 'en')}`,
      handedOn && `with the liaison officer ${shortDay(handedOn, 'en')}`,
      ...intake
        .filter(({ late }) => late)
        .map(({ source: article, by }) => `late by ${article}, due ${shortDay(by, 'en')}`),
    ]
      .filter((one) => one !== undefined)
      .join(' · '),
  supporters: (count) =>
    `${count} more ${count === 1 ? 'person has' : 'people have'} the same problem and hear of its progress`,
  merged: (number) => `Follows ${number}: work on that one`,
  duplicates: (numbers) => `Followed by ${numbers.join(', ')}: their reporters get its answer too`,
  copies: (unitNames) => `Copies: ${unitNames.join(', ')}`,
  drafting: ({ stage, drafts }, unitName) => `Review: ${turns[stage](unitName, drafts)}`,
  draft: (drafts) => `Draft ${drafts} of the answer`,
  marked: ({ nature = 'ordinary', subject, object }) =>
    [
      nature === 'ordinary' ? undefined : `Marked: ${termsEn.nature[nature]}`,
      subject && `subject: ${subject}`,
      object && `object: ${object}`,
    ]
      .filter((one) => one !== undefined)
      .join(' · '),
  lowering: ({ what, until }, { timeZone }) =>
    `Lowering of ${termsEn.secrecy[what]} asked; waits for a second officer until ${timeWithoutZone(until, timeZone, 'en')}`,
  accused: (unitNames) => `concerns staff of ${unitNames.join(', ')}`,
  place: 'Place',
  occurred: 'Time',
  files: 'Files',
  map: 'map',
  added: (at, { timeZone }) => `Added by the reporter, ${timeWithoutZone(at, timeZone, 'en')}`,
  asked: (at, { timeZone }) => `Asked to complete, ${timeWithoutZone(at, timeZone, 'en')}`,
  replied: (at, { timeZone }) =>
    `the reporter replied ${timeWithoutZone(at, timeZone, 'en')}; see whether it is complete`,
  answered: 'Answer',
  rated: 'Reporter’s rating',
  erased: 'the content was erased at the reporter’s request',
  filesOf: (number, files) => `Files of ${number}: ${files}`,
  filesWithheld: 'seen only by the unit that handles it',
  masked: (mine) =>
    mine
      ? '•• covers personal data. View it whole if settling the report needs it; every look is recorded.'
      : '•• covers personal data.',
  whole: [
    'You opened the personal data in this report, and that is recorded. Only for settling it; spreading it is forbidden (BUP IV.A.2.b-d).',
  ],
  said: 'Written by officers',
};

const n = (facts: DoneFacts) => ({ bold: facts.number });
const limit = ({ due }: DoneFacts, before: string): string =>
  due ? ` ${before} ${dayInWords(due.on, 'en')} (${spanInWords(due.span, 'en')}).` : '';

/** Settled by when; where the procedure has a step before that, by when that one is done. */
const nextStep = (facts: DoneFacts, settled: string): string => {
  const step = facts.due?.step;
  return limit(
    facts,
    step === undefined || step === 'settlement' ? settled : `${upper(termsEn.step[step])} by`,
  );
};

const noOfficerYet = ({ unstaffed }: DoneFacts): Text =>
  unstaffed === undefined
    ? []
    : [
        ' Nobody is there yet; ask an admin to invite someone, for example ',
        { code: `undang ${unstaffed} Budi` },
        '.',
      ];

export const doneEn: OfficerCopy['done'] = {
  claim: (facts) => [n(facts), ' is yours now.', limit(facts, 'Due')],
  verify: (facts) => [n(facts), ' is complete and verified.', limit(facts, 'Next due')],
  requestCompletion: (facts) => [
    'The reporter was asked to complete ',
    n(facts),
    '.',
    limit(facts, 'Their deadline:'),
    ' Yours pauses meanwhile.',
  ],
  dispose: (facts) => [
    n(facts),
    ' was assigned to ',
    { bold: facts.unitName },
    '.',
    nextStep(facts, 'Settled by'),
    ...(facts.unstaffed === undefined
      ? [facts.reporterTold ? ' The unit and the reporter are told.' : ' The unit is told.']
      : [
          `${facts.reporterTold ? ' The reporter is told.' : ''} This unit has no officer yet; invite one first, for example `,
          { code: `undang ${facts.unstaffed} Budi` },
          ', or take it back.',
        ]),
  ],
  return: (facts) => [
    n(facts),
    facts.to === undefined ? ` was returned to ${facts.unitName}.` : ` was sent up to ${facts.to}.`,
    ...(facts.to === undefined ? [] : [limit(facts, 'Ask for word by')]),
    ' The reporter is told, with the reason.',
  ],
  forward: (facts) => [
    n(facts),
    ` was sent up to ${facts.to ?? 'the national admin'}, and you keep watching it.`,
    limit(facts, 'Ask for word by'),
    ' The reporter is told, with the reason. What national needs of it: tap Export.',
  ],
  export: (facts) => [
    'What national needs of ',
    n(facts),
    ' is above, without who reports. Read it and its files before you pass them on.',
    limit(facts, 'Ask for word by'),
  ],
  nationalAnswer: (facts) => [
    `The answer of ${facts.to ?? 'national'} to `,
    n(facts),
    ' was sent to the reporter.',
    limit(facts, 'Without a reply it closes'),
  ],
  nationalReturn: (facts) => [
    n(facts),
    ' is back from national.',
    limit(facts, 'Review and assign it by'),
    ' The reporter is told, with the reason.',
  ],
  nationalTransfer: (facts) => [
    n(facts),
    ` is handled by ${facts.to ?? 'another institution'} and ends here. The reporter is told.`,
  ],
  archive: (facts) => [n(facts), ' was archived. The reporter is told the rule, and may object.'],
  recall: (facts) => [
    n(facts),
    ' was taken back.',
    limit(facts, 'Assign it again by'),
    ' The unit and the reporter are told.',
  ],
  copy: (facts) => [
    'A copy of ',
    n(facts),
    ' was given. That unit sees it and may comment; the report stays with ',
    { bold: facts.unitName },
    '.',
  ],
  withdrawCopy: (facts) => [
    'The copy of ',
    n(facts),
    ' was withdrawn. That unit is told and no longer sees it.',
  ],
  apip: (facts) => [
    'The inspectorate is involved in ',
    n(facts),
    '. The report is with ',
    { bold: facts.unitName },
    '.',
    limit(facts, 'Limit:'),
  ],
  mark: (facts) => ['The mark on ', n(facts), ' was recorded. Only officers see it.'],
  makeConfidential: (facts) => [
    n(facts),
    ' is confidential now: the public does not read it. The reporter is told.',
  ],
  makeAnonymous: (facts) => [
    'The reporter of ',
    n(facts),
    ' is anonymous now: nobody can look up who it is. The reporter is told.',
  ],
  askLowering: (facts) => [
    'The request for ',
    n(facts),
    ' is recorded. It takes effect when another officer in charge agrees; they are told.',
  ],
  agreeLowering: (facts) => ['Agreed, and in force for ', n(facts), '. The reporter is told.'],
  refuseLowering: (facts) => ['The request for ', n(facts), ' was refused. Nothing changed.'],
  accept: (facts) => [
    n(facts),
    ' was accepted by ',
    { bold: facts.unitName },
    '.',
    limit(facts, 'Settled by'),
    ' The reporter is told.',
  ],
  changeClass: (facts) => [
    'The class of ',
    n(facts),
    ' was changed.',
    limit(facts, 'To be settled by'),
    ' The reporter is told the date and the reason.',
  ],
  respond: (facts) => [
    'The first response to ',
    n(facts),
    ' goes to the reporter.',
    limit(facts, 'Answer by'),
  ],
  relayReply: (facts) => [
    'The reporter’s reply to ',
    n(facts),
    ' is written down; ',
    { bold: facts.unitName },
    ' says whether it completes the report.',
  ],
  tellObstacle: (facts) => [
    'The reporter of ',
    n(facts),
    ' is told what hinders it.',
    limit(facts, 'Answer by'),
  ],
  answer: (facts) => [
    'The answer to ',
    n(facts),
    ' goes to the reporter.',
    limit(facts, 'Without a reply it closes on'),
  ],
  orderDraft: (facts) => [
    'The review of ',
    n(facts),
    ' went to ',
    { bold: facts.unitName },
    '. The draft comes back to you for your approval.',
    limit(facts, 'Answer by'),
    ...noOfficerYet(facts),
  ],
  draft: (facts) => [
    'The draft for ',
    n(facts),
    ' went to ',
    { bold: facts.unitName },
    ' for approval. The reporter does not see it.',
    ...noOfficerYet(facts),
  ],
  approve: (facts) => [
    'The draft for ',
    n(facts),
    ' is approved. Next, ',
    { bold: facts.unitName },
    ' sends it to the reporter, as it is.',
    limit(facts, 'By'),
    ...noOfficerYet(facts),
  ],
  sendBack: (facts) => [
    'The draft for ',
    n(facts),
    ' went back to ',
    { bold: facts.unitName },
    ' with the reason.',
    limit(facts, 'Answer by'),
  ],
  send: (facts) => [
    'The approved answer to ',
    n(facts),
    ' goes to the reporter.',
    limit(facts, 'Without a reply it closes on'),
  ],
  merge: (facts) => [
    n(facts),
    ' is merged. Its reporter is told, gets the same answer under the own number, and does not learn who the other reporter is: name neither in the answer. Undo it with ',
    { code: `pisah ${facts.number}` },
    '.',
  ],
  separate: (facts) => [
    n(facts),
    ' is by itself again.',
    limit(facts, 'Deadline:'),
    ' The reporter was told.',
  ],
  note: (facts) => ['Note kept on ', n(facts), '. Only officers see it.'],
  proposeUnit: (unitName) => ['Next, assign it to a unit. By its category: ', { bold: unitName }, '.'],
  chooseUnit: (accused) => [
    accused === undefined
      ? 'Next, assign it to a unit.'
      : `Next, choose the unit yourself: the report concerns staff of ${accused}, the unit of its category.`,
  ],
};
