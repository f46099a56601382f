import type { Draft } from '../form.ts';
import { formLimits } from '../form.ts';
import { notAnAnswer, type Step, synonyms } from './step.ts';

const HAS_LETTER = /\p{L}/u;

/** A name, or anonymous: then the officers do not know who it is, and no contact is asked for. */
export const name: Step = {
  name: 'name',
  takesWords: true,
  hasWayOut: true,
  synonyms: synonyms({
    anonymous:
      'anonim|anonymous|anonymously|tanpa nama|rahasia|rahasiakan|rahasiakan nama saya|tidak mau|tidak usah|jangan|no name|hamba allah|lewati|skip',
  }),
  isAnswered: (draft) => draft.anonymous !== undefined,
  question: (_draft, { form }, again) => ({
    text: again ? form.name.again : form.name.question,
    options: [[['anonymous', form.labels.anonymous]]],
  }),
  accept(draft, answer, { form }) {
    switch (answer.kind) {
      case 'choice':
        return answer.value === 'anonymous'
          ? { kind: 'answered', draft: anonymous(draft) }
          : { kind: 'wrong' };
      case 'contact':
        return answer.name
          ? {
              kind: 'answered',
              draft: { ...draft, anonymous: false, name: answer.name, contact: answer.phone },
            }
          : { kind: 'wrong' };
      case 'text':
        if (!HAS_LETTER.test(answer.text)) return { kind: 'wrong' };
        if (answer.text.length > formLimits.name)
          return { kind: 'wrong', why: form.tooLong(formLimits.name) };
        return { kind: 'answered', draft: { ...draft, anonymous: false, name: answer.text } };
      case 'location':
        return notAnAnswer(answer, form);
    }
  },
};

/** Whoever chooses to be anonymous leaves neither name nor contact behind. */
function anonymous(draft: Draft): Draft {
  const { name: _name, contact: _contact, ...rest } = draft;
  return { ...rest, anonymous: true };
}
