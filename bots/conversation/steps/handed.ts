import { readDay, recentDays } from './day.ts';
import { notAnAnswer, type Step } from './step.ts';

/** When the liaison officer got it (TLA 3), not before it arrived; asked where the procedure has a clock for it. */
export const handed: Step = {
  name: 'handed',
  takesWords: true,
  hasWayOut: true,
  isAnswered: ({ entry }) => entry?.asksHandedOn !== true || entry.handedOn !== undefined,
  question(draft, context, again) {
    const { handed: copy } = context.entry;
    const arrivedOn = draft.entry?.arrivedOn;
    const mostly = recentDays(context).filter(([value]) => {
      const on = readDay({ kind: 'choice', value }, context);
      return typeof on === 'string' && (arrivedOn === undefined || on >= arrivedOn);
    });
    return { text: again ? copy.again : copy.question, options: [mostly, [['sameDay', copy.sameDay]]] };
  },
  accept(draft, answer, context) {
    const { entry } = draft;
    if (!entry || answer.kind === 'location' || answer.kind === 'contact')
      return notAnAnswer(answer, context.form);
    const { arrivedOn } = entry;
    const isSameDay = answer.kind === 'choice' && answer.value === 'sameDay' && arrivedOn !== undefined;
    const on = isSameDay ? arrivedOn : readDay(answer, context);
    if (typeof on !== 'string') return on;
    if (arrivedOn !== undefined && on < arrivedOn)
      return { kind: 'wrong', why: context.entry.handed.tooEarly(arrivedOn) };
    return { kind: 'answered', draft: { ...draft, entry: { ...entry, handedOn: on } } };
  },
};
