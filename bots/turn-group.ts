/** What a group of messages does inside its transaction: each once, chat by chat, in order of arrival. */
import type { Temporal } from 'temporal-polyfill';
import type { Agency } from '../src/domain/agency.ts';
import type { Calendar } from '../src/domain/calendar/calendar.ts';
import type { ChannelName, Choice, Inbound, Language, OutMessage } from '../src/domain/message.ts';
import { reporterNotices } from '../src/domain/notice/citizen.ts';
import type { Notice } from '../src/domain/notice.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { Profile } from '../src/domain/sop/profile.ts';
import type { OutboxPayload } from '../src/ports/outbox.ts';
import type { Stores } from '../src/ports/stores.ts';
import type { Chat, ChatChange, NewChat, Quoted, Reply, TurnGroup, UpdateKey } from '../src/ports/turns.ts';
import { aboutOf } from './about.ts';
import { readPress } from './conversation/data.ts';
import { askWhich, asPress, type Told, withNews, withNewsAfter } from './offers.ts';
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

/** A message and the chat it belongs to. */
export type Arrived = {
  readonly inbound: Inbound;
  readonly conversationId: string;
  /** What was remembered of the chat was old or did not do: it is read. */
  readonly mustRead?: true;
};

/** What moves chats inside a group's transaction. */
export type TurnDeps = {
  readonly advance: Advance;
  readonly conclude: Conclude;
  readonly perform: (stores: Stores, action: Action, acting: Acting) => Promise<Outcome>;
  readonly newId: () => string;
  readonly agency: () => Agency;
  /** Reads the agency again, after the commit of a turn that changed it. */
  readonly renewAgency: () => Promise<void>;
  readonly calendar: () => Calendar;
  /** The procedure of new reports. */
  readonly profile: () => { readonly intake?: Profile['intake'] };
  /** The form's step and when it is next due, kept beside the sealed state. */
  readonly wakeOf: (state: ChatState) => { step: string | null; wakeAt: string | null };
  /** The words of news, for what its choices mean. */
  readonly renderNotice: (notice: Notice, language: Language) => OutMessage;
  /** What a muted sender is told (nothing after the first time), and danger to life is still answered. */
  readonly mutedReply: (
    state: ChatState,
    inbound: Inbound,
    language: Language,
  ) => { state: ChatState; replies: readonly OutMessage[] };
};

/** What a group left for others to go on with. */
export type Left = {
  /** Files that wait to be fetched. */
  readonly media: boolean;
  /** The agency is another now. */
  readonly agency?: true;
  /** The channels with something to deliver; absent: it may be any, for an action may tell anyone. */
  readonly saidOn?: ReadonlySet<ChannelName>;
};

export const keyOf = ({ inbound, conversationId }: Arrived): UpdateKey => ({
  channel: inbound.channel,
  account: inbound.account,
  updateId: inbound.updateId,
  conversationId,
});

export const placeOf = ({ inbound, conversationId }: Arrived) => ({
  conversationId,
  channel: inbound.channel,
  account: inbound.account,
});

/** Each chat's messages, in their order. */
export function perChatOf<One extends Arrived>(entries: readonly One[]): ReadonlyMap<string, One[]> {
  const perChat = new Map<string, One[]>();
  for (const entry of entries) {
    const own = perChat.get(entry.conversationId);
    if (own) own.push(entry);
    else perChat.set(entry.conversationId, [entry]);
  }
  return perChat;
}

/** Everything one group does in its transaction. `isRecorded`: its messages were recorded before, and set aside. */
export async function applyGroup(
  deps: TurnDeps,
  group: TurnGroup,
  entries: readonly Arrived[],
  now: Temporal.Instant,
  { isRecorded = false }: { readonly isRecorded?: boolean } = {},
): Promise<Left> {
  // In one order everywhere, so that two processes with the same updates wait for each other instead of deadlocking.
  const sorted = [...entries].sort((a, b) => compare(a.inbound, b.inbound));
  const locking = lockAll(group, entries);
  const recording = isRecorded ? new Set(sorted.keys()) : group.record(sorted.map(keyOf));
  const [chats, fresh] = await Promise.all([locking, recording]);
  const freshEntries = new Set<Arrived>();
  for (const index of fresh) freshEntries.add(sorted[index] as Arrived);
  const applicable = entries.filter((entry) => freshEntries.has(entry));
  if (applicable.length === 0) return { media: false, saidOn: new Set() };

  const asked = applicable.flatMap(({ conversationId, inbound }) => {
    const messageId = repliedMessage(inbound);
    return messageId === undefined ? [] : [{ conversationId, messageId }];
  });
  const quoted = asked.length > 0 ? await group.quoted(asked) : new Map<string, Quoted>();

  const changes: ChatChange[] = [];
  const replies: Reply[] = [];
  const heardAgain: string[] = [];
  let media = false;
  let acted = false;
  let agency = false;
  const perChat = perChatOf(applicable);
  const isAlone = perChat.size === 1;
  for (const [id, own] of perChat) {
    const chat = chats.get(id);
    if (!chat) throw new Error('A chat vanished between its creation and its lock.');
    const left = await applyChat(deps, group, chat, own, quoted, now, isAlone);
    changes.push(left.change);
    for (const reply of left.replies) replies.push(reply);
    media ||= left.media;
    acted ||= left.acted;
    agency ||= left.agency;
    if ((chat.blocked || chat.held) && !left.change.blocked) heardAgain.push(id);
  }
  // Not waited for: they travel with the commit, and what fails among them fails it.
  void group.finish({ chats: changes, replies }).catch(ignored);
  if (heardAgain.length > 0) void group.release(heardAgain).catch(ignored);
  if (acted || heardAgain.length > 0) return { media, ...(agency && { agency }) };
  return { media, saidOn: new Set(replies.map(({ channel }) => channel)) };
}

