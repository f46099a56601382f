import { type Broadcast, type BroadcastFigures, broadcastStatuses } from '../../src/domain/broadcast.ts';
import type { ComplaintEvent, EventOf, Recorded } from '../../src/domain/complaint/event.ts';
import type { Refusal } from '../../src/domain/complaint/refusal.ts';
import { defaultStrategicRules } from '../../src/domain/figures/issues.ts';
import type { Informed, Notice } from '../../src/domain/notice.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { OfficerView } from '../../src/domain/view.ts';
import { sampleComplaint } from './complaint.ts';
import { complaintA, dodi, numberA, rina } from './officer-chat.ts';

const about = { complaintId: complaintA, number: numberA, version: 4 };
const gist = { categoryId: 'jalan', place: 'Bati-Bati', urgent: false };
const span = { amount: 3, unit: 'workingDay' } as const;
const until = '2026-11-16';
export const attachments = [{ mediaId: 'media-1', kind: 'photo' }] as const;
const reason = 'Ruas ini jalan nasional, bukan kabupaten.';

type Sample<Kind extends Notice['kind']> = Omit<Extract<Notice, { kind: Kind }>, keyof typeof about>;

/** One notice of every kind; a kind that is missing does not compile. */
const noticesByKind: { readonly [Kind in Notice['kind']]: Sample<Kind> } = {
  completionAsked: {
    kind: 'completionAsked',
    ask: 'Mohon foto lubang dari dekat dan nama RT terdekat.',
    until: '2026-11-25',
    span: { amount: 10, unit: 'workingDay' },
  },
  completionReminder: { kind: 'completionReminder', ask: 'Mohon foto lubang.', until: '2026-11-25' },
  answerReminder: { kind: 'answerReminder', unitName: 'Dinas PUPR', closesOn: '2026-12-02' },
  ratingReminder: { kind: 'ratingReminder' },
  reminders: {
    kind: 'reminders',
    items: [
      { complaintId: about.complaintId, number: numberA, what: 'completion', until },
      { complaintId: 'V1StGXR8_Z5k', number: numberA, what: 'answer', until: '2026-12-02' },
      { complaintId: 'V1StGXR8_Z5l', number: numberA, what: 'rating' },
    ],
    more: 2,
  },
  completed: { kind: 'completed', until },
  verified: { kind: 'verified', classification: 'aspiration', categoryId: 'jalan' },
  archived: { kind: 'archived', ask: 'Mohon foto lubang.' },
  archivedUnderRule: { kind: 'archivedUnderRule', title: 'Bukan urusan pelayanan', source: 'SOP kami 7' },
  revived: { kind: 'revived', until, span },
  handedDown: { kind: 'handedDown', unitName: 'Dinas PUPR', until, span: { ...span, amount: 14 } },
  transferred: { kind: 'transferred', unitName: 'Dinas PUPR', toUnitName: 'Dinas Perhubungan' },
  handedToAgency: { kind: 'handedToAgency', unitName: 'Admin Kabupaten', until, span },
  returnedForReview: { kind: 'returnedForReview', unitName: 'Dinas PUPR', reason, until, span },
  sentToNational: {
    kind: 'sentToNational',
    to: 'Admin Nasional SP4N-LAPOR!',
    systemic: true,
    reason,
    until,
    span: { ...span, amount: 14 },
  },
  forwardedAway: {
    kind: 'forwardedAway',
    to: 'Balai Jalan Nasional',
    note: 'Nomor 1234567 di lapor.go.id.',
  },
  accepted: {
    kind: 'accepted',
    unitName: 'Dinas PUPR',
    until: '2027-02-09',
    moved: { settlementClass: 'inspection', span: { ...span, amount: 60 } },
  },
  classChanged: {
    kind: 'classChanged',
    unitName: 'Dinas PUPR',
    settlementClass: 'inspection',
    reason: 'Gorong-gorong harus dibongkar dulu.',
    until: '2027-02-09',
    span: { ...span, amount: 60 },
  },
  secrecyRaised: { kind: 'secrecyRaised', what: 'anonymous' },
  secrecyLowered: { kind: 'secrecyLowered', what: 'confidential' },
  firstResponse: { kind: 'firstResponse', unitName: 'Dinas PUPR', text: 'Petugas meninjau besok pagi.' },
  obstacle: { kind: 'obstacle', unitName: 'Dinas PUPR', text: 'Aspal belum tiba; ditambal Senin.', until },
  answer: {
    kind: 'answer',
    unitName: 'Dinas PUPR',
    text: 'Lubang ditambal 18 November 2026.',
    attachments,
    closesOn: '2026-12-02',
    mayReopen: true,
  },
  closedBySystem: { kind: 'closedBySystem' },
  mergedForYou: { kind: 'mergedForYou', until, span },
  separatedForYou: { kind: 'separatedForYou', until, span },
  closedTogether: { kind: 'closedTogether' },
  supporterNews: { kind: 'supporterNews', step: 'answered', unitName: 'Dinas PUPR', text: 'Sudah ditambal.' },
  reopenedForYou: { kind: 'reopenedForYou', unitName: 'Dinas PUPR', until, span: { ...span, amount: 14 } },
  newInQueue: { kind: 'newInQueue', gist, until, span },
  disposedToYou: {
    kind: 'disposedToYou',
    gist,
    until,
    span: { ...span, amount: 14 },
    note: 'Sebelum hujan.',
  },
  returnedToYou: { kind: 'returnedToYou', gist, fromUnitName: 'Dinas PUPR', reason, until },
  takenBack: { kind: 'takenBack', gist, reason },
  reporterReplied: { kind: 'reporterReplied', gist, text: 'RT 05, depan puskesmas', attachments },
  informationAdded: { kind: 'informationAdded', gist, text: 'Tadi ada yang jatuh lagi', attachments: [] },
  copiedToYou: { kind: 'copiedToYou', gist, unitName: 'Dinas PUPR', note: 'Mohon ikut memantau.' },
  copyMoved: { kind: 'copyMoved', gist, unitName: 'Dinas PUPR', steps: ['disposed', 'answered'] },
  copyEnded: { kind: 'copyEnded', gist },
  handedToYou: { kind: 'handedToYou', gist, fromName: 'Rina' },
  duplicateJoined: { kind: 'duplicateJoined', gist, other: numberA },
  separatedInQueue: { kind: 'separatedInQueue', gist, until, span },
  loweringAsked: { kind: 'loweringAsked', gist, what: 'confidential', reason: 'Nama korban dihapus', until },
  loweringDecided: { kind: 'loweringDecided', gist, what: 'anonymous', agreed: false, reason: '' },
  obstacleReported: {
    kind: 'obstacleReported',
    gist,
    fromUnitName: 'Dinas PUPR',
    text: 'Aspal belum tiba; ditambal Senin.',
    until,
  },
  askReporter: { kind: 'askReporter', gist, ask: 'Di RT berapa?', until },
  commented: { kind: 'commented', gist, fromUnitName: 'Dinas Perhubungan', text: 'Lampu di sana juga mati.' },
  draftOrdered: {
    kind: 'draftOrdered',
    gist,
    headName: 'Kepala Dinas PUPR',
    note: 'Tinjau lokasi dulu.',
    until,
  },
  draftForApproval: {
    kind: 'draftForApproval',
    gist,
    fromUnitName: 'Bidang Bina Marga',
    draft: 2,
    wording: 'Lubang ditambal 18 November 2026.',
    attachments,
    until,
  },
  draftReturned: {
    kind: 'draftReturned',
    gist,
    headName: 'Kepala Dinas PUPR',
    draft: 2,
    reason: 'Sebutkan tanggal perbaikannya.',
    until,
  },
  draftApproved: {
    kind: 'draftApproved',
    gist,
    headName: 'Kepala Dinas PUPR',
    wording: 'Lubang ditambal 18 November 2026.',
    attachments,
    until,
  },
  archivedByRule: { kind: 'archivedByRule', gist, rule: 'BUP VI.B.1.a.11' },
  revivedInQueue: { kind: 'revivedInQueue', gist, until },
  reopened: { kind: 'reopened', gist, reason: 'Baru ditambal separuh', unitName: 'Dinas PUPR', until },
  rated: { kind: 'rated', gist, rating: 'partly' },
  monitored: { kind: 'monitored', gist, step: 'settlement', until, tellBy: until, unitName: 'Dinas PUPR' },
  late: {
    kind: 'late',
    gist: { ...gist, urgent: true },
    step: 'verification',
    since: until,
    source: 'BUP VI.B.1.b',
  },
};

