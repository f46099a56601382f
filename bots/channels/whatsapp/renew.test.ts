import type { WAMessage } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MediaRef } from './media-ref.ts';
import { renewMedia } from './renew.ts';

const ref: MediaRef = { type: 'image', key: 'AAAA', chat: '100000000000001@lid', messageId: '3A01' };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A phone that answers in this way. */
const phone = (answer: (message: WAMessage) => Promise<unknown>) => ({
  updateMediaMessage: (message: WAMessage) => answer(message).then(() => message),
});
const failed = (statusCode: number) =>
  Object.assign(new Error('x'), { isBoom: true, output: { statusCode } });

it('a file that WhatsApp has deleted is brought again by the phone', async () => {
  const asked: unknown[] = [];
  const socket = phone(async ({ key, message }) => {
    asked.push(key.id, message?.imageMessage?.mediaKey);
    if (message?.imageMessage) message.imageMessage.directPath = '/v/lagi';
  });
  expect(await renewMedia(socket, ref)).toEqual({ ok: true, value: '/v/lagi' });
  expect(asked).toEqual(['3A01', Buffer.from('AAAA', 'base64')]);
});

it('is gone for good when the phone has it no more', async () => {
  const renewed = await renewMedia(
    phone(() => Promise.reject(failed(404))),
    ref,
  );
  expect(renewed).toMatchObject({ ok: false, error: { code: 'rejected' } });
});

it('is asked for at another time when the phone is off, failed, or cannot be reached', async () => {
  const silent = renewMedia(
    phone(() => new Promise(() => {})),
    ref,
  );
  await vi.advanceTimersByTimeAsync(60_000);
  const broken = renewMedia(
    phone(() => Promise.reject(failed(418))),
    ref,
  );
  for (const renewed of [await silent, await broken, await renewMedia(undefined, ref)])
    expect(renewed).toMatchObject({ ok: false, error: { code: 'unreachable' } });
});
