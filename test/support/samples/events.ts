import type { ComplaintEvent, EventOf, Recorded } from '../../../src/domain/complaint/event.ts';
import type { Informed } from '../../../src/domain/notice.ts';
import { dodi, numberA, rina } from '../officer-chat.ts';
import { attachments, reason } from './facts.ts';

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
export const recorded: readonly (Recorded & { readonly informed?: Informed })[] = Object.values(
  eventsByType,
).map((event, index) => ({
  version: index + 1,
  at: new Date(Date.UTC(2026, 10, 10 + index, 4, 3))
    .toISOString()
    .replace('.000', '')
    .replace('-31T', '-30T')
    .replace('-32T', '-30T'),
  actor: actors[index % actors.length] ?? rina,
  event,
  ...(index % 2 === 0 ? { informed: { how: 'sent', at: '2026-11-11T04:05:00Z' } as const } : {}),
}));