export const notices: readonly Notice[] = Object.values(noticesByKind).map(
  (notice) => ({ ...about, ...notice }) as Notice,
);

const words = { private: { text: 'RT 05, depan puskesmas', attachments } };

/** One event of every type. */
const eventsByType: { readonly [Type in ComplaintEvent['type']]: EventOf<Type> } = {
  submitted: {
    type: 'submitted',
    number: numberA,
    profile: { id: 'bup', version: 1 },
    classification: 'complaint',
    categoryId: 'jalan',
    ownerUnitId: 'admin',
    reporterId: 'person-1',
    channel: 'telegram',
    anonymous: true,
    confidential: false,
    urgent: false,
    accusedUnitIds: [],
    private: {
      description: 'Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh',
      place: { words: 'Bati-Bati' },
      occurred: { words: 'kemarin' },
      attachments: [],
    },
  },
  claimed: { type: 'claimed', officerId: 'officer-rina' },
  released: { type: 'released', officerId: 'officer-rina' },
  handedOver: { type: 'handedOver', officerId: 'officer-rina' },
  verified: {
    type: 'verified',
    classification: 'complaint',
    categoryId: 'jalan',
    settlementClass: 'inspection',
  },
  completionRequested: { type: 'completionRequested', private: { ask: 'Mohon foto lubang.' } },
  completionReminded: { type: 'completionReminded', day: 5 },
  answerReminded: { type: 'answerReminded', day: 3 },
  ratingAsked: { type: 'ratingAsked', withheld: true },
  reporterReplied: { type: 'reporterReplied', ...words },
  informationAdded: { type: 'informationAdded', ...words },
  disposed: {
    type: 'disposed',
    toUnitId: 'pupr',
    settlementClass: 'noInspection',
    despiteAccusation: true,
    private: { note: 'Sebelum hujan.' },
  },
  transferred: { type: 'transferred', fromUnitId: 'pupr', toUnitId: 'dishub' },
  returned: { type: 'returned', toUnitId: 'admin', private: { reason } },
  sentToNational: {
    type: 'sentToNational',
    to: 'Admin Nasional SP4N-LAPOR!',
    systemic: true,
    private: { reason },
  },
  exported: { type: 'exported' },
  forwarded: { type: 'forwarded', to: 'Balai Jalan Nasional', private: { reason } },
  accepted: { type: 'accepted', officerId: 'officer-dodi', settlementClass: 'inspection' },
  classChanged: {
    type: 'classChanged',
    from: 'noInspection',
    to: 'inspection',
    private: { reason: 'Gorong-gorong harus dibongkar dulu.' },
  },
  responded: { type: 'responded', private: { text: 'Petugas meninjau besok pagi.' } },
  answered: { type: 'answered', ...words },
  copied: { type: 'copied', unitId: 'dishub', despiteAccusation: true, private: { note: 'Pantau' } },
  marked: { type: 'marked', nature: 'abuse', private: { subject: 'Petugas loket', object: 'Pungutan' } },
  copyWithdrawn: { type: 'copyWithdrawn', unitId: 'dishub' },
  draftOrdered: {
    type: 'draftOrdered',
    drafter: { unitId: 'dishub', level: 'section' },
    sender: { unitId: 'pupr' },
    private: { note: 'Tinjau lokasi dulu.' },
  },
  drafted: { type: 'drafted', ...words },
  draftApproved: { type: 'draftApproved' },
  draftReturned: { type: 'draftReturned', private: { reason: 'Sebutkan tanggalnya.' } },
  draftingStopped: { type: 'draftingStopped' },
  secrecyRaised: { type: 'secrecyRaised', what: 'anonymous', private: { reason: 'Pelapor terancam' } },
  loweringAsked: {
    type: 'loweringAsked',
    what: 'confidential',
    officerId: 'officer-rina',
    until: '2026-11-14T16:00:00Z',
    private: { reason: 'Nama korban dihapus' },
  },
  secrecyLowered: { type: 'secrecyLowered', what: 'confidential', askedBy: 'officer-rina' },
  loweringRefused: { type: 'loweringRefused', what: 'anonymous', private: { reason: '' } },
  followed: { type: 'followed', channel: 'whatsapp' },
  noteAdded: { type: 'noteAdded', private: { text: 'Sudah ditelepon' } },
  rated: { type: 'rated', rating: 'unsolved' },
  reopened: { type: 'reopened', private: { reason: 'Baru separuh' } },
  closed: { type: 'closed', by: 'system' },
  archived: { type: 'archived', rule: 'BUP VI.B.1.a.11' },
  revived: { type: 'revived', toUnitId: 'admin', ...words },
  limitBreached: { type: 'limitBreached', limit: 'verification@2026', source: 'BUP VI.B.1.b' },
  lateAgain: { type: 'lateAgain', limit: 'verification@2026', source: 'BUP VI.B.1.b' },
  monitored: { type: 'monitored', limit: 'settlement@2026/14', source: 'BUP VII.A.1.e' },
  obstacleTold: { type: 'obstacleTold', private: { text: 'Aspal belum tiba.' } },
  merged: { type: 'merged', intoId: 'V1StGXR8_Z5k', intoNumber: numberA },
  separated: { type: 'separated', fromNumber: numberA },
  duplicateJoined: {
    type: 'duplicateJoined',
    complaintId: 'V1StGXR8_Z5k',
    number: numberA,
    reporterId: 'p-2',
    version: 3,
  },
  duplicateLeft: { type: 'duplicateLeft', complaintId: 'V1StGXR8_Z5k', number: numberA },
  supported: { type: 'supported' },
  supportWithdrawn: { type: 'supportWithdrawn' },
  identityViewed: { type: 'identityViewed', officerId: 'officer-rina' },
  textsOpened: { type: 'textsOpened', officerId: 'officer-rina' },
};

