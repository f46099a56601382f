import { advanceCitizen } from './conversation/advance.ts';
import { concludeCitizen } from './conversation/conclude.ts';
import { advanceOfficer } from './officer/advance.ts';
import { concludeOfficer } from './officer/conclude.ts';
import type { Action, Advance, Conclude } from './turn.ts';

/** What an officer does as any citizen would, in a citizen's words. */
const citizenActions: ReadonlySet<Action['kind']> = new Set([
  'suggestCategories',
  'submit',
  'status',
  'myComplaints',
  'addInformation',
  'rate',
  'follow',
  'reminders',
  'joinCode',
  'joinLook',
  'join',
  'keepForm',
  'separate',
  'announcements',
  'support',
  'unfollow',
]);

/** An officer's words are tried as commands first; what is none of them is said as by any citizen. */
export const advance: Advance = (state, inbound, context) =>
  (context.officer ? advanceOfficer(state, inbound, context) : undefined) ??
  advanceCitizen(state, inbound, context);

export const conclude: Conclude = (state, action, outcome, context) =>
  context.officer && !citizenActions.has(action.kind)
    ? concludeOfficer(state, action, outcome, context)
    : concludeCitizen(state, action, outcome, context);
