/**
 * For a process that is to take the fake WhatsApp for the real one: `node --import trust.mjs …` with its root key in
 * FAKE_WHATSAPP_ROOT. With FAKE_WHATSAPP_QUICK it also writes as fast as it can. Production code knows nothing of it.
 */
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';

WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(process.env.FAKE_WHATSAPP_ROOT, 'base64');

if (process.env.FAKE_WHATSAPP_QUICK) {
  const { CAREFUL_PACE } = await import(
    new URL('../../../dist/bots/channels/whatsapp/pace.js', import.meta.url)
  );
  const typing = { thinkMs: 0, perCharacterMs: 0, atMostMs: 0 };
  Object.assign(CAREFUL_PACE, { gapMs: 0, jitterMs: 0, chatBurst: 30, chatGapMs: 20, typing });
}
