import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CloudHarness, cloudChannel } from '../support/cloud-harness.ts';
import { type CloudPerson, type FakeGraph, startFakeGraph } from '../support/fake-graph-client.ts';
import { createListener, envelopeFor } from './channel-contract.ts';

let fake: FakeGraph;
let cloud: CloudHarness;
let people = 0;
const listener = createListener();

beforeAll(async () => {
  fake = await startFakeGraph();
  cloud = await cloudChannel(fake);
  await cloud.channel.start(listener.receive, listener.report);
});
afterAll(async () => {
  await cloud.close();
  await fake.stop();
});

async function someone(): Promise<{ person: CloudPerson; address: string }> {
  const person = fake.person(String(62_004_000_000 + ++people));
  return { person, address: await person.opens() };
}
const text = (phoneId: string) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: phoneId },
              messages: [
                {
                  from: '62004009999',
                  id: 'wamid.x',
                  timestamp: '1794355200',
                  type: 'text',
                  text: { body: 'x' },
                },
              ],
            },
          },
        ],
      },
    ],
  });

describe('the webhook', () => {
  it('is verified with the word that the operator chose, and with no other', async () => {
    expect(await fake.subscribe(cloud.url)).toEqual({ status: 200, isRight: true });
    expect(await fake.subscribe(cloud.url, 'a guess')).toEqual({ status: 403, isRight: false });
    const without = await fetch(`${cloud.url}?hub.mode=subscribe&hub.challenge=1`);
    expect(without.status).toBe(403);
    const script = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': 'token-of-a-test',
      'hub.challenge': '<script>',
    });
    expect((await fetch(`${cloud.url}?${script.toString()}`)).status).toBe(403);
  });

  it('hears only what Meta signed, byte for byte', async () => {
    const body = text(fake.phoneId);
    const before = listener.received.length;
    expect(await fake.raw(body, 'sha256=00')).toBe(401);
    expect(await fake.raw(body, `sha256=${'0'.repeat(64)}`)).toBe(401);
    expect(await fake.raw(body, '')).toBe(401);
    expect((await fetch(cloud.url, { method: 'POST', body })).status).toBe(401);
    expect(listener.received).toHaveLength(before);
    expect(await fake.raw(body)).toBe(200);
    expect(listener.received).toHaveLength(before + 1);
    // Other spacing is the same JSON and another body.
    expect(await fake.raw(`${body} `)).toBe(200);
  });

  it('lets go what it can never read, and what is for another number', async () => {
    const before = listener.received.length;
    for (const body of ['', 'no json', '[]', '{"object":"page"}', text('999')])
      expect(await fake.raw(body)).toBe(200);
    expect(listener.received).toHaveLength(before);
    expect(cloud.log.lines.at(-1)?.text).toContain('another phone number');
  });

  it('refuses a body larger than any of Meta’s', async () => {
    // Or it hangs up before all of it is there, which the sender sees as no answer.
    expect([413, 0]).toContain(await fake.raw(`"${'x'.repeat(4 * 1024 * 1024)}"`));
  });

  it('is answered only when messages and receipts are kept', async () => {
    const { person, address } = await someone();
    const release = listener.hold();
    await person.says('tahan');
    await listener.holding();
    expect((await fake.state()).pendingWebhooks).toBe(1);
    release();
    await fake.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    expect((await listener.from(address, 1)).map(({ input }) => input)).toEqual([
      { kind: 'text', text: 'tahan' },
    ]);
  });

  it('brings many at once, shuffled and twice, and none is lost', async () => {
    const { person, address } = await someone();
    await fake.hold();
    for (let nth = 1; nth <= 10; nth++) await person.says(`pesan ${nth}`);
    await fake.release({ together: true, shuffle: 7, twice: true });
    const heard = await listener.from(address, 20);
    const texts = heard.map(({ input }) => input.kind === 'text' && input.text);
    expect(new Set(texts)).toEqual(new Set(Array.from({ length: 10 }, (_, nth) => `pesan ${nth + 1}`)));
    // The same one twice has the same id.
    expect(new Set(heard.map(({ updateId }) => updateId)).size).toBe(10);
  });
});

