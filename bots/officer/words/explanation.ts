import type { OutMessage, Text } from '../../../src/domain/message.ts';
import type { ExplainedDay, Explanation, Outcome } from '../../../src/domain/outcome.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import type { Telling } from '../conclude.ts';

/** Up to this many days each stands alone; more are told in runs, or sixty working days would fill a page. */
const SINGLY = 7;

/** Why each deadline is when it is: the start, every day counted or skipped and why, pauses, the article. */
export function explanation(
  telling: Telling,
  { number, deadlines }: Extract<Outcome, { kind: 'explanation' }>,
): OutMessage {
  if (deadlines.length === 0) return { text: telling.copy.explanation.none(number) };
  return { text: paragraphs(...deadlines.map((one) => explainOne(telling, number, one))) };
}

function explainOne({ copy, reader, context }: Telling, number: string, one: Explanation): Text {
  const words = copy.explanation;
  const days = one.days.filter((day) => !('skipped' in day && day.skipped === 'start'));
  const runs = days.length <= SINGLY ? days.map((day): Run => [day, day]) : runsOf(days);
  return lines(
    words.title(one, number),
    words.start(one.startsAt, reader.timeZone),
    runs.map(([first, last]) => words.days(first, last)).join(' · '),
    ...one.pauses.map(({ from, to }) => words.pause(from, to, reader.timeZone)),
    one.classChange ? words.classChanged(one.classChange, reader.timeZone) : undefined,
    one.late ? words.late : undefined,
    one.paused ? words.paused : undefined,
    one.provisional ? words.provisional : undefined,
    // Notes of a profile are written in the language of the procedures.
    context.language === 'id' ? one.note : undefined,
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
