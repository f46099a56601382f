import { parseDateWords } from '../../../src/domain/calendar/date-words.ts';
import type { Day } from '../../../src/domain/instant.ts';
import { formLimits } from '../form.ts';
import type { Answer, Option, Reaction, StepContext } from './step.ts';

/** The days that are mostly meant. */
export const recentDays = ({ form: { labels } }: StepContext): readonly Option[] => [
  ['today', labels.today],
  ['yesterday', labels.yesterday],
];

/** One day that is over or today, pressed or in words ("6 November", "senin lalu"); else why it is none. */
export function readDay(answer: Answer, context: StepContext): Day | Extract<Reaction, { kind: 'wrong' }> {
  const { form, today } = context;
  if (answer.kind === 'choice') {
    const back = { today: 0, yesterday: 1 }[answer.value];
    return back === undefined ? { kind: 'wrong' } : today().subtract({ days: back }).toString();
  }
  if (answer.kind !== 'text') return { kind: 'wrong' };
  if (answer.text.length > formLimits.time) return { kind: 'wrong', why: form.tooLong(formLimits.time) };
  const read = parseDateWords(answer.text, today());
  if (read === 'future') return { kind: 'wrong', why: form.time.future };
  return read?.on ? read.on.toString() : { kind: 'wrong', why: form.time.unclear };
}
