/** One step of announcements under way: recipients are collected, handed to delivery a part at a time, never at night. */
import type { Temporal } from 'temporal-polyfill';
import {
  type Broadcast,
  finishAt,
  heardSince,
  isOver,
  nightfall,
  remainingMs,
  takesAnnouncements,
  totalOf,
  validUntil,
} from '../src/domain/broadcast.ts';
import { quietUntil } from '../src/domain/calendar/local-time.ts';
import type { ChannelName, Language, OutMessage } from '../src/domain/message.ts';
import type { ActiveBroadcast, BroadcastStore } from '../src/ports/broadcasts.ts';
import type { Channel, Rate } from '../src/ports/channel.ts';
import type { Stores, Transact } from '../src/ports/stores.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { broadcastCopy } from './copy/broadcast.ts';
import {
  announcement,
  type BroadcastReader,
  previewMessages,
  resultMessage,
} from './officer/words/broadcast.ts';

export type BroadcastDeps = Pick<UseCaseDeps, 'agency' | 'calendar'> & {
  readonly transact: Transact;
  readonly channels: readonly Pick<Channel, 'name' | 'account' | 'rate' | 'edit'>[];
  /** Something was handed to delivery. */
  readonly handed: () => void;
};

/** Chats looked at, and recipients handed over, in one transaction: neither delays a turn. */
const PAGE = 250;
/** What lies in delivery's line is worth so much sending, so that it never runs dry and never holds much. */
const AHEAD_MS = 5_000;
/** Of a channel without a pace. */
const ROOM_WITHOUT_PACE = 500;
/** Words to officers are stale after a day. */
const TOLD_HOURS = 24;

const job = { kind: 'system', job: 'broadcasts' } as const;

/** What an announcement is read in by an officer. */
export const readerOf = (
  { agency, calendar }: Pick<BroadcastDeps, 'agency' | 'calendar'>,
  language: Language,
): BroadcastReader => ({ language, agency: agency(), timeZone: calendar().timeZone });

/** The gap between two sends of an account, milliseconds; none for a channel that is gone. */
export const gapOf =
  ({ channels }: Pick<BroadcastDeps, 'channels'>) =>
  (name: ChannelName, account: string): number =>
    channels.find((channel) => channel.name === name && channel.account === account)?.rate.gapMs ?? 0;

/** Tells officers the same messages, in order; our ids of the last of them. */
export async function tellInOrder(
  { outbox }: Pick<Stores, 'outbox'>,
  officerIds: readonly string[],
  words: (language: Language) => readonly OutMessage[],
  now: Temporal.Instant,
): Promise<readonly number[]> {
  const until = now.add({ hours: TOLD_HOURS }).toString();
  let ids: readonly number[] = [];
  for (let index = 0; index < words('id').length; index++) {
    const worded = (_officerId: string, language: Language): OutMessage =>
      words(language)[index] ?? { text: [] };
    ids = await outbox.tellOfficers(officerIds, worded, 'broadcastNews', now.toString(), until);
  }
  return ids;
}

/** Who wrote an announcement, and who agreed to it. */
export const watchersOf = ({ createdBy, approvedBy }: Broadcast): readonly string[] => [
  ...new Set([createdBy, ...(approvedBy === undefined ? [] : [approvedBy])]),
];

/** Collects the recipients, then shows who wrote it the preview. Killed anywhere it goes on where it was. */
export async function count(
  deps: BroadcastDeps,
  { id }: Broadcast,
  now: Temporal.Instant,
  mayGoOn: () => boolean,
): Promise<void> {
  const names = deps.channels.map(({ name }) => name).filter(takesAnnouncements);
  for (let isAll = false; !isAll; ) {
    if (!mayGoOn()) return;
    isAll = await deps.transact(({ broadcasts }) => broadcasts.collect(id, names, PAGE));
  }
  await deps.transact(async (stores) => {
    const counted = await stores.broadcasts.lock(id);
    if (counted?.status !== 'counting') return;
    const draft = { ...counted, status: 'draft', expiresAt: validUntil(now) } as const;
    await stores.broadcasts.set(id, draft);
    const figures = await stores.broadcasts.figures(id);
    const { waiting, failed } = totalOf(figures);
    await stores.audit.append(
      id,
      job,
      'broadcastCounted',
      { people: waiting, leftOut: failed },
      now.toString(),
    );
    const sendingMs = remainingMs(figures, gapOf(deps));
    const facts = { finishes: finishAt(deps.calendar(), now, sendingMs), gapOf: gapOf(deps) };
    const preview = (language: Language) => previewMessages(draft, figures, facts, readerOf(deps, language));
    await tellInOrder(stores, [draft.createdBy], preview, now);
  });
}

