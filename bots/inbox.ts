/**
 * Inbound messages → groups → one transaction a group. While a group's transaction runs the next gathers; nobody waits
 * on a timer. Whoever brought a message is answered only after the commit that holds its effect.
 */
import type { Temporal } from 'temporal-polyfill';
import type { Agency } from '../src/domain/agency.ts';
import type { Calendar } from '../src/domain/calendar/calendar.ts';
import type { Inbound, Language, OutMessage } from '../src/domain/message.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { Receive } from '../src/ports/channel.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { Stores } from '../src/ports/stores.ts';
import type {
  Chat,
  ChatChange,
  NewChat,
  RepliedTo,
  Reply,
  TurnGroup,
  Turns,
  UpdateKey,
} from '../src/ports/turns.ts';
import { aboutOf } from './about.ts';
import type { Action, Advance, ChatState, Conclude, TurnContext } from './turn.ts';

/** Who acts in a turn, for the action that needs the database. */
export type Acting = {
  readonly conversationId: string;
  readonly personId?: string;
  readonly officer?: TurnContext['officer'];
  readonly channel: Inbound['channel'];
  readonly language: Language;
  readonly now: Temporal.Instant;
};

export type InboxDeps = {
  readonly turns: Turns;
  readonly clock: Clock;
  readonly advance: Advance;
  readonly conclude: Conclude;
  readonly perform: (stores: Stores, action: Action, acting: Acting) => Promise<Outcome>;
  /** Keyed hash of channel, account and address. */
  readonly conversationId: (inbound: Inbound) => string;
  readonly newId: () => string;
  readonly agency: () => Agency;
  readonly calendar: () => Calendar;
  /** The form's step and when it is next due, kept beside the sealed state. */
  readonly wakeOf: (state: ChatState) => { step: string | null; wakeAt: string | null };
  /** What a muted sender is told (nothing after the first time), and danger to life is still answered. */
  readonly mutedReply: (
    state: ChatState,
    inbound: Inbound,
    language: Language,
  ) => { state: ChatState; replies: readonly OutMessage[] };
  /** What someone is told whose message could not be handled and was parked. */
  readonly apology: (language: Language) => OutMessage;
  /** After each commit: wake delivery and the fetching of files. */
  readonly committed: (kept: { media: boolean }) => void;
  readonly parked: (error: unknown) => void;
  readonly observe?: (turns: number, seconds: number) => void;
};

