import type { Row } from './rows.ts';

/** A test that ran: its full name, its file, whether it passed. */
export type Shown = { readonly fullName: string; readonly file: string; readonly passed: boolean };

/** `clock only`: the dates are right, and no test walks the road to them by commands. */
export const verdicts = ['shown', 'clock only', 'later', 'not shown', 'FAILED'] as const;
export type Verdict = (typeof verdicts)[number];

/** Tests of the clocks alone: what they count from was made by hand. */
const CLOCKS = 'src/domain/sop/';

/** What these tests, each with the row's tag in its name, say of the row. */
export function verdictOf({ later }: Pick<Row, 'later'>, own: readonly Shown[]): Verdict {
  if (own.some(({ passed }) => !passed)) return 'FAILED';
  if (own.some(({ file }) => !file.includes(CLOCKS))) return 'shown';
  if (own.length > 0) return 'clock only';
  return later === undefined ? 'not shown' : 'later';
}