const actors = [
  { kind: 'reporter', personId: 'person-1' },
  rina,
  dodi,
  { kind: 'system', job: 'sweep' },
] as const;

/** Every event once, as a history; the reporter was told of every other. */
const recorded: readonly (Recorded & { readonly informed?: Informed })[] = Object.values(eventsByType).map(
  (event, index) => ({
    version: index + 1,
    at: new Date(Date.UTC(2026, 10, 10 + index, 4, 3))
      .toISOString()
      .replace('.000', '')
      .replace('-31T', '-30T')
      .replace('-32T', '-30T'),
    actor: actors[index % actors.length] ?? rina,
    event,
    ...(index % 2 === 0 ? { informed: { how: 'sent', at: '2026-11-11T04:05:00Z' } as const } : {}),
  }),
);

type RefusalOf<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>;

const classOption = {
  settlementClass: 'inspection',
  until: '2027-02-09',
  span: { ...span, amount: 60 },
} as const;

/** One refusal of every code. */
const refusalsByCode: { readonly [Code in Refusal['code']]: RefusalOf<Code> } = {
  ended: { code: 'ended', status: 'archived' },
  wrongStatus: { code: 'wrongStatus', status: 'awaitingVerification', possible: ['verifikasi', 'lengkapi'] },
  notYours: { code: 'notYours', ownerUnitId: 'pupr', possible: ['catatan'] },
  notAllowed: { code: 'notAllowed', command: 'answer', possible: ['disposisi'] },
  changedMeanwhile: { code: 'changedMeanwhile', event: 'returned', actor: rina, at: '2026-11-11T01:25:00Z' },
  missingText: { code: 'missingText', command: 'answer' },
  missingReason: { code: 'missingReason', command: 'changeClass', given: 'pemeriksaan' },
  whichMark: { code: 'whichMark' },
  noInspectorate: { code: 'noInspectorate' },
  whichClass: { code: 'whichClass', options: [classOption] },
  sameClass: { code: 'sameClass', settlementClass: 'inspection' },
  classPassed: {
    code: 'classPassed',
    settlementClass: 'information',
    on: '2026-11-10',
    options: [classOption],
  },
  textTooLong: { code: 'textTooLong', limit: 3_000 },
  unknownUnit: { code: 'unknownUnit', words: 'pertambangan' },
  ambiguousUnit: { code: 'ambiguousUnit', words: 'pu', unitIds: ['pupr', 'upt-pelaihari'] },
  accusedUnit: { code: 'accusedUnit', unitId: 'pupr' },
  alreadyCopied: { code: 'alreadyCopied', unitId: 'dishub' },
  tooManyCopies: { code: 'tooManyCopies', most: 10 },
  whichCopy: { code: 'whichCopy', unitIds: ['pupr', 'dishub'] },
  sameUnit: { code: 'sameUnit', unitId: 'pupr' },
  notBelow: { code: 'notBelow', unitId: 'dishub' },
  incomplete: { code: 'incomplete' },
  inDrafting: { code: 'inDrafting', stage: 'writing', unitId: 'pupr', possible: ['konsep'] },
  passOnFirst: {
    code: 'passOnFirst',
    settlementClass: 'inspection',
    answerable: ['information', 'noInspection'],
    source: 'MJK-B 3',
    unitIds: ['pupr', 'dishub'],
  },
  whichDrafter: { code: 'whichDrafter', unitIds: ['pupr', 'dishub'], words: 'bina' },
  notARule: { code: 'notARule', rules: [{ id: 'spam', title: 'Bukan urusan pelayanan' }] },
  alreadyClaimed: { code: 'alreadyClaimed', officerId: 'officer-dodi' },
  alreadyReopened: { code: 'alreadyReopened' },
  alreadyDone: { code: 'alreadyDone', event: 'completionRequested' },
  anonymous: { code: 'anonymous' },
  cannotMerge: { code: 'cannotMerge', why: 'confidential' },
  isMerged: { code: 'isMerged', intoNumber: numberA },
  whichSecrecy: { code: 'whichSecrecy', options: ['confidential', 'anonymous'] },
  reportersChoice: { code: 'reportersChoice' },
  nothingAsked: { code: 'nothingAsked', expired: true },
  needsSecondOfficer: { code: 'needsSecondOfficer' },
  invalidArgument: { code: 'invalidArgument', command: 'verify' },
};

