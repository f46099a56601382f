import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import type { ComplaintRef } from '../domain/complaint/complaint.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';
import { findComplaint } from './find-complaint.ts';

type ModerationStores = Pick<Stores, 'complaints' | 'conversations' | 'audit'>;
const PAGE = 8;

/**
 * Mutes the sender of a report for abuse or spam: what they write is kept and listed, not answered; their reports go
 * on. Reversible, never a deletion (BUP IV.A.2.a: no officer simply stops a report).
 */
export async function muteSender(
  stores: ModerationStores,
  { ref, reason }: { ref: ComplaintRef; reason: string },
  officer: OfficerActor,
  now: Temporal.Instant,
): Promise<Outcome> {
  if (officer.role !== 'admin') return { kind: 'notAllowed', command: 'mute' };
  const found = await findComplaint(stores, ref, 'load');
  if (!found.ok) return found.error;
  const { reporterId, number, id } = found.value;
  const chats = await stores.conversations.mute(reporterId, officer.officerId, reason, now.toString());
  await stores.audit.append(reporterId, officer, 'senderMuted', { complaintId: id }, now.toString());
  return { kind: 'muted', number, chats };
}

/** Hears a muted sender again. */
export async function unmuteSender(
  stores: ModerationStores,
  { ref, personId }: { ref?: ComplaintRef; personId?: string },
  officer: OfficerActor,
  now: Temporal.Instant,
): Promise<Outcome> {
  if (officer.role !== 'admin') return { kind: 'notAllowed', command: 'unmute' };
  let sender = personId;
  if (ref) {
    const found = await findComplaint(stores, ref, 'load');
    if (!found.ok) return found.error;
    sender = found.value.reporterId;
  }
  if (sender === undefined) return { kind: 'notFound', what: 'muted', words: '' };
  const chats = await stores.conversations.unmute(sender);
  if (chats === 0) return { kind: 'notFound', what: 'muted', words: ref?.by === 'number' ? ref.number : '' };
  await stores.audit.append(sender, officer, 'senderUnmuted', {}, now.toString());
  return { kind: 'unmuted', chats };
}

/** Muted senders, by pseudonym, with how many of their messages are kept. */
export async function listMuted(
  stores: Pick<Stores, 'conversations'>,
  after: string | undefined,
  officer: OfficerActor,
): Promise<Outcome> {
  if (officer.role !== 'admin') return { kind: 'notAllowed', command: 'mutedList' };
  const page = await stores.conversations.muted(after, PAGE);
  const rows = page.rows.map(({ personId, mutedAt, mutedBy, reason, kept }) => ({
    personId,
    mutedAt,
    by: mutedBy,
    reason,
    kept,
  }));
  return { kind: 'mutedList', rows, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** Messages that could not be delivered. */
export async function listDeadLetters(
  stores: Pick<Stores, 'outbox'>,
  after: string | undefined,
  officer: OfficerActor,
): Promise<Outcome> {
  if (officer.role !== 'admin') return { kind: 'notAllowed', command: 'deadLetters' };
  const page = await stores.outbox.dead(after, PAGE);
  return { kind: 'deadLetters', rows: page.rows, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** Puts one undelivered message, or all, back in line. */
export async function retryDeadLetters(
  stores: Pick<Stores, 'outbox'>,
  id: number | undefined,
  officer: OfficerActor,
  now: Temporal.Instant,
): Promise<Outcome> {
  if (officer.role !== 'admin') return { kind: 'notAllowed', command: 'retry' };
  const count = await stores.outbox.retry(id, now.toString());
  return count === 0 && id !== undefined
    ? { kind: 'notFound', what: 'letter', words: String(id) }
    : { kind: 'retried', count };
}
