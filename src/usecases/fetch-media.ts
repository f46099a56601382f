import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { MediaVault } from '../ports/media.ts';
import type { Transact } from '../ports/stores.ts';

/** Bytes of one file at most: what Telegram lets a bot download. */
export const MEDIA_LIMIT = 20 * 1024 * 1024;
const PAGE = 8;
/** After this many tries a file is given up; the waits add up to about a day. */
const MAX_ATTEMPTS = 12;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;

/**
 * Brings the files that people sent from their channel into the vault, outside the turns. A file is fetched by whoever
 * is first; fetched twice, the first result stands.
 */
export const fetchMedia =
  (deps: {
    transact: Transact;
    vault: MediaVault;
    clock: Clock;
    channels: readonly Channel[];
    random: () => number;
  }) =>
  async (): Promise<{ stored: number; waiting: number }> => {
    const total = { stored: 0, waiting: 0 };
    for (;;) {
      const now = deps.clock.now().toString();
      const pending = await deps.transact(({ media }) => media.pending(now, PAGE));
      let stored = 0;
      for (const file of pending) {
        const channel = deps.channels.find(
          ({ name, account }) => name === file.channel && account === file.account,
        );
        if (await fetchOne(deps, channel, file)) stored++;
      }
      total.stored += stored;
      total.waiting += pending.length - stored;
      if (pending.length < PAGE || stored === 0) return total;
    }
  };

type Pending = Awaited<ReturnType<Parameters<Parameters<Transact>[0]>[0]['media']['pending']>>[number];

async function fetchOne(
  deps: { transact: Transact; vault: MediaVault; clock: Clock; random: () => number },
  channel: Channel | undefined,
  file: Pending,
): Promise<boolean> {
  const fail = (error: string, status: 'refused' | 'failed' | 'pending', waitMs?: number) =>
    deps.transact(({ media }) => {
      const at = waitMs === undefined ? null : deps.clock.now().add({ milliseconds: waitMs }).toString();
      return media.failed(file.mediaId, error, at, status);
    });
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** file.attempts) * (0.5 + deps.random() / 2);
  const retry = (error: string) =>
    file.attempts + 1 >= MAX_ATTEMPTS ? fail(error, 'failed') : fail(error, 'pending', Math.ceil(wait));

  if (!channel) {
    // It came through a channel that is not configured now; it must not stand in the way of the others.
    await retry('unreachable');
    return false;
  }
  try {
    const opened = await channel.fetchMedia(file.media, MEDIA_LIMIT);
    if (!opened.ok) {
      if (opened.error.code === 'rejected') await fail('rejected', 'failed');
      else await retry(opened.error.code);
      return false;
    }
    const kept = await deps.vault.put(opened.value, MEDIA_LIMIT);
    if (!kept.ok) {
      await fail(kept.error.code, 'refused');
      return false;
    }
    const isNew = await deps.transact(({ media }) => media.stored(file.mediaId, kept.value));
    if (!isNew) await deps.vault.remove(kept.value.hash);
    return isNew;
  } catch {
    // The line broke while streaming, or the disk is full: the file is still with the channel. Whatever it is, one file
    // must not stand in the way of the others.
    await retry('interrupted');
    return false;
  }
}
