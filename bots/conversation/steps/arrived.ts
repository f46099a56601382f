import type { EntryDraft } from '../form.ts';
import { readDay, recentDays } from './day.ts';
import { notAnAnswer, type Step } from './step.ts';

/** When it reached the agency (TLA 1), never in the future: from then on its way into the service is counted. */
export const arrived: Step = {
  name: 'arrived',
  takesWords: true,
  hasWayOut: true,
  isAnswered: ({ entry }) => entry?.arrivedOn !== undefined,
  question: (_draft, context, again) => ({
    text: again ? context.entry.arrived.again : context.entry.arrived.question,
    options: [recentDays(context)],
  }),
  accept(draft, answer, context) {
    if (!draft.entry || answer.kind === 'location' || answer.kind === 'contact')
      return notAnAnswer(answer, context.form);
    const on = readDay(answer, context);
    if (typeof on !== 'string') return on;
    const said = context.entry.arrived.kept(on);
    return { kind: 'answered', draft: { ...draft, entry: arrivedOn(draft.entry, on) }, said };
  },
};

/** A handing over that would be before the arrival is asked again. */
function arrivedOn({ handedOn, ...entry }: EntryDraft, on: string): EntryDraft {
  return { ...entry, arrivedOn: on, ...(handedOn !== undefined && handedOn >= on && { handedOn }) };
}
