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

  it('of the WhatsApp Cloud API are all of a kind, or none', () => {
    const whole = {
      WHATSAPP_CLOUD_TOKEN: `EAA${'x'.repeat(40)}`,
      WHATSAPP_CLOUD_PHONE_ID: '106540352242922',
      WHATSAPP_CLOUD_APP_SECRET: '0123456789abcdef0123456789abcdef',
      WHATSAPP_CLOUD_VERIFY_TOKEN: 'a-word-of-our-own',
    };
    expect(loadConfig(whole)).toMatchObject({
      ok: true,
      value: { whatsAppCloud: { phoneId: '106540352242922', apiRoot: expect.stringContaining('/v') } },
    });
    for (const missing of Object.keys(whole))
      expect(loadConfig({ ...whole, [missing]: '' })).toMatchObject({
        error: [expect.stringMatching(`^${missing} must be set too`)],
      });
    expect(loadConfig({ WHATSAPP_CLOUD_TEMPLATES: './a.json' })).toMatchObject({ ok: false });
    const wrong = loadConfig({
      WHATSAPP_CLOUD_TOKEN: 'short',
      WHATSAPP_CLOUD_PHONE_ID: '+62 812',
      WHATSAPP_CLOUD_APP_SECRET: 'secret',
      WHATSAPP_CLOUD_VERIFY_TOKEN: 'a b',
      WHATSAPP_CLOUD_API_ROOT: 'https://graph.facebook.com',
    });
    expect(wrong.ok ? [] : wrong.error).toHaveLength(5);
    for (const fault of wrong.ok ? [] : wrong.error) expect(fault).toMatch(/^WHATSAPP_CLOUD_\w+ must .+\.$/);
  });

  it('take an empty value for none', () => {
    expect(loadConfig({ DATABASE_URL: '', SAHUT_KEY: ' ' })).toEqual(loadConfig({}));
  });

  it('are all explained in .env.example, which is up to date', () => {
    expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(envExample());
    for (const name of Object.keys(settings)) expect(envExample()).toContain(`# ${name}=`);
  });
});
