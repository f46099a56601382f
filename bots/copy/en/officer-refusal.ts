import { unitById } from '../../../src/domain/agency.ts';
import type { Status } from '../../../src/domain/complaint/complaint.ts';
import type { ComplaintEvent } from '../../../src/domain/complaint/event.ts';
import type { MergeObstacle } from '../../../src/domain/complaint/refusal.ts';
import type { Span, Text } from '../../../src/domain/message.ts';
import { openOffices } from '../../../src/domain/unit-tree.ts';
import { dayInWords, shortDay, spanInWords } from '../dates.ts';
import type { RefusalCopy, RefusalFacts } from '../officer.ts';
import { clip, upper } from '../text.ts';
import { termsEn } from './officer-complaint.ts';

const happened: Readonly<Record<ComplaintEvent['type'], string>> = {
  submitted: 'sent',
  claimed: 'taken',
  released: 'released',
  handedOver: 'handed to that colleague',
  verified: 'found complete',
  completionRequested: 'sent back for completion',
  completionReminded: 'reminded of',
  answerReminded: 'reminded of the answer',
  ratingAsked: 'asked for a rating',
  reporterReplied: 'replied to',
  informationAdded: 'added to',
  disposed: 'assigned',
  transferred: 'moved to another unit',
  returned: 'returned',
  sentToNational: 'sent up to national',
  exported: 'exported',
  forwarded: 'taken over by another institution',
  accepted: 'accepted',
  classChanged: 'given another class',
  responded: 'given a first response',
  answered: 'answered',
  marked: 'marked so',
  copied: 'copied to another unit',
  draftOrdered: 'given to a room for a draft',
  drafted: 'given a draft',
  draftApproved: 'approved in its draft',
  draftReturned: 'sent back in its draft',
  draftingStopped: 'taken out of its review',
  copyWithdrawn: 'no longer copied',
  secrecyRaised: 'made more secret',
  loweringAsked: 'asked to be less secret',
  secrecyLowered: 'made less secret',
  loweringRefused: 'kept as secret as it was',
  followed: 'followed by its reporter',
  noteAdded: 'given a note',
  rated: 'rated',
  reopened: 'reopened',
  closed: 'closed',
  archived: 'archived',
  revived: 'revived from the archive',
  limitBreached: 'found late',
  lateAgain: 'found late again',
  monitored: 'monitored',
  obstacleTold: 'explained to the reporter',
  merged: 'merged',
  separated: 'parted',
  duplicateJoined: 'joined by another report',
  duplicateLeft: 'left by a merged report',
  supported: 'joined by somebody',
  supportWithdrawn: 'left by somebody who followed it',
  identityViewed: 'opened for its identity',
  textsOpened: 'opened for the personal data in its texts',
};

const ended: Partial<Record<Status, string>> = {
  closed: 'is closed',
  archived: 'is archived; it comes back when the reporter completes it',
  forwarded: 'was taken over by another institution',
};

const number = (facts: RefusalFacts): Span => ({ bold: facts.number });
const cannot = (facts: RefusalFacts): Text => ['Not possible now, ', { code: facts.keyword }, ': '];
const unitName = (id: string, { reader }: RefusalFacts): string => unitById(reader.agency, id)?.name ?? id;
const unitNames = ({ reader }: RefusalFacts): string =>
  openOffices(reader.agency)
    .slice(0, 30)
    .map((unit) => unit.shortName)
    .join(', ');

/** What a telaah waits for. */
const draftingTurn = {
  writing: (name: string) =>
    `is under review: ${name} drafts the answer, which is sent only when the head has approved it.`,
  approving: (name: string) => `is under review: the draft waits for ${name}, setuju or tolak.`,
  sending: (name: string) => `has an approved draft; ${name} sends it with kirim, as it is.`,
} as const;

const mergeObstacles: Readonly<Record<MergeObstacle, string>> = {
  unknown: 'write the number of the main report; I did not find that one.',
  same: 'it is the same report.',
  notYours: 'the main report lies with another unit. Ask the admin to merge them.',
  ended: 'the main report has ended. Answer this one by itself.',
  answered: 'the main report was answered. Answer this one by itself.',
  isDuplicate: 'that report follows another one itself. Merge into its main report.',
  hasDuplicates: 'other reports follow this one. Merge the other way round, or part them first.',
  reopened: 'its reporter said once that it was not solved. Answer it by itself.',
  urgent: 'this one speaks of danger to life and the main one does not. Merge the other way round.',
  confidential: 'one of them is confidential, so that its news must not reach another reporter.',
  accused: 'this report is about staff of a unit that the main one does not name. Handle it by itself.',
  tooMany: 'too many reports follow the main one already.',
};

