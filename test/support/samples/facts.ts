/** What the samples speak of. */
import { complaintA, numberA } from '../officer-chat.ts';

/** The report that they are about, at the version that they say. */
export const about = { complaintId: complaintA, number: numberA, version: 4 };
export const gist = { categoryId: 'jalan', place: 'Bati-Bati', urgent: false };
export const span = { amount: 3, unit: 'workingDay' } as const;
export const until = '2026-11-16';
export const attachments = [{ mediaId: 'media-1', kind: 'photo' }] as const;
export const reason = 'Ruas ini jalan nasional, bukan kabupaten.';