export const refusals: readonly Refusal[] = Object.values(refusalsByCode);

/** A complaint as an officer sees it, with everything that can be said of one. */
export const fullView: OfficerView = {
  complaint: sampleComplaint({
    id: 'V1StGXR8_Z5j',
    number: numberA,
    version: 9,
    status: 'accepted',
    categoryId: 'jalan',
    ownerUnitId: 'pupr',
    assigneeId: 'officer-dodi',
    confidential: true,
    lowering: { what: 'confidential', askedBy: 'officer-dodi', until: '2026-12-02T16:00:00Z' },
    urgent: true,
    accusedUnitIds: ['dishub'],
    nature: 'violation',
    subject: 'Petugas loket',
    object: 'Pungutan tanpa karcis',
    copies: [{ unitId: 'upt-pelaihari', at: '2026-11-12T01:12:00Z' }],
    entry: {
      source: 'counter',
      arrivedOn: '2026-11-06',
      handedOn: '2026-11-10',
      officerId: 'officer-dodi',
      unitId: 'pupr',
    },
    drafting: {
      stage: 'approving',
      head: { unitId: 'pupr', level: 'head' },
      drafter: { unitId: 'dishub', level: 'section' },
      sender: { unitId: 'pupr' },
      drafts: 2,
      draft: { text: 'Lubang ditambal 18 November 2026.', attachments },
    },
    returnedAt: '2026-11-12T01:12:00Z',
    reopenedCount: 1,
    rating: 'unsolved',
    completion: {
      requestedAt: '2026-11-11T02:12:00Z',
      ask: 'Mohon foto lubang dari dekat.',
      repliedAt: '2026-11-11T03:12:00Z',
      remindedDays: [],
      askedIn: 'accepted',
    },
    answer: { text: 'Lubang ditambal.', unitId: 'pupr', attachments },
    content: {
      description: 'Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh',
      place: { words: 'Jl. A. Yani, Bati-Bati', point: { latitude: -3.61234, longitude: 114.71234 } },
      occurred: { on: '2026-11-10', words: 'kemarin sore' },
      attachments: [
        { mediaId: 'media-1', kind: 'photo' },
        { mediaId: 'media-2', kind: 'photo' },
      ],
      additions: [{ at: '2026-11-11T03:12:00Z', text: 'RT 05', attachments }],
    },
  }),
  due: {
    step: 'settlement',
    on: '2026-11-30',
    span: { amount: 14, unit: 'workingDay' },
    late: false,
    source: 'BUP VI.C.2',
  },
  ownerUnitName: 'Dinas PUPR',
  assigneeName: 'Dodi',
  intake: [
    { source: 'TLA 2, TLA 3', by: '2026-11-10', on: '2026-11-10', late: false },
    { source: 'TLA 4', by: '2026-11-11', on: '2026-11-12', late: true },
  ],
  possible: ['jawab', 'tanggapi', 'lengkapi', 'kembalikan', 'ambil', 'tarik', 'catatan'],
};

