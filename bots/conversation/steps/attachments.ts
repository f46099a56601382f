import { formLimits } from '../form.ts';
import { notAnAnswer, type Option, type Step, stacked, synonyms } from './step.ts';

/** Photos, videos, documents, voice. Files themselves are taken at every moment; this asks for them once. */
export const attachments: Step = {
  name: 'attachments',
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    done: 'tidak ada|tidak|nggak ada|gak ada|ga ada|tdk ada|cukup|sudah|selesai|lewati|skip|no|none|done|enough|lanjut|itu saja',
  }),
  isAnswered: (draft) => draft.attachmentsDone === true,
  question(draft, { form }, again) {
    const { labels, attachments: copy } = form;
    const count = draft.attachments.length;
    const done: Option = ['done', count > 0 ? labels.enough : labels.noFiles];
    const remove: Option = ['remove', labels.removeFiles];
    const kinds = draft.attachments.map(({ kind }) => kind);
    const asked =
      count > 0 ? copy.more(kinds, formLimits.files) : copy.question(formLimits.files, formLimits.megabytes);
    return {
      text: again ? copy.again : asked,
      options: draft.editing && count > 0 ? stacked(done, remove) : [[done]],
    };
  },
  accept(draft, answer, { form }) {
    if (answer.kind !== 'choice') return notAnAnswer(answer, form);
    if (answer.value === 'done') return { kind: 'answered', draft: { ...draft, attachmentsDone: true } };
    if (answer.value === 'remove')
      return { kind: 'stay', draft: { ...draft, attachments: [] }, said: form.attachments.removed };
    return { kind: 'wrong' };
  },
};
