/** How a report is laid out before it is sent: the same in every language, in words of its own. */
import type { Classification } from '../../src/domain/complaint/complaint.ts';
import type { MediaKind, Point, Text } from '../../src/domain/message.ts';
import type { FormCopy, OccurredWords, SummaryWords } from './citizen.ts';
import { lines } from './text.ts';

/** What a language gives to the layout. */
export type SummaryTerms = {
  readonly part: FormCopy['labels']['part'];
  readonly classification: Readonly<Record<Classification, string>>;
  /** For a category that is none of the list. */
  readonly unlisted: string;
  readonly notGiven: string;
  readonly noFiles: string;
  readonly counted: (kinds: readonly MediaKind[]) => string;
  readonly occurred: (occurred: OccurredWords) => string;
  readonly degrees: (point: Point) => string;
  /** Characters that are kept but not shown. */
  readonly hidden: (characters: number) => string;
  readonly anonymous: string;
  readonly report: string;
  readonly confidential: string;
  readonly open: string;
};

/** The parts of a report, a line each or two. */
export const partsWith =
  (terms: SummaryTerms) =>
  (words: SummaryWords): Text => {
    const { part, notGiven } = terms;
    const attached = words.attachments.length > 0 ? terms.counted(words.attachments) : terms.noFiles;
    return lines(
      [
        { bold: part.classification },
        ` ${terms.classification[words.classification]} · `,
        { bold: part.category },
        ` ${words.category ?? terms.unlisted}`,
      ],
      [{ bold: part.story }, ' ', words.story],
      words.notes ? [{ bold: part.notes }, ' ', words.notes] : undefined,
      words.hidden > 0 ? terms.hidden(words.hidden) : undefined,
      [
        { bold: part.place },
        ' ',
        placeIn(terms, words.place),
        ' · ',
        { bold: part.time },
        ' ',
        words.occurred ? terms.occurred(words.occurred) : notGiven,
        ' · ',
        { bold: part.attachments },
        ` ${attached}`,
      ],
      [
        { bold: part.name },
        ' ',
        reporterIn(terms, words),
        ' · ',
        { bold: terms.report },
        ` ${words.confidential ? terms.confidential : terms.open}`,
      ],
    );
  };

function placeIn({ notGiven, degrees }: SummaryTerms, place: SummaryWords['place']): string {
  const words = place?.words ?? '';
  if (!place?.point) return words || notGiven;
  return words ? `${words} 📍` : `📍 ${degrees(place.point)}`;
}

function reporterIn({ anonymous, notGiven }: SummaryTerms, words: SummaryWords): string {
  if (words.anonymous) return anonymous;
  return [words.name, words.contact].filter(Boolean).join(', ') || notGiven;
}
