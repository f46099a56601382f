/**
 * For a process that is to take the fake WhatsApp for the real one: `node --import trust.mjs …` with its root key in
 * FAKE_WHATSAPP_ROOT. Production code knows nothing of it.
 */
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';

WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(process.env.FAKE_WHATSAPP_ROOT, 'base64');
