import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutMessage } from '../src/domain/message.ts';
import type { Notice } from '../src/domain/notice.ts';
import { err, ok, type Result } from '../src/domain/result.ts';
import type { Channel, DeliveryError, Rate, Sent } from '../src/ports/channel.ts';
import { type MemoryOutbox, memoryOutbox } from '../test/support/memory-outbox.ts';
import { MAX_ATTEMPTS } from './backoff.ts';
import { plain } from './copy/text.ts';
import { createDelivery, type DeliveryDeps } from './delivery.ts';

type Call = {
  readonly address: string;
  readonly text: string;
  readonly at: number;
  /** How the world answers. */
  readonly answers: (result: Result<Sent, DeliveryError>) => void;
};
type World = {
  readonly outbox: MemoryOutbox;
  readonly calls: readonly Call[];
  readonly loop: ReturnType<typeof createDelivery>;
  /** Takes the account away, as another process or a broken line would. */
  readonly lose: () => void;
};

const free: Rate = { gapMs: 0, chatBurst: 100, chatGapMs: 0 };
const taken = ok<Sent>({ messageIds: ['m'] });
const failed = (error: DeliveryError) => err(error);
const texts = (calls: readonly Call[]) => calls.map(({ text }) => text);
/** Lets time pass, with all that happens in it. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Time is the tests' own: nothing here waits for a clock. */
beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-11T01:12:00Z') }));
afterEach(() => vi.useRealTimers());

/** A running delivery; `answer` says at once what comes of a send, without it each call waits for its test. */
async function deliver(
  options: {
    rate?: Rate;
    answer?: () => Result<Sent, DeliveryError>;
    deps?: Partial<DeliveryDeps>;
    canSend?: () => boolean;
  } = {},
): Promise<World> {
  const outbox = memoryOutbox();
  const calls: Call[] = [];
  let lose = () => {};
  const send = (message: OutMessage, { address }: { address: string }) =>
    new Promise<Result<Sent, DeliveryError>>((answers) => {
      calls.push({ address, text: plain(message.text), at: Date.now(), answers });
      if (options.answer) answers(options.answer());
    });
  const channel: Channel = {
    name: 'telegram',
    account: 'bot',
    rate: options.rate ?? free,
    start: async () => {},
    send,
    ...(options.canSend ? { canSend: options.canSend } : {}),
    fetchMedia: async () => err({ code: 'unreachable', detail: '' }),
    stop: async () => {},
  };
  const loop = createDelivery({
    channel,
    deliveries: outbox,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) },
    own: async () => ({
      lost: new Promise((resolve) => {
        lose = resolve;
      }),
      release: async () => {},
    }),
    renderNotice: (_notice, language) => ({ text: [`berita ${language}`] }),
    filesHere: async () => true,
    random: () => 0.5,
    monotonic: () => performance.now(),
    log: { warn: () => {}, error: () => {} },
    ...options.deps,
  });
  loop.start();
  await pass(0);
  return { outbox, calls, loop, lose: () => lose() };
}