/** How an announcement stands after a step. */
export type Stand = Pick<Broadcast, 'status'> & {
  /** It waits for the morning. */
  readonly restingUntil?: string;
};

/**
 * Takes back what delivery knows and hands it more; `undefined`: it is not to be sent any more. The announcement's row is
 * locked meanwhile, so that a pause is a pause, and two feeders, should there ever be two, hand nobody over twice.
 */
export async function send(
  deps: BroadcastDeps,
  { id }: Broadcast,
  now: Temporal.Instant,
  mayGoOn: () => boolean,
): Promise<Stand | undefined> {
  const morning = quietUntil(deps.calendar(), now);
  const isNight = !morning.equals(now);
  for (let isFull = !isNight; isFull && mayGoOn(); ) {
    const handed = await deps.transact(async ({ broadcasts }) => {
      const locked = await broadcasts.lock(id);
      return locked?.status === 'running' ? feed(deps, broadcasts, locked, now) : [];
    });
    if (handed.some((count) => count > 0)) deps.handed();
    isFull = handed.some((count) => count === PAGE);
  }
  return deps.transact(async (stores) => {
    const locked = await stores.broadcasts.lock(id);
    if (locked?.status !== 'running') return undefined;
    const isOut = (await stores.broadcasts.harvest(id)) > 0;
    if (!isOut && (await isEnded(deps, stores.broadcasts, locked, now))) return finish(stores, locked, now);
    if (!isNight) return { status: 'running' };
    await rest(deps, stores, locked, morning.toString(), now);
    return { status: 'running', restingUntil: morning.toString() };
  });
}

/** Nobody waits any more: who is left had until now, or is on a channel that is gone. */
async function isEnded(
  { channels }: BroadcastDeps,
  broadcasts: BroadcastStore,
  broadcast: Broadcast,
  now: Temporal.Instant,
): Promise<boolean> {
  if (isOver(broadcast, now)) await broadcasts.giveUp(broadcast.id, 'tooLate');
  const left = (await broadcasts.figures(broadcast.id)).channels.filter(({ waiting }) => waiting > 0);
  const isServed = ({ channel, account }: (typeof left)[number]) =>
    channels.some((one) => one.name === channel && one.account === account);
  if (left.some(isServed)) return false;
  if (left.length > 0) await broadcasts.giveUp(broadcast.id, 'channelOff');
  return true;
}

/** How many were taken from the line on each channel. */
async function feed(
  deps: BroadcastDeps,
  broadcasts: BroadcastStore,
  broadcast: Broadcast,
  now: Temporal.Instant,
): Promise<readonly number[]> {
  await broadcasts.harvest(broadcast.id);
  if (isOver(broadcast, now)) return [];
  const handed: number[] = [];
  for (const { name, account, rate } of deps.channels) {
    if (!takesAnnouncements(name)) continue;
    const room = Math.min(PAGE, roomOf(rate) - (await broadcasts.queued({ channel: name, account })));
    if (room <= 0) continue;
    const since = heardSince(name, now);
    const count = await broadcasts.feed(broadcast.id, {
      channel: name,
      account,
      room,
      words: (language) => announcement(broadcast.text, deps.agency().name, language),
      now: now.toString(),
      expiresAt: nightfall(deps.calendar(), now).toString(),
      ...(since === undefined ? {} : { heardSince: since }),
    });
    handed.push(count);
  }
  return handed;
}

const roomOf = ({ gapMs }: Rate): number =>
  gapMs > 0 ? Math.max(1, Math.ceil(AHEAD_MS / gapMs)) : ROOM_WITHOUT_PACE;

async function finish(stores: Stores, broadcast: Broadcast, now: Temporal.Instant): Promise<Stand> {
  const done = { ...broadcast, status: 'done' } as const;
  await stores.broadcasts.set(done.id, { status: 'done' });
  const figures = await stores.broadcasts.figures(done.id);
  const { sent, failed } = totalOf(figures);
  await stores.audit.append(done.id, job, 'broadcastEnded', { sent, failed }, now.toString());
  const result = (language: Language) => [resultMessage(done, figures, language)];
  await tellInOrder(stores, watchersOf(done), result, now);
  return done;
}

/** Says once a night that it waits for the morning. */
async function rest(
  deps: BroadcastDeps,
  stores: Stores,
  broadcast: ActiveBroadcast,
  until: string,
  now: Temporal.Instant,
): Promise<void> {
  if (broadcast.restingUntil === until) return;
  await stores.broadcasts.set(broadcast.id, { restingUntil: until });
  await stores.audit.append(broadcast.id, job, 'broadcastRested', { until }, now.toString());
  const { timeZone } = deps.calendar();
  const words = (language: Language) => [{ text: broadcastCopy[language].resting(until, timeZone) }];
  await tellInOrder(stores, watchersOf(broadcast), words, now);
}
