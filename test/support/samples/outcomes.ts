import { type Broadcast, type BroadcastFigures, broadcastStatuses } from '../../../src/domain/broadcast.ts';
import { defaultStrategicRules } from '../../../src/domain/figures/issues.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import type { OfficerView } from '../../../src/domain/view.ts';
import { sampleComplaint } from '../complaint.ts';
import { complaintA, numberA } from '../officer-chat.ts';
import { recorded } from './events.ts';
import { attachments, gist, span, until } from './facts.ts';

/** A complaint as an officer sees it, with everything that can be said of one. */
export const fullView: OfficerView = {
  complaint: sampleComplaint({
    id: complaintA,
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
      lately: { from: '2026-11-10', until: '2026-11-10', received: 5, answered: 4 },
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
