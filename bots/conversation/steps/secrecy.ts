import { proposeConfidential } from '../../../src/domain/personal-data.ts';
import { type Draft, toldIn } from '../form.ts';
import { notAnAnswer, type Step, stacked, synonyms } from './step.ts';

/** Public or confidential; confidential is proposed, with its reason, when the text holds what others should not read. */
export const secrecy: Step = {
  name: 'secrecy',
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    public: 'publik|umum|boleh|public|terbuka',
    confidential: 'rahasia|rahasiakan|confidential|private|tertutup|jangan|tidak boleh',
    yes: 'ya|iya|y|yes|ok|oke|baik|setuju|agree|sure',
    no: 'tidak|nggak|gak|tdk|no|tidak setuju|disagree',
  }),
  isAnswered: (draft) => draft.confidential !== undefined,
  question(draft, { form }, again) {
    const { labels, secrecy: copy } = form;
    const reasons = proposeConfidential(toldIn(draft));
    const isProposed = reasons.length > 0;
    const options = isProposed
      ? stacked(['confidential', labels.confidentialSuggested], ['public', labels.public])
      : stacked(['public', labels.public], ['confidential', labels.confidential]);
    const asked = isProposed ? copy.propose(reasons) : copy.question;
    return { text: again ? copy.again : asked, options };
  },
  accept(draft, answer, { form }) {
    if (answer.kind !== 'choice') return notAnAnswer(answer, form);
    const confidential = isConfidential(draft, answer.value);
    return confidential === undefined
      ? { kind: 'wrong' }
      : { kind: 'answered', draft: { ...draft, confidential } };
  },
};

const isProposedFor = (draft: Draft): boolean => proposeConfidential(toldIn(draft)).length > 0;

/** A yes agrees with what was asked: to keep it confidential where that was proposed, else to let the public read it. */
function isConfidential(draft: Draft, value: string): boolean | undefined {
  switch (value) {
    case 'public':
    case 'confidential':
      return value === 'confidential';
    case 'yes':
      return isProposedFor(draft);
    case 'no':
      return !isProposedFor(draft);
    default:
      return undefined;
  }
}
