/** "Saya juga": words for what came of it. Pure. */
import type { Choice } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { citizenCopy } from '../copy/citizen.ts';
import { supportCopy } from '../copy/support.ts';
import type { Turn, TurnContext } from '../turn.ts';
import { type Moment, thenAsk } from './aside.ts';
import { ask, message, say, withoutDraft } from './ask.ts';
import { complaintData } from './data.ts';

type SupportOutcome = Extract<
  Outcome,
  { kind: 'similarFound' | 'supported' | 'supportRefused' | 'supportEnded' | 'whichFollowed' }
>;

/** Follows a report no more. */
export const leaveChoice = (complaintId: string, { language }: TurnContext): Choice => ({
  data: complaintData(complaintId, 'unfollow'),
  label: supportCopy[language].labels.leave,
});

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
    case 'supported': {
      const { complaintId, number, due } = outcome;
      const { status } = citizenCopy[context.language].follow.labels;
      const rows = [
        [{ data: complaintData(complaintId, 'status'), label: status }, leaveChoice(complaintId, context)],
      ];
      return say(withoutDraft(state), [message(copy.joined(number, due), rows)]);
    }
    case 'whichFollowed': {
      const rows = outcome.followed.map(({ complaintId, number }) => [
        { data: complaintData(complaintId, 'unfollow'), label: number },
      ]);
      return thenAsk(moment, message(copy.which, rows));
    }
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
