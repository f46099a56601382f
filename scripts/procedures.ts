/**
 * `npm run procedures`: runs every test that carries a row's tag and prints the matrix of the five procedures: tag,
 * rule, the tests that show it, verdict. Exit code 1 when a test that should show a row fails. A row whose verdict is
 * `later` says why.
 * `-- --pure` leaves out what needs databases, processes or a browser, and with it all scenarios.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../src/project.ts';
import { rows } from './procedures/rows.ts';
import { type Shown, type Verdict, verdictOf, verdicts } from './procedures/verdict.ts';
import { script } from './start-up.ts';

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

const INDENT = ' '.repeat(14);
const TAG = /\[(BUP|TTD|TLA|MJK-A|MJK-B|BKP) /;

/** Whole files: the steps of a story stand on each other. */
function taggedFiles(): readonly string[] {
  return ['src', 'bots', 'db', 'test'].flatMap((folder) =>
    readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => join(projectFile(folder), path))
      .filter((path) => TAG.test(readFileSync(path, 'utf8'))),
  );
}

/** Runs the files with tagged tests; the verdicts are what vitest reports of this very run. */
function runTagged(projects: readonly string[]): readonly Shown[] {
  const directory = mkdtempSync(join(tmpdir(), 'sahut-procedures-'));
  const outputFile = join(directory, 'report.json');
  try {
    spawnSync(
      process.execPath,
      [
        projectFile('node_modules/vitest/vitest.mjs'),
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        ...taggedFiles(),
        '--reporter=json',
        `--outputFile=${outputFile}`,
      ],
      { cwd: projectFile('.'), stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const report = JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
    return report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'passed' || status === 'failed')
        .map(({ fullName, status }) => ({ fullName, file: name, passed: status === 'passed' })),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}

await script(() => {
  const isPure = process.argv.includes('--pure');
  const tests = runTagged(isPure ? ['pure'] : ['pure', 'store', 'scenario']);
  const counts = new Map<Verdict, number>();
  let table = '';
  for (const row of rows) {
    const own = tests.filter(({ fullName }) => fullName.includes(`[${row.tag}]`));
    const verdict = verdictOf(row, own);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (row.table !== table) console.log(`\n${row.table}`);
    table = row.table;
    console.log(`  ${verdict.padEnd(10)}  ${row.tag.padEnd(20)}  ${row.rule}`);
    if (verdict === 'later') console.log(`${INDENT}${row.later ?? ''}`);
    for (const { fullName } of own) console.log(`${INDENT}${fullName}`);
  }
  const summary = verdicts.map((verdict) => `${counts.get(verdict) ?? 0} ${verdict}`);
  console.log(`\n${rows.length} rows: ${summary.join(', ')}`);
  return Promise.resolve(counts.has('FAILED') ? 1 : 0);
});
