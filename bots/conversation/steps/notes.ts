import { shorten } from '../../copy/text.ts';
import { formLimits, notesOf } from '../form.ts';
import { isMeaningful } from '../words.ts';
import { notAnAnswer, type Step } from './step.ts';

/** What was added on the way, to be changed from the summary. */
export const notes: Step = {
  name: 'notes',
  takesWords: true,
  hasWayOut: true,
  isAnswered: () => true,
  question: (draft, { form }, again) => ({
    text: again ? form.notes.again : form.notes.question(shorten(notesOf(draft), 600)),
    options: [
      [
        ['remove', form.labels.removeNotes],
        ['keep', form.labels.keep],
      ],
    ],
  }),
  accept(draft, answer, { form }) {
    if (answer.kind === 'choice') {
      if (answer.value === 'keep') return { kind: 'answered', draft };
      return answer.value === 'remove'
        ? { kind: 'answered', draft: { ...draft, notes: [] } }
        : { kind: 'wrong' };
    }
    if (answer.kind !== 'text') return notAnAnswer(answer, form);
    if (!isMeaningful(answer.text)) return { kind: 'wrong', why: form.unreadable('emoji') };
    if (answer.text.length > formLimits.notes) return { kind: 'wrong', why: form.tooLong(formLimits.notes) };
    const note = answer.from ? { text: answer.text, from: answer.from } : { text: answer.text };
    return { kind: 'answered', draft: { ...draft, notes: [note] } };
  },
};
