import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageIdOf } from '../../bots/channels/whatsapp-cloud/message-id.ts';
import { probeWhatsAppCloud } from '../../bots/channels/whatsapp-cloud/probe.ts';
import type { OutMessage } from '../../src/domain/message.ts';
import type { Envelope } from '../../src/ports/channel.ts';
import { type CloudHarness, cloudChannel, templatesOf } from '../support/cloud-harness.ts';
import {
  type CloudPerson,
  type FakeGraph,
  startFakeGraph,
  VERIFY_TOKEN,
} from '../support/fake-graph-client.ts';
import { contractMedia, createListener, envelopeFor } from './channel-contract.ts';

const DAY_MS = 24 * 3_600_000;
let fake: FakeGraph;
let cloud: CloudHarness;
let people = 0;
const listener = createListener();
const hello: OutMessage = { text: ['Halo'] };

beforeAll(async () => {
  fake = await startFakeGraph();
  cloud = await cloudChannel(fake, {
    media: contractMedia,
    templates: templatesOf({
      answer: { name: 'jawaban', language: 'id', parameter: 'text' },
      completionAsked: { name: 'perlu_dilengkapi', language: 'id', parameter: 'number' },
      rated: { name: 'tidak_ada', language: 'id' },
    }),
  });
  await fake.approve({ name: 'jawaban', language: 'id', body: 'Jawaban atas laporan Anda: {{1}}' });
  await fake.approve({
    name: 'perlu_dilengkapi',
    language: 'id',
    body: 'Laporan {{1}} perlu dilengkapi. Balas.',
  });
  await cloud.channel.start(listener.receive, listener.report);
});
afterAll(async () => {
  await cloud.close();
  await fake.stop();
});
beforeEach(() => fake.clearFaults());

async function someone(options?: { hidden?: boolean }): Promise<{ person: CloudPerson; envelope: Envelope }> {
  const person = fake.person(String(62_003_000_000 + ++people), options);
  return { person, envelope: envelopeFor(await person.opens()) };
}
const say = (envelope: Envelope, message = hello) => cloud.channel.send(message, envelope);

describe('what Graph answers', () => {
  it.each([
    [{ kind: 130_429 } as const, { code: 'rateLimited', retryAfter: 2_000 }],
    [{ kind: '429' } as const, { code: 'rateLimited' }],
    [{ kind: 131_056 } as const, { code: 'rateLimited', only: 'chat' }],
    [{ kind: 131_026 } as const, { code: 'rejected' }],
    [{ kind: 131_030 } as const, { code: 'rejected' }],
    [{ kind: '500' } as const, { code: 'unreachable' }],
    [{ kind: 'html' } as const, { code: 'unreachable' }],
    [{ kind: 'drop' } as const, { code: 'unreachable' }],
    [{ kind: 'applyThenDrop' } as const, { code: 'unreachable' }],
  ])('%j is a delivery error of its kind', async (fault, error) => {
    const { envelope } = await someone();
    await fake.fault(fault);
    expect(await say(envelope)).toMatchObject({ ok: false, error });
    expect(await say(envelope)).toMatchObject({ ok: true });
  });

  it('never puts anybody’s number into what is logged', async () => {
    const { envelope } = await someone();
    await fake.fault({ kind: 131_026 });
    const sent = await say(envelope);
    expect(sent).toMatchObject({ error: { detail: expect.not.stringMatching(/000-?3456/) } });
  });

  it('tells the operator once what to do about a token that is refused, until it is mended', async () => {
    const { envelope } = await someone();
    const told = () => cloud.log.lines.filter(({ level }) => level === 'error').map(({ text }) => text);
    const before = told().length;
    await fake.fault({ kind: 190, times: 3 });
    for (let nth = 0; nth < 3; nth++)
      expect(await say(envelope)).toMatchObject({ error: { code: 'unreachable' } });
    expect(told().slice(before)).toEqual([expect.stringContaining('WHATSAPP_CLOUD_TOKEN')]);
    expect(await say(envelope)).toMatchObject({ ok: true });
    await fake.fault({ kind: 190 });
    await say(envelope);
    expect(told()).toHaveLength(before + 2);
    expect(JSON.stringify(cloud.log.lines)).not.toContain(fake.token);
  });
});

describe('a message', () => {
  it('reaches a person who hides the phone number', async () => {
    const { person, envelope } = await someone({ hidden: true });
    expect(await say(envelope)).toMatchObject({ ok: true });
    expect((await person.hears('Halo')).addressed).toBe(envelope.address);
  });

  it('in parts goes on where it broke off, and names all its parts', async () => {
    const { person, envelope } = await someone();
    const long = Array.from({ length: 900 }, (_, index) => `kata${index}`).join(' ');
    await fake.fault({ kind: '500', skip: 1 });
    expect(await say(envelope, { text: [long] })).toMatchObject({ ok: false });
    const sent = await say(envelope, { text: [long] });
    const all = await person.all();
    expect(all).toHaveLength(2);
    expect(sent).toEqual({
      ok: true,
      value: { messageIds: all.map(({ messageId }) => messageIdOf(messageId)) },
    });
  });

  it('shows a file that WhatsApp does not take as what it is as a document', async () => {
    const { person, envelope } = await someone();
    const attachments = [{ mediaId: 'letter', kind: 'document' as const }];
    expect(await say(envelope, { text: ['Surat'], attachments })).toMatchObject({ ok: true });
    expect((await person.hears('Surat')).file).toMatchObject({
      kind: 'document',
      fileName: 'surat.pdf',
      size: 300_000,
    });
  });

  it('says its words when WhatsApp takes the file in no form', async () => {
    const { person, envelope } = await someone();
    await fake.fault({ kind: 131_053, on: 'upload', times: 2 });
    const attachments = [{ mediaId: 'photo', kind: 'photo' as const }];
    expect(await say(envelope, { text: ['Jawaban'], attachments })).toMatchObject({ ok: true });
    expect((await person.hears('Jawaban')).text).toContain('lampiran');
  });

  it('waits for a better time when the upload fails for a passing reason', async () => {
    const { envelope } = await someone();
    await fake.fault({ kind: '500', on: 'upload' });
    const attachments = [{ mediaId: 'photo', kind: 'photo' as const }];
    expect(await say(envelope, { text: ['Jawaban'], attachments })).toMatchObject({
      error: { code: 'unreachable' },
    });
  });
});

