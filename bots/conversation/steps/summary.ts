import { categoryById } from '../../../src/domain/agency.ts';
import type { SummaryWords } from '../../copy/citizen.ts';
import { wholeCharacters } from '../../copy/text.ts';
import { type Draft, notesOf, storyOf } from '../form.ts';
import { notAnAnswer, type Step, type StepContext, synonyms } from './step.ts';

/** Room for story and additions in one message of 4,096 characters, beside the other answers. */
const STORY_ROOM = 2000;
const NOTES_ROOM = 600;

/** Everything as it will be sent; every answer can still be changed. */
export const summary: Step = {
  name: 'summary',
  takesWords: false,
  hasWayOut: false,
  synonyms: synonyms({
    send: 'kirim|kirimkan|ya|iya|y|yes|ok|oke|benar|betul|sudah benar|setuju|send|submit',
    edit: 'ubah|edit|ganti|perbaiki|salah|change|tidak|no',
  }),
  isAnswered: () => false,
  question(draft, context, again) {
    const { labels } = context.form;
    return {
      text: again ? context.form.summary.again : context.form.summary.show(summaryWords(draft, context)),
      options: [
        [
          ['send', labels.send],
          ['edit', labels.edit],
          ['cancel', labels.cancel],
        ],
      ],
    };
  },
  accept(draft, answer, { form }) {
    if (answer.kind !== 'choice') return notAnAnswer(answer, form);
    if (answer.value === 'send') return { kind: 'send' };
    if (answer.value === 'edit') return { kind: 'goTo', step: 'edit', draft };
    return { kind: 'wrong' };
  },
};

function summaryWords(draft: Draft, { agency, language, form }: StepContext): SummaryWords {
  const told = storyOf(draft) || (draft.voiceOnly ? form.story.voiceOnlyWords : '');
  const story = shown(told, STORY_ROOM);
  const notes = shown(notesOf(draft), NOTES_ROOM);
  const category = draft.categoryId ? categoryById(agency, draft.categoryId) : undefined;
  return {
    classification: draft.classification ?? 'complaint',
    category: category?.label[language] ?? null,
    story: story.text,
    notes: notes.text,
    hidden: story.hidden + notes.hidden,
    attachments: draft.attachments.map(({ kind }) => kind),
    anonymous: draft.anonymous ?? true,
    confidential: draft.confidential ?? true,
    ...(draft.place ? { place: draft.place } : {}),
    ...(draft.occurred ? { occurred: draft.occurred } : {}),
    ...(draft.name ? { name: draft.name } : {}),
    ...(draft.contact ? { contact: draft.contact } : {}),
    ...(draft.entry
      ? {
          entry: {
            ...draft.entry,
            answer: shown(draft.entry.answer ?? '', NOTES_ROOM).text,
            answerFiles: (draft.entry.answerFiles ?? []).map(({ kind }) => kind),
          },
        }
      : {}),
  };
}

/** As typed, as far as there is room. */
function shown(text: string, room: number): { text: string; hidden: number } {
  if (text.length <= room) return { text, hidden: 0 };
  const cut = text.slice(0, room);
  const length = wholeCharacters(cut);
  return { text: `${cut.slice(0, length)}…`, hidden: text.length - length };
}
