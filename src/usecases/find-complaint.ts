import type { Temporal } from 'temporal-polyfill';
import type { Complaint, ComplaintRef } from '../domain/complaint/complaint.ts';
import { asFollowed } from '../domain/complaint/duplicates.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Stores } from '../ports/stores.ts';

/** The complaint meant, locked for a change or only read. */
export async function findComplaint(
  stores: Pick<Stores, 'complaints'>,
  ref: ComplaintRef,
  how: 'lock' | 'load',
): Promise<Result<Complaint, Outcome>> {
  const id = ref.by === 'id' ? ref.id : await stores.complaints.idByNumber(ref.number);
  const complaint = id === undefined ? undefined : await stores.complaints[how](id);
  return complaint
    ? ok(complaint)
    : err({ kind: 'unknownNumber', number: ref.by === 'number' ? ref.number : '' });
}

/** Whether a complaint is the person's, or of one with whom they joined chats. */
export const isOwn = async (
  stores: Pick<Stores, 'joins'>,
  { reporterId }: Complaint,
  personId: string | undefined,
): Promise<boolean> =>
  personId !== undefined &&
  (reporterId === personId || (await stores.joins.circle(personId)).includes(reporterId));

/**
 * As `findComplaint`, for someone who may be guessing numbers: `who` waits longer after every unknown one.
 */
export async function findGuarded(
  stores: Pick<Stores, 'complaints' | 'throttle'>,
  ref: ComplaintRef,
  how: 'lock' | 'load',
  who: string,
  now: Temporal.Instant,
): Promise<Result<Complaint, Outcome>> {
  if (ref.by === 'id') return findComplaint(stores, ref, how);
  const waitMs = await stores.throttle.wait('number', who, now.toString());
  if (waitMs > 0) return err({ kind: 'slowDown', waitMs });
  const found = await findComplaint(stores, ref, how);
  if (!found.ok) await stores.throttle.wrong('number', who, now.toString());
  return found;
}

/** As far as the report is that it follows, if it follows one. */
export async function asHandled(
  { complaints }: Pick<Stores, 'complaints'>,
  complaint: Complaint,
): Promise<Complaint> {
  const { mergedInto } = complaint;
  const main = mergedInto && (await complaints.load(mergedInto.complaintId));
  return main ? asFollowed(complaint, main) : complaint;
}
