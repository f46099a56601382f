/** Why each deadline is when it is, in words: the start, every day counted or skipped and why, pauses, the article. */
import type { IntakeStretch } from '../../src/domain/complaint/entry.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Language, Text } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { ExplainedDay, Explanation } from '../../src/domain/view.ts';
import { lines, paragraphs } from './text.ts';

export type ExplanationCopy = {
  readonly title: (explanation: Explanation, number: string) => Text;
  readonly start: (at: Instant, timeZone: string) => string;
  /** One day, or a run of days of the same kind. */
  readonly days: (first: ExplainedDay, last: ExplainedDay) => string;
  readonly classChanged: (change: NonNullable<Explanation['classChange']>, timeZone: string) => string;
  readonly pause: (from: Instant, to: Instant | undefined, timeZone: string) => string;
  readonly paused: string;
  readonly late: string;
  readonly provisional: string;
  readonly none: (number: string) => Text;
  /** One stretch of an entered report's way into the service. */
  readonly intake: (stretch: IntakeStretch) => string;
};

/** Up to this many days each stands alone; more are told in runs, or sixty working days would fill a page. */
const SINGLY = 7;

/** All deadlines of a report, each a paragraph. `reader.timeZone`: an IANA name, in which times of day are told. */
export function explanationText(
  copy: ExplanationCopy,
  { number, deadlines, intake = [] }: Extract<Outcome, { kind: 'explanation' }>,
  reader: { readonly timeZone: string; readonly language: Language },
): Text {
  const way = intake.length > 0 ? lines(...intake.map(copy.intake)) : undefined;
  if (deadlines.length === 0) return paragraphs(copy.none(number), way);
  return paragraphs(...deadlines.map((one) => explainOne(copy, number, one, reader)), way);
}

function explainOne(
  copy: ExplanationCopy,
  number: string,
  one: Explanation,
  { timeZone, language }: { readonly timeZone: string; readonly language: Language },
): Text {
  const days = one.days.filter((day) => !('skipped' in day && day.skipped === 'start'));
  const runs = days.length <= SINGLY ? days.map((day): Run => [day, day]) : runsOf(days);
  return lines(
    copy.title(one, number),
    copy.start(one.startsAt, timeZone),
    runs.map(([first, last]) => copy.days(first, last)).join(' · '),
    ...one.pauses.map(({ from, to }) => copy.pause(from, to, timeZone)),
    one.classChange ? copy.classChanged(one.classChange, timeZone) : undefined,
    one.late ? copy.late : undefined,
    one.paused ? copy.paused : undefined,
    one.provisional ? copy.provisional : undefined,
    // Notes of a profile are written in the language of the procedures.
    language === 'id' ? one.note : undefined,
  );
}

type Run = readonly [first: ExplainedDay, last: ExplainedDay];

/** Neighbouring days of the same kind as one run. */
function runsOf(days: readonly ExplainedDay[]): readonly Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const before = runs.at(-1);
    if (before && sameKind(before[1], day)) runs[runs.length - 1] = [before[0], day];
    else runs.push([day, day]);
  }
  return runs;
}

function sameKind(a: ExplainedDay, b: ExplainedDay): boolean {
  if ('counted' in a || 'counted' in b) return 'counted' in a && 'counted' in b;
  if (a.skipped !== b.skipped) return false;
  return !('name' in a) || !('name' in b) || a.name === b.name;
}
