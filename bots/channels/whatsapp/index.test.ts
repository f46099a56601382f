import { proto } from '@whiskeysockets/baileys';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inbound, OutMessage } from '../../../src/domain/message.ts';
import type { Receipt } from '../../../src/ports/channel.ts';
import type { MediaReader } from '../../../src/ports/media.ts';
import { createTestLine, hashForTests, memoryChatStore } from '../../../test/support/whatsapp-line.ts';
import { whatsAppCopy } from '../../copy/whatsapp.ts';
import { createWhatsAppChannel } from './index.ts';

const LID = '100000000000001@lid';
const OTHER = '100000000000002@lid';
const envelope = { address: LID, language: 'id' as const, id: '7', heard: 1_794_355_200 };
const noFiles: MediaReader = { find: async () => undefined };

/** Time is the tests' own. */
beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-11T01:12:00Z') }));
afterEach(() => vi.useRealTimers());

async function house(media: MediaReader = noFiles) {
  const store = memoryChatStore();
  const line = createTestLine(store);
  const received: Inbound[] = [];
  const receipts: Receipt[] = [];
  const channel = createWhatsAppChannel(
    { account: 'utama', socketUrl: 'wss://web.whatsapp.com/ws/chat' },
    {
      line: line.line,
      store,
      media,
      keyring: hashForTests,
      clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) },
      copy: whatsAppCopy,
      random: () => 0.5,
      log: { info: () => {}, warn: () => {}, error: () => {} },
    },
  );
  await channel.start(
    async (inbound) => void received.push(...inbound),
    async (news) => void receipts.push(...news),
  );
  /** Sends, letting as much time pass as it takes. */
  const send = async (message: OutMessage, changes: Partial<typeof envelope> = {}) => {
    const sending = channel.send(message, { ...envelope, ...changes });
    let isOver = false;
    void sending.finally(() => {
      isOver = true;
    });
    while (!isOver) await vi.advanceTimersByTimeAsync(250);
    return sending;
  };
  return { store, line, channel, received, receipts, send };
}