type OutcomeOf<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;
/** What the citizen's conversation words. */
type Citizens =
  | 'categoriesSuggested'
  | 'submitted'
  | 'publicStatus'
  | 'ownStatus'
  | 'myComplaints'
  | 'noComplaints'
  | 'informationAdded'
  | 'rated'
  | 'remindersChosen'
  | 'joinCode'
  | 'joinFound'
  | 'joined'
  | 'formKept'
  | 'following'
  | 'followRefused'
  | 'joinRefused'
  | 'separateAsked'
  | 'separated'
  | 'notJoined'
  | 'announcementsSet'
  | 'similarFound'
  | 'supported'
  | 'supportRefused'
  | 'supportEnded'
  | 'whichFollowed';

const announced: Broadcast = {
  id: 'V1StGXR8_Z5j',
  text: 'Air PDAM mati besok pukul 8 sampai 12 di Kecamatan Bati-Bati karena perbaikan pipa induk.',
  audience: { kind: 'area', words: 'Bati-Bati' },
  status: 'running',
  createdBy: 'officer-1',
  createdAt: '2026-11-11T01:00:00Z',
  approvedBy: 'officer-2',
  expiresAt: '2026-11-14T01:00:00Z',
};
const announcedTo: BroadcastFigures = {
  channels: [
    { channel: 'telegram', account: 'bot', waiting: 2_000, queued: 148, sent: 7_000, failed: 12 },
    { channel: 'whatsapp', account: 'phone', waiting: 0, queued: 0, sent: 0, failed: 3 },
  ],
  failures: [
    { error: 'blocked', count: 12 },
    { error: 'leftOut', count: 3 },
  ],
};

const line = { complaintId: complaintA, number: numberA, version: 4, gist, supporters: 2 } as const;