describe('delivery', () => {
  it('sends the next message of a chat when the one before it is stored as sent; other chats do not wait', async () => {
    const { outbox, calls, loop } = await deliver();
    outbox.put({ id: 1, conversationId: 'a' });
    outbox.put({ id: 2, conversationId: 'a' });
    outbox.put({ id: 3, conversationId: 'b' });
    loop.kick();
    await pass(5_000);
    expect(texts(calls)).toEqual(['1', '3']);
    calls[0]?.answers(taken);
    await pass(0);
    expect(outbox.settled).toEqual([{ id: 1, kind: 'sent', messageIds: ['m'] }]);
    expect(texts(calls)).toEqual(['1', '3', '2']);
  });

  it('finds what another process wrote, without being told', async () => {
    const { outbox, calls } = await deliver({ answer: () => taken });
    outbox.put({ id: 1, conversationId: 'a' });
    await pass(2_000);
    expect(texts(calls)).toEqual(['1']);
  });

  it('leaves the account to others while its channel has no connection, and costs no message a try', async () => {
    let isOpen = false;
    let released = 0;
    const own = async () => ({
      lost: new Promise<void>(() => {}),
      release: async () => void released++,
    });
    const { outbox, calls, loop } = await deliver({
      answer: () => taken,
      deps: { own },
      canSend: () => isOpen,
    });
    outbox.put({ id: 1, conversationId: 'a' });
    loop.kick();
    await pass(10_000);
    expect([calls.length, outbox.settled.length]).toEqual([0, 0]);
    isOpen = true;
    await pass(3_000);
    expect(texts(calls)).toEqual(['1']);
    isOpen = false;
    outbox.put({ id: 2, conversationId: 'a' });
    await pass(3_000);
    expect([texts(calls), released]).toEqual([['1'], 1]);
  });

  it("keeps the account's even pace and the chat's own", async () => {
    const rate = { gapMs: 100, chatBurst: 2, chatGapMs: 1_000 };
    const { outbox, calls, loop } = await deliver({ rate, answer: () => taken });
    for (const id of [1, 2, 3, 4]) outbox.put({ id, conversationId: 'a' });
    outbox.put({ id: 5, conversationId: 'b' });
    loop.kick();
    await pass(10_000);
    expect(texts(calls)).toHaveLength(5);
    const starts = calls.map(({ at }) => at);
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(98);
    const own = calls.filter(({ address }) => address === 'a').map(({ at }) => at);
    // Two at once, then one a second: the fourth not before the second second.
    expect((own[3] ?? 0) - (own[0] ?? 0)).toBeGreaterThanOrEqual(1_900);
  });

  it('words a notice when it is sent, in the language that the reader has then', async () => {
    const { outbox, calls, loop } = await deliver({ answer: () => taken });
    const notice = { kind: 'verified' } as Notice;
    outbox.put({ id: 1, conversationId: 'a', language: 'en', payload: { notice } });
    loop.kick();
    await pass(0);
    expect(texts(calls)).toEqual(['berita en']);
  });
});

describe('what is read ahead of its turn', () => {
  const tenASecond = { gapMs: 100, chatBurst: 1, chatGapMs: 1_000 };
  const slowly = (outbox: MemoryOutbox, ms: number): MemoryOutbox => {
    const takesTime = () => new Promise<void>((resolve) => setTimeout(resolve, ms));
    return {
      ...outbox,
      // What is read stood so when the question was put.
      ready: async (...asked) => {
        const found = await outbox.ready(...asked);
        await takesTime();
        return found;
      },
      settle: async (...asked) => {
        await takesTime();
        await outbox.settle(...asked);
      },
    };
  };
  const fill = (outbox: MemoryOutbox, count: number) => {
    for (let id = 1; id <= count; id++) outbox.put({ id, conversationId: `chat ${id}`, bulk: true });
  };

  it('keeps the pace though the database takes its time, each message once', async () => {
    const outbox = memoryOutbox();
    fill(outbox, 2_000);
    const rate = { gapMs: 5, chatBurst: 1, chatGapMs: 1_000 };
    const { calls } = await deliver({ rate, answer: () => taken, deps: { deliveries: slowly(outbox, 40) } });
    await pass(8_000);
    const times = calls.map(({ at }) => at);
    const each = Array.from({ length: 6 }, (_, second) => {
      const from = (times[0] ?? 0) + 1_000 + second * 1_000;
      return times.filter((at) => at >= from && at < from + 1_000).length;
    });
    expect(Math.min(...each)).toBeGreaterThanOrEqual(198);
    expect(Math.max(...each)).toBeLessThanOrEqual(200);
    expect(new Set(texts(calls)).size).toBe(calls.length);
  });

  it('does not send again what was sent and stored while it was being read', async () => {
    const outbox = memoryOutbox();
    fill(outbox, 100);
    const slow = slowly(outbox, 200);
    const { calls, loop } = await deliver({
      rate: { gapMs: 30, chatBurst: 100, chatGapMs: 0 },
      answer: () => taken,
      deps: { deliveries: { ...outbox, ready: (...asked) => slow.ready(...asked) } },
    });
    for (let second = 0; second < 20; second++) {
      loop.kick();
      await pass(1_000);
    }
    expect(texts(calls).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 100 }, (_, index) => String(index + 1)),
    );
  });

  it('lets what is urgent go first that comes meanwhile', async () => {
    const { outbox, calls, loop } = await deliver({ rate: tenASecond, answer: () => taken });
    fill(outbox, 500);
    loop.kick();
    await pass(2_000);
    const before = calls.length;
    outbox.put({ id: 1_000, conversationId: 'a citizen' });
    loop.kick();
    await pass(200);
    expect(texts(calls.slice(before))).toContain('1000');
  });

  it('grows old while the database does not answer, and is not sent then', async () => {
    const outbox = memoryOutbox();
    fill(outbox, 500);
    let answers = () => {};
    let hangs = false;
    const ready: MemoryOutbox['ready'] = async (...asked) => {
      if (hangs) await new Promise<void>((resolve) => (answers = resolve));
      return outbox.ready(...asked);
    };
    const { calls } = await deliver({
      rate: tenASecond,
      answer: () => taken,
      deps: { deliveries: { ...outbox, ready } },
    });
    await pass(1_000);
    hangs = true;
    // Less than what was read ahead would last.
    await pass(600);
    const before = calls.length;
    await pass(20_000);
    expect(calls).toHaveLength(before);
    hangs = false;
    answers();
    await pass(1_000);
    expect(calls.length).toBeGreaterThan(before);
  });

  it('is not sent when it was withdrawn while it waited', async () => {
    const { outbox, calls, loop } = await deliver({
      rate: { gapMs: 1_000, chatBurst: 1, chatGapMs: 0 },
      answer: () => taken,
    });
    fill(outbox, 5);
    loop.kick();
    await pass(1_500);
    outbox.withdraw(4);
    await pass(10_000);
    expect(texts(calls)).toEqual(['1', '2', '3', '5']);
  });

  it('stays here while what was sent cannot be stored', async () => {
    const { outbox, calls, loop } = await deliver({ rate: { ...tenASecond, gapMs: 50 } });
    fill(outbox, 500);
    loop.kick();
    await pass(500);
    const comesBack = outbox.goesAway();
    calls[0]?.answers(taken);
    await pass(0);
    const before = calls.length;
    await pass(30_000);
    expect(calls).toHaveLength(before);
    comesBack();
    await pass(5_000);
    expect(calls.length).toBeGreaterThan(before);
    expect(outbox.settled).toMatchObject([{ id: 1, kind: 'sent' }]);
  });
});