describe('a person', () => {
  it('is read and sees that we write, before the answer comes', async () => {
    const { person, address } = await someone();
    const { messageId } = await person.says('Halo');
    await listener.from(address, 1);
    await cloud.channel.send({ text: ['Halo juga'] }, envelopeFor(address));
    expect((await fake.state()).marked.at(-1)).toEqual({ messageId, typing: true });
  });

  it('is heard whatever they send', async () => {
    const { person, address } = await someone();
    const said = await person.says('cerita');
    await person.sendsVoice();
    await person.sharesLocation(-3.8, 114.7, { name: 'Puskesmas', address: 'Jl. Contoh 1' });
    await person.sharesContact('+62 000-0000', 'Warga Contoh');
    await person.sendsSticker();
    await person.sendsPoll();
    await person.reacts(said.messageId ?? '', '👍');
    await person.edits(said.messageId ?? '', 'cerita yang benar');
    const heard = await listener.from(address, 7);
    expect(heard.map(({ input }) => ('what' in input ? input.what : input.kind))).toEqual([
      'text',
      'media',
      'location',
      'contact',
      'sticker',
      'poll',
      'edit',
    ]);
  });

  it('is known by the same address after hiding the phone number', async () => {
    const phone = String(62_004_000_000 + ++people);
    await fake.person(phone).says('terlihat');
    await fake.person(phone, { hidden: true }).says('tersembunyi');
    const heard = await listener.until(() => {
      const own = listener.received.filter(
        ({ input }) => input.kind === 'text' && /^ter(?:lihat|sembunyi)/.test(input.text),
      );
      return own.length === 2 ? own : undefined;
    });
    expect(new Set(heard.map(({ address }) => address)).size).toBe(1);
  });
});

describe('what became of a message', () => {
  it('is told: delivered, read, and failed with its reason', async () => {
    const { person, address } = await someone();
    const sent = await cloud.channel.send({ text: ['Kabar'] }, envelopeFor(address));
    const id = sent.ok ? sent.value.messageIds[0] : undefined;
    await person.reads();
    const own = await listener.until(() => {
      const found = listener.receipts.filter(({ messageId }) => messageId === id);
      return found.length >= 3 ? found : undefined;
    });
    expect(own.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
    await fake.fault({ kind: 'lateFailure', code: 131_026 });
    const lost = await cloud.channel.send({ text: ['Hilang'] }, envelopeFor(address));
    const failed = await listener.until(() =>
      listener.receipts.find(({ messageId }) => lost.ok && messageId === lost.value.messageIds[0]),
    );
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'rejected' } });
  });

  it('tells the operator what only they can mend, also when Meta says so later', async () => {
    const { address } = await someone();
    await fake.fault({ kind: 'lateFailure', code: 131_042 });
    const sent = await cloud.channel.send({ text: ['Tagihan'] }, envelopeFor(address));
    await listener.until(() =>
      listener.receipts.find(({ messageId }) => sent.ok && messageId === sent.value.messageIds[0]),
    );
    expect(cloud.log.lines.filter(({ level }) => level === 'error').at(-1)?.text).toContain('payment');
  });
});

describe('a file', () => {
  it('that breaks off in the middle is a failure, not half a file', async () => {
    const { person, address } = await someone();
    await person.sendsPhoto({ bytes: Buffer.alloc(500_000, 1) });
    const [heard] = await listener.from(address, 1);
    if (heard?.input.kind !== 'media') throw new Error('No photo was heard.');
    await fake.fault({ kind: 'applyThenDrop', on: 'file' });
    const opened = await cloud.channel.fetchMedia(heard.input.media, 1_000_000);
    if (!opened.ok) throw new Error(opened.error.code);
    const read = async () => {
      for await (const _ of opened.value);
    };
    await expect(read()).rejects.toThrow('broke off');
  });

  it('is asked for again when its place is not good any more, and is gone when Meta has deleted it', async () => {
    const { person, address } = await someone();
    await person.sendsDocument();
    const [heard] = await listener.from(address, 1);
    if (heard?.input.kind !== 'media') throw new Error('No document was heard.');
    const open = (ref: string) => cloud.channel.fetchMedia({ kind: 'document', ref }, 1_000_000);
    await fake.fault({ kind: 131_052, on: 'file' });
    expect(await open(heard.input.media.ref)).toMatchObject({ error: { code: 'unreachable' } });
    expect(await open('1234567')).toMatchObject({ error: { code: 'rejected' } });
    expect(await open('../me')).toMatchObject({ error: { code: 'rejected' } });
  });
});
