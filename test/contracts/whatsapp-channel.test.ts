/** The WhatsApp channel over a real Baileys client, in front of a server that speaks as WhatsApp does. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ports/channel.ts';
import {
  AT_ONCE,
  type FakeWhatsApp,
  startFakeWhatsApp,
  type WhatsAppPerson,
} from '../support/fake-whatsapp-client.ts';
import { PIXEL } from '../support/files.ts';
import { lidOf, whatsAppChannel } from '../support/whatsapp-harness.ts';
import { contractMedia, createListener, envelopeFor } from './channel-contract.ts';

let fake: FakeWhatsApp;
let house: ReturnType<typeof whatsAppChannel>;
const listener = createListener();
const receipts: Receipt[] = [];
let look = () => {};
let people = 0;
/** Typing, if for a moment only. */
const pace = { ...AT_ONCE, typing: { thinkMs: 1, perCharacterMs: 0, atMostMs: 1 } };

beforeAll(async () => {
  fake = await startFakeWhatsApp();
  house = whatsAppChannel(fake, { media: contractMedia, pace });
  await house.channel.start(listener.receive, async (news) => {
    receipts.push(...news);
    look();
  });
});
afterEach(() => fake.clearPolicies());
afterAll(async () => {
  await house.channel.stop();
  await fake.stop();
});

/** Someone who has just written. */
async function someone(options?: Parameters<FakeWhatsApp['person']>[1]) {
  const number = ++people;
  const person = fake.person(number, options);
  await person.says('Halo');
  await listener.from(lidOf(number), 1);
  return { person, address: lidOf(number), number };
}
const say = (address: string, text: string, id?: string) =>
  house.channel.send({ text: [text] }, { ...envelopeFor(address), ...(id === undefined ? {} : { id }) });
/** What was heard of a person after their first words. */
const heardOf = async (address: string, count: number) =>
  (await listener.from(address, count + 1)).slice(1).map(({ input }) => input);

describe('sending on WhatsApp', () => {
  it.each([
    [463, 'neverWrote'],
    [404, 'rejected'],
    [429, 'rateLimited'],
    [479, 'rateLimited'],
    [500, 'unreachable'],
  ])('says what a refusal with %i means: %s', async (error, code) => {
    const { address, person } = await someone();
    await fake.policy({ policy: { kind: 'refuse', error }, person: person.number, times: 1 });
    expect(await say(address, 'Ditolak')).toMatchObject({ ok: false, error: { code } });
    expect(await person.all()).toEqual([]);
  });

  it('sends the same message again when the line broke before the server’s word; it is shown once', async () => {
    const { address, person } = await someone();
    await fake.policy({ policy: { kind: 'swallow', isShown: true }, person: person.number, times: 1 });
    const first = say(address, 'Sekali saja', 'sekali');
    await person.hears('Sekali saja');
    await fake.breach({ kind: 'drop' });
    expect(await first).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    await house.connection.reconnect();
    const again = await say(address, 'Sekali saja', 'sekali');
    const [shown, ...more] = await person.all();
    expect(again).toEqual({ ok: true, value: { messageIds: [shown?.id] } });
    expect(more).toEqual([]);
    expect((await fake.state()).copies[shown?.id ?? '']).toBe(2);
  });

  it('sends again what a phone could not open, also after a restart', async () => {
    const { address, person } = await someone();
    await say(address, 'Terbaca?');
    const { id } = await person.hears('Terbaca?');
    await house.connection.reconnect();
    await person.asksAgain(id);
    await fake.until(({ copies }) => copies[id] === 2);
  });

  it('tells when a message reached a phone and when it was read', async () => {
    const { address, person } = await someone();
    await say(address, 'Dibaca?');
    const { id } = await person.hears('Dibaca?');
    await person.acknowledges('delivered', id);
    await person.acknowledges('read', id);
    await new Promise<void>((resolve) => {
      look = () => {
        if (receipts.some(({ messageId, status }) => messageId === id && status === 'read')) resolve();
      };
      look();
    });
  });

  it('types before it writes, and marks what it heard as read', async () => {
    const { typing } = await fake.state();
    const { address } = await someone();
    const [hello] = await listener.from(address, 1);
    await fake.until(({ read }) => read.includes(hello?.messageId ?? ''));
    await say(address, 'Selamat pagi');
    expect((await fake.state()).typing).toBeGreaterThan(typing);
  });
});

