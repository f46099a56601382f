import type { FormCopy } from '../../copy/citizen.ts';
import { type Draft, filesHere, formLimits, withFilesHere } from '../form.ts';
import { isMeaningful } from '../words.ts';
import { notAnAnswer, type Option, type Step, type StepContext, stacked, synonyms } from './step.ts';

type Files = Pick<Step, 'name' | 'isAnswered'> & {
  readonly done: (draft: Draft) => Draft;
  readonly copyIn: (context: StepContext) => Pick<FormCopy['attachments'], 'question' | 'removed'>;
  /** The draft with the words under a file; absent, or where they do not fit: they are an addition to the report. */
  readonly captioned?: (draft: Draft, caption: string) => Draft | undefined;
};

/** Photos, videos, documents, voice. Files themselves are taken at every moment; this asks for them once. */
const filesStep = ({ name, isAnswered, done: answered, copyIn, captioned }: Files): Step => ({
  name,
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    done: 'tidak ada|tidak|nggak ada|gak ada|ga ada|tdk ada|cukup|sudah|selesai|lewati|skip|no|none|done|enough|lanjut|itu saja',
  }),
  isAnswered,
  question(draft, context, again) {
    const { labels, attachments: copy } = context.form;
    const kinds = filesHere(draft).map(({ kind }) => kind);
    const count = kinds.length;
    const done: Option = ['done', count > 0 ? labels.enough : labels.noFiles];
    const remove: Option = ['remove', labels.removeFiles];
    const asked =
      count > 0
        ? copy.more(kinds, formLimits.files)
        : copyIn(context).question(formLimits.files, formLimits.megabytes);
    return {
      text: again ? copy.again : asked,
      options: draft.editing && count > 0 ? stacked(done, remove) : [[done]],
    };
  },
  accept(draft, answer, context) {
    if (answer.kind === 'text' && answer.caption) {
      const described = captioned?.(draft, answer.text);
      if (described) return { kind: 'stay', draft: described };
    }
    if (answer.kind !== 'choice') return notAnAnswer(answer, context.form);
    if (answer.value === 'done') return { kind: 'answered', draft: answered(draft) };
    if (answer.value === 'remove')
      return { kind: 'stay', draft: withFilesHere(draft, []), said: copyIn(context).removed };
    return { kind: 'wrong' };
  },
});

/** What goes with the report. */
export const attachments = filesStep({
  name: 'attachments',
  isAnswered: (draft) => draft.attachmentsDone === true,
  done: (draft) => ({ ...draft, attachmentsDone: true }),
  copyIn: ({ form }) => form.attachments,
});

/** What goes with an answer that was given before the report was entered: a scan of the letter (BUP VI.B.1.b.14). */
export const answerFiles = filesStep({
  name: 'answerFiles',
  isAnswered: ({ entry }) => typeof entry?.answer !== 'string' || entry.answerFilesDone === true,
  done: (draft) => (draft.entry ? { ...draft, entry: { ...draft.entry, answerFilesDone: true } } : draft),
  copyIn: ({ entry }) => entry.answerFiles,
  captioned: (draft, caption) => {
    const answer = `${draft.entry?.answer ?? ''}\n${caption.trim()}`;
    return draft.entry && isMeaningful(caption) && answer.length <= formLimits.answer
      ? { ...draft, entry: { ...draft.entry, answer } }
      : undefined;
  },
});
