import type { Classification } from '../../../src/domain/complaint/complaint.ts';
import { notAnAnswer, type Step, stacked, synonyms } from './step.ts';

const kinds: readonly Classification[] = ['complaint', 'aspiration', 'informationRequest'];

/** Pengaduan, aspirasi or permintaan informasi. */
export const classification: Step = {
  name: 'classification',
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    complaint: 'pengaduan|aduan|keluhan|komplain|masalah|laporan|lapor|complaint',
    aspiration: 'aspirasi|usul|usulan|saran|ide|suggestion|idea',
    informationRequest: 'informasi|info|tanya|bertanya|mau tanya|pertanyaan|information|question',
  }),
  isAnswered: (draft) => draft.classification !== undefined,
  question: (_draft, { form }, again) => ({
    text: again ? form.classification.again : form.classification.question,
    options: stacked(...kinds.map((kind) => [kind, form.labels[kind]] as const)),
  }),
  accept(draft, answer, { form }) {
    if (answer.kind !== 'choice') return notAnAnswer(answer, form);
    const chosen = kinds.find((kind) => kind === answer.value);
    return chosen ? { kind: 'answered', draft: { ...draft, classification: chosen } } : { kind: 'wrong' };
  },
};
