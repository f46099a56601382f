import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { probeTelegram } from '../../bots/channels/telegram/probe.ts';
import {
  type FakeTelegram,
  startFakeTelegram,
  type TelegramPerson,
} from '../support/fake-telegram-client.ts';
import { noReceipts } from '../support/receipts.ts';
import { pollingChannel, webhookChannel } from '../support/telegram-harness.ts';
import { createListener, envelopeFor } from './channel-contract.ts';

let fake: FakeTelegram;
let people = 0;

/** Someone whom the bot may write to. */
async function someone(): Promise<TelegramPerson> {
  const person = fake.person(6_660_000 + ++people, { languageCode: 'id' });
  await person.opens();
  return person;
}
const to = (person: TelegramPerson) => envelopeFor(String(person.chatId));

beforeAll(async () => {
  fake = await startFakeTelegram();
});
beforeEach(() => fake.clearFaults());
afterAll(() => fake.stop());

describe('polling Telegram', () => {
  it('confirms an update only when it is kept, and answers a press at once after that', async () => {
    const { channel } = pollingChannel(fake);
    const listener = createListener();
    const person = await someone();
    await channel.start(listener.receive, listener.report);
    await channel.send({ text: ['?'], choices: [[{ data: 'x', label: 'Ya' }]] }, to(person));
    const { answeredPresses } = await fake.state();
    const release = listener.hold();
    const { updateId = 0 } = await person.presses('Ya');
    await listener.holding();
    const during = await fake.state();
    expect(during.pendingUpdates).toContain(updateId);
    expect(during.answeredPresses).toEqual(answeredPresses);
    release();
    const kept = await fake.until((state) => state.confirmedBelow > updateId);
    expect(kept.pendingUpdates).toEqual([]);
    await fake.until((state) => state.answeredPresses.length === answeredPresses.length + 1);
    await channel.stop();
  });

  it('offers a batch again until the database is back, and loses nothing', async () => {
    const { channel, log } = pollingChannel(fake);
    const listener = createListener();
    const person = await someone();
    listener.refuse(3);
    for (const word of ['a', 'b', 'c']) await person.says(word);
    await channel.start(listener.receive, listener.report);
    const heard = await listener.from(String(person.chatId), 3);
    expect(heard.map(({ input }) => input.kind === 'text' && input.text)).toEqual(['a', 'b', 'c']);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(3);
    await channel.stop();
  });

  it('gets an update again that a process received and died before keeping', async () => {
    const person = await someone();
    const dying = pollingChannel(fake).channel;
    const first = createListener();
    first.refuse(1000);
    await dying.start(first.receive, first.report);
    const { updateId } = await person.says('tetap ada');
    await first.until(() => (first.offered.length > 0 ? true : undefined));
    await dying.stop();
    const second = createListener();
    const living = pollingChannel(fake).channel;
    await living.start(second.receive, second.report);
    const [heard] = await second.from(String(person.chatId), 1);
    expect(heard).toMatchObject({ updateId: String(updateId), input: { text: 'tetap ada' } });
    await living.stop();
    expect((await fake.state()).pendingUpdates).toEqual([]);
  });

  it('takes over its token from a webhook and gets what waited there', async () => {
    const person = await someone();
    await person.says('menunggu');
    const { channel } = pollingChannel(fake);
    const listener = createListener();
    await channel.start(listener.receive, listener.report);
    await listener.from(String(person.chatId), 1);
    expect((await fake.state()).webhook).toBeUndefined();
    await channel.stop();
  });

  it('says that another process polls, and goes on when it has stopped', async () => {
    const person = await someone();
    await fake.fault({ kind: '409', method: 'getUpdates' });
    const { channel, log } = pollingChannel(fake);
    const listener = createListener();
    await channel.start(listener.receive, listener.report);
    await person.says('masih di sini');
    await listener.from(String(person.chatId), 1);
    expect(log.lines.filter(({ text }) => text.includes('Another process'))).toHaveLength(1);
    await channel.stop();
  });

  it('loses nothing when two processes poll with one token', async () => {
    const person = await someone();
    const listener = createListener();
    const two = [pollingChannel(fake).channel, pollingChannel(fake).channel];
    await Promise.all(two.map((channel) => channel.start(listener.receive, listener.report)));
    const words = Array.from({ length: 20 }, (_, index) => `pesan ${index}`);
    for (const word of words) await person.says(word);
    await fake.until((state) => state.pendingUpdates.length === 0);
    await Promise.all(two.map((channel) => channel.stop()));
    const heard = listener.received.map(({ input }) => (input.kind === 'text' ? input.text : ''));
    expect([...new Set(heard)].sort()).toEqual(words.sort());
  });

  it('goes on after errors of the server and dropped connections', async () => {
    const person = await someone();
    await fake.fault({ kind: '500', method: 'getUpdates' });
    await fake.fault({ kind: 'drop', method: 'getUpdates' });
    const { channel } = pollingChannel(fake);
    const listener = createListener();
    await channel.start(listener.receive, listener.report);
    await person.says('sampai juga');
    await listener.from(String(person.chatId), 1);
    await channel.stop();
  });

  it('does not start with a token that Telegram refuses, and does not tell the token', async () => {
    const config = { token: '123456:this-is-not-it' };
    const { channel, log } = pollingChannel(fake, { config });
    await expect(channel.start(async () => {}, noReceipts)).rejects.toThrow('TELEGRAM_BOT_TOKEN');
    await channel.stop();
    expect(JSON.stringify(log.lines)).not.toContain('this-is-not-it');
  });

  it('starts while Telegram is out of reach, connects later, and tells no token meanwhile', async () => {
    const person = await someone();
    await fake.fault({ kind: 'drop', method: 'deleteWebhook', times: 2 });
    const { channel, log } = pollingChannel(fake);
    const listener = createListener();
    await channel.start(listener.receive, listener.report);
    await person.says('akhirnya');
    await listener.from(String(person.chatId), 1);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'info']);
    expect(JSON.stringify(log.lines)).not.toContain(fake.token.split(':')[1]);
    await channel.stop();
  });

  it('sets the menu of commands in both languages', async () => {
    const description = { id: 'Lihat perkembangan', en: 'See progress' };
    const { channel } = pollingChannel(fake, { commands: [{ command: 'status', description }] });
    await channel.start(async () => {}, noReceipts);
    const { commands } = await fake.until((state) => state.commands.en !== undefined);
    expect(commands).toEqual({
      '': [{ command: 'status', description: 'Lihat perkembangan' }],
      en: [{ command: 'status', description: 'See progress' }],
    });
    await channel.stop();
  });
});

