import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { envExample, loadConfig, settings } from './config.ts';

describe('settings', () => {
  it('start with nothing set', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', port: 3000, timeZone: 'Asia/Makassar' },
    });
  });

  it('say one sentence for each wrong one', () => {
    const config = loadConfig({
      PORT: 'eighty',
      TIME_ZONE: 'CET',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
    });
    expect(config.ok).toBe(false);
    if (config.ok) return;
    expect(config.error).toHaveLength(4);
    for (const fault of config.error) expect(fault).toMatch(/^[A-Z_]+ must .+\.$/);
  });

  it('refuse a token that is none, and a webhook that Telegram cannot reach', () => {
    const token = loadConfig({ TELEGRAM_BOT_TOKEN: 'nope' });
    expect(token).toMatchObject({ ok: false });
    const config = loadConfig({
      TELEGRAM_BOT_TOKEN: '123456:AAAAAAAAAAAAAAAAAAAAAAAAA',
      TELEGRAM_WEBHOOK_URL: 'http://lapor.example/webhooks/telegram',
      TELEGRAM_WEBHOOK_SECRET: 'short',
    });
    expect(config).toMatchObject({
      ok: false,
      error: [/WEBHOOK_URL must/, /WEBHOOK_SECRET must/].map((one) => expect.stringMatching(one)),
    });
  });

  it('take an empty value for none', () => {
    expect(loadConfig({ DATABASE_URL: '', SAHUT_KEY: ' ' })).toEqual(loadConfig({}));
  });

  it('are all explained in .env.example, which is up to date', () => {
    expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(envExample());
    for (const name of Object.keys(settings)) expect(envExample()).toContain(`# ${name}=`);
  });
});
