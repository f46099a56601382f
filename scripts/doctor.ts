/** `npm run doctor`: what is configured, reachable, due and stuck. Exit code 1 if something must be mended. */
import { DatabaseInUse } from '../db/errors.ts';
import { examineDatabase } from './doctor/database.ts';
import type { Finding } from './doctor/finding.ts';
import { examineService } from './doctor/service.ts';
import { examineTelegram } from './doctor/telegram.ts';
import { examineWhatsAppCloud } from './doctor/whatsapp-cloud.ts';
import { config, script } from './start-up.ts';

const marks = { ok: 'ok   ', note: 'note ', bad: 'BAD  ' } as const;

await script(async () => {
  const settings = config();
  const { sopProfile, timeZone } = settings;
  const findings: readonly Finding[] = [
    { state: 'ok', what: 'settings', text: `read; profile ${sopProfile}, zone ${timeZone}` },
    ...(await examineDatabase(settings).catch((error: unknown) =>
      error instanceof DatabaseInUse ? examineService(settings) : [unopened(error)],
    )),
    ...(await examineTelegram(settings)),
    ...(await examineWhatsAppCloud(settings)),
  ];
  for (const { state, what, text } of findings) console.log(`${marks[state]} ${what.padEnd(12)} ${text}`);
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
});

function unopened(error: unknown): Finding {
  return { state: 'bad', what: 'database', text: error instanceof Error ? error.message : String(error) };
}
