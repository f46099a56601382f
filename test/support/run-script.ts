/** A script of the project as its operator runs it, in a process of its own. */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

export type Ran = {
  readonly code: number;
  /** All that it wrote, errors first. */
  readonly said: string;
};

/** Runs `scripts/<name>.ts` with these settings and nothing of the developer's environment but the way to programs. */
export function runScript(
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Ran> {
  const file = fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url));
  const tsx = import.meta.resolve('tsx');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', tsx, file, ...args],
      // Where there is no `.env` of the project.
      { env: { PATH: process.env.PATH, ...settings }, cwd: tmpdir() },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: `${stderr}${stdout}`.trim() }),
    );
  });
}