describe('hearing on WhatsApp', () => {
  it('understands what people send', async () => {
    const { person, address } = await someone();
    const sent = await say(address, 'Laporan Anda perlu dilengkapi');
    const id = sent.ok ? sent.value.messageIds[0] : undefined;
    await person.says('ini fotonya', { quotes: id ?? '' });
    const first = await person.says('Jalan A. Yani');
    await person.acts({ do: 'edits', id: first.id, text: 'Jalan A. Yani, Bati-Bati' });
    await person.acts({ do: 'locates', latitude: -3.6, longitude: 114.7, name: 'Puskesmas' });
    await person.acts({ do: 'locates', latitude: -3.6, longitude: 114.7, isLive: true });
    await person.acts({ do: 'contact', name: 'Warga', phone: '628120000001' });
    await person.sends('sticker');
    await person.acts({ do: 'poll', question: 'Setuju?', options: ['Ya', 'Tidak'] });
    await person.acts({ do: 'calls' });
    const point = { latitude: -3.6, longitude: 114.7 };
    expect(await heardOf(address, 9)).toEqual([
      { kind: 'text', text: 'ini fotonya' },
      { kind: 'text', text: 'Jalan A. Yani' },
      { kind: 'edit', messageId: first.id, text: 'Jalan A. Yani, Bati-Bati' },
      { kind: 'location', point, label: 'Puskesmas' },
      { kind: 'location', point },
      { kind: 'contact', phone: '+628120000001', name: 'Warga' },
      { kind: 'unsupported', what: 'sticker' },
      { kind: 'unsupported', what: 'poll' },
      { kind: 'unsupported', what: 'call' },
    ]);
    const [, quoting] = await listener.from(address, 2);
    expect(quoting?.replyTo).toBe(id);
  });

  it('opens files of every kind, and knows the pictures of an album for one answer', async () => {
    const { person, address } = await someone();
    for (const what of ['image', 'document', 'voice', 'video'] as const)
      await person.sends(what, { bytes: PIXEL });
    await person.sendsAlbum([{ caption: 'dua sisi' }, {}]);
    const heard = await heardOf(address, 6);
    const kinds = heard.map((input) => (input.kind === 'media' ? input.media.kind : input.kind));
    expect(kinds).toEqual(['photo', 'document', 'voice', 'video', 'photo', 'photo']);
    const albums = heard.map((input) => (input.kind === 'media' ? input.albumId : undefined));
    expect(albums.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(albums[4]).toBeDefined();
    expect(albums[5]).toBe(albums[4]);
    for (const input of heard.slice(0, 4)) {
      const opened = input.kind === 'media' ? await house.channel.fetchMedia(input.media, 1000) : undefined;
      if (!opened?.ok) throw new Error('It did not open.');
      const chunks: Uint8Array[] = [];
      for await (const chunk of opened.value) chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(PIXEL)).toBe(true);
    }
  });

  it('passes over what is not said to it', async () => {
    const { person, address } = await someone();
    const { id } = await person.says('satu');
    await person.acts({ do: 'reacts', id, emoji: '👍' });
    for (const place of ['120363000000000001@g.us', 'status@broadcast', '120363000000000009@newsletter'])
      await person.acts({ do: 'says', text: 'Halo semua' }, { in: place });
    await person.says('dua');
    expect(await heardOf(address, 2)).toEqual([
      { kind: 'text', text: 'satu' },
      { kind: 'text', text: 'dua' },
    ]);
    await fake.until(({ waiting }) => waiting === 0);
  });

  it('hears once what could not be opened at first, and as the same what comes again', async () => {
    const { person, address } = await someone();
    await person.says('terbaca juga', { isGarbled: true });
    await heardOf(address, 1);
    const { id } = await person.says('dua kali');
    await heardOf(address, 2);
    await fake.redeliver(id);
    await person.says('terakhir');
    const heard = await listener.until(() => {
      const own = listener.received.filter((one) => one.address === address);
      return own.some(({ input }) => input.kind === 'text' && input.text === 'terakhir') ? own : undefined;
    });
    const byId = new Map(heard.map(({ updateId, input }) => [updateId, input.kind === 'text' && input.text]));
    expect([...byId.values()]).toEqual(['Halo', 'terbaca juga', 'dua kali', 'terakhir']);
  });

  it('knows a person for the same who comes under another name, and answers them there', async () => {
    const number = people + 1;
    const { address } = await someone({ showsPhone: true });
    const byPhone: WhatsAppPerson = fake.person(number, { byPhone: true, showsPhone: true });
    await byPhone.says('dari nomor');
    expect(await heardOf(address, 1)).toEqual([{ kind: 'text', text: 'dari nomor' }]);
    expect(await say(address, 'Kita sudah kenal')).toMatchObject({ ok: true });
    await byPhone.hears('Kita sudah kenal');
  });

  it('hears what was said while the line was down, in its order', async () => {
    const { person, address } = await someone();
    await fake.breach({ kind: 'drop' });
    await fake.until(({ isConnected }) => !isConnected);
    for (const word of ['satu', 'dua', 'tiga']) expect((await person.says(word)).isQueued).toBe(true);
    await house.connection.reconnect();
    const heard = await heardOf(address, 3);
    expect(heard.map((input) => input.kind === 'text' && input.text)).toEqual(['satu', 'dua', 'tiga']);
  });
});