describe('what the world answers', () => {
  it('"too many requests" holds the whole account as long as told, then the same message goes first', async () => {
    const { outbox, calls, loop } = await deliver();
    outbox.put({ id: 1, conversationId: 'a' });
    loop.kick();
    await pass(0);
    calls[0]?.answers(failed({ code: 'rateLimited', retryAfter: 7_000 }));
    outbox.put({ id: 2, conversationId: 'a' });
    outbox.put({ id: 3, conversationId: 'b' });
    loop.kick();
    await pass(6_900);
    expect(texts(calls)).toEqual(['1']);
    await pass(2_000);
    expect(texts(calls)).toEqual(['1', '1', '3']);
    expect(outbox.settled).toMatchObject([{ id: 1, kind: 'again', error: 'rateLimited' }]);
  });

  it('"too many requests" in one chat holds that chat and no other', async () => {
    const { outbox, calls, loop } = await deliver();
    outbox.put({ id: 1, conversationId: 'a' });
    outbox.put({ id: 2, conversationId: 'a' });
    outbox.put({ id: 3, conversationId: 'b' });
    outbox.put({ id: 4, conversationId: 'b' });
    loop.kick();
    await pass(0);
    calls[0]?.answers(failed({ code: 'rateLimited', retryAfter: 6_000, only: 'chat' }));
    calls[1]?.answers(taken);
    await pass(5_000);
    expect(texts(calls)).toEqual(['1', '3', '4']);
    await pass(2_000);
    expect(texts(calls)).toEqual(['1', '3', '4', '1']);
  });

  it('"blocked" is told to the outbox, which holds the chat back', async () => {
    const { outbox, loop } = await deliver({ answer: () => failed({ code: 'blocked' }) });
    outbox.put({ id: 1, conversationId: 'a' });
    loop.kick();
    await pass(0);
    expect(outbox.settled).toEqual([{ id: 1, kind: 'blocked', conversationId: 'a' }]);
  });

  it('"they must write first" is told to the outbox, with what the channel knew and said', async () => {
    const { outbox, loop } = await deliver({
      answer: () => failed({ code: 'windowClosed', detail: '', announced: ['t'] }),
    });
    outbox.put({ id: 1, conversationId: 'a', heard: 7 });
    loop.kick();
    await pass(0);
    expect(outbox.settled).toEqual([
      { id: 1, kind: 'held', conversationId: 'a', heard: 7, messageIds: ['t'] },
    ]);
  });

  it('"they never wrote to us" is never tried again', async () => {
    const { outbox, loop } = await deliver({ answer: () => failed({ code: 'neverWrote', detail: '463' }) });
    outbox.put({ id: 1, conversationId: 'a' });
    loop.kick();
    await pass(0);
    expect(outbox.settled).toEqual([{ id: 1, kind: 'failed', error: 'neverWrote' }]);
  });

  it('"unreachable" is tried again later, and given up at last with its reason', async () => {
    const { outbox, calls, loop } = await deliver({
      answer: () => failed({ code: 'unreachable', detail: '500' }),
    });
    outbox.put({ id: 1, conversationId: 'a', attempts: MAX_ATTEMPTS - 2 });
    loop.kick();
    await pass(0);
    expect(outbox.settled).toMatchObject([{ id: 1, kind: 'again', error: 'unreachable' }]);
    // An hour at most, and the jitter of this test takes a quarter off it.
    await pass(2_600_000);
    expect(calls).toHaveLength(1);
    await pass(200_000);
    expect(calls).toHaveLength(2);
    expect(outbox.settled.at(-1)).toEqual({ id: 1, kind: 'failed', error: 'gaveUp' });
  });

  it("while one message waits for another try, the chat's later ones wait behind it", async () => {
    const { outbox, calls, loop } = await deliver();
    outbox.put({ id: 1, conversationId: 'a' });
    outbox.put({ id: 2, conversationId: 'a' });
    loop.kick();
    await pass(0);
    calls[0]?.answers(failed({ code: 'unreachable', detail: '502' }));
    await pass(100);
    expect(texts(calls)).toEqual(['1']);
    await pass(3_000);
    expect(texts(calls)).toEqual(['1', '1']);
    calls[1]?.answers(taken);
    await pass(0);
    expect(texts(calls)).toEqual(['1', '1', '2']);
  });

  it('"rejected" is final, and the next message goes', async () => {
    const answers = [failed({ code: 'rejected', detail: 'chat not found' }), taken];
    const { outbox, calls, loop } = await deliver({ answer: () => answers.shift() ?? taken });
    outbox.put({ id: 1, conversationId: 'a' });
    outbox.put({ id: 2, conversationId: 'a' });
    loop.kick();
    await pass(0);
    expect(outbox.settled).toMatchObject([
      { id: 1, kind: 'failed', error: 'rejected' },
      { id: 2, kind: 'sent' },
    ]);
    expect(texts(calls)).toEqual(['1', '2']);
  });
});

