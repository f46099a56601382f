import { parseUpdate } from '../../bots/channels/telegram/parse.ts';
import type { Inbound } from '../../src/domain/message.ts';
import type { Receive } from '../../src/ports/channel.ts';

export const BOT = '700000001';
export const TOKEN = `${BOT}:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

/** A Bot API that takes everything at once: the HTTP client's stand-in. */
export const stubFetch = async (address: string | URL | Request): Promise<Response> => {
  const method = String(address instanceof Request ? address.url : address)
    .split('/')
    .at(-1);
  if (method === 'getUpdates') await new Promise((resolve) => setTimeout(resolve, 1_000));
  const results: Record<string, unknown> = {
    getUpdates: [],
    getMe: { id: Number(BOT), is_bot: true, first_name: 'Sahut', username: 'sahut_bot' },
    sendMessage: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } },
  };
  return Response.json({ ok: true, result: results[method ?? ''] ?? true });
};

/** What brings a fresh chat to the question "where", and the two answers that go from there and back. */
const OPENING = ['Jalan depan pasar berlubang besar, kemarin ada yang jatuh', 'ya', 'pengaduan'];
export const LOOP = ['Jl. A. Yani depan pasar, Bati-Bati', 'kembali'];

let lastUpdate = 0;

/** One update as Telegram posts it. */
export function update(chat: number, text: string): Record<string, unknown> {
  lastUpdate++;
  const person = { id: chat, is_bot: false, first_name: 'Warga', language_code: 'id' };
  return {
    update_id: lastUpdate,
    message: {
      message_id: lastUpdate,
      date: 1_790_000_000,
      chat: { id: chat, type: 'private' },
      from: person,
      text,
    },
  };
}

export const parsed = (chat: number, text: string): Inbound => {
  const inbound = parseUpdate(update(chat, text), BOT, 1_790_000_000_000);
  if (!inbound) throw new Error('The bench wrote an update that Telegram would not.');
  return inbound;
};

/** Brings chats to the loop's beginning. */
export async function openChats(receive: Receive, first: number, count: number): Promise<void> {
  for (const text of OPENING) {
    for (let from = 0; from < count; from += 512) {
      const chats = Array.from({ length: Math.min(512, count - from) }, (_, index) => first + from + index);
      await receive(chats.map((chat) => parsed(chat, text)));
    }
  }
}

export type Load = { turns: number; seconds: number; latencies: Float64Array };

/** `inFlight` chats, each saying its next line when the one before is committed: turns a second and their latencies. */
export async function closedLoop(
  receive: Receive,
  first: number,
  inFlight: number,
  seconds: number,
): Promise<Load> {
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: inFlight }, async (_, index) => {
      for (let turn = 0; performance.now() < end; turn++) {
        const before = performance.now();
        await receive([parsed(first + index, LOOP[turn % LOOP.length] as string)]);
        latencies.push(performance.now() - before);
      }
    }),
  );
  return {
    turns: latencies.length,
    seconds: (performance.now() - started) / 1000,
    latencies: sorted(latencies),
  };
}

/** Messages that come at their own pace, whoever waits: latency at a given load. */
export async function openLoop(
  receive: Receive,
  first: number,
  chats: number,
  perSecond: number,
  seconds: number,
): Promise<Load> {
  const latencies: number[] = [];
  const pending = new Set<Promise<void>>();
  const turnOf = new Uint32Array(chats);
  const started = performance.now();
  let sent = 0;
  for (;;) {
    const now = performance.now();
    if (now - started > seconds * 1000) break;
    const wanted = Math.floor(((now - started) / 1000) * perSecond);
    for (; sent < wanted; sent++) {
      const chat = sent % chats;
      const turn = turnOf[chat] ?? 0;
      turnOf[chat] = turn + 1;
      const due = started + (sent / perSecond) * 1000;
      const one = receive([parsed(first + chat, LOOP[turn % LOOP.length] as string)]).then(() => {
        latencies.push(performance.now() - due);
        pending.delete(one);
      });
      pending.add(one);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(pending);
  return { turns: sent, seconds: (performance.now() - started) / 1000, latencies: sorted(latencies) };
}

const sorted = (values: number[]) => Float64Array.from(values).sort();

/** The value below which this share of the sorted values lies. */
export const quantile = (values: Float64Array, share: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
