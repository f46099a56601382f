import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/ports/channel.ts';
import {
  type FakeTelegram,
  startFakeTelegram,
  type TelegramPerson,
} from '../support/fake-telegram-client.ts';
import { PIXEL } from '../support/files.ts';
import { pollingChannel } from '../support/telegram-harness.ts';
import { contractMedia, createListener, envelopeFor, shelf } from './channel-contract.ts';

let fake: FakeTelegram;
let people = 0;

/** Someone whom the bot may write to. */
async function someone(): Promise<TelegramPerson> {
  const person = fake.person(6_660_000 + ++people, { languageCode: 'id' });
  await person.opens();
  return person;
}
const to = (person: TelegramPerson) => envelopeFor(String(person.chatId));
const sentTo = async (person: TelegramPerson) => (await person.all()).map(({ text }) => text);

beforeAll(async () => {
  fake = await startFakeTelegram();
});
beforeEach(() => fake.clearFaults());
afterAll(() => fake.stop());

describe('sending to Telegram', () => {
  let channel: Channel;
  beforeAll(() => {
    channel = pollingChannel(fake, { media: contractMedia }).channel;
  });

  it.each([
    [
      'waits as long as it is told when it was too fast',
      { kind: '429', retryAfter: 7 },
      { code: 'rateLimited', retryAfter: 7000 },
    ],
    ['says that the person blocked us', { kind: '403' }, { code: 'blocked' }],
    [
      'says what Telegram refused for good',
      { kind: '400' },
      { code: 'rejected', detail: 'Bad Request: chat not found' },
    ],
    ['may try again after an error of the server', { kind: '500' }, { code: 'unreachable' }],
    ['may try again when a proxy answers instead of Telegram', { kind: 'html' }, { code: 'unreachable' }],
    ['may try again when the connection drops', { kind: 'drop' }, { code: 'unreachable' }],
    [
      'may try again when it was sent, but we do not know',
      { kind: 'applyThenDrop' },
      { code: 'unreachable' },
    ],
    ['keeps the message while the token is refused', { kind: '401' }, { code: 'unreachable' }],
  ] as const)('%s', async (_, fault, error) => {
    const person = await someone();
    await fake.fault({ ...fault, chatId: person.chatId });
    const result = await channel.send({ text: ['Halo'] }, to(person));
    expect(result).toMatchObject({ ok: false, error });
    expect(JSON.stringify(result)).not.toContain(fake.token.split(':')[1]);
    expect(await channel.send({ text: ['Halo lagi'] }, to(person))).toMatchObject({ ok: true });
  });

  it('says that a person who really blocked us cannot be reached, until they write again', async () => {
    const person = await someone();
    await person.blocks();
    expect(await channel.send({ text: ['Halo'] }, to(person))).toEqual({
      ok: false,
      error: { code: 'blocked' },
    });
    await person.says('saya kembali');
    expect(await channel.send({ text: ['Halo'] }, to(person))).toMatchObject({ ok: true });
  });

  it('puts other words and buttons in the place of what it said, twice the same too', async () => {
    const person = await someone();
    const said = await channel.send(
      { text: ['1 dari 2'], choices: [[{ data: 't:jeda', label: 'Jeda' }]] },
      to(person),
    );
    const sent = {
      address: String(person.chatId),
      messageId: said.ok ? (said.value.messageIds[0] ?? '') : '',
    };
    for (const _ of [1, 2]) expect(await channel.edit?.({ text: [{ bold: '2 dari 2' }] }, sent)).toBe(true);
    expect(await person.all()).toEqual([expect.objectContaining({ text: '2 dari 2' })]);
    expect(await channel.edit?.({ text: ['3 dari 2'] }, { ...sent, messageId: '999999' })).toBe(false);
    await fake.fault({ kind: '429', chatId: person.chatId });
    expect(await channel.edit?.({ text: ['3 dari 2'] }, sent)).toBe(false);
  });

  it('does not reach someone who never wrote', async () => {
    const stranger = fake.person(9_990_001);
    const result = await channel.send({ text: ['Halo'] }, to(stranger));
    expect(result).toMatchObject({ ok: false, error: { code: 'rejected' } });
  });

  it('goes on at the part that failed when the same message is tried again', async () => {
    const person = await someone();
    const message = { text: [`${'a'.repeat(4000)}\n${'b'.repeat(4000)}\n${'c'.repeat(100)}`] };
    const envelope = to(person);
    await fake.fault({ kind: '429', chatId: person.chatId, skip: 1 });
    expect(await channel.send(message, envelope)).toMatchObject({ error: { code: 'rateLimited' } });
    const again = await channel.send(message, envelope);
    expect(again).toMatchObject({
      ok: true,
      value: { messageIds: [expect.any(String), expect.any(String), expect.any(String)] },
    });
    const first = (await sentTo(person)).map((text) => text[0]);
    expect(first).toEqual(['a', 'b', 'c']);
  });

  it('holds the rates of Telegram over the parts of one message', async () => {
    const person = await someone();
    await fake.enforceRates({ perSecond: 30, burst: 30, chatPerSecond: 1, chatBurst: 2 });
    const sent = await channel.send({ text: [`${'a '.repeat(6000)}`] }, to(person));
    await fake.enforceRates(null);
    expect(sent).toMatchObject({ ok: true });
    expect((await fake.state()).rateLimited).toBe(0);
  });

  it('is told how long to wait when it writes too fast', async () => {
    const person = await someone();
    await fake.enforceRates({ perSecond: 30, burst: 30, chatPerSecond: 0.5, chatBurst: 1 });
    const results = await Promise.all(['a', 'b'].map((text) => channel.send({ text: [text] }, to(person))));
    await fake.enforceRates(null);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({
      ok: false,
      error: { code: 'rateLimited', retryAfter: 2000 },
    });
  });

  it('draws formatting without markup, under the right words', async () => {
    const person = await someone();
    await channel.send({ text: ['😀 *Batas* ', { bold: 'Senin <16>' }] }, to(person));
    const message = await person.hears('Batas');
    expect(message.text).toBe('😀 *Batas* Senin <16>');
    expect(message.entities).toEqual([{ type: 'bold', offset: 11, length: 10 }]);
  });

  it('sends as a document what Telegram will not take as a photo', async () => {
    const media = shelf({ odd: { bytes: Buffer.from('no picture at all') } });
    const { channel: own, log } = pollingChannel(fake, { media });
    const person = await someone();
    const message = { text: ['Foto'], attachments: [{ mediaId: 'odd', kind: 'photo' as const }] };
    expect(await own.send(message, to(person))).toMatchObject({ ok: true });
    const seen = await person.hears('Foto');
    expect(seen.file).toMatchObject({ kind: 'document', fileName: 'foto_lubang.png' });
    expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('says the words when the stored file is spoilt', async () => {
    const found = await contractMedia.find('photo');
    if (!found) throw new Error('The photo is missing from the shelf.');
    const { media } = found;
    const broken = async function* () {
      yield PIXEL.subarray(0, 10);
      throw new Error('altered');
    };
    const { channel: own } = pollingChannel(fake, {
      media: { find: async () => ({ media, open: broken }) },
      missingAttachment: { id: '📎 lampiran tidak dapat ditampilkan', en: '📎 attachment not available' },
    });
    const person = await someone();
    const message = { text: ['Jawaban kami'], attachments: [{ mediaId: 'x', kind: 'photo' as const }] };
    expect(await own.send(message, to(person))).toMatchObject({ ok: true });
    expect(await sentTo(person)).toEqual(['Jawaban kami\n\n📎 lampiran tidak dapat ditampilkan']);
  });

  it('does not take a dropped connection for a spoilt file', async () => {
    const person = await someone();
    await fake.fault({ kind: 'drop', method: 'sendPhoto', chatId: person.chatId });
    const message = { text: ['Foto'], attachments: [{ mediaId: 'photo', kind: 'photo' as const }] };
    expect(await channel.send(message, to(person))).toMatchObject({ error: { code: 'unreachable' } });
    expect(await sentTo(person)).toEqual([]);
  });
});

describe('fetching what a person sent', () => {
  it.each([
    ['the server errs', '500', 'unreachable'],
    ['the file is gone', '404', 'rejected'],
    ['the connection drops', 'drop', 'unreachable'],
  ] as const)('says so when %s', async (_, kind, code) => {
    const { channel } = pollingChannel(fake);
    const ref = await photoRef(await someone());
    await fake.fault({ kind, method: 'download' });
    const result = await channel.fetchMedia({ kind: 'photo', ref }, 1_000_000);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(result)).not.toContain(fake.token.split(':')[1]);
  });

  it('never passes half a file off as a whole one', async () => {
    const { channel } = pollingChannel(fake);
    const ref = await photoRef(await someone(), Buffer.alloc(500_000, 1));
    await fake.fault({ kind: 'applyThenDrop', method: 'download' });
    const result = await channel.fetchMedia({ kind: 'photo', ref }, 1_000_000);
    if (!result.ok) throw new Error(result.error.code);
    const read = async () => {
      for await (const _ of result.value);
    };
    await expect(read()).rejects.toThrow('broke off');
  });

  it('says that a file is unknown', async () => {
    const { channel } = pollingChannel(fake);
    const result = await channel.fetchMedia({ kind: 'photo', ref: 'never' }, 1_000_000);
    expect(result).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  /** Hears of a photo as the channel does. */
  async function photoRef(person: TelegramPerson, bytes: Buffer = PIXEL): Promise<string> {
    const { channel } = pollingChannel(fake);
    const listener = createListener();
    await channel.start(listener.receive, listener.report);
    await person.sendsPhoto({ bytes });
    const heard = await listener.until(() =>
      listener.received.find(
        ({ address, input }) => address === String(person.chatId) && input.kind === 'media',
      ),
    );
    await channel.stop();
    if (heard.input.kind !== 'media') throw new Error('No photo was heard.');
    return heard.input.media.ref;
  }
});
