import { formLimits } from '../form.ts';
import { notAnAnswer, type Step, synonyms } from './step.ts';

const PHONE = /^\+?[\d\s().-]{7,24}$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const DIGIT = /\d/gu;

/** A phone number or email; optional, as news comes to this chat anyway. */
export const contact: Step = {
  name: 'contact',
  takesWords: true,
  hasWayOut: true,
  synonyms: synonyms({ skip: 'lewati|skip|tidak ada|tidak|nggak|gak|tidak punya|tidak usah|none|no' }),
  isAnswered: (draft) => draft.anonymous !== false || draft.contact !== undefined,
  question: ({ entry }, { form }, again) => ({
    text: again ? form.contact.again : form.contact.question,
    options: [[['skip', form.labels.skip]]],
    // Shared by a button it would be the officer's own.
    ...(entry ? {} : { ask: 'contact' as const }),
  }),
  accept(draft, answer, { form }) {
    switch (answer.kind) {
      case 'choice':
        return answer.value === 'skip'
          ? { kind: 'answered', draft: { ...draft, contact: null } }
          : { kind: 'wrong' };
      case 'contact':
        return { kind: 'answered', draft: { ...draft, contact: answer.phone } };
      case 'text': {
        const text = answer.text.trim();
        if (text.length > formLimits.contact) return { kind: 'wrong', why: form.tooLong(formLimits.contact) };
        return isContact(text) ? { kind: 'answered', draft: { ...draft, contact: text } } : { kind: 'wrong' };
      }
      case 'location':
        return notAnAnswer(answer, form);
    }
  },
};

const isContact = (text: string): boolean =>
  EMAIL.test(text) || (PHONE.test(text) && (text.match(DIGIT)?.length ?? 0) >= 7);