describe('a message to WhatsApp', () => {
  it('is stored before it goes, under an id of ours in WhatsApp’s form, and sent when the server says so', async () => {
    const { line, send } = await house();
    const sent = await send({ text: ['Halo'] });
    const [message] = line.written;
    expect(message?.id).toMatch(/^3EB0[0-9A-F]{18}$/);
    expect(sent).toEqual({ ok: true, value: { messageIds: [message?.id] } });
    expect(message?.jid).toBe(LID);
    expect(message?.message.extendedTextMessage?.text).toBe('Halo');
    expect(message?.stored?.address).toBe(LID);
  });

  it('is typed before it is written', async () => {
    const { line, send } = await house();
    await send({ text: ['Halo'] });
    expect(line.did).toEqual(['composing', 'writes']);
  });

  it('is the very same at the next try when the server said nothing, whatever it was worded as meanwhile', async () => {
    const { line, send } = await house();
    line.answers(() => 'silence');
    expect(await send({ text: ['Halo'] })).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    line.answers(() => 'ack');
    expect(await send({ text: ['Halo juga'] })).toMatchObject({ ok: true });
    const [first, second] = line.written;
    expect(second?.id).toBe(first?.id);
    expect(second?.message).toEqual(first?.message);
  });

  it('goes on at the part that failed', async () => {
    const { line, send } = await house();
    const long: OutMessage = { text: ['Satu kalimat. '.repeat(700)] };
    let writes = 0;
    line.answers(() => (++writes === 2 ? { error: '503' } : 'ack'));
    expect(await send(long)).toMatchObject({ ok: false });
    const sent = await send(long);
    const ids = line.written.map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(ids[2]).toBe(ids[1]);
    expect(sent).toEqual({ ok: true, value: { messageIds: [ids[0], ids[1], ids[3]] } });
  });

  it('has another id than every other message', async () => {
    const { line, send } = await house();
    await send({ text: ['a'] });
    await send({ text: ['a'] }, { id: '8' });
    expect(new Set(line.written.map(({ id }) => id)).size).toBe(2);
  });

  it('never goes to who did not write first, nor again when WhatsApp says so', async () => {
    const { line, channel, send } = await house();
    const { heard: _, ...unheard } = envelope;
    expect(await channel.send({ text: ['Halo'] }, unheard)).toMatchObject({
      ok: false,
      error: { code: 'neverWrote' },
    });
    expect(line.written).toEqual([]);
    line.answers(() => ({ error: '463' }));
    expect(await send({ text: ['Halo'] })).toMatchObject({ ok: false, error: { code: 'neverWrote' } });
  });

  it('waits for another try when there is no connection, or it breaks', async () => {
    const { line, channel, send } = await house();
    line.open(false);
    expect(channel.canSend?.()).toBe(false);
    expect(await send({ text: ['Halo'] })).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    line.open(true);
    expect(channel.canSend?.()).toBe(true);
    const closed = Object.assign(new Error('Connection Closed'), {
      isBoom: true,
      output: { statusCode: 428 },
    });
    line.answers(() => ({ fails: closed }));
    expect(await send({ text: ['Halo'] })).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  it('waits no longer for the server’s word when the connection is gone', async () => {
    const { line, send } = await house();
    line.answers(() => {
      line.bring().closed();
      return 'silence';
    });
    const began = Date.now();
    expect(await send({ text: ['Halo'] })).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('keeps the account’s pace also over the parts of one message and over several chats', async () => {
    const { channel, line } = await house();
    const times: number[] = [];
    line.answers(() => {
      times.push(Date.now());
      return 'ack';
    });
    const all = ['1', '2', '3', '4'].map((id) =>
      channel.send({ text: ['x. '.repeat(1500)] }, { ...envelope, id, address: `${id}@lid` }),
    );
    await vi.advanceTimersByTimeAsync(30_000);
    for (const sent of await Promise.all(all)) expect(sent.ok).toBe(true);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(times).toHaveLength(8);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(450);
  });

  it('shows a file that is uploaded as it is read, and says the words when it cannot be read', async () => {
    const bytes = Buffer.alloc(300_000, 'foto ');
    const files: MediaReader = {
      find: async (mediaId) => ({
        media: { mediaId, kind: 'photo', mimeType: 'image/jpeg', size: bytes.length, fileName: 'foto.jpg' },
        async *open() {
          yield bytes.subarray(0, 1000);
          if (mediaId === 'broken') throw new Error('The file was altered.');
          yield bytes.subarray(1000);
        },
      }),
    };
    vi.useRealTimers();
    const { line, channel } = await house(files);
    const show = (mediaId: string, id: string) =>
      channel.send(
        { text: ['Jawaban'], attachments: [{ mediaId, kind: 'photo' }] },
        { ...envelope, id, address: id === '1' ? LID : OTHER },
      );
    expect(await show('whole', '1')).toMatchObject({ ok: true });
    expect(await show('broken', '2')).toMatchObject({ ok: true });
    const [shown, worded] = line.written;
    expect(shown?.message.imageMessage).toMatchObject({ caption: 'Jawaban', mimetype: 'image/jpeg' });
    // Encrypted: padded to a block, with a MAC.
    expect(line.uploads.map((upload) => upload.length)).toEqual([300_000 + 16 + 10]);
    expect(worded?.message.extendedTextMessage?.text).toBe(`Jawaban\n\n${whatsAppCopy.id.missingFile}`);
  });
});

describe('what WhatsApp brings', () => {
  const raw = (id: string, text: string) => ({
    key: { remoteJid: LID, fromMe: false, id },
    messageTimestamp: 1_794_355_200,
    message: { conversation: text },
  });

  it('is heard with an id that names nobody, and marked as read when it is kept', async () => {
    const { line, received } = await house();
    await line.bring().message(raw('3A01', 'Halo'));
    expect(received).toMatchObject([
      { channel: 'whatsapp', account: 'utama', address: LID, messageId: '3A01' },
    ]);
    expect(received[0]?.updateId).not.toContain('100000');
    expect(line.did).toEqual(['reads 3A01']);
  });

  it('tells later that a message of ours arrived and was read, or that it failed after all', async () => {
    const { line, receipts } = await house();
    const key = { remoteJid: LID, fromMe: true, id: '3EB0A' };
    await line.bring().updates([{ key, update: { status: 3, messageTimestamp: 1_794_355_200 } }]);
    line.bring().ack('3EB0B', '463');
    line.bring().ack('3EB0C', undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(receipts).toMatchObject([
      { messageId: '3EB0A', status: 'delivered' },
      { messageId: '3EB0B', status: 'failed', error: { code: 'neverWrote' } },
    ]);
  });

  it('gets what we sent once more when a phone could not open it, but only the phone it was for', async () => {
    const { line, send } = await house();
    await send({ text: ['Rahasia'] });
    const id = line.written[0]?.id ?? '';
    const found = await line.bring().sent({ remoteJid: '100000000000001:4@lid', fromMe: true, id });
    expect(found && proto.Message.create(found).extendedTextMessage?.text).toBe('Rahasia');
    expect(await line.bring().sent({ remoteJid: OTHER, fromMe: true, id })).toBeUndefined();
    expect(await line.bring().sent({ remoteJid: LID, fromMe: true, id: '3EB0X' })).toBeUndefined();
  });
});