describe('what cannot be sent', () => {
  it('is not said any more when its time has gone', async () => {
    const { outbox, calls, loop } = await deliver({ answer: () => taken });
    outbox.put({ id: 1, conversationId: 'a', expiresAt: Date.now() - 1 });
    loop.kick();
    await pass(0);
    expect([calls, outbox.settled]).toEqual([[], [{ id: 1, kind: 'failed', error: 'expired' }]]);
  });

  it('waits for a photo that is still on its way, and goes without it when that never comes', async () => {
    let isHere = false;
    const { outbox, calls, loop } = await deliver({
      answer: () => taken,
      deps: { filesHere: async () => isHere },
    });
    const attachments = [{ mediaId: 'photo', kind: 'photo' }] as const;
    const withPhoto = (text: string) => ({ message: { text: [text], attachments } });
    outbox.put({ id: 1, conversationId: 'a', payload: withPhoto('jawaban') });
    loop.kick();
    await pass(10_000);
    expect(calls).toEqual([]);
    await pass(600_000);
    expect(texts(calls)).toEqual(['jawaban']);
    isHere = true;
    outbox.put({ id: 3, conversationId: 'a', payload: withPhoto('dengan foto') });
    await pass(2_000);
    expect(texts(calls)).toContain('dengan foto');
  });

  it('is shown among the failed when it cannot be worded, and stops nobody', async () => {
    const { outbox, calls, loop } = await deliver({
      answer: () => taken,
      deps: {
        renderNotice: () => {
          throw new TypeError('A bug.');
        },
      },
    });
    outbox.put({ id: 1, conversationId: 'a', payload: { notice: { kind: 'verified' } as Notice } });
    outbox.put({ id: 2, conversationId: 'a' });
    loop.kick();
    await pass(0);
    expect(outbox.settled).toMatchObject([
      { id: 1, kind: 'failed', error: 'unworded' },
      { id: 2, kind: 'sent' },
    ]);
    expect(texts(calls)).toEqual(['2']);
  });
});