describe('asking how Telegram sees the bot', () => {
  it('tells its name and how it receives', async () => {
    const { channel, url, close } = await webhookChannel(fake);
    await channel.start(async () => {}, noReceipts);
    const probe = await probeTelegram({ token: fake.token, apiRoot: fake.apiRoot });
    expect(probe).toMatchObject({
      ok: true,
      value: { username: 'sahut_uji_bot', webhookUrl: url, pendingUpdates: 0 },
    });
    await close();
  });

  it('tells why it cannot, without the token', async () => {
    const probe = await probeTelegram({ token: '1:tidak-dikenal', apiRoot: fake.apiRoot });
    expect(probe).toEqual({ ok: false, error: { code: 'unreachable', detail: 'Unauthorized' } });
  });
});

describe("Telegram's webhook", () => {
  const post = (url: string, body: string, secret?: string) =>
    fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
    });

  it('is open to Telegram only', async () => {
    const { channel, url, close } = await webhookChannel(fake, {
      config: { webhookSecret: 'rahasia-webhook-uji' },
    });
    const listener = createListener();
    await channel.start(listener.receive, listener.report);
    const body = JSON.stringify({
      update_id: 5,
      message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'x' },
    });
    expect((await post(url, body)).status).toBe(401);
    expect((await post(url, body, 'rahasia-webhook-ujj')).status).toBe(401);
    expect(listener.offered).toEqual([]);
    expect((await post(url, body, 'rahasia-webhook-uji')).status).toBe(200);
    expect(listener.received).toHaveLength(1);
    await close();
  });

  it('lets go what can never be read instead of having it sent for ever', async () => {
    const { channel, url, log, close } = await webhookChannel(fake, {
      config: { webhookSecret: 'rahasia-webhook-uji' },
    });
    await channel.start(async () => {}, noReceipts);
    for (const body of ['{', '[]', 'null', '"x"', '{"update_id":"x"}'])
      expect((await post(url, body, 'rahasia-webhook-uji')).status).toBe(200);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(5);
    await close();
  });

  it('asks Telegram to come again before the start and after the stop', async () => {
    const { channel, url, close } = await webhookChannel(fake, {
      config: { webhookSecret: 'rahasia-webhook-uji' },
    });
    const body = JSON.stringify({
      update_id: 6,
      message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'x' },
    });
    expect((await post(url, body, 'rahasia-webhook-uji')).status).toBe(503);
    await channel.start(async () => {}, noReceipts);
    await channel.stop();
    expect((await post(url, body, 'rahasia-webhook-uji')).status).toBe(503);
    await close();
  });

  it('has a secret even when none was set, and answers 200 only when the update is kept', async () => {
    const { channel, url, close } = await webhookChannel(fake);
    const listener = createListener();
    const person = await someone();
    await channel.start(listener.receive, listener.report);
    const { webhook } = await fake.state();
    expect(webhook?.url).toBe(url);
    expect(webhook?.secret).toMatch(/^[\w-]{40,}$/);
    listener.refuse(2);
    const { updateId } = await person.says('lewat webhook');
    await listener.from(String(person.chatId), 1);
    const { deliveries } = await fake.until((state) => state.pendingUpdates.length === 0);
    const own = deliveries.filter((delivery) => delivery.updateId === updateId);
    expect(own.map(({ status }) => status)).toEqual([503, 503, 200]);
    await close();
  });

  it('answers a press in the same breath', async () => {
    const { channel, close } = await webhookChannel(fake);
    const listener = createListener();
    const person = await someone();
    await channel.start(listener.receive, listener.report);
    const before = (await fake.state()).answeredPresses.length;
    await channel.send({ text: ['?'], choices: [[{ data: 'x', label: 'Ya' }]] }, to(person));
    await person.presses('Ya');
    await fake.until((state) => state.answeredPresses.length === before + 1);
    expect(listener.received.at(-1)?.input).toEqual({ kind: 'press', data: 'x' });
    await close();
  });
});
