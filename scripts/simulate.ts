/**
 * `npm run simulate -- [--year 2026] [--reports 20000] [--seed 1]`: a year in memory through the service's own
 * decisions. Prints the figures; exit code 1 if a second, naive count of any deadline disagrees.
 */
import { parseArgs } from 'node:util';
import { simulateYear } from './simulate/year.ts';
import { script } from './start-up.ts';

/** Of `Figures`, a column each. */
const SHOWN_FIGURES = [
  'received',
  'notYetResponded',
  'notYetSettled',
  'answered',
  'archived',
  'forwarded',
  'late',
  'daysToResponse',
  'daysToAnswer',
] as const;

const row = (name: string, cells: readonly string[]): string =>
  `  ${name.padEnd(8)}${cells.map((cell) => cell.padStart(17)).join('')}`;

/** Disagreements that are printed. */
const SHOWN = 10;

await script(async () => {
  const { values } = parseArgs({
    options: {
      year: { type: 'string', default: '2026' },
      reports: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [year, reports, seed] = [values.year, values.reports, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  if (![year, reports, seed].every(Number.isSafeInteger) || reports < 1) {
    console.error('--year, --reports and --seed are whole numbers.');
    return 1;
  }
  const { figures, byProcedure, events, compared, disagreements } = simulateYear({ year, reports, seed });
  console.log(`${reports} reports of ${year}, seed ${seed}`);
  console.log(row('', SHOWN_FIGURES));
  for (const [procedure, own] of [...byProcedure, ['all', figures] as const])
    console.log(
      row(
        procedure,
        SHOWN_FIGURES.map((name) => `${own[name] ?? '-'}`),
      ),
    );
  console.log('events');
  for (const [type, count] of [...events].sort((a, b) => b[1] - a[1]))
    console.log(`  ${type.padEnd(18)} ${count}`);
  for (const { number, version, profile, service, naive } of disagreements.slice(0, SHOWN))
    console.error(
      `${number} (${profile}) after event ${version}: ${service.join(', ')} against ${naive.join(', ')}`,
    );
  console.log(`deadlines counted twice: ${compared}; states that disagree: ${disagreements.length}`);
  return disagreements.length === 0 ? 0 : 1;
});
