/** The inbox's port in memory: transactions that commit when a test says so, or fail as it says. */
import type { OutboxPayload } from '../../src/ports/outbox.ts';
import type { Stores } from '../../src/ports/stores.ts';
import type { Chat, ChatChange, Reply, TurnGroup, Turns, UpdateKey } from '../../src/ports/turns.ts';

type Row = { chat: Chat; change?: ChatChange };
type Kept = { readonly key: UpdateKey; readonly status: 'parked' | 'muted'; readonly error: string | null };

export type MemoryTurns = Turns & {
  /** Chats that each group held, in order of the groups' beginnings. */
  readonly groups: readonly (readonly string[])[];
  /** Chats of each attempt on what was remembered. */
  readonly attempts: readonly (readonly string[])[];
  readonly kept: readonly Kept[];
  readonly released: readonly string[];
  chat(id: string): (Chat & { readonly change?: ChatChange }) | undefined;
  /** What stands in the outbox of a chat. */
  said(id: string): readonly OutboxPayload[];
  /** Prepares a chat that spoke before. */
  put(chat: Chat): void;
  /** From now on commits wait; the returned function lets those that wait through. */
  hold(): () => void;
  /** Resolves when so many groups and attempts have begun. */
  begun(count: number): Promise<void>;
  /** The next commits fail, one by one, with these errors. */
  failNext(...errors: readonly Error[]): void;
};

/** An error with an SQLSTATE. */
export const databaseError = (code: string): Error => Object.assign(new Error(code), { code });

/** Everyone's in these tests. */
const place = { channel: 'telegram', account: 'bot' } as const;

export function memoryTurns(): MemoryTurns {
  const rows = new Map<string, Row>();
  const updates = new Set<string>();
  const replies: Reply[] = [];
  const kept: Kept[] = [];
  const released: string[] = [];
  const groups: string[][] = [];
  const attempts: string[][] = [];
  const remembered = new Map<string, Chat>();
  let versions = 0;
  const failures: Error[] = [];
  const waiters: (() => void)[] = [];
  let gate: Promise<void> = Promise.resolve();
  const nameOf = (key: UpdateKey) => `${key.channel} ${key.account} ${key.updateId}`;

  function save(change: ChatChange): void {
    const row = rows.get(change.id);
    if (!row) return;
    const { state, sequence, language, blocked } = change;
    versions += 1;
    const chat = { ...row.chat, version: String(versions), state, sequence, language, blocked };
    rows.set(change.id, { chat, change });
    remembered.set(change.id, chat);
  }

  /** A commit: it waits while a test holds them, and fails if that says so. */
  async function pass(): Promise<void> {
    await gate;
    const failure = failures.shift();
    if (failure) throw failure;
  }

  /** One transaction: what it does is seen by others when it is committed. */
  function begin(): { group: TurnGroup; commit: () => void } {
    const atCommit: (() => unknown)[] = [];
    const held: string[] = [];
    groups.push(held);
    for (const wake of waiters.splice(0)) wake();
    const group: TurnGroup = {
      // Nothing in these tests reaches the stores.
      stores: {} as Stores,
      record: async (keys) => {
        const fresh = new Set<number>();
        const seen = new Set(updates);
        keys.forEach((key, index) => {
          if (!seen.has(nameOf(key))) fresh.add(index);
          seen.add(nameOf(key));
          atCommit.push(() => updates.add(nameOf(key)));
        });
        return fresh;
      },
      lock: async (ids) => {
        for (const id of ids) if (!held.includes(id)) held.push(id);
        return new Map(
          ids.flatMap((id) => {
            const row = rows.get(id);
            return row ? [[id, row.chat] as const] : [];
          }),
        );
      },
      create: async (chats) => {
        for (const { id, language } of chats)
          rows.set(id, {
            chat: {
              id,
              version: '0',
              language,
              state: undefined,
              sequence: -1,
              muted: false,
              blocked: false,
            },
          });
      },
      quoted: async () => new Map(),
      finish: async (leave) => {
        atCommit.push(() => {
          for (const change of leave.chats) save(change);
          replies.push(...leave.replies);
        });
      },
      release: async (ids) => void atCommit.push(() => released.push(...ids)),
      keep: async (key, status, _inbound, error) => {
        atCommit.push(() => {
          updates.add(nameOf(key));
          kept.push({ key, status, error });
        });
      },
    };
    const commit = () => {
      for (const apply of atCommit) apply();
    };
    return { group, commit };
  }

  return {
    groups,
    attempts,
    kept,
    released,
    chat(id) {
      const row = rows.get(id);
      return row && { ...row.chat, ...(row.change ? { change: row.change } : {}) };
    },
    said: (id) => replies.filter((reply) => reply.conversationId === id).map(({ payload }) => payload),
    put: (chat) => void rows.set(chat.id, { chat }),
    hold() {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => {
        gate = Promise.resolve();
        open();
      };
    },
    async begun(count) {
      while (groups.length + attempts.length < count)
        await new Promise<void>((resolve) => waiters.push(resolve));
    },
    failNext: (...errors) => void failures.push(...errors),
    async group(_now, work) {
      const { group, commit } = begin();
      const result = await work(group);
      await pass();
      commit();
      return result;
    },
    recall: (id) => remembered.get(id),
    async attempt(_now, turns) {
      attempts.push(turns.map(({ chat }) => chat.id));
      for (const wake of waiters.splice(0)) wake();
      await pass();
      const held = turns.filter(({ chat }) => rows.get(chat.id)?.chat.version === chat.version);
      for (const { updateId, chat, change, reply } of held) {
        const key = { ...place, updateId, conversationId: chat.id };
        if (updates.has(nameOf(key))) throw databaseError('23505');
        updates.add(nameOf(key));
        save(change);
        if (reply) replies.push({ ...place, conversationId: chat.id, payload: reply });
      }
      return new Set(held.map(({ chat }) => chat.id));
    },
    isOutage: (error) => error instanceof Error && 'code' in error && /^(08|40)/.test(String(error.code)),
  };
}
