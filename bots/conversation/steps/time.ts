import { parseDateWords } from '../../../src/domain/calendar/date-words.ts';
import type { Draft } from '../form.ts';
import { formLimits } from '../form.ts';
import { isMeaningful } from '../words.ts';
import { notAnAnswer, type Option, type Reaction, type Step, type StepContext, synonyms } from './step.ts';

const isOptional = (draft: Draft): boolean =>
  draft.entry !== undefined ||
  draft.classification === 'aspiration' ||
  draft.classification === 'informationRequest';

/** When it happened; never in the future. Words that are no date can be kept as written, so that nobody is stuck. */
export const time: Step = {
  name: 'time',
  takesWords: true,
  hasWayOut: true,
  synonyms: synonyms({ skip: 'lewati|skip|tidak ada|none' }),
  isAnswered: (draft) => draft.occurred !== undefined,
  question(draft, { form }, again) {
    const { labels, time: copy } = form;
    const options: Option[][] = [
      [
        ['today', labels.today],
        ['yesterday', labels.yesterday],
      ],
      [['ongoing', labels.ongoing]],
    ];
    if (draft.unclear !== undefined) options.push([['asWritten', labels.asWritten]]);
    if (isOptional(draft)) options.push([['skip', labels.skip]]);
    const asked = isOptional(draft) ? copy.optional : copy.question;
    return { text: again ? copy.again : asked, options };
  },
  accept(draft, answer, context) {
    if (answer.kind === 'text') return typed(draft, answer.text, context);
    if (answer.kind !== 'choice') return notAnAnswer(answer, context.form);
    return chosen(draft, answer.value, context);
  },
};

function chosen(draft: Draft, value: string, context: StepContext): Reaction {
  const { todayWords, yesterdayWords, ongoingWords } = context.form.time;
  switch (value) {
    case 'today':
      return answered(draft, { on: context.today().toString(), words: todayWords }, context);
    case 'yesterday':
      return answered(
        draft,
        { on: context.today().subtract({ days: 1 }).toString(), words: yesterdayWords },
        context,
      );
    case 'ongoing':
      return answered(draft, { words: ongoingWords, ongoing: true }, context);
    case 'asWritten':
      return draft.unclear === undefined
        ? { kind: 'wrong' }
        : answered(draft, { words: draft.unclear }, context);
    case 'skip':
      return isOptional(draft)
        ? { kind: 'answered', draft: { ...draft, occurred: { words: '' } } }
        : { kind: 'wrong' };
    default:
      return { kind: 'wrong' };
  }
}

function typed(draft: Draft, text: string, context: StepContext): Reaction {
  const { form } = context;
  if (!isMeaningful(text)) return { kind: 'wrong', why: form.unreadable('emoji') };
  if (text.length > formLimits.time) return { kind: 'wrong', why: form.tooLong(formLimits.time) };
  const read = parseDateWords(text, context.today());
  if (read === 'future') return { kind: 'wrong', why: form.time.future };
  if (read === undefined)
    return { kind: 'wrong', why: form.time.unclear, draft: { ...draft, unclear: text } };
  const { on, ongoing, partOfDay } = read;
  return answered(
    draft,
    {
      words: text,
      ...(on ? { on: on.toString() } : {}),
      ...(ongoing ? { ongoing } : {}),
      ...(partOfDay ? { partOfDay } : {}),
    },
    context,
  );
}

function answered(draft: Draft, occurred: NonNullable<Draft['occurred']>, { form }: StepContext): Reaction {
  const { unclear: _unclear, ...rest } = draft;
  return { kind: 'answered', draft: { ...rest, occurred }, said: form.time.kept(occurred) };
}
