import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { systemClock } from './adapters/clock.ts';
import { composeService } from './compose.ts';
import { loadConfig } from './config.ts';
import { projectFile } from './project.ts';

/** A second signal, or this long after the first, ends the process whatever is in flight. */
const STOP_LIMIT_MS = 20_000;

try {
  process.loadEnvFile();
} catch {
  // No .env: every setting has a default.
}
const config = loadConfig(process.env);
if (!config.ok) {
  for (const fault of config.error) console.error(fault);
  process.exit(1);
}
const { version } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string };
const log = pino({ level: config.value.logLevel, base: null });

try {
  const service = await composeService(config.value, { clock: systemClock, log, version });
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(130);
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const { address, inviteCode } = await service.start();
  const open = config.value.publicUrl ?? address.replace('127.0.0.1', 'localhost');
  const telegram = config.value.telegram
    ? 'Telegram: tersambung / connected'
    : 'Telegram: belum / not set (TELEGRAM_BOT_TOKEN)';
  const whatsapp = config.value.whatsAppCloud ? '\n  WhatsApp Cloud: webhook /webhooks/whatsapp' : '';
  console.log(`
  Sahut ${version} · ${service.ground.useCases.agency().name}

  Warga / citizens    ${open}/
  Petugas / officers  ${open}/petugas${inviteCode ? `\n  Kode undangan admin pertama / first admin's invite:  masuk ${inviteCode}` : ''}
  API                 ${open}/docs
  ${telegram}${whatsapp}${service.ground.newKeyFile ? `\n\n  Kunci brankas baru / new vault key: ${service.ground.newKeyFile}\n  Simpan salinannya terpisah dari basis data. Keep a copy apart from the database.` : ''}

  Ctrl-C berhenti / stops.
`);
} catch (error) {
  console.error(error instanceof Error ? (error.name === 'Error' ? error.stack : error.message) : error);
  process.exit(1);
}
