/** The pieces that news is worded with, in either language. */
import { type Agency, categoryById } from '../../src/domain/agency.ts';
import type { Day } from '../../src/domain/instant.ts';
import type { Language, Span, Text } from '../../src/domain/message.ts';
import type { Gist } from '../../src/domain/notice/officer.ts';
import type { Span as Length } from '../../src/domain/notice.ts';
import { dayInWords, spanInWords } from './dates.ts';
import { shorten } from './text.ts';

/** What an officer needs of a long text to recognise it; the whole stands in the complaint. */
const OFFICER_QUOTE = 1_000;

export const bold = (words: string): Span => ({ bold: words });

/** Somebody's words as a quotation; none for a text that says nothing. */
export const said = (words: string): Text => (words.trim() === '' ? [] : [{ quote: words.trim() }]);

/** The beginning of a reporter's or a colleague's words, for officers. */
export const excerpt = (words: string): Text => said(shorten(words, OFFICER_QUOTE));

/** A day in full, to be seen at once. */
export const dayIn =
  (language: Language) =>
  (on: Day): Span =>
    bold(dayInWords(on, language));

/** A day with how long that is: "**Senin, 16 November 2026** (3 hari kerja)". */
export const limitIn =
  (language: Language) =>
  ({ until, span }: { until: Day; span: Length }): Text => [
    dayIn(language)(until),
    ` (${spanInWords(span, language)})`,
  ];

/** One line by which an officer recognises a complaint. */
export const headIn =
  (language: Language, noCategory: string) =>
  (what: string, { number, gist }: { number: string; gist: Gist }, agency: Agency): Text => {
    const { categoryId, place, urgent } = gist;
    const category = categoryId === null ? undefined : categoryById(agency, categoryId)?.label[language];
    const words = [category ?? noCategory, place].filter((one) => one !== '').join(', ');
    return [`${urgent ? '⚠️ ' : ''}${what} `, bold(number), ` · ${words}`];
  };