/** The message whose complaint must be known; none for a button of the form, which says itself what it answers. */
export const repliedMessage = ({ input, replyTo }: Inbound): string | undefined =>
  input.kind === 'press' && readPress(input.data)?.kind === 'form' ? undefined : replyTo;

/** Locks every chat of the group, creating those never heard before. */
export async function lockAll(
  group: TurnGroup,
  entries: readonly Arrived[],
): Promise<ReadonlyMap<string, Chat>> {
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

/**
 * Such a turn runs by itself (the inbox tries the messages of a group that fails one by one): joining changes another
 * chat, which the group may hold too and would overwrite; a closed unit's reports take long to move.
 */
const runsAlone = ({ kind }: Action): boolean =>
  kind === 'join' || kind === 'keepForm' || kind === 'changeUnits';

/** Of a chat that never spoke. */
export const noState: ChatState = { v: 1 };

type ChatLeft = {
  change: ChatChange;
  replies: Reply[];
  media: boolean;
  acted: boolean;
  agency: boolean;
};

/** One chat's messages, in order of arrival. */
async function applyChat(
  deps: TurnDeps,
  group: TurnGroup,
  locked: Chat,
  entries: readonly Arrived[],
  quoted: ReadonlyMap<string, Quoted>,
  now: Temporal.Instant,
  isAlone: boolean,
): Promise<ChatLeft> {
  let chat = locked;
  let state = (chat.state as ChatState | undefined) ?? noState;
  let { sequence, language, blocked } = chat;
  let media = false;
  let acted = false;
  let agency = false;
  const replies: Reply[] = [];
  for (const [position, entry] of entries.entries()) {
    const original = entry.inbound;
    const said = original.replyTo ? quoted.get(`${entry.conversationId}:${original.replyTo}`) : undefined;
    const inbound = asPress(original, choicesOf(deps, said?.payload, language));
    const place = placeOf(entry);
    const late = inbound.sequence < sequence;
    if (!late) blocked = inbound.input.kind === 'blocked';
    sequence = Math.max(sequence, inbound.sequence);
    if (chat.muted && !chat.officer && inbound.input.kind !== 'blocked') {
      await group.keep(keyOf(entry), 'muted', { inbound }, null);
      const told = deps.mutedReply(state, inbound, language);
      state = told.state;
      for (const message of told.replies) replies.push({ ...place, payload: { message } });
      continue;
    }
    const known = contextOf(deps, { ...chat, language }, inbound, now);
    const context: TurnContext = { ...known, late, ...(said?.about ? { repliesTo: said.about } : {}) };
    const news = position === 0 ? toldIn(deps, chat) : undefined;
    const unread = state;
    if (news) state = withNews(state, inbound.at, news);
    const isUnread = state === unread;
    let turn = (news && askWhich(state, original, news, language)) ?? deps.advance(state, inbound, context);
    if (turn.keep) {
      await group.stores.media.add(entry.conversationId, turn.keep.mediaId, turn.keep.media, now.toString());
      media = true;
    }
    for (const message of turn.replies) replies.push({ ...place, payload: { message } });
    language = turn.language ?? language;
    if (turn.action) {
      const { action } = turn;
      if (runsAlone(action) && !isAlone) throw new Error('Such a turn must not share its group.');
      acted = true;
      const acting = actingOf(chat, inbound, language, now);
      const outcome = await deps.perform(group.stores, action, acting);
      agency ||= outcome.kind === 'unitsChanged';
      turn = deps.conclude(turn.state, action, outcome, { ...context, language });
      const about = aboutOf(outcome);
      for (const message of turn.replies)
        replies.push({ ...place, payload: { message }, ...(about ? { about } : {}) });
      language = turn.language ?? language;
      // The action may have made this chat a reporter's or an officer's: the next message must know.
      if (position < entries.length - 1) chat = (await group.lock([chat.id])).get(chat.id) ?? chat;
    }
    state = news && isUnread ? withNewsAfter(turn, news) : turn.state;
  }
  return {
    change: { id: chat.id, state, sequence, language, blocked, ...deps.wakeOf(state) },
    replies,
    media,
    acted,
    agency,
  };
}

/** The news that came since the chat's last turn, with what it offers. */
function toldIn(deps: TurnDeps, { news, language }: Chat): Told | undefined {
  if (!news) return undefined;
  const { sentAt, payload } = news;
  const told = { sentAt, choices: choicesOf(deps, payload, language) };
  if (!('notice' in payload)) return told;
  const { kind, complaintId: id, number } = payload.notice;
  // Of several reports none is the one spoken of, and an officer's is the one that was opened.
  return reporterNotices.has(kind) && kind !== 'reminders' ? { ...told, about: { id, number } } : told;
}

/** What an own message offered to choose. */
function choicesOf(
  deps: TurnDeps,
  payload: OutboxPayload | undefined,
  language: Language,
): readonly Choice[] {
  if (!payload) return [];
  const message = 'message' in payload ? payload.message : deps.renderNotice(payload.notice, language);
  return (message.choices ?? []).flat();
}

/** What `advance` may know of a chat by itself. */
export const contextOf = (
  deps: TurnDeps,
  chat: Chat,
  inbound: Inbound,
  now: Temporal.Instant,
): TurnContext => ({
  now,
  agency: deps.agency(),
  calendar: deps.calendar(),
  channel: inbound.channel,
  language: chat.language,
  hasIntakeClocks: deps.profile().intake !== undefined,
  isReporter: chat.personId !== undefined,
  newId: deps.newId,
  late: false,
  ...(chat.officer ? { officer: chat.officer } : {}),
});

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

/** The transaction itself throws the failure. */
const ignored = () => undefined;
