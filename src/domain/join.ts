/** Two chats of one person, or of one officer: what a one-time code may join, and what it may not. */
import { makeCode, readCode } from './one-time-code.ts';
import { err, ok, type Result } from './result.ts';

/** How long a code may be used. */
export const JOIN_CODE_MINUTES = 10;
/** Chats that one person may join: more than anyone has, few enough to look at all of them in a turn. */
export const MOST_JOINED = 8;

/** Another sum than that of report numbers, so that neither is ever taken for the other. */
const CHECK_SUM = 1;

/** A code of seven random symbols (35 bits) and one check symbol, `7KQ4-M2XR`; needs seven random bytes. */
export const makeJoinCode = (randomBytes: Uint8Array): string => makeCode(randomBytes, CHECK_SUM);

/** A typed code as it is stored, eight symbols; `undefined` if it was mistyped: such a one is no guess. */
export const readJoinCode = (typed: string): string | undefined => readCode(typed, CHECK_SUM);

/** One of the two chats, as far as joining goes. */
export type JoiningChat = {
  readonly conversationId: string;
  readonly personId?: string;
  /** All persons that its person is joined with, itself too. */
  readonly circle: readonly string[];
  /** The officer in service who is signed in. */
  readonly officerId?: string;
  readonly muted: boolean;
};

/** `signIn`: the new chat becomes the officer's too; reports stay whose they are. `circle`: both persons become one. */
export type Joining = { readonly kind: 'signIn'; readonly officerId: string } | { readonly kind: 'circle' };

export type JoinRefusal =
  /** Not in force: never given, used, expired, or of a sender who was muted since. */
  | 'wrongCode'
  | 'ownCode'
  | 'alreadyJoined'
  /** The chat is another officer's, who must sign out first. */
  | 'otherOfficer'
  | 'tooMany';

/**
 * Whether the chat in which a code is typed may be joined with the one that it was given to. What the code joins is
 * decided by the giver: an officer's chat gives a sign-in, any other its reports. A muted sender joins nothing, so that
 * no new chat escapes the mute.
 */
export function decideJoin(here: JoiningChat, giver: JoiningChat | undefined): Result<Joining, JoinRefusal> {
  if (!giver || giver.muted || here.muted) return err('wrongCode');
  if (giver.conversationId === here.conversationId) return err('ownCode');
  if (giver.officerId !== undefined) {
    if (here.officerId === giver.officerId) return err('alreadyJoined');
    if (here.officerId !== undefined) return err('otherOfficer');
    return ok({ kind: 'signIn', officerId: giver.officerId });
  }
  if (here.personId !== undefined && giver.circle.includes(here.personId)) return err('alreadyJoined');
  const size = (chat: JoiningChat) => Math.max(1, chat.circle.length);
  return size(here) + size(giver) > MOST_JOINED ? err('tooMany') : ok({ kind: 'circle' });
}
