import type { Complaint } from '../../src/domain/complaint/complaint.ts';

/** A complaint in the admin's queue since Wednesday 11 November 2026, 09.12 WITA; override what a test is about. */
export const sampleComplaint = (changes: Partial<Complaint> = {}): Complaint => ({
  id: 'complaint-1',
  number: 'TLA-7KQ4-M2XR',
  version: 1,
  profile: { id: 'bup', version: 1 },
  status: 'awaitingVerification',
  classification: 'complaint',
  categoryId: null,
  settlementClass: 'noInspection',
  ownerUnitId: 'admin',
  assigneeId: null,
  reporterId: 'person-1',
  channel: 'telegram',
  anonymous: true,
  confidential: false,
  urgent: false,
  accusedUnitIds: [],
  receivedAt: '2026-11-11T01:12:00Z',
  pauses: [],
  reopenedCount: 0,
  breached: [],
  content: {
    description: 'Jalan depan puskesmas berlubang',
    place: { words: 'Bati-Bati' },
    occurred: { words: 'kemarin' },
    attachments: [],
    additions: [],
  },
  ...changes,
});
