/** That the fake speaks as WhatsApp does, to a client that takes it for WhatsApp: Baileys. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, connectBaileys, freshMemory, type Memory } from '../support/baileys-client.ts';
import { type FakeWhatsApp, startFakeWhatsApp } from '../support/fake-whatsapp-client.ts';

let fake: FakeWhatsApp;
let memory: Memory;
let client: Client;

const codeOf = async (of: Client): Promise<number | undefined> => {
  const { lastDisconnect } = await of.until('connection.update', ({ connection }) => connection === 'close');
  return (lastDisconnect?.error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode;
};
/** Connects with what is remembered; resolves when all that waited has come. */
const connect = async () => {
  client = connectBaileys(fake.socketUrl, memory);
  await client.until(
    'connection.update',
    ({ receivedPendingNotifications }) => receivedPendingNotifications === true,
  );
  return client;
};

beforeAll(async () => {
  fake = await startFakeWhatsApp();
  fake.trust();
  memory = freshMemory();
  client = connectBaileys(fake.socketUrl, memory);
  const { qr } = await client.until('connection.update', (update) => update.qr !== undefined);
  await fake.scan(qr ?? '');
  expect(await codeOf(client)).toBe(515);
  expect(memory.auth.creds.account).toBeDefined();
  await connect();
});
afterAll(async () => {
  client.end();
  await fake.stop();
});

describe('a paired client', () => {
  it('hears a person, encrypted, and is heard by them', async () => {
    const siti = fake.person(1);
    await siti.says('Jalan berlubang');
    const { key } = await client.hears('Jalan berlubang');
    expect(key.remoteJid).toMatch(/@lid$/);
    const sent = await client.socket.sendMessage(key.remoteJid ?? '', { text: 'Di mana tepatnya?' });
    expect((await siti.hears('Di mana')).id).toBe(sent?.key.id);
    expect(await client.acked(sent?.key.id ?? '')).toBeUndefined();
    await siti.says('Di Bati-Bati', { quotes: sent?.key.id ?? '' });
    const answer = await client.hears('Di Bati-Bati');
    expect(answer.message?.extendedTextMessage?.contextInfo?.stanzaId).toBe(sent?.key.id);
    await fake.until(({ waiting }) => waiting === 0);
  });

  it('is asked for nothing twice: what it could not decrypt comes again', async () => {
    const { retries } = await fake.state();
    await fake.person(2).says('Ini pertama', { isGarbled: true });
    await client.hears('Ini pertama');
    expect((await fake.state()).retries).toBeGreaterThan(retries);
  });

  it('learns what became of its messages', async () => {
    const budi = fake.person(3);
    await budi.says('Halo');
    const { key } = await client.hears('Halo');
    await fake.policy({ policy: { kind: 'refuse', error: 463 }, person: 3, times: 1 });
    const refused = await client.socket.sendMessage(key.remoteJid ?? '', { text: 'Ditolak' });
    expect(await client.acked(refused?.key.id ?? '')).toBe('463');
    const sent = await client.socket.sendMessage(key.remoteJid ?? '', { text: 'Diterima' });
    const id = sent?.key.id ?? '';
    await client.acked(id);
    await budi.acknowledges('delivered', id);
    await client.until('messages.update', (updates) =>
      updates.some((one) => one.key.id === id && one.update.status === 3),
    );
    await budi.acknowledges('read', id);
    await client.until('messages.update', (updates) =>
      updates.some((one) => one.key.id === id && one.update.status === 4),
    );
    expect((await budi.all()).map(({ text }) => text)).toEqual(['Diterima']);
  });

  it('sends again what a phone could not open', async () => {
    const ani = fake.person(4);
    await ani.says('Halo dari Ani');
    const { key } = await client.hears('Halo dari Ani');
    const sent = await client.socket.sendMessage(key.remoteJid ?? '', { text: 'Terbaca?' });
    const id = sent?.key.id ?? '';
    memory.sent.set(id, { conversation: 'Terbaca?' });
    await ani.hears('Terbaca?');
    await ani.asksAgain(id);
    await fake.until(({ copies }) => copies[id] === 2);
  });

  it('gets files, photos in albums, places, and what it has no words for', async () => {
    const dewi = fake.person(5);
    await dewi.sendsAlbum([{ caption: 'Lubangnya' }, {}]);
    const first = await client.hears('Lubangnya');
    expect(first.message?.imageMessage?.url).toMatch(/^http/);
    expect(first.message?.messageContextInfo?.messageAssociation?.parentMessageKey?.id).toMatch(/^FAKE/);
    await dewi.acts({ do: 'locates', latitude: -3.6, longitude: 114.7 });
    await client.until('messages.upsert', ({ messages }) =>
      messages.some(({ message }) => message?.locationMessage?.degreesLatitude === -3.6),
    );
    for (const act of [
      { do: 'contact', name: 'Warga', phone: '628120000001' },
      { do: 'poll', question: 'Setuju?', options: ['Ya', 'Tidak'] },
      { do: 'sends', what: 'sticker' },
      { do: 'calls' },
    ] as const)
      await dewi.acts(act);
    await client.until('call', (calls) => calls.some(({ status }) => status === 'offer'));
    await fake.until(({ waiting }) => waiting === 0);
  });
});

describe('a client that was away', () => {
  it('gets what came meanwhile, in order, and a message again that it acknowledged', async () => {
    client.end();
    await fake.until(({ isConnected }) => !isConnected);
    const siti = fake.person(1);
    const texts = ['satu', 'dua', 'tiga'].map((word) => `Sementara ${word}`);
    for (const text of texts) expect((await siti.says(text)).isQueued).toBe(true);
    await connect();
    for (const text of texts) await client.hears(text);
    const words = client.received.map(({ message }) => message?.conversation).filter(Boolean);
    expect(words.filter((text) => text?.startsWith('Sementara'))).toEqual(texts);
    await fake.until(({ waiting }) => waiting === 0);
  });

  it.each([515, 503, 500, 428, 440, 403, 405])('%i ends a connection as WhatsApp does', async (code) => {
    await fake.breach({ kind: 'code', code });
    expect(await codeOf(client)).toBe(code);
    await connect();
  });

  it('a dropped line is 428, and another connection takes the first one’s place', async () => {
    await fake.breach({ kind: 'drop' });
    expect(await codeOf(client)).toBe(428);
    await connect();
    const first = client;
    await connect();
    expect(await codeOf(first)).toBe(440);
  });

  it.each([401, 403, 405, 503])('a login is refused with %i', async (reason) => {
    client.end();
    await fake.door({ kind: 'refuse', reason, times: 1 });
    client = connectBaileys(fake.socketUrl, memory);
    expect(await codeOf(client)).toBe(reason);
    await connect();
  });

  it('a device that was removed on the phone is told so, and may not come back', async () => {
    await fake.breach({ kind: 'code', code: 401 });
    expect(await codeOf(client)).toBe(401);
    client = connectBaileys(fake.socketUrl, memory);
    expect(await codeOf(client)).toBe(401);
  });
});
