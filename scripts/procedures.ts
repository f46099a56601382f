/**
 * `npm run procedures`: runs every test that carries a row's tag and prints the matrix of the five procedures: tag,
 * rule, the tests that show it, verdict. Exit code 1 when a test that should show a row fails.
 * `-- --pure` leaves out what needs databases, processes or a browser.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../src/project.ts';
import { rows } from './procedures/rows.ts';
import { script } from './start-up.ts';

type Shown = { readonly fullName: string; readonly status: string };
type Report = { readonly testResults: readonly { readonly assertionResults: readonly Shown[] }[] };

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
    return report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed' || status === 'failed');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

await script(() => {
  const isPure = process.argv.includes('--pure');
  const tests = runTagged(isPure ? ['pure'] : ['pure', 'store', 'scenario']);
  let table = '';
  let shown = 0;
  let failed = 0;
  for (const row of rows) {
    const own = tests.filter(({ fullName }) => fullName.includes(`[${row.tag}]`));
    const hasFailed = own.some(({ status }) => status === 'failed');
    const verdict = hasFailed ? 'FAILED' : own.length > 0 ? 'shown' : 'not shown';
    if (hasFailed) failed += 1;
    else if (own.length > 0) shown += 1;
    if (row.table !== table) console.log(`\n${row.table}`);
    table = row.table;
    console.log(`  ${verdict.padEnd(9)}  ${row.tag.padEnd(20)}  ${row.rule}`);
    for (const { fullName } of own) console.log(`${' '.repeat(13)}${fullName}`);
  }
  console.log(
    `\n${rows.length} rows: ${shown} shown, ${failed} failed, ${rows.length - shown - failed} not shown`,
  );
  return Promise.resolve(failed === 0 ? 0 : 1);
});
