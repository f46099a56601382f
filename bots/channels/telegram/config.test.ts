import { describe, expect, it } from 'vitest';
import {
  TELEGRAM_API_ROOT,
  telegramAccount,
  telegramConfigFaults,
  webhookAddress,
  webhookSecretOf,
} from './config.ts';
import { redactor } from './errors.ts';

const good = { token: '123456789:AAF-abc_def', apiRoot: TELEGRAM_API_ROOT };

describe("Telegram's settings", () => {
  it('are fine with a token alone', () => {
    expect(telegramConfigFaults(good)).toEqual([]);
    expect(telegramAccount(good.token)).toBe('123456789');
  });

  it.each([
    ['TELEGRAM_BOT_TOKEN', { ...good, token: 'abc' }],
    ['TELEGRAM_API_ROOT', { ...good, apiRoot: 'https://api.telegram.org/' }],
    ['TELEGRAM_API_ROOT', { ...good, apiRoot: 'api.telegram.org' }],
    ['TELEGRAM_WEBHOOK_URL', { ...good, webhookUrl: 'http://lapor.example' }],
    ['TELEGRAM_WEBHOOK_URL', { ...good, webhookUrl: 'lapor' }],
    ['TELEGRAM_WEBHOOK_SECRET', { ...good, webhookSecret: 'pendek' }],
  ])('name the one that is wrong: %s', (name, config) => {
    expect(telegramConfigFaults(config)).toEqual([expect.stringContaining(name)]);
  });

  it('let a Bot API server of one’s own post without https', () => {
    const config = { ...good, apiRoot: 'http://bot-api:8081', webhookUrl: 'http://sahut:3000' };
    expect(telegramConfigFaults(config)).toEqual([]);
  });

  it('give a bare origin the path of the webhook and leave a whole address alone', () => {
    expect(webhookAddress('https://lapor.example')).toBe('https://lapor.example/webhooks/telegram');
    expect(webhookAddress('https://lapor.example/a/b')).toBe('https://lapor.example/a/b');
  });

  it('always give a secret: the one that was set, or the same one for every process with this token', () => {
    expect(webhookSecretOf({ ...good, webhookSecret: 'x'.repeat(20) })).toBe('x'.repeat(20));
    expect(webhookSecretOf(good)).toBe(webhookSecretOf({ ...good }));
    expect(webhookSecretOf(good)).toMatch(/^[\w-]{43}$/);
  });

  it('are never told in words', () => {
    const words = `fetch ${good.apiRoot}/bot${good.token}/getMe failed, token AAF-abc_def`;
    expect(redactor(good.token)(words)).toBe(`fetch ${good.apiRoot}/bot<token>/getMe failed, token <token>`);
  });
});
