import type { EntryCopy } from '../../copy/entry.ts';
import { type Draft, type EntryDraft, formLimits } from '../form.ts';
import { isMeaningful } from '../words.ts';
import { notAnAnswer, type Reaction, type Step, synonyms } from './step.ts';

/** "Belum" at more length: no answer that was given, however many words it has. */
const NOT_YET = /^(?:belum|blm|tidak ada|tdk ada|masih|not yet|none|still)\b/iu;
/** Longer words that begin so tell something. */
const SHORT = 60;

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
  accept(draft, answer, { form, entry: { settled: copy } }) {
    const { entry } = draft;
    if (!entry) return { kind: 'wrong' };
    if (answer.kind === 'choice')
      return answer.value === 'open' ? stillOpen(draft, entry, copy) : { kind: 'wrong' };
    if (answer.kind !== 'text') return notAnAnswer(answer, form);
    const text = answer.text.trim();
    if (!isMeaningful(text)) return { kind: 'wrong', why: form.unreadable('emoji') };
    if (text.length > formLimits.answer) return { kind: 'wrong', why: form.tooLong(formLimits.answer) };
    if (text.length < SHORT && NOT_YET.test(text)) return stillOpen(draft, entry, copy);
    // One word is no answer that anyone gave: it is asked for again.
    if (!text.includes(' ')) return { kind: 'wrong' };
    return { kind: 'answered', draft: { ...draft, entry: { ...entry, answer: text } } };
  },
};

/** Without an answer its files are the report's. */
function stillOpen(
  draft: Draft,
  { answerFiles = [], answerFilesDone: _done, ...entry }: EntryDraft,
  { filesMoved }: EntryCopy['settled'],
): Reaction {
  const attachments = [...draft.attachments, ...answerFiles];
  return {
    kind: 'answered',
    draft: { ...draft, attachments, entry: { ...entry, answer: null } },
    ...(answerFiles.length > 0 ? { said: filesMoved } : {}),
  };
}