describe('24 hours after the person wrote', () => {
  const late = (envelope: Envelope, kind?: string): Envelope => ({
    ...envelope,
    heard: Date.now() - DAY_MS,
    ...(kind === undefined ? {} : { news: { kind, number: 'TLA-7KQ4-M2XR' } }),
  });

  it('free words are not even tried: the message waits', async () => {
    const { person, envelope } = await someone();
    expect(await say(late(envelope))).toMatchObject({ error: { code: 'windowClosed' } });
    expect(await say(late(envelope, 'verified'))).toMatchObject({ error: { code: 'windowClosed' } });
    const { heard: _, ...never } = envelope;
    expect(await say(never)).toMatchObject({ error: { code: 'windowClosed' } });
    expect(await person.all()).toEqual([]);
  });

  it('a template with the text says the news', async () => {
    const { person, envelope } = await someone();
    const sent = await say(late(envelope, 'answer'), { text: ['Lubang\nsudah ', { bold: 'ditambal' }] });
    const heard = await person.hears('Jawaban atas laporan Anda: Lubang sudah ditambal');
    expect(sent).toEqual({ ok: true, value: { messageIds: [messageIdOf(heard.messageId)] } });
  });

  it('a template without it tells that there is news, and the message waits', async () => {
    const { person, envelope } = await someone();
    const sent = await say(late(envelope, 'completionAsked'));
    const heard = await person.hears('Laporan TLA-7KQ4-M2XR perlu dilengkapi');
    expect(sent).toMatchObject({
      error: { code: 'windowClosed', announced: [messageIdOf(heard.messageId)] },
    });
  });

  it('a template that Meta does not know leaves the message waiting and tells the operator', async () => {
    const { envelope } = await someone();
    expect(await say(late(envelope, 'rated'))).toMatchObject({
      error: { code: 'windowClosed', detail: expect.stringContaining('tidak_ada') },
    });
    const [alert, told] = cloud.log.lines.slice(-2);
    expect(alert?.text).toContain('WHATSAPP_CLOUD_TEMPLATES');
    expect(told?.data).toMatchObject({ kind: 'rated', detail: expect.stringContaining('tidak_ada') });
  });

  it('Meta’s word counts more than our clock, at once or later', async () => {
    const { person, envelope } = await someone();
    const news = { kind: 'answer', number: 'TLA-7KQ4-M2XR' };
    await fake.fault({ kind: 131_047 });
    expect(await say({ ...envelope, news })).toMatchObject({ ok: true });
    await person.hears('Jawaban atas laporan Anda');
    expect(await say({ ...envelope, windowClosed: true, news })).toMatchObject({ ok: true });
    await person.hears('Jawaban atas laporan Anda');
    await fake.fault({ kind: 131_047 });
    expect(await say(envelope)).toMatchObject({ error: { code: 'windowClosed' } });
  });
});

describe('at the start', () => {
  it('says what is wrong with a refused token or an unknown number, and what to do', async () => {
    const config = {
      token: fake.token,
      phoneId: fake.phoneId,
      appSecret: fake.appSecret,
      verifyToken: VERIFY_TOKEN,
      apiRoot: fake.apiRoot,
    };
    expect(await probeWhatsAppCloud(config)).toMatchObject({
      ok: true,
      value: { name: 'Kabupaten Contoh', quality: 'GREEN', webhookUrl: cloud.url },
    });
    const wrong = await cloudChannel(fake, { token: 'EAAwrongwrongwrongwrong' });
    await expect(wrong.channel.start(listener.receive, listener.report)).rejects.toThrow(
      'WHATSAPP_CLOUD_TOKEN',
    );
    await wrong.close();
    expect(await probeWhatsAppCloud({ ...config, phoneId: '1234567' })).toMatchObject({
      error: { refused: true, sentence: expect.stringContaining('WHATSAPP_CLOUD_PHONE_ID') },
    });
    await fake.subscribe(cloud.url);
  });

  it('comes up without Meta when that is out of reach', async () => {
    await fake.fault({ kind: 'drop', on: 'phone' });
    const other = await cloudChannel(fake);
    await other.channel.start(listener.receive, listener.report);
    expect(other.log.lines.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('cannot be reached'),
    );
    await other.close();
    await fake.subscribe(cloud.url);
  });

  it('does not wait long for a mark that Graph never answers', async () => {
    const { person } = await someone();
    await fake.fault({ kind: 'hang', on: 'marks' });
    await person.says('Halo');
    const [heard] = await listener.from(await person.opens(), 1);
    // The mark hangs; the answer waits for it a moment only.
    expect(await say(envelopeFor(heard?.address ?? ''))).toMatchObject({ ok: true });
  });
});
