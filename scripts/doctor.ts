/** `npm run doctor`: what is configured, reachable, due and stuck. Exit code 1 if something must be mended. */
import { Temporal } from 'temporal-polyfill';
import { webhookAddress } from '../bots/channels/telegram/config.ts';
import { probeTelegram } from '../bots/channels/telegram/probe.ts';
import { schemaVersion } from '../db/migrate.ts';
import type { Config } from '../src/config.ts';
import { openGround } from '../src/ground.ts';
import { clock, config, script } from './start-up.ts';

type Finding = { readonly state: 'ok' | 'note' | 'bad'; readonly what: string; readonly text: string };

const marks = { ok: 'ok   ', note: 'note ', bad: 'BAD  ' } as const;

await script(async () => {
  const settings = config();
  const findings: Finding[] = [
    {
      state: 'ok',
      what: 'settings',
      text: `read; profile ${settings.sopProfile}, zone ${settings.timeZone}`,
    },
    ...(await database(settings)),
    ...(await telegram(settings)),
  ];
  for (const { state, what, text } of findings) console.log(`${marks[state]} ${what.padEnd(12)} ${text}`);
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
});

async function database(settings: Config): Promise<Finding[]> {
  const what = settings.databaseUrl ? 'postgres' : 'embedded';
  const ground = await openGround(settings, clock).catch((error: unknown) => sentenceOf(error));
  if (typeof ground === 'string') return [{ state: 'bad', what, text: ground }];
  try {
    const now = clock.now();
    const version = await schemaVersion(ground.database);
    const findings: Finding[] = [
      {
        state: 'ok',
        what,
        text: `answers; schema ${version}`,
      },
      holidays(ground.calendar.years, now),
    ];
    const due = await ground.transact(({ complaints }) => complaints.due(now.toString(), 1_000));
    findings.push({
      state: due.length > 0 ? 'note' : 'ok',
      what: 'due',
      text:
        due.length > 0
          ? `${due.length === 1_000 ? '1000 or more' : due.length} reports wait for sweep-deadlines`
          : 'nothing waits for a job',
    });
    const backlog = await ground.transact(({ outbox }) => outbox.backlog());
    const age = backlog.oldest === null ? 0 : (now.epochMilliseconds - Date.parse(backlog.oldest)) / 60_000;
    findings.push({
      state: age > 15 ? 'bad' : 'ok',
      what: 'outbox',
      text: `${backlog.pending} waiting${backlog.pending > 0 ? `, the oldest since ${Math.round(age)} min` : ''}`,
    });
    if (backlog.failed > 0) {
      findings.push({
        state: 'note',
        what: 'undelivered',
        text: `${backlog.failed}; an admin sees them with "gagal"`,
      });
    }
    const [parked] = await ground.database.query<{ count: number }>(
      "select count(*)::int as count from inbox where status = 'parked'",
      [],
    );
    if (parked && parked.count > 0) {
      const text = `${parked.count} messages were set aside by a fault; they are kept, sealed, in the inbox`;
      findings.push({ state: 'note', what: 'parked', text });
    }
    const officers = await ground.transact(({ officers: store }) => store.active());
    findings.push(
      officers.some(({ role }) => role === 'admin')
        ? { state: 'ok', what: 'officers', text: `${officers.length} in service` }
        : { state: 'note', what: 'officers', text: 'no admin: the next start prints an invite code' },
    );
    for (const run of await ground.transact(({ jobs }) => jobs.last())) {
      const state = run.failed ? 'bad' : 'ok';
      findings.push({
        state,
        what: 'job',
        text: `${run.name} ${run.finishedAt ?? 'unfinished'}: ${run.summary ?? ''}`,
      });
    }
    return findings;
  } finally {
    await ground.close();
  }
}

function holidays([, last]: readonly [number, number], now: Temporal.Instant): Finding {
  const until = Temporal.PlainDate.from({ year: last, month: 12, day: 31 });
  const days = now.toZonedDateTimeISO('UTC').toPlainDate().until(until, { largestUnit: 'day' }).days;
  const text = `known until ${until.toString()}`;
  if (days < 0)
    return { state: 'bad', what: 'holidays', text: `${text}: deadlines are provisional, add the decree` };
  return { state: days < 120 ? 'note' : 'ok', what: 'holidays', text };
}

async function telegram(settings: Config): Promise<Finding[]> {
  if (!settings.telegram)
    return [{ state: 'note', what: 'telegram', text: 'not configured (TELEGRAM_BOT_TOKEN)' }];
  const probed = await probeTelegram(settings.telegram);
  if (!probed.ok) return [{ state: 'bad', what: 'telegram', text: `does not answer (${probed.error.code})` }];
  const { username, webhookUrl = '', pendingUpdates, lastError } = probed.value;
  const findings: Finding[] = [{ state: 'ok', what: 'telegram', text: `@${username} answers` }];
  const wanted =
    settings.telegram.webhookUrl === undefined ? '' : webhookAddress(settings.telegram.webhookUrl);
  if (webhookUrl !== wanted) {
    const text = `Telegram has "${webhookUrl}", the settings say "${wanted}"; a start sets it`;
    findings.push({ state: 'note', what: 'webhook', text });
  } else if (lastError !== undefined) {
    findings.push({ state: 'bad', what: 'webhook', text: `${pendingUpdates} updates wait; ${lastError}` });
  }
  return findings;
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
