import type { Draft } from '../form.ts';
import { formLimits } from '../form.ts';
import { isMeaningful } from '../words.ts';
import { notAnAnswer, type Step, synonyms } from './step.ts';

const isOptional = (draft: Draft): boolean =>
  draft.entry !== undefined ||
  draft.classification === 'aspiration' ||
  draft.classification === 'informationRequest';

/**
 * Where: a shared location, or words. A question about opening hours has no place, so there it may be skipped; an officer
 * cannot ask a letter.
 */
export const place: Step = {
  name: 'place',
  takesWords: true,
  hasWayOut: true,
  synonyms: synonyms({ skip: 'lewati|skip|tidak ada|none' }),
  isAnswered: (draft) => draft.place !== undefined,
  question(draft, { form }, again) {
    const asked = isOptional(draft) ? form.place.optional : form.place.question;
    return {
      text: again ? form.place.again : asked,
      options: isOptional(draft) ? [[['skip', form.labels.skip]]] : [],
      ...(draft.entry ? {} : { ask: 'location' as const }),
    };
  },
  accept(draft, answer, { form }) {
    switch (answer.kind) {
      case 'location': {
        const { point, label } = answer;
        const said = form.place.kept(label);
        return {
          kind: 'answered',
          draft: { ...draft, place: label ? { point, words: label } : { point } },
          said,
        };
      }
      case 'text':
        if (!isMeaningful(answer.text)) return { kind: 'wrong', why: form.unreadable('emoji') };
        // So long a text is more of the story: it is kept as an addition, and the question stands.
        if (answer.text.length > formLimits.place)
          return { kind: 'wrong', why: form.tooLong(formLimits.place) };
        return { kind: 'answered', draft: { ...draft, place: { words: answer.text } } };
      case 'choice':
        return answer.value === 'skip' && isOptional(draft)
          ? { kind: 'answered', draft: { ...draft, place: {} } }
          : { kind: 'wrong' };
      case 'contact':
        return notAnAnswer(answer, form);
    }
  },
};
