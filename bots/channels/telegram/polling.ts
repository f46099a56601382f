/**
 * Long polling. An update is confirmed by the offset of the next call, and the offset moves only when `receive` has
 * resolved: whatever stops in between, Telegram sends the same updates again.
 */
import type { Api } from 'grammy';
import type { Inbound } from '../../../src/domain/message.ts';
import type { Receive } from '../../../src/ports/channel.ts';
import { untilKept } from '../until-kept.ts';
import { backoffMs, pause } from '../waiting.ts';
import { isConflict, isTokenRefused, retryAfterOf, wordsOf } from './errors.ts';
import type { TelegramLog } from './index.ts';
import { ALLOWED_UPDATES, pressIdOf, updateIdOf } from './parse.ts';

/** How long Telegram holds a call open while nothing happens, seconds. */
export const POLL_SECONDS = 30;

export type PollingDeps = {
  /** Its time limit must be longer than POLL_SECONDS. */
  readonly api: Api;
  readonly parse: (update: unknown) => Inbound | undefined;
  readonly log: TelegramLog;
  readonly redact: (words: string) => string;
  readonly answer: (pressId: string) => void;
};

/** Polls until `signal` is given up or Telegram refuses the token; waits for what it has handed over. */
export async function poll(deps: PollingDeps, receive: Receive, signal: AbortSignal): Promise<void> {
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const updates = await fetchUpdates(deps, offset, signal);
      if (failures > 0) deps.log.info({ failures }, 'Telegram is polled again.');
      failures = 0;
      if (await handOver(deps, updates, receive, signal)) offset = Math.max(offset, after(updates));
    } catch (error) {
      if (signal.aborted) break;
      if (isTokenRefused(error)) {
        deps.log.error(
          {},
          'Telegram refuses the bot token: receiving has stopped. Check TELEGRAM_BOT_TOKEN.',
        );
        return;
      }
      failures++;
      report(deps, error, failures);
      await pause(retryAfterOf(error) ?? backoffMs(failures, isConflict(error) ? 1000 : 250), signal);
    }
  }
  if (offset > 0) await confirm(deps, offset);
}

async function fetchUpdates(deps: PollingDeps, offset: number, signal: AbortSignal): Promise<unknown[]> {
  const updates: unknown = await deps.api.getUpdates(
    { offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
    signal as Parameters<Api['getMe']>[0],
  );
  if (!Array.isArray(updates))
    throw new Error('Telegram answered getUpdates with something else than a list.');
  return updates;
}

const after = (updates: readonly unknown[]): number =>
  updates.reduce<number>((next, update) => Math.max(next, (updateIdOf(update) ?? -1) + 1), 0);

/** Offers one batch until it is durable; false if we were stopped first. */
async function handOver(
  deps: PollingDeps,
  updates: readonly unknown[],
  receive: Receive,
  signal: AbortSignal,
): Promise<boolean> {
  const inbound: Inbound[] = [];
  for (const update of updates) {
    const parsed = deps.parse(update);
    if (parsed) inbound.push(parsed);
    else if (updateIdOf(update) === undefined) deps.log.warn({}, 'Telegram sent an update without an id.');
  }
  const offering = { keep: () => receive(inbound), log: deps.log, from: 'Telegram' };
  if (inbound.length > 0 && !(await untilKept(offering, signal))) return false;
  for (const update of updates) {
    const pressId = pressIdOf(update);
    if (pressId !== undefined) deps.answer(pressId);
  }
  return true;
}

/** An outage is told when it begins and now and then while it lasts, not at every try. */
function report(deps: PollingDeps, error: unknown, failures: number): void {
  if (!Number.isInteger(Math.log2(failures))) return;
  const data = { failures, error: deps.redact(wordsOf(error)) };
  if (isConflict(error))
    deps.log.error(
      data,
      'Another process receives for this bot: two must not poll, nor poll beside a webhook.',
    );
  else deps.log.warn(data, 'Telegram cannot be polled; trying again.');
}

/** Tells Telegram what was received last, so that a restart does not see it again; it would do no harm. */
async function confirm(deps: PollingDeps, offset: number): Promise<void> {
  const limit = AbortSignal.timeout(2000) as Parameters<Api['getMe']>[0];
  await deps.api
    .getUpdates({ offset, limit: 1, timeout: 0, allowed_updates: ALLOWED_UPDATES }, limit)
    .catch(() => {
      deps.log.info({}, 'The last updates are not confirmed; they will come once more and be dropped.');
    });
}
