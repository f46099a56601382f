import type { Agency } from '../../../src/domain/agency.ts';
import type { Language } from '../../../src/domain/message.ts';
import { accusedUnits } from '../../../src/domain/personal-data.ts';
import { lines } from '../../copy/text.ts';
import { matchChoices } from '../choice.ts';
import { categoryByKey, categoryKey } from '../data.ts';
import { type Draft, toldIn } from '../form.ts';
import { normalise } from '../words.ts';
import {
  notAnAnswer,
  type Option,
  type Question,
  type Reaction,
  type Step,
  type StepContext,
  stacked,
  synonyms,
} from './step.ts';

const ON_A_PAGE = 8;
const DIGITS = /^\d+$/u;

/** Which kind of problem. Suggested from the words, never chosen for the citizen; the whole list is one tap away. */
export const category: Step = {
  name: 'category',
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    other: 'lain|lainnya|yang lain|lain lain|kategori lainnya|other|others|another|something else',
    none: 'tidak tahu|nggak tahu|gak tahu|tidak ada|tidak ada yang cocok|bukan semua|none|i do not know|not in the list',
  }),
  isAnswered: (draft) => draft.categoryId !== undefined,
  question(draft, context, again) {
    const { suggested, page } = draft;
    return page === undefined && suggested && suggested.length > 0
      ? suggestions(draft, suggested, context, again)
      : wholeList(page ?? 0, context, again);
  },
  accept(draft, answer, context) {
    if (answer.kind === 'text') return typed(draft, answer.text, context);
    if (answer.kind !== 'choice') return notAnAnswer(answer, context.form);
    const { value } = answer;
    if (value === 'other') return { kind: 'stay', draft: { ...draft, page: 0 } };
    if (value === 'none') return answered(draft, null);
    if (value.startsWith('p'))
      return { kind: 'stay', draft: { ...draft, page: Number(value.slice(1)) || 0 } };
    const found = categoryByKey(context.agency.categories, value.slice(1));
    return found ? answered(draft, found.id) : { kind: 'wrong' };
  },
};

/** The units whose own staff the report is about, by name; a suggestion never leads to them. */
export const accusedIn = (draft: Draft, agency: Agency): readonly string[] =>
  accusedUnits(toldIn(draft), agency);

const optionOf = (id: string, label: string): Option => [`=${categoryKey(id)}`, label];

function suggestions(draft: Draft, ids: readonly string[], context: StepContext, again: boolean): Question {
  const { agency, form, language } = context;
  const options = agency.categories
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ id, label }) => optionOf(id, label[language]));
  const accused = accusedIn(draft, agency);
  const names = agency.units.filter(({ id }) => accused.includes(id)).map(({ name }) => name);
  const note = names.length > 0 && !again ? form.category.accused(names) : undefined;
  return {
    text: lines(note, again ? form.category.again : form.category.suggested),
    options: stacked(...options, ['other', form.labels.otherCategory]),
  };
}

function wholeList(page: number, { agency, form, language }: StepContext, again: boolean): Question {
  const { categories } = agency;
  const pages = Math.max(1, Math.ceil(categories.length / ON_A_PAGE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const options = categories
    .slice(shown * ON_A_PAGE, (shown + 1) * ON_A_PAGE)
    .map(({ id, label }) => optionOf(id, label[language]));
  const turns: Option[] = [];
  if (shown > 0) turns.push([`p${shown - 1}`, form.labels.previousPage]);
  if (shown < pages - 1) turns.push([`p${shown + 1}`, form.labels.nextPage]);
  return {
    text: again ? form.category.again : form.category.list(shown + 1, pages),
    options: [
      ...stacked(...options),
      ...(turns.length > 0 ? [turns] : []),
      [['none', form.labels.notInList]],
    ],
  };
}

/** Words that name one category choose it; words that name several show those. */
function typed(draft: Draft, text: string, { agency, form, language }: StepContext): Reaction {
  const words = normalise(text);
  if (words === '') return { kind: 'wrong', why: form.unreadable('emoji') };
  if (DIGITS.test(words)) return { kind: 'wrong' };
  const found = named(text, words, agency, language);
  const [only] = found;
  if (only !== undefined && found.length === 1) return answered(draft, only);
  if (found.length === 0 || found.length > ON_A_PAGE) return { kind: 'wrong' };
  const { page: _page, ...rest } = draft;
  return { kind: 'stay', draft: { ...rest, suggested: found }, said: form.category.several };
}

function named(text: string, words: string, agency: Agency, language: Language): readonly string[] {
  const choices = agency.categories.map(({ id, label }) => ({ data: id, label: label[language] }));
  const byLabel = matchChoices(text, choices);
  if (byLabel.length > 0) return byLabel.map(({ data }) => data);
  return agency.categories
    .filter(({ keywords }) => keywords.some((keyword) => normalise(keyword) === words))
    .map(({ id }) => id);
}

function answered(draft: Draft, categoryId: string | null): Reaction {
  const { page: _page, ...rest } = draft;
  return { kind: 'answered', draft: { ...rest, categoryId } };
}