/** One outcome of every kind that an officer's action may have. */
export const outcomes: {
  readonly [Kind in Exclude<Outcome['kind'], Citizens>]: OutcomeOf<Kind>;
} = {
  broadcastDrafted: { kind: 'broadcastDrafted' },
  broadcasts: {
    kind: 'broadcasts',
    rows: broadcastStatuses.map((status) => ({ ...announced, status })),
    next: announced.id,
  },
  broadcast: { kind: 'broadcast', broadcast: announced, figures: announcedTo, by: 'Dodi' },
  broadcastRefused: {
    kind: 'broadcastRefused',
    why: 'notNow',
    broadcast: announced,
    figures: announcedTo,
  },
  unknownNumber: { kind: 'unknownNumber', number: numberA },
  slowDown: { kind: 'slowDown', waitMs: 45_000 },
  refused: { kind: 'refused', number: numberA, refusal: { code: 'incomplete' }, possible: ['verifikasi'] },
  commandDone: { kind: 'commandDone', command: 'answer', view: fullView, events: [], reporterTold: true },
  officerView: { kind: 'officerView', view: fullView, attachments: fullView.complaint.content.attachments },
  followCode: { kind: 'followCode', number: numberA, code: '7KQ4-M2X8', codeUntil: '2026-12-11' },
  noFollowCode: { kind: 'noFollowCode', number: numberA, why: 'followed' },
  entered: {
    kind: 'entered',
    complaintId: complaintA,
    number: numberA,
    version: 2,
    due: { step: 'verification', on: until, span, late: false, source: 'BUP VI.B.1.b' },
    settled: false,
    late: [{ source: 'TLA 4', by: '2026-11-10', on: '2026-11-11', late: true }],
    code: '7KQ4-M2X6',
    codeUntil: '2026-12-11',
  },
  queue: {
    kind: 'queue',
    unitName: 'Admin Kabupaten',
    late: 2,
    dueToday: 3,
    open: 9,
    mineOnly: false,
    next: 'bWFydHkuVjFTdEdYUjhfWjVq',
    lines: [
      {
        ...line,
        status: 'awaitingVerification',
        due: { step: 'verification', on: '2026-11-10', late: true },
        daysLeft: -1,
        returned: true,
        mine: true,
      },
      {
        ...line,
        complaintId: 'W2StGXR8_Z5j',
        status: 'awaitingVerification',
        due: { step: 'verification', on: '2026-11-11', late: false },
        daysLeft: 0,
        returned: false,
        mine: false,
      },
      {
        ...line,
        complaintId: 'X3StGXR8_Z5j',
        gist: { categoryId: null, place: '', urgent: true },
        status: 'awaitingReporter',
        returned: false,
        mine: false,
      },
    ],
  },
  copies: {
    kind: 'copies',
    unitName: 'Dinas PUPR',
    next: 'bWFydHkuVjFTdEdYUjhfWjVq',
    lines: [
      {
        ...line,
        status: 'accepted',
        due: { step: 'settlement', on: '2026-11-30', late: false },
        daysLeft: 19,
        returned: false,
        mine: false,
      },
    ],
  },
  morningReport: {
    kind: 'morningReport',
    report: {
      today: '2026-11-11',
      yesterday: '2026-11-10',
      dayBefore: { received: 5, answered: 4 },
      figures: {
        period: { kind: 'month', from: '2026-11-01', to: '2026-11-30' },
        received: 12,
        notYetResponded: 3,
        notYetSettled: 5,
        answered: 6,
        archived: 1,
        forwarded: 0,
        late: 2,
        daysToResponse: 1.5,
        categories: [{ categoryId: 'jalan', received: 12 }],
        others: 0,
        sources: [],
        course: [
          { on: '2026-11-09', received: 8, answered: 2 },
          { on: '2026-11-10', received: 4, answered: 4 },
        ],
      },
      issues: [
        {
          kind: 'danger',
          count: 1,
          reports: [{ complaintId: 'complaint-1', number: 'TLA-7KQ4-M2XR', version: 3 }],
        },
        {
          kind: 'cluster',
          categoryId: 'jalan',
          count: 12,
          reports: [{ complaintId: 'complaint-2', number: 'TLA-9KQ4-M2X2', version: 1 }],
        },
      ],
      rules: defaultStrategicRules,
    },
  },
  figures: {
    kind: 'figures',
    unitName: 'Dinas PUPR',
    kept: {
      from: '2026-11-09',
      to: '2026-11-15',
      received: 0,
      arrived: 12,
      responded: 9,
      answered: 6,
      reopened: 1,
      archived: 1,
      forwarded: 1,
      closed: 2,
      missed: 2,
      daysToResponse: 14,
      daysToAnswer: 24,
      open: 11,
      notYetResponded: 3,
      notYetSettled: 5,
    },
    figures: {
      period: { kind: 'week', from: '2026-11-09', to: '2026-11-15' },
      received: 12,
      notYetResponded: 3,
      notYetSettled: 5,
      answered: 6,
      archived: 1,
      forwarded: 1,
      late: 2,
      daysToResponse: 1.5,
      daysToAnswer: 4,
      categories: [
        { categoryId: 'jalan', received: 9 },
        { categoryId: null, received: 2 },
      ],
      others: 1,
      sources: [{ source: 'letter', received: 7 }],
      course: [
        { on: '2026-11-09', received: 8, answered: 2 },
        { on: '2026-11-10', received: 4, answered: 4 },
      ],
    },
  },
  history: { kind: 'history', number: numberA, complaintId: complaintA, events: recorded, next: 15 },
  explanation: {
    kind: 'explanation',
    number: numberA,
    deadlines: [
      {
        step: 'verification',
        source: 'BUP VI.B.1.b',
        note: 'Telaah dan verifikasi sampai diteruskan kepada pejabat penghubung.',
        span,
        startsAt: '2026-11-11T01:12:00Z',
        days: [
          { day: '2026-11-11', skipped: 'start' },
          { day: '2026-11-12', counted: 1 },
          { day: '2026-11-13', counted: 2 },
          { day: '2026-11-14', skipped: 'weekend' },
          { day: '2026-11-15', skipped: 'weekend' },
          { day: '2026-11-16', counted: 3 },
        ],
        pauses: [],
        dueOn: until,
        late: false,
        paused: false,
      },
      {
        step: 'completion',
        source: 'BUP VI.B.1.a.11',
        span: { amount: 10, unit: 'workingDay' },
        startsAt: '2026-03-11T01:12:00Z',
        days: [
          { day: '2026-03-12', counted: 1 },
          { day: '2026-03-13', counted: 2 },
          { day: '2026-03-14', skipped: 'weekend' },
          { day: '2026-03-15', skipped: 'weekend' },
          { day: '2026-03-16', skipped: 'paused' },
          { day: '2026-03-17', skipped: 'paused' },
          { day: '2026-03-18', skipped: 'jointLeave', name: 'Hari Suci Nyepi' },
          { day: '2026-03-19', skipped: 'national', name: 'Hari Suci Nyepi' },
        ],
        pauses: [
          { from: '2026-03-16T01:00:00Z', to: '2026-03-17T09:00:00Z' },
          { from: '2026-03-18T01:00:00Z' },
        ],
        dueOn: '2026-04-02',
        late: true,
        paused: true,
        provisional: true,
      },
    ],
  },
  identity: { kind: 'identity', number: numberA, name: 'Warga Satu', contact: '0800-000-000' },
  enrolled: { kind: 'enrolled', name: 'Rina', unitName: 'Admin Kabupaten', role: 'admin' },
  wrongCode: { kind: 'wrongCode' },
  handedOver: { kind: 'handedOver', toOfficerId: 'officer-dodi', name: 'Dodi', count: 3 },
  whichColleague: { kind: 'whichColleague', words: '', colleagues: [{ id: 'officer-dodi', name: 'Dodi' }] },
  absences: {
    kind: 'absences',
    today: '2026-11-11',
    rows: [
      { name: 'Rina', deputyName: 'Dodi', first: '2026-11-10', last: '2026-11-13', isOwn: true },
      { name: 'Sari', first: '2026-12-01', last: '2026-12-01', isOwn: false },
    ],
  },
  absencePlanned: {
    kind: 'absencePlanned',
    first: '2026-12-01',
    last: '2026-12-05',
    unitId: 'u-pupr',
    unitName: 'Dinas PUPR',
    deputy: { id: 'officer-dodi', name: 'Dodi' },
  },
  absenceCancelled: {
    kind: 'absenceCancelled',
    of: { id: 'officer-dodi', name: 'Dodi' },
    first: '2026-12-01',
    last: '2026-12-05',
  },
  absenceRefused: {
    kind: 'absenceRefused',
    refusal: { code: 'overlaps', first: '2026-12-01', last: '2026-12-05' },
  },
  units: {
    kind: 'units',
    rows: [
      { id: 'admin', name: 'Admin Kabupaten', level: 'agency', depth: 0, officers: 1, open: 4 },
      { id: 'pupr', name: 'Dinas PUPR', level: 'liaison', depth: 1, aboveId: 'admin', officers: 2, open: 31 },
    ],
    total: 12,
    from: 0,
    next: 10,
  },
  unitsPlanned: {
    kind: 'unitsPlanned',
    differences: [
      {
        what: 'unitClosed',
        unitId: 'pupr',
        name: 'Dinas PUPR',
        toUnitId: 'dishub',
        reports: 31,
        officers: 2,
      },
      { what: 'category', categoryId: 'jalan', field: 'unit', from: 'pupr', to: 'dishub' },
    ],
    reports: 31,
  },
  unitsChanged: {
    kind: 'unitsChanged',
    differences: [{ what: 'unit', unitId: 'pupr', field: 'name', from: 'Dinas PUPR', to: 'Dinas PU' }],
    unitIds: ['pupr'],
  },
  unitsRefused: {
    kind: 'unitsRefused',
    refusal: { code: 'whichLevel', unitId: 'admin', levels: ['echelon1', 'liaison'] },
  },
  left: { kind: 'left', elsewhere: 0, invites: 0, keys: 0 },
  invited: {
    kind: 'invited',
    code: 'ABCDE-FGHJK',
    name: 'Sari',
    unitName: 'Dinas PUPR',
    role: 'liaison',
    expiresAt: '2026-11-14T01:30:00Z',
  },
  officers: {
    kind: 'officers',
    today: '2026-11-11',
    officers: [
      {
        id: 'officer-rina',
        name: 'Rina',
        unitName: 'Admin Kabupaten',
        role: 'admin',
        away: { first: '2026-11-10', last: '2026-11-13', deputyName: 'Sari' },
      },
      { id: 'officer-dodi', name: 'Dodi', unitName: 'Dinas PUPR', role: 'liaison' },
      { id: 'officer-dodi-2', name: 'Dodi', unitName: 'Dinas Kesehatan', role: 'liaison' },
    ],
    invites: [
      {
        id: 'invite-1',
        name: 'Sari',
        unitName: 'Dinas PUPR',
        role: 'liaison',
        expiresAt: '2026-11-14T01:30:00Z',
      },
    ],
  },
  officerRevoked: {
    kind: 'officerRevoked',
    unitId: 'pupr',
    name: 'Dodi',
    handedBack: 2,
    invites: 1,
    keys: 1,
  },
  inviteRevoked: { kind: 'inviteRevoked', name: 'Sari' },
  readyAnswers: {
    kind: 'readyAnswers',
    rows: [{ name: 'lubang-jalan', text: 'Laporan {nomor} sudah dijadwalkan {unit} sebelum {batas}.' }],
    next: 'lubang-jalan',
    for: { command: 'requestCompletion', complaintId: complaintA, number: numberA, version: 1_234 },
    unknown: 'lubang',
  },
  readyAnswer: { kind: 'readyAnswer', answer: { name: 'jalan', text: 'Terima kasih atas laporan Anda.' } },
  readyAnswerChosen: {
    kind: 'readyAnswerChosen',
    for: { command: 'answer', complaintId: complaintA, number: numberA, version: 4 },
    answer: { name: 'jalan', text: '{unit}: {nomor} tentang {kategori} selesai sebelum {batas}.' },
    facts: { number: numberA, unitName: 'Dinas PUPR', category: 'Jalan dan jembatan', until },
  },
  readyAnswerKept: { kind: 'readyAnswerKept', name: 'jalan', how: 'changed' },
  readyAnswerRefused: {
    kind: 'readyAnswerRefused',
    fault: { code: 'unknownPlaceholder', placeholder: 'nama' },
  },
  muted: { kind: 'muted', number: numberA, chats: 1 },
  unmuted: { kind: 'unmuted', chats: 1 },
  mutedList: {
    kind: 'mutedList',
    rows: [
      { personId: 'V1StGXR8_Z5j', mutedAt: '2026-11-10T01:00:00Z', by: 'x', reason: 'Spam iklan', kept: 3 },
    ],
    next: 'bWFydHkuVjFTdEdYUjhfWjVq',
  },
  deadLetters: {
    kind: 'deadLetters',
    rows: [
      { id: 12, kind: 'answer', number: numberA, error: 'blocked', createdAt: '2026-11-10T01:00:00Z' },
      { id: 13, kind: 'reply', error: 'gaveUp', createdAt: '2026-11-10T01:00:00Z' },
    ],
    next: 'bWFydHkuVjFTdEdYUjhfWjVq',
  },
  retried: { kind: 'retried', count: 2 },
  apiKeyCreated: { kind: 'apiKeyCreated', label: 'dasbor', secret: `sahut_${'a'.repeat(43)}` },
  apiKeys: { kind: 'apiKeys', keys: [{ id: 'V1StGXR8_Z5j', label: 'dasbor', unitName: 'Admin Kabupaten' }] },
  apiKeyRevoked: { kind: 'apiKeyRevoked', label: 'dasbor' },
  notFound: { kind: 'notFound', what: 'officer', words: 'Budi' },
  notAllowed: { kind: 'notAllowed', command: 'invite' },
};
