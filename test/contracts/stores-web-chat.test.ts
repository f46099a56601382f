import { beforeEach, expect, it } from 'vitest';
import { createWebChatStore } from '../../db/stores/web-chat.ts';
import type { WebChatStore, WebContent, WebSession } from '../../src/ports/web-chat.ts';
import { minutesLater, morning, newId, onEveryDatabase } from './stores-fixture.ts';

const ours = (words: string): WebContent => ({ from: 'us', language: 'id', text: [words] });
const theirs = (clientId: string, text: string): WebContent => ({
  from: 'you',
  clientId,
  said: { kind: 'text', text },
});

onEveryDatabase('the web chat’s store', (fixture, kind) => {
  let store: WebChatStore;
  let chat: string;
  const session = (changes: Partial<WebSession> = {}): WebSession => ({
    id: newId('session'),
    conversationId: chat,
    kind: 'citizen',
    csrfToken: 'token',
    createdAt: morning,
    seenAt: morning,
    expiresAt: minutesLater(60),
    ...changes,
  });

  beforeEach(() => {
    store = createWebChatStore(fixture().db, fixture().keyring);
    chat = newId('web');
  });

  it('finds a session until the minute it expires, and knows it by its own id only', async () => {
    const added = session();
    await store.addSession(added);
    expect(await store.findSession(added.id, minutesLater(59))).toMatchObject({ conversationId: chat });
    expect(await store.findSession(added.id, minutesLater(60))).toBeUndefined();
    expect(await store.findSession(newId('session'), morning)).toBeUndefined();
  });

  it('keeps a session alive that is used, and ends all of a chat at once', async () => {
    const [first, second, other] = [session(), session(), session({ conversationId: newId('web') })];
    for (const one of [first, second, other]) await store.addSession(one);
    await store.touchSession(first.id, minutesLater(50), minutesLater(110));
    expect(await store.findSession(first.id, minutesLater(100))).toBeDefined();
    await store.endSessions(chat);
    expect(await store.findSession(first.id, morning)).toBeUndefined();
    expect(await store.findSession(second.id, morning)).toBeUndefined();
    expect(await store.findSession(other.id, morning)).toBeDefined();
    await store.touchSession(first.id, minutesLater(50), minutesLater(110));
    expect(await store.findSession(first.id, morning)).toBeUndefined();
  });

  it('gives back what was said as it was said, each line once', async () => {
    const said = theirs('c1', 'Jalan *rusak* <b> & “x” 😟\n\u202e');
    const first = await store.add(chat, `in:${chat}:1`, said, morning);
    const again = await store.add(chat, `in:${chat}:1`, theirs('c1', 'lain'), minutesLater(1));
    expect(again).toEqual({ id: first.id, fresh: false });
    expect(first.fresh).toBe(true);
    const line = { id: first.id, createdAt: new Date(morning).toISOString(), content: said };
    expect(await store.find(chat, first.id)).toEqual(line);
    expect(await store.findByOutId(chat, `in:${chat}:1`)).toEqual(line);
    expect(await store.find(newId('web'), first.id)).toBeUndefined();
  });

  it('holds no word of a chat in the clear', async () => {
    await store.add(chat, `out:${chat}:1`, ours('rahasia sekali'), morning);
    const [row] = await fixture().db.query<{ payload: Buffer }>(
      'select payload from web_message where conversation_id = $1',
      [chat],
    );
    expect(row?.payload.includes('rahasia')).toBe(false);
    await fixture().db.query('update web_message set out_id = $2 where conversation_id = $1', [
      chat,
      `out:${chat}:2`,
    ]);
    await expect(store.after(chat, 0, 10)).rejects.toThrow();
    await fixture().db.query('delete from web_message where conversation_id = $1', [chat]);
  });

  it('pages forwards and backwards through one chat only', async () => {
    const other = newId('web');
    const ids: number[] = [];
    for (let index = 0; index < 5; index++) {
      ids.push((await store.add(chat, `out:${chat}:${index}`, ours(`${index}`), minutesLater(index))).id);
      await store.add(other, `out:${other}:${index}`, ours('lain'), minutesLater(index));
    }
    const idsOf = (lines: readonly { id: number }[]) => lines.map(({ id }) => id);
    expect(idsOf(await store.after(chat, ids[1] ?? 0, 2))).toEqual([ids[2], ids[3]]);
    expect(idsOf(await store.before(chat, undefined, 2))).toEqual([ids[3], ids[4]]);
    expect(idsOf(await store.before(chat, ids[3], 2))).toEqual([ids[1], ids[2]]);
    const readers = new Map([
      [chat, ids[4] ?? 0],
      [other, ids[4] ?? 0],
      [newId('web'), 0],
    ]);
    expect(await store.fresh(readers)).toEqual([other]);
  });

  it('never shows a reader a later line before an earlier one, however many write at once', async () => {
    let last = 0;
    let isWriting = true;
    const seen: number[] = [];
    const look = async () => {
      for (const line of await store.after(chat, last, 100)) {
        seen.push(line.id);
        last = line.id;
      }
    };
    const reader = (async () => {
      while (isWriting) await look();
      await look();
    })();
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        store.add(chat, `out:${chat}:${index}`, ours(`${index}`), morning),
      ),
    );
    isWriting = false;
    await reader;
    expect(seen).toHaveLength(40);
  });

  // The embedded database runs one transaction at a time anyway.
  if (kind === 'postgres') {
    it('lets a later line wait for an earlier one that is not committed yet', async () => {
      const { db, keyring } = fixture();
      let second: Promise<unknown> = Promise.resolve();
      await db.transaction(async (session) => {
        await createWebChatStore(session, keyring).add(chat, `out:${chat}:1`, ours('satu'), morning);
        let isAdded = false;
        second = store.add(chat, `out:${chat}:2`, ours('dua'), morning).then(() => {
          isAdded = true;
        });
        const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted";
        while (!isAdded && (await db.query(waiting, [])).length === 0);
        expect(isAdded).toBe(false);
        expect(await store.after(chat, 0, 10)).toEqual([]);
      });
      await second;
      expect((await store.after(chat, 0, 10)).map(({ content }) => content)).toEqual([
        ours('satu'),
        ours('dua'),
      ]);
    });
  }

  it('forgets what is old, says what it held, and leaves the rest', async () => {
    await store.addSession(session({ id: 'gone', expiresAt: minutesLater(5) }));
    await store.add(chat, `in:${chat}:old`, theirs('c1', 'lama'), minutesLater(-100));
    await store.add(chat, `in:${chat}:new`, theirs('c2', 'baru'), minutesLater(10));
    const gone = await store.purge(minutesLater(-50), minutesLater(20), 1000);
    expect(gone).toEqual([theirs('c1', 'lama')]);
    expect(await store.after(chat, 0, 10)).toHaveLength(1);
    expect(await store.findSession('gone', morning)).toBeUndefined();
  });
});
