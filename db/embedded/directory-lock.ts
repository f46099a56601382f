import { randomUUID } from 'node:crypto';
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DatabaseInUse } from '../errors.ts';

/** Who holds a directory. `machine` tells where `pid` means something: one boot of one machine or container. */
const holderShape = z.object({
  id: z.string(),
  pid: z.number(),
  startedAt: z.string(),
  machine: z.string(),
});
type Holder = z.infer<typeof holderShape>;

export type DirectoryLock = {
  /** Gives the directory back. */
  release(): void;
};

/** A holder that cannot be looked up from here (another container, a network disk) must touch its lock this often. */
const heartbeatMs = 2_000;

/**
 * Takes `<directory>.lock`, so that two processes never open one database: the embedded server has no lock of its own,
 * and rows that one of them acknowledged would be lost. A lock whose holder is dead (kill -9) is taken over.
 * `patienceMs`: how long a holder on another machine may be silent before it is taken for dead.
 * @throws DatabaseInUse when a living process holds it
 */
export async function lockDirectory(directory: string, patienceMs = 12_000): Promise<DirectoryLock> {
  const path = `${directory}.lock`;
  const me: Holder = {
    id: randomUUID(),
    pid: process.pid,
    startedAt: startOf(process.pid) ?? '',
    machine: machine(),
  };
  const mine = `${path}.${me.id}`;
  writeFileSync(mine, JSON.stringify(me));
  try {
    // Not taken: another process was faster, or is removing what stood in the way.
    while (!(await tryTake(path, mine, patienceMs))) await sleep(50);
  } finally {
    removeIfThere(mine);
  }
  const heartbeat = setInterval(() => touch(path), heartbeatMs);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (read(path)?.id === me.id) removeIfThere(path);
    },
  };
}

async function tryTake(path: string, mine: string, patienceMs: number): Promise<boolean> {
  // A link appears with its content, or not at all.
  if (tryLink(mine, path)) return true;
  const holder = read(path);
  if (holder === undefined) return false;
  if (await isAlive(path, holder, patienceMs)) {
    const directory = path.slice(0, -'.lock'.length);
    throw new DatabaseInUse(
      `The database in ${directory} is in use by process ${holder.pid}. Stop that one first, or choose another ` +
        'DATA_DIR: two at once would lose data.',
    );
  }
  return bury(path, holder, mine, patienceMs);
}

/**
 * Replaces a dead holder's lock. Of all that saw the same dead holder one may: who links its grave first; and it looks
 * again before it acts, for a slow one might find the next holder's lock in the place.
 */
function bury(path: string, dead: Holder, mine: string, patienceMs: number): boolean {
  const grave = `${path}.${dead.id}.dead`;
  if (!tryLink(path, grave)) {
    // Whoever dug it died digging.
    if (ageMs(grave) > patienceMs) removeIfThere(grave);
    return false;
  }
  try {
    if (read(path)?.id !== dead.id) return false;
    renameSync(mine, path);
    return true;
  } finally {
    removeIfThere(grave);
  }
}

async function isAlive(path: string, holder: Holder, patienceMs: number): Promise<boolean> {
  if (holder.machine === machine()) return startOf(holder.pid) === holder.startedAt;
  const before = modifiedAt(path);
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    await sleep(patienceMs / 20);
    if (modifiedAt(path) !== before) return true;
  }
  return false;
}

/** When a process started, in a form to compare; undefined if there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything. After it: the state, and 19 fields later the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return isRunning(pid) ? 'unknown' : undefined;
  }
}

/** Whether a process of this id lives, also another user's; signal 0 asks only. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function machine(): string {
  const parts = [
    () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    () => readlinkSync('/proc/self/ns/pid'),
  ].map((part) => {
    try {
      return part();
    } catch {
      return hostname();
    }
  });
  return parts.join(' ');
}

function read(path: string): Holder | undefined {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return holderShape.parse(JSON.parse(content));
  } catch {
    // A power cut may leave it empty; the heartbeat decides.
    return { id: 'unreadable', pid: 0, startedAt: '', machine: '' };
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EEXIST' || isMissing(error)))
      return false;
    throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function modifiedAt(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).ctimeMs;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
