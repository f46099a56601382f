import { beforeEach, expect, it } from 'vitest';
import { createWhatsAppChatStore } from '../../db/stores/whatsapp-chat.ts';
import type { WhatsAppChatStore } from '../../src/ports/whatsapp-chat.ts';
import { addChat, addPerson, minutesLater, morning, newId, onEveryDatabase } from './stores-fixture.ts';

let counter = 0;
/** Someone new. */
function names() {
  const number = String(++counter).padStart(6, '0');
  return { lid: `1000${number}@lid`, phone: `6200${number}@s.whatsapp.net` };
}

onEveryDatabase('the WhatsApp channel’s store', (fixture) => {
  let store: WhatsAppChatStore;
  const conversationId = (address: string) =>
    fixture().keyring.hash('conversation', `whatsapp:utama:${address}`);
  const storeOf = (account: string) =>
    createWhatsAppChatStore({ session: fixture().db, keyring: fixture().keyring, account, conversationId });
  const rowsOf = (table: string, address: string) =>
    fixture().db.query<Record<string, unknown>>(`select * from ${table} where conversation_id = $1`, [
      conversationId(address),
    ]);

  beforeEach(() => {
    store = storeOf('utama');
  });

  it('knows a person first seen with both names by either of them', async () => {
    const { lid, phone } = names();
    expect(await store.addressOf({ lid, phone }, morning)).toBe(lid);
    expect(await store.addressOf({ phone }, minutesLater(1))).toBe(lid);
    expect(await store.addressOf({ lid }, minutesLater(1))).toBe(lid);
  });

  it('knows a person first seen by phone for the same when the other name comes, and the reverse', async () => {
    const one = names();
    expect(await store.addressOf({ phone: one.phone }, morning)).toBe(one.phone);
    expect(await store.addressOf(one, minutesLater(1))).toBe(one.phone);
    expect(await store.addressOf({ lid: one.lid }, minutesLater(2))).toBe(one.phone);
    const other = names();
    expect(await store.addressOf({ lid: other.lid }, morning)).toBe(other.lid);
    expect(await store.addressOf(other, minutesLater(1))).toBe(other.lid);
    expect(await store.addressOf({ phone: other.phone }, minutesLater(2))).toBe(other.lid);
  });

  it('goes on under the LID when two chats turn out to be one person’s', async () => {
    const { lid, phone } = names();
    await store.addressOf({ phone }, morning);
    await store.addressOf({ lid }, morning);
    expect(await store.addressOf({ lid, phone }, minutesLater(1))).toBe(lid);
    expect(await store.addressOf({ phone }, minutesLater(2))).toBe(lid);
  });

  it('agrees with itself when the same person is new to several at once', async () => {
    const { lid, phone } = names();
    const asked = [{ lid, phone }, { phone, lid }, { lid }, { lid, phone }];
    const found = await Promise.all(asked.map((who) => store.addressOf(who, morning)));
    expect(new Set(found)).toEqual(new Set([lid]));
  });

  it('keeps people of two accounts apart, and nobody’s name readable', async () => {
    const { lid, phone } = names();
    await store.addressOf({ phone }, morning);
    expect(await storeOf('kedua').addressOf({ lid, phone }, morning)).toBe(lid);
    expect(await store.addressOf({ phone }, morning)).toBe(phone);
    const rows = JSON.stringify(await rowsOf('whatsapp_alias', phone));
    expect(rows).not.toContain(phone.slice(0, 10));
    expect(rows).not.toContain(Buffer.from(phone).toString('base64').slice(0, 12));
  });

  it('finds what was sent, as it was sent first, after a restart too', async () => {
    const id = newId('3EB0');
    const sent = { address: '1@lid', content: Buffer.from([0, 255, 10, 4]) };
    await store.keepSent(id, sent, morning);
    await store.keepSent(id, { ...sent, content: Buffer.from('lain') }, minutesLater(1));
    const found = await storeOf('utama').findSent(id);
    expect(found?.address).toBe('1@lid');
    expect(Buffer.from(found?.content ?? []).equals(sent.content)).toBe(true);
    expect(await store.findSent(newId('3EB0'))).toBeUndefined();
  });

  it('forgets what was sent when its time is over, oldest first, a page at a time', async () => {
    const address = names().lid;
    for (const minute of [0, 1, 2, 60])
      await store.keepSent(newId('3EB0'), { address, content: Buffer.from('x') }, minutesLater(minute - 100));
    await store.purgeSent(minutesLater(-99), 100);
    expect(await rowsOf('whatsapp_sent', address)).toHaveLength(3);
    expect(await store.purgeSent(minutesLater(-50), 1)).toBe(1);
    expect(await store.purgeSent(minutesLater(-50), 10)).toBe(1);
    expect(await rowsOf('whatsapp_sent', address)).toHaveLength(1);
  });

  it('loses the names and the messages of a person who is erased', async () => {
    const { transact, db } = fixture();
    const personId = await transact(addPerson);
    const chat = await addChat(fixture(), { personId, channel: 'whatsapp' });
    const own = createWhatsAppChatStore({
      session: db,
      keyring: fixture().keyring,
      account: 'utama',
      conversationId: () => chat,
    });
    const id = newId('3EB0');
    const { lid, phone } = names();
    await own.addressOf({ phone }, morning);
    await own.keepSent(id, { address: phone, content: Buffer.from('Halo') }, morning);
    await transact(({ people }) => people.erase(personId, minutesLater(1)));
    expect(await own.findSent(id)).toBeUndefined();
    expect(await db.query('select 1 from whatsapp_alias where conversation_id = $1', [chat])).toEqual([]);
    expect(await own.addressOf({ lid, phone }, minutesLater(2))).toBe(lid);
  });
});
