import { proposeConfidential } from '../../../src/domain/personal-data.ts';
import { toldIn } from '../form.ts';
import { notAnAnswer, type Step, stacked, synonyms } from './step.ts';

/** Public or confidential; confidential is proposed, with its reason, when the text holds what others should not read. */
export const secrecy: Step = {
  name: 'secrecy',
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    public: 'publik|umum|boleh|public|terbuka',
    confidential: 'rahasia|rahasiakan|confidential|private|tertutup|jangan|tidak boleh',
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
    if (answer.value !== 'public' && answer.value !== 'confidential') return { kind: 'wrong' };
    return { kind: 'answered', draft: { ...draft, confidential: answer.value === 'confidential' } };
  },
};
