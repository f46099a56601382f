import { advanceCitizen } from './conversation/advance.ts';
import { concludeCitizen } from './conversation/conclude.ts';
import { advanceOfficer } from './officer/advance.ts';
import { concludeOfficer, isOfficerOutcome } from './officer/conclude.ts';
import type { Advance, Conclude } from './turn.ts';

/** An officer's words are tried as commands first; what is none of them is said as by any citizen. */
export const advance: Advance = (state, inbound, context) =>
  (context.officer ? advanceOfficer(state, inbound, context) : undefined) ??
  advanceCitizen(state, inbound, context);

export const conclude: Conclude = (state, action, outcome, context) =>
  context.officer && isOfficerOutcome(action)
    ? concludeOfficer(state, action, outcome, context)
    : concludeCitizen(state, action, outcome, context);
