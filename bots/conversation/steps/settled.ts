import { formLimits } from '../form.ts';
import { isMeaningful } from '../words.ts';
import { notAnAnswer, type Step, synonyms } from './step.ts';

/** Whether it was settled before it was entered: then with the answer that was given (TLA 4, BUP VI.B.1.b.14). */
export const settled: Step = {
  name: 'settled',
  takesWords: true,
  hasWayOut: true,
  synonyms: synonyms({ open: 'belum|belum selesai|tidak|tdk|nggak|no|not yet|lewati|skip' }),
  isAnswered: ({ entry }) => entry?.answer !== undefined,
  question: (_draft, { entry: { settled: copy } }, again) => ({
    text: again ? copy.again : copy.question,
    options: [[['open', copy.open]]],
  }),
  accept(draft, answer, { form }) {
    const { entry } = draft;
    if (!entry) return { kind: 'wrong' };
    if (answer.kind === 'choice')
      return answer.value === 'open'
        ? { kind: 'answered', draft: { ...draft, entry: { ...entry, answer: null } } }
        : { kind: 'wrong' };
    if (answer.kind !== 'text') return notAnAnswer(answer, form);
    const text = answer.text.trim();
    if (!isMeaningful(text)) return { kind: 'wrong', why: form.unreadable('emoji') };
    if (text.length > formLimits.answer) return { kind: 'wrong', why: form.tooLong(formLimits.answer) };
    // One word is no answer that anyone gave: it is asked for again.
    if (!text.includes(' ')) return { kind: 'wrong' };
    return { kind: 'answered', draft: { ...draft, entry: { ...entry, answer: text } } };
  },
};
