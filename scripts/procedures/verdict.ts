import type { Row } from './rows.ts';

/** A test that ran: its full name, its file, whether it passed. */
export type Shown = { readonly fullName: string; readonly file: string; readonly passed: boolean };

/** `shown`: by people who write and hear; `rule only`: what decides it is tested, and no scenario walks the road to it. */
export const verdicts = ['shown', 'rule only', 'later', 'not shown', 'FAILED'] as const;
export type Verdict = (typeof verdicts)[number];

const SCENARIOS = 'test/scenarios/';

/** What these tests, each with the row's tag in its name, say of the row. */
export function verdictOf({ later }: Pick<Row, 'later'>, own: readonly Shown[]): Verdict {
  if (own.some(({ passed }) => !passed)) return 'FAILED';
  if (own.some(({ file }) => file.includes(SCENARIOS))) return 'shown';
  if (own.length > 0) return 'rule only';
  return later === undefined ? 'not shown' : 'later';
}