/** Why not, what is needed, what is possible instead. */
export const refusalEn: RefusalCopy = {
  ended: ({ status }, facts) => [
    ...cannot(facts),
    number(facts),
    ` ${ended[status] ?? `is ${termsEn.status[status]}`}. Still possible: `,
    { code: 'catatan' },
    ', ',
    { code: 'lihat' },
    ', ',
    { code: 'riwayat' },
    '.',
  ],
  wrongStatus: ({ status }, facts) => [...cannot(facts), number(facts), ` is ${termsEn.status[status]}.`],
  notYours: ({ ownerUnitId }, facts) => [
    ...cannot(facts),
    number(facts),
    ` is with ${unitName(ownerUnitId, facts)} now, and only officers there can.`,
  ],
  notAllowed: (_refusal, facts) => [
    ...cannot(facts),
    ...(facts.keyword === 'balasan'
      ? [
          'a reply is written down by the unit that entered the report or has it, until the reporter of ',
          number(facts),
          ' follows it in a chat and replies there.',
        ]
      : ['it is not yours to do on ', number(facts), '.']),
    facts.keyword === 'jawab'
      ? ' A complaint is answered by the unit in charge; assign it with disposisi.'
      : '',
  ],
  changedMeanwhile: ({ event, actor, at }, facts) => [
    'Not done: ',
    number(facts),
    ` was ${happened[event]} by ${definite(termsEn.actor(actor))} ${termsEn.when(at, facts.reader)}, after you saw it. What you wrote is still here; do it if it is still needed.`,
  ],
  missingText: (_refusal, facts) => [
    { code: facts.keyword },
    ' needs words after the number. Example: ',
    { code: facts.example },
  ],
  missingReason: ({ given, what }, facts) =>
    what
      ? [
          `${what === 'subject' ? 'Whom' : 'What'} is `,
          number(facts),
          ' about? At most 200 characters; only officers see it.',
        ]
      : ['Why ', { code: `${facts.keyword} ${given}` }, ' for ', number(facts), '? Write the reason.'],
  whichMark: (_refusal, facts) => [
    'Which mark for ',
    number(facts),
    '? It is an indication for officers, no verdict, and is not shown to the reporter.',
  ],
  noInspectorate: (_refusal, facts) => [
    ...cannot(facts),
    'this agency has marked no unit as its inspectorate (APIP). Mark one in the agency’s data; until then use ',
    { code: 'tembusan' },
    ' or ',
    { code: 'disposisi' },
    '.',
  ],
  whichClass: ({ options }, facts) =>
    options.length === 0
      ? [
          ...cannot(facts),
          'the limits of the other classes are over. Answer soon, and tell the reporter by ',
          { code: 'kendala' },
          '.',
        ]
      : [
          'Which class for ',
          number(facts),
          '? Its date counts from the receipt by the unit; I will ask for the reason next.',
        ],
  sameClass: ({ settlementClass }, facts) => [
    number(facts),
    ` is of that class already: ${termsEn.settlementClass[settlementClass]}. Nothing changed.`,
  ],
  classPassed: ({ settlementClass, on, options }, facts) => [
    ...cannot(facts),
    `the limit ${termsEn.settlementClass[settlementClass]} for `,
    number(facts),
    ` was over on ${dayInWords(on, 'en')}, counted from receipt.`,
    options.length === 0 ? ' The other classes are over, too; answer soon.' : ' Still possible:',
  ],
  textTooLong: ({ limit }, facts) => [
    `Too long: at most ${limit} characters, yours had ${facts.length}. Nothing was sent; ${facts.keyword === 'jawab' ? 'shorten it, or send the rest as a file.' : 'please shorten it.'}`,
  ],
  unknownUnit: ({ words }, facts) => [
    `No unit is called “${clip(words, 40)}”. There are: ${unitNames(facts)}. Example: `,
    { code: facts.example },
  ],
  ambiguousUnit: ({ words, unitIds }) => [`${unitIds.length} units fit “${clip(words, 40)}”. Which one?`],
  accusedUnit: ({ unitId, onlyAdmin }, facts) => [
    'Not done: ',
    number(facts),
    ` concerns staff of ${unitName(unitId, facts)} itself. Choose another unit, such as the one that oversees it. ${onlyAdmin ? 'If it is necessary, ask the admin: only an admin may decide it.' : 'If it must go there, say so; that choice is recorded.'}`,
  ],
  alreadyCopied: ({ unitId }, facts) => [
    `${unitName(unitId, facts)} has a copy of `,
    number(facts),
    ' already. Nothing changed.',
  ],
  tooManyCopies: ({ most }, facts) => [
    ...cannot(facts),
    number(facts),
    ` has been copied to ${most} units. Withdraw one first by `,
    { code: 'tarik tembusan' },
    '.',
  ],
  whichCopy: ({ unitIds, unitId }, facts) => [
    ...(unitId === undefined ? [] : [`${unitName(unitId, facts)} has no copy of `, number(facts), '. ']),
    ...(unitIds.length === 0
      ? [number(facts), ' has been copied to no unit.']
      : ['Whose copy is withdrawn?']),
  ],
  sameUnit: ({ unitId }, facts) => [
    number(facts),
    ` is with ${unitName(unitId, facts)} already. Choose another unit.`,
  ],
  notBelow: ({ unitId }, facts) => [
    ...cannot(facts),
    unitId === undefined
      ? 'there is no unit below yours. Handle it yourself, or if it is not within your authority: '
      : `${unitName(unitId, facts)} is not below your unit. Choose a unit that is, or if it is not within your authority: `,
    { code: 'kembalikan' },
    '.',
  ],
  incomplete: (_refusal, facts) => [
    ...cannot(facts),
    'the reporter of ',
    number(facts),
    ' was asked to complete it and has not replied. If the data is enough after all, send ',
    { code: 'verifikasi' },
    ' first.',
  ],
  inDrafting: ({ stage, unitId }, facts) => [
    ...cannot(facts),
    number(facts),
    ` ${stage ? draftingTurn[stage](unitName(unitId, facts)) : 'is not under review.'}`,
  ],
  passOnFirst: ({ settlementClass, answerable, source }, facts) => [
    ...cannot(facts),
    number(facts),
    ` is of the class ${shortClass[settlementClass]}, and by ${source} this room answers ${answerable.length === 0 ? 'none' : `only the class ${answerable.map((one) => shortClass[one]).join(' and ')}`} by itself. Pass it on to the next room with `,
    { code: 'disposisi' },
    '; the head of the office answers it or orders a ',
    { code: 'telaah' },
    '. If the class is wrong, change it with ',
    { code: 'kelas' },
    '.',
  ],
  whichDrafter: ({ unitIds, words }, facts) =>
    unitIds.length === 0
      ? [
          ...cannot(facts),
          'this office has no other room that could draft. Answer directly with ',
          { code: 'jawab' },
          ', or ask an admin to add the room.',
        ]
      : [
          words === undefined ? '' : `No room of this office is called “${clip(words, 40)}”. `,
          'Who drafts the answer to ',
          number(facts),
          '?',
        ],
  notARule: ({ rules }, facts) => [
    ...cannot(facts),
    rules.length > 0
      ? `archiving needs a rule of the procedure: ${rules.map(({ id, title }) => `${id} (${title})`).join('; ')}.`
      : 'this procedure has no archive rule but the time to complete. Answer, return or forward it.',
  ],
  alreadyClaimed: (_refusal, facts) => [
    number(facts),
    ' was taken by a colleague. If you are standing in for them, take it over.',
  ],
  alreadyReopened: (_refusal, facts) => [number(facts), ' was reopened before; that is possible only once.'],
  alreadyDone: ({ event }, facts) => [
    number(facts),
    ` was ${happened[event]} before. Nothing has changed${event === 'completionRequested' ? '; wait for the reporter’s reply' : ''}.`,
  ],
  cannotMerge: ({ why }, facts) => ['Not possible to merge ', number(facts), `: ${mergeObstacles[why]}`],
  isMerged: ({ intoNumber }, facts) => [
    ...cannot(facts),
    number(facts),
    ' follows the report ',
    { bold: intoNumber },
    '. Work on that one, or part them first: ',
    { code: `pisah ${facts.number}` },
    '.',
  ],
  anonymous: (_refusal, facts) => [
    'The reporter of ',
    number(facts),
    ' chose to be anonymous, so nobody can see who it is. To ask them something use ',
    { code: 'lengkapi' },
    ' or ',
    { code: 'tanggapi' },
    '.',
  ],
  whichSecrecy: ({ options }, facts) =>
    options.length === 0
      ? [
          ...cannot(facts),
          number(facts),
          ' is not confidential, and officers do not lower an anonymity that the reporter chose.',
        ]
      : ['What is to be lowered for ', number(facts), '? I ask for the reason next.'],
  reportersChoice: (_refusal, facts) => [
    ...cannot(facts),
    'the reporter of ',
    number(facts),
    ' chose to be anonymous, and officers never lower that.',
  ],
  nothingAsked: ({ expired }, facts) => [
    ...cannot(facts),
    expired ? 'the request for ' : 'no request waits for ',
    number(facts),
    expired ? ' has expired. If it is still needed, ask again with ' : '. Ask with ',
    { code: 'turunkan' },
    '.',
  ],
  needsSecondOfficer: (_refusal, facts) => [
    ...cannot(facts),
    'you asked for it yourself. Another officer of the unit that has ',
    number(facts),
    ', or an admin, has to agree.',
  ],
  invalidArgument: (_refusal, facts) => [
    'I do not understand the words after ',
    { code: facts.keyword },
    '. Example: ',
    { code: facts.example },
  ],
  classOption: ({ settlementClass, until, span }) =>
    `${upper(shortClass[settlementClass])}: ${shortDay(until, 'en')} (${spanInWords(span, 'en')})`,
  markPart: (word) => (word === 'subjek' ? 'subject (whom)' : 'object (what)'),
  possibleNow: (keywords) => [
    'Possible now: ',
    ...keywords.flatMap((one, index) => separated(one, index)),
    '.',
  ],
};

const shortClass = {
  information: 'information',
  noInspection: 'no inspection',
  inspection: 'inspection',
} as const;

const separated = (keyword: string, index: number): Span[] =>
  index === 0 ? [{ code: keyword }] : [', ', { code: keyword }];

/** "the reporter", "the system"; a name stands alone. */
const definite = (actor: string): string => (actor.endsWith(')') ? actor : `the ${actor}`);
