/** What an officer's chat remembers of complaints: the last one spoken of, and which version of each was seen. */
import type { ComplaintRef } from '../../src/domain/complaint/complaint.ts';
import type { OutMessage } from '../../src/domain/message.ts';
import type { ChatState } from '../turn.ts';

const KEPT = 20;

/** Remembers complaints as just shown, newest last; older ones fall out after twenty. */
export function remember(
  state: ChatState,
  ...shown: readonly { readonly id: string; readonly version: number; readonly number: string }[]
): ChatState {
  const ids = new Set(shown.map(({ id }) => id));
  const kept = (state.seen ?? []).filter(([id]) => !ids.has(id));
  const added = shown.map(({ id, version, number }) => [id, version, number] as const);
  return { ...state, seen: [...kept, ...added].slice(-KEPT) };
}

/** Forgets which version was seen: after a change by someone else was told, a repeated command is meant. */
export function forget(state: ChatState, complaintId: string): ChatState {
  return { ...state, seen: (state.seen ?? []).filter(([id]) => id !== complaintId) };
}

/** The version of a complaint last seen in this chat, 0 if never. */
export function seenVersion(state: ChatState, complaintId: string): number {
  return state.seen?.find(([id]) => id === complaintId)?.[1] ?? 0;
}

/** Id and number of a complaint seen in this chat, by either. */
export function known(
  state: ChatState,
  by: { readonly id: string } | { readonly number: string },
): { readonly id: string; readonly number: string } | undefined {
  const { lastComplaint } = state;
  if (lastComplaint && ('id' in by ? lastComplaint.id === by.id : lastComplaint.number === by.number)) {
    return lastComplaint;
  }
  const found = state.seen?.find(([id, , number]) => ('id' in by ? id === by.id : number === by.number));
  return found?.[2] === undefined ? undefined : { id: found[0], number: found[2] };
}

/**
 * A reference that fails if someone else changed the complaint since this officer saw it: the newest of what the
 * message at hand showed and what the chat showed since.
 */
export function refById(state: ChatState, id: string, shownVersion = 0): ComplaintRef {
  const expectedVersion = Math.max(shownVersion, seenVersion(state, id));
  return expectedVersion > 0 ? { by: 'id', id, expectedVersion } : { by: 'id', id };
}

/** What "2" or a label means after these messages: the choices of the last one that has any. */
export function offer(state: ChatState, replies: readonly OutMessage[]): ChatState {
  const { offered: _before, ...rest } = state;
  const offered = replies.findLast((reply) => reply.choices !== undefined)?.choices?.flat();
  return offered && offered.length > 0 ? { ...rest, offered } : rest;
}

/** The state without a question that waits for words. */
export function settled(state: ChatState): ChatState {
  const { awaiting: _before, ...rest } = state;
  return rest;
}
