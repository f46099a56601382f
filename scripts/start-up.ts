/** What every script begins with: settings, a clock, a quiet log; and how it ends when something is missing. */
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { systemClock } from '../src/adapters/clock.ts';
import { type Config, loadConfig } from '../src/config.ts';
import { projectFile } from '../src/project.ts';

export const clock = systemClock;
export const log = pino({ level: 'warn', base: null }, pino.destination(2));

/** The version in package.json. */
export function version(): string {
  return (JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string }).version;
}

/** Settings from the environment and `.env`; a wrong one ends the script with a sentence each. */
export function config(): Config {
  try {
    process.loadEnvFile();
  } catch {
    // No .env: every setting has a default.
  }
  const loaded = loadConfig(process.env);
  if (loaded.ok) return loaded.value;
  for (const fault of loaded.error) console.error(fault);
  process.exit(1);
}

/** Runs a script's work; an error for the operator is shown as its sentence, a bug with its stack; exit code 1. */
export async function script(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const isBug = !(error instanceof Error) || error.name === 'Error' || error.name.endsWith('TypeError');
    console.error(isBug ? error : error.message);
    process.exitCode = 1;
  }
}
