/**
 * `npm run whatsapp:pair [-- --code <phone>]`: links a phone, by a picture in the terminal or by a code typed on it. A
 * service that runs on PostgreSQL does it itself, and this only shows it; an embedded database belongs to the service,
 * whose page does the same.
 */
import { parseArgs } from 'node:util';
import { encodeQR } from 'qr';
import { linkInWords } from '../bots/copy/whatsapp-link.ts';
import { DatabaseInUse } from '../db/errors.ts';
import { createWhatsAppLinkStore } from '../db/stores/whatsapp-link.ts';
import { openWhatsAppLine } from '../src/compose-whatsapp.ts';
import type { Config } from '../src/config.ts';
import type { WhatsAppLinkState } from '../src/domain/whatsapp-link.ts';
import { openGround } from '../src/ground.ts';
import { clock, config, log, script } from './start-up.ts';

const LOOK_MS = 1_000;
/** How long nothing may happen: the pictures of one request last about two and a half minutes. */
const PATIENCE_MS = 5 * 60_000;

await script(async () => {
  const { values } = parseArgs({ options: { code: { type: 'string' } } });
  const settings = config();
  const phone = values.code?.replaceAll(/[\s+-]/g, '');
  if (!settings.whatsApp) {
    console.error(
      'WHATSAPP is not "true" in the settings: set it first, and read in the README what that risks.',
    );
    return 1;
  }
  if (phone !== undefined && !/^\d{8,15}$/.test(phone)) {
    console.error('--code needs the number with its country code, for example --code 628123456789.');
    return 1;
  }
  return pair(settings, settings.whatsApp, phone);
});

async function pair(
  settings: Config,
  whatsApp: NonNullable<Config['whatsApp']>,
  phone: string | undefined,
): Promise<number> {
  const ground = await openGround(settings, clock).catch((error: unknown) => {
    if (!(error instanceof DatabaseInUse)) throw error;
    const page = `${settings.publicUrl ?? `http://localhost:${settings.port}`}/petugas/whatsapp`;
    throw new DatabaseInUse(
      `The service is running and has the database: open ${page}, signed in as an admin.`,
    );
  });
  const line = await openWhatsAppLine(whatsApp, { ground, clock, log });
  try {
    const store = createWhatsAppLinkStore(ground.database, ground.keyring, whatsApp.account);
    const before = await store.read();
    if (before?.phase === 'open' && before.owner !== line.process) {
      console.log(`${before.phone ?? 'A number'} is linked already, and ${before.owner} has the line.`);
      return 0;
    }
    await store.ask({ kind: 'pair', at: clock.now().toString(), ...(phone === undefined ? {} : { phone }) });
    // What people write meanwhile waits for the service.
    await line.start(() => Promise.reject(new Error('Only pairing.')));
    return await show(() => store.read(), settings.timeZone);
  } finally {
    await line.stop();
    await ground.close();
  }
}

async function show(read: () => Promise<WhatsAppLinkState | undefined>, timeZone: string): Promise<number> {
  let shown = '';
  let changedAt = performance.now();
  while (performance.now() - changedAt < PATIENCE_MS) {
    const state = await read();
    const now = state?.qr ?? state?.code ?? state?.phase ?? '';
    if (state && now !== shown) {
      shown = now;
      changedAt = performance.now();
      const { heading, explanation } = linkInWords(state, 0, timeZone, 'en');
      if (state.qr) console.log(encodeQR(state.qr, 'ascii', { ecc: 'low' }));
      else if (state.code) console.log(`\n  ${state.code.slice(0, 4)}-${state.code.slice(4)}\n`);
      console.log([heading, explanation].filter(Boolean).join('. '));
      if (state.phase === 'open') {
        console.log(
          `Linked: ${state.phone}. Start the service, and write to this number from another phone.`,
        );
        return 0;
      }
      if (state.phase === 'stopped') return 1;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  console.error('No phone was linked. Try again when it is at hand.');
  return 1;
}
