/** How the reporter of an entered report comes to follow it: by a one-time code that the officer hands over. Pure. */
import type { ChannelName } from '../message.ts';
import { makeCode, readCode } from '../one-time-code.ts';
import { decided } from './decided.ts';
import type { Decide } from './decision.ts';

/** How long a code may be used. Our decision: as long as most reports take, and a letter its way. */
export const FOLLOW_CODE_DAYS = 30;
/** Another sum than those of report numbers and of codes that join chats. */
const CHECK_SUM = 2;

/** A code for the reporter; needs seven random bytes. */
export const makeFollowCode = (randomBytes: Uint8Array): string => makeCode(randomBytes, CHECK_SUM);

/** A typed code as it is stored; `undefined` if it was mistyped. */
export const readFollowCode = (typed: string): string | undefined => readCode(typed, CHECK_SUM);

/** Its reporter follows it in a chat from now on, and is told of everything there. */
export const decideFollowing: Decide<{ readonly channel: ChannelName }> = (complaint, { channel }, context) =>
  decided(complaint, [{ type: 'followed', channel }], context);
