/**
 * Inbound messages → groups → one transaction a group. While a group's transaction runs the next gathers; nobody waits
 * on a timer. Whoever brought a message is answered only after the commit that holds its effect.
 */
import { instantText } from '../src/domain/calendar/epoch-day.ts';
import type { ChannelName, Inbound, Language, OutMessage } from '../src/domain/message.ts';
import type { Receive } from '../src/ports/channel.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { Turns } from '../src/ports/turns.ts';
import { type Planned, planGroup } from './optimistic-turn.ts';
import {
  type Arrived,
  applyGroup,
  keyOf,
  type Left,
  lockAll,
  perChatOf,
  placeOf,
  type TurnDeps,
} from './turn-group.ts';

export type InboxDeps = TurnDeps & {
  readonly turns: Turns;
  readonly clock: Clock;
  /** Keyed hash of channel, account and address. */
  readonly conversationId: (inbound: Inbound) => string;
  /** What someone is told whose message could not be handled and was parked. */
  readonly apology: (language: Language) => OutMessage;
  /** After each commit: wake delivery and the fetching of files. */
  readonly committed: (left: Left) => void;
  readonly parked: (error: unknown) => void;
  readonly observe?: (turns: number, seconds: number) => void;
};

type Entry = Arrived & {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

const nothing: ReadonlySet<string> = new Set();

/** Messages in one statement at most; above it latency grows and throughput does not. */
const GROUP_SIZE = 64;
/** Groups in flight at once: one computes while the other waits for its commit. */
const GROUPS_IN_FLIGHT = 2;
/** Tries of a group that lost a deadlock or a serialization race. */
const CONFLICT_TRIES = 3;

export type Inbox = {
  readonly receive: Receive;
  /** Resolves when everything received so far is committed or rejected. */
  drain(): Promise<void>;
};

export function createInbox(deps: InboxDeps): Inbox {
  let waiting: Entry[] = [];
  const busy = new Set<string>();
  let inFlight = 0;
  let scheduled = false;
  const drained: (() => void)[] = [];

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      pump();
    });
  }

  function pump(): void {
    while (inFlight < GROUPS_IN_FLIGHT && waiting.length > 0) {
      const group = takeGroup();
      if (group.length === 0) return;
      const now = deps.clock.now();
      const { planned, left } = planGroup(deps, deps.turns.recall, group, now);
      if (planned.length > 0)
        launch(
          planned.map(({ entry }) => entry),
          runPlanned(planned, instantText(now.epochMilliseconds)),
        );
      if (left.length > 0) launch(left, runGroup(left));
    }
  }

  function launch(entries: readonly Entry[], running: Promise<void>): void {
    inFlight++;
    void running.finally(() => {
      inFlight--;
      for (const entry of entries) busy.delete(entry.conversationId);
      if (waiting.length > 0) schedule();
      else if (inFlight === 0) for (const done of drained.splice(0)) done();
    });
  }

  /** Takes from the front, leaving chats that another group is working on: that keeps a chat's order. */
  function takeGroup(): Entry[] {
    const group: Entry[] = [];
    const left: Entry[] = [];
    const taken = new Set<string>();
    const passedOver = new Set<string>();
    for (let index = 0; index < waiting.length; index++) {
      const entry = waiting[index] as Entry;
      if (group.length >= GROUP_SIZE) {
        left.push(...waiting.slice(index));
        break;
      }
      if (busy.has(entry.conversationId) || passedOver.has(entry.conversationId)) {
        passedOver.add(entry.conversationId);
        left.push(entry);
      } else {
        taken.add(entry.conversationId);
        group.push(entry);
      }
    }
    for (const id of taken) busy.add(id);
    waiting = left;
    return group;
  }

  /** Writes what was computed on remembered chats; what could not be written so goes to the front and is read. */
  async function runPlanned(planned: readonly Planned<Entry>[], now: string): Promise<void> {
    const started = performance.now();
    const turns = planned.map(({ turn }) => turn);
    const committed = await deps.turns.attempt(now, turns).catch(() => nothing);
    const again: Entry[] = [];
    const saidOn = new Set<ChannelName>();
    for (const { entry, turn } of planned) {
      if (!committed.has(entry.conversationId)) again.push({ ...entry, mustRead: true });
      else if (turn.reply) saidOn.add(entry.inbound.channel);
    }
    waiting = [...again, ...waiting];
    deps.committed({ media: false, saidOn });
    for (const { entry } of planned) if (committed.has(entry.conversationId)) entry.resolve();
    deps.observe?.(committed.size, (performance.now() - started) / 1000);
  }

  async function runGroup(entries: readonly Entry[]): Promise<void> {
    const started = performance.now();
    for (let attempt = 1; ; attempt++) {
      try {
        await commit(entries);
        for (const entry of entries) entry.resolve();
        deps.observe?.(entries.length, (performance.now() - started) / 1000);
        return;
      } catch (error) {
        if (isConflict(error) && attempt < CONFLICT_TRIES) continue;
        // A group that keeps losing races is tried message by message; a message that does comes again later.
        if (deps.turns.isOutage(error) && (entries.length === 1 || !isConflict(error)))
          giveBack(entries, error);
        else if (entries.length === 1 && entries[0]) await park(entries[0], error);
        else await runOneByOne(entries);
        return;
      }
    }
  }

  /** Runs the first message of each chat by itself; the chat's others wait at the front, behind it. */
  async function runOneByOne(entries: readonly Entry[]): Promise<void> {
    const chats = [...perChatOf(entries).values()];
    waiting = [...chats.flatMap(([_first, ...later]) => later), ...waiting];
    for (const [first] of chats) if (first) await runGroup([first]);
  }

  /**
   * Rejects messages that could not be kept, and with them the later ones of their chats that wait here: whoever brought
   * them brings all of them again, in order, and none overtakes another.
   */
  function giveBack(entries: readonly Entry[], error: unknown): void {
    const chats = new Set(entries.map((entry) => entry.conversationId));
    const later = waiting.filter((entry) => chats.has(entry.conversationId));
    waiting = waiting.filter((entry) => !chats.has(entry.conversationId));
    for (const entry of [...entries, ...later]) entry.reject(error);
  }

  async function commit(entries: readonly Entry[]): Promise<void> {
    const now = deps.clock.now();
    const left = await deps.turns.group(instantText(now.epochMilliseconds), (group) =>
      applyGroup(deps, group, entries, now),
    );
    if (left.agency) await deps.renewAgency();
    deps.committed(left);
  }

  /** A message that breaks its turn harms itself alone: it is kept with its error, and its sender is told. */
  async function park(entry: Entry, error: unknown): Promise<void> {
    try {
      deps.parked(error);
      const now = deps.clock.now();
      await deps.turns.group(instantText(now.epochMilliseconds), async (group) => {
        const key = keyOf(entry);
        const chats = await lockAll(group, [entry]);
        // Its commit may have arrived though its answer did not: then it was applied, and there is nothing to be sorry for.
        if ((await group.record([key])).size === 0) return;
        const chat = chats.get(entry.conversationId);
        const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
        await group.keep(
          key,
          'parked',
          { inbound: entry.inbound, trace },
          error instanceof Error ? error.name : 'Error',
        );
        const payload = { message: deps.apology(chat?.language ?? 'id') };
        await group.finish({ chats: [], replies: [{ ...placeOf(entry), payload }] });
      });
      deps.committed({ media: false, saidOn: new Set([entry.inbound.channel]) });
      entry.resolve();
    } catch (failure) {
      giveBack([entry], failure);
    }
  }

  return {
    receive: async (inbound) => {
      const all = inbound.map(
        (one) =>
          new Promise<void>((resolve, reject) => {
            waiting.push({ inbound: one, conversationId: deps.conversationId(one), resolve, reject });
          }),
      );
      schedule();
      await Promise.all(all);
    },
    drain: () =>
      waiting.length === 0 && inFlight === 0
        ? Promise.resolve()
        : new Promise((resolve) => drained.push(resolve)),
  };
}

/** SQLSTATE of a lost race: the same work may well succeed at once. */
function isConflict(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? cause.code : undefined;
    if (code === '40001' || code === '40P01') return true;
  }
  return false;
}
