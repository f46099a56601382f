import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseInUse } from '../errors.ts';
import { lockDirectory } from './directory-lock.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sahut-lock-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const directory = (): string => join(home, 'pg');
const lockFile = (): string => `${directory()}.lock`;
const holder = (): Record<string, unknown> =>
  JSON.parse(readFileSync(lockFile(), 'utf8')) as Record<string, unknown>;

describe('the lock of a directory', () => {
  it('is had by one, who is named to others, and free again when released', async () => {
    const lock = await lockDirectory(directory());
    const refusal = await lockDirectory(directory()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseInUse);
    expect(String(refusal)).toContain(`in use by process ${process.pid}`);
    expect(String(refusal)).toContain('DATA_DIR');
    lock.release();
    const again = await lockDirectory(directory());
    again.release();
    expect(readdirSync(home)).toEqual([]);
  });

  it('passes to exactly one of many when its holder was killed', async () => {
    await lockDirectory(directory());
    const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    writeFileSync(lockFile(), JSON.stringify({ ...holder(), id: 'child', pid: child.pid, startedAt }));
    await expect(lockDirectory(directory())).rejects.toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'close');
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(directory())));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(holder()).toMatchObject({ pid: process.pid });
  });

  it('is not fooled by a new process with the old number', async () => {
    const lock = await lockDirectory(directory());
    writeFileSync(lockFile(), JSON.stringify({ ...holder(), id: 'earlier', startedAt: '1' }));
    const taken = await lockDirectory(directory());
    expect(holder()).not.toMatchObject({ id: 'earlier' });
    lock.release();
    expect(readdirSync(home), 'a late release leaves the lock of the next alone').toEqual(['pg.lock']);
    taken.release();
  });

  it('is respected when its holder lives on another machine and shows it', async () => {
    const lock = await lockDirectory(directory());
    lock.release();
    writeFileSync(lockFile(), JSON.stringify({ id: 'far', pid: 1, startedAt: '1', machine: 'elsewhere' }));
    let beats = 0;
    const heartbeat = setInterval(() => {
      beats += 1;
      utimesSync(lockFile(), beats, beats);
    }, 20);
    await expect(lockDirectory(directory())).rejects.toThrow(DatabaseInUse);
    clearInterval(heartbeat);
  });

  it.each([
    [
      'of another machine that fell silent',
      JSON.stringify({ id: 'far', pid: 1, startedAt: '1', machine: 'elsewhere' }),
    ],
    ['that a power cut left empty', ''],
  ])('is taken over: one %s', async (_, content) => {
    writeFileSync(lockFile(), content);
    const lock = await lockDirectory(directory(), 100);
    expect(holder()).toMatchObject({ pid: process.pid });
    lock.release();
  });
});