describe('trouble of our own', () => {
  it('remembers what was sent while the database is away, and sends nothing twice', async () => {
    const { outbox, calls, loop } = await deliver();
    outbox.put({ id: 1, conversationId: 'a' });
    outbox.put({ id: 2, conversationId: 'a' });
    loop.kick();
    await pass(0);
    const comesBack = outbox.goesAway();
    calls[0]?.answers(taken);
    await pass(30_000);
    expect([texts(calls), outbox.settled]).toEqual([['1'], []]);
    comesBack();
    await pass(5_000);
    expect(outbox.settled).toMatchObject([{ id: 1, kind: 'sent' }]);
    expect(texts(calls)).toEqual(['1', '2']);
  });

  it('finishes what is in flight when it is stopped, starts nothing more, and gives the account up', async () => {
    const steps: string[] = [];
    const own = async () => ({
      lost: new Promise<void>(() => {}),
      release: async () => void steps.push('released'),
    });
    const { outbox, calls, loop } = await deliver({ deps: { own } });
    outbox.put({ id: 1, conversationId: 'a' });
    outbox.put({ id: 2, conversationId: 'a' });
    loop.kick();
    await pass(0);
    void loop.stop().then(() => steps.push('stopped'));
    await pass(5_000);
    expect(steps).toEqual([]);
    calls[0]?.answers(taken);
    await pass(2_000);
    expect(steps).toEqual(['released', 'stopped']);
    expect(outbox.settled).toMatchObject([{ id: 1, kind: 'sent' }]);
    expect(texts(calls)).toEqual(['1']);
  });

  it('sends nothing while another process owns the account, and takes over when it is free', async () => {
    let isFree = false;
    const own = async () =>
      isFree ? { lost: new Promise<void>(() => {}), release: async () => {} } : undefined;
    const { outbox, calls, loop } = await deliver({ answer: () => taken, deps: { own } });
    outbox.put({ id: 1, conversationId: 'a' });
    loop.kick();
    await pass(30_000);
    expect(calls).toEqual([]);
    isFree = true;
    await pass(5_000);
    expect(texts(calls)).toEqual(['1']);
  });

  it('starts nothing more when it loses the account, but stores what it had sent, and asks for it again', async () => {
    const { outbox, calls, loop, lose } = await deliver();
    outbox.put({ id: 1, conversationId: 'a' });
    loop.kick();
    await pass(0);
    lose();
    outbox.put({ id: 2, conversationId: 'b' });
    await pass(1_500);
    expect(texts(calls)).toEqual(['1']);
    calls[0]?.answers(taken);
    await pass(10_000);
    expect(outbox.settled).toMatchObject([{ id: 1, kind: 'sent' }]);
    expect(texts(calls)).toEqual(['1', '2']);
  });

  it('sends nothing that it found just when it lost the account', async () => {
    let owners = 0;
    let lose = () => {};
    const own = async () => {
      owners += 1;
      if (owners > 1) return undefined;
      return {
        lost: new Promise<void>((resolve) => {
          lose = resolve;
        }),
        release: async () => {},
      };
    };
    const outbox = memoryOutbox();
    outbox.put({ id: 1, conversationId: 'a' });
    const losing = {
      ...outbox,
      ready: async (...asked: Parameters<typeof outbox.ready>) => {
        const found = await outbox.ready(...asked);
        lose();
        return found;
      },
    };
    const { calls } = await deliver({ answer: () => taken, deps: { own, deliveries: losing } });
    await pass(10_000);
    expect(calls).toEqual([]);
  });
});