type Entry = {
  readonly inbound: Inbound;
  readonly conversationId: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

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
      inFlight++;
      void runGroup(group).finally(() => {
        inFlight--;
        for (const entry of group) busy.delete(entry.conversationId);
        if (waiting.length > 0) schedule();
        else if (inFlight === 0) for (const done of drained.splice(0)) done();
      });
    }
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
    const kept = await deps.turns.group(now.toString(), (group) => applyGroup(deps, group, entries, now));
    deps.committed(kept);
  }

  /** A message that breaks its turn harms itself alone: it is kept with its error, and its sender is told. */
  async function park(entry: Entry, error: unknown): Promise<void> {
    try {
      deps.parked(error);
      const now = deps.clock.now();
      await deps.turns.group(now.toString(), async (group) => {
        const key = keyOf(entry);
        // Its commit may have arrived though its answer did not: then it was applied, and there is nothing to be sorry for.
        if ((await group.record([key])).size === 0) return;
        const chats = await lockAll(group, [entry]);
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
      deps.committed({ media: false });
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

const keyOf = ({ inbound, conversationId }: Entry): UpdateKey => ({
  channel: inbound.channel,
  account: inbound.account,
  updateId: inbound.updateId,
  conversationId,
});

const placeOf = ({ inbound, conversationId }: Entry) => ({
  conversationId,
  channel: inbound.channel,
  account: inbound.account,
});

/** SQLSTATE of a lost race: the same work may well succeed at once. */
function isConflict(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? cause.code : undefined;
    if (code === '40001' || code === '40P01') return true;
  }
  return false;
}

/** Each chat's messages, in their order. */
function perChatOf(entries: readonly Entry[]): ReadonlyMap<string, Entry[]> {
  const perChat = new Map<string, Entry[]>();
  for (const entry of entries) {
    const own = perChat.get(entry.conversationId);
    if (own) own.push(entry);
    else perChat.set(entry.conversationId, [entry]);
  }
  return perChat;
}

/** Everything one group does in its transaction. */
async function applyGroup(
  deps: InboxDeps,
  group: TurnGroup,
  entries: readonly Entry[],
  now: Temporal.Instant,
): Promise<{ media: boolean }> {
  // In one order everywhere, so that two processes with the same updates wait for each other instead of deadlocking.
  const sorted = [...entries].sort((a, b) => compare(a.inbound, b.inbound));
  const recording = group.record(sorted.map(keyOf));
  const locking = lockAll(group, entries);
  const [fresh, chats] = await Promise.all([recording, locking]);
  const freshEntries = new Set<Entry>();
  for (const index of fresh) freshEntries.add(sorted[index] as Entry);
  const applicable = entries.filter((entry) => freshEntries.has(entry));
  if (applicable.length === 0) return { media: false };

  const asked = applicable.flatMap(({ conversationId, inbound }) =>
    inbound.replyTo ? [{ conversationId, messageId: inbound.replyTo }] : [],
  );
  const repliedTo = asked.length > 0 ? await group.repliedTo(asked) : new Map<string, RepliedTo>();

  const changes: ChatChange[] = [];
  const replies: Reply[] = [];
  const heardAgain: string[] = [];
  let media = false;
  for (const [id, own] of perChatOf(applicable)) {
    const chat = chats.get(id);
    if (!chat) throw new Error('A chat vanished between its creation and its lock.');
    const left = await applyChat(deps, group, chat, own, repliedTo, now);
    changes.push(left.change);
    for (const reply of left.replies) replies.push(reply);
    media ||= left.media;
    if (chat.blocked && !left.change.blocked) heardAgain.push(id);
  }
  await group.finish({ chats: changes, replies });
  if (heardAgain.length > 0) await group.release(heardAgain);
  return { media };
}

/** Locks every chat of the group, creating those never heard before. */
async function lockAll(group: TurnGroup, entries: readonly Entry[]): Promise<ReadonlyMap<string, Chat>> {
  const ids = [...new Set(entries.map((entry) => entry.conversationId))].sort();
  const chats = await group.lock(ids);
  if (chats.size === ids.length) return chats;
  const unheard = new Map<string, NewChat>();
  for (const { conversationId, inbound } of entries) {
    if (chats.has(conversationId)) continue;
    const { channel, account, address, languageHint } = inbound;
    unheard.set(conversationId, {
      id: conversationId,
      channel,
      account,
      address,
      language: languageHint ?? 'id',
    });
  }
  await group.create([...unheard.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  return group.lock(ids);
}

const noState: ChatState = { v: 1 };

type ChatLeft = { change: ChatChange; replies: Reply[]; media: boolean };

/** One chat's messages, in order of arrival. */
async function applyChat(
  deps: InboxDeps,
  group: TurnGroup,
  locked: Chat,
  entries: readonly Entry[],
  repliedTo: ReadonlyMap<string, RepliedTo>,
  now: Temporal.Instant,
): Promise<ChatLeft> {
  let chat = locked;
  let state = (chat.state as ChatState | undefined) ?? noState;
  let { sequence, language, blocked } = chat;
  let media = false;
  const replies: Reply[] = [];
  for (const [position, entry] of entries.entries()) {
    const { inbound } = entry;
    const place = placeOf(entry);
    const late = inbound.sequence < sequence;
    if (!late) blocked = inbound.input.kind === 'blocked';
    if (chat.muted && !chat.officer && inbound.input.kind !== 'blocked') {
      await group.keep(keyOf(entry), 'muted', { inbound }, null);
      const told = deps.mutedReply(state, inbound, language);
      state = told.state;
      for (const message of told.replies) replies.push({ ...place, payload: { message } });
      continue;
    }
    const replied = inbound.replyTo ? repliedTo.get(`${entry.conversationId}:${inbound.replyTo}`) : undefined;
    const context: TurnContext = {
      now,
      agency: deps.agency(),
      calendar: deps.calendar(),
      channel: inbound.channel,
      language,
      isReporter: chat.personId !== undefined,
      newId: deps.newId,
      late,
      ...(chat.officer ? { officer: chat.officer } : {}),
      ...(replied ? { repliesTo: replied } : {}),
    };
    let turn = deps.advance(state, inbound, context);
    if (turn.keep) {
      await group.stores.media.add(entry.conversationId, turn.keep.mediaId, turn.keep.media, now.toString());
      media = true;
    }
    for (const message of turn.replies) replies.push({ ...place, payload: { message } });
    language = turn.language ?? language;
    if (turn.action) {
      const { action } = turn;
      const acting = actingOf(chat, inbound, language, now);
      const outcome = await deps.perform(group.stores, action, acting);
      turn = deps.conclude(turn.state, action, outcome, { ...context, language });
      const about = aboutOf(outcome);
      for (const message of turn.replies)
        replies.push({ ...place, payload: { message }, ...(about ? { about } : {}) });
      language = turn.language ?? language;
      // The action may have made this chat a reporter's or an officer's: the next message must know.
      if (position < entries.length - 1) chat = (await group.lock([chat.id])).get(chat.id) ?? chat;
    }
    state = turn.state;
    sequence = Math.max(sequence, inbound.sequence);
  }
  return {
    change: { id: chat.id, state, sequence, language, blocked, ...deps.wakeOf(state) },
    replies,
    media,
  };
}

const actingOf = (chat: Chat, inbound: Inbound, language: Language, now: Temporal.Instant): Acting => ({
  conversationId: chat.id,
  channel: inbound.channel,
  language,
  now,
  ...(chat.personId === undefined ? {} : { personId: chat.personId }),
  ...(chat.officer ? { officer: chat.officer } : {}),
});

function compare(a: Inbound, b: Inbound): number {
  if (a.channel !== b.channel) return a.channel < b.channel ? -1 : 1;
  if (a.account !== b.account) return a.account < b.account ? -1 : 1;
  return a.updateId < b.updateId ? -1 : a.updateId > b.updateId ? 1 : 0;
}
