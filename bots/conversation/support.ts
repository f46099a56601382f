/** "Saya juga": words for what came of it. Pure. */
import type { Outcome } from '../../src/domain/outcome.ts';
import { supportCopy } from '../copy/support.ts';
import type { Turn } from '../turn.ts';
import { type Moment, thenAsk } from './aside.ts';
import { ask, message, say, withoutDraft } from './ask.ts';

type SupportOutcome = Extract<
  Outcome,
  { kind: 'similarFound' | 'supported' | 'supportRefused' | 'supportEnded' }
>;

/** A report that seems the same is shown once; joined, the form is over; refused, it stands at its summary again. */
export function concludeSupport(moment: Moment, outcome: SupportOutcome): Turn {
  const { state, context } = moment;
  const copy = supportCopy[context.language];
  const { draft } = state;
  switch (outcome.kind) {
    case 'similarFound':
      return draft
        ? ask(state, { ...draft, step: 'similar', similar: outcome.similar }, context)
        : { state, replies: [] };
    case 'supported':
      return say(withoutDraft(state), [message(copy.joined(outcome.number, outcome.due))]);
    case 'supportEnded':
      return thenAsk(moment, message(copy.left(outcome.number)));
    case 'supportRefused': {
      const { why, number } = outcome;
      if (why === 'notFollowed') return thenAsk(moment, message(copy.notFollowed(number)));
      const said = [copy.refused[why]];
      return draft
        ? ask(state, { ...draft, step: 'summary' }, context, { said })
        : say(state, [message(said[0] ?? [])]);
    }
  }
}
