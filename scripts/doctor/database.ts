import { Temporal } from 'temporal-polyfill';
import { linkInWords } from '../../bots/copy/whatsapp-link.ts';
import { schemaVersion } from '../../db/migrate.ts';
import { createWhatsAppLinkStore } from '../../db/stores/whatsapp-link.ts';
import type { Config } from '../../src/config.ts';
import { type Ground, openGround } from '../../src/ground.ts';
import { clock } from '../start-up.ts';
import { backlogFindings } from './backlog.ts';
import type { Finding } from './finding.ts';

/** Days before the last known holiday at which the next decree is missed. */
const DECREE_WARNING_DAYS = 120;
/** Reports that wait for a job are counted up to here. */
const MOST_DUE = 1_000;

/** Opens the database as the service would and looks at what it holds. Throws `DatabaseInUse` while the service has it. */
export async function examineDatabase(settings: Config): Promise<readonly Finding[]> {
  const what = settings.databaseUrl ? 'postgres' : 'embedded';
  const ground = await openGround(settings, clock);
  try {
    const now = clock.now();
    const version = await schemaVersion(ground.database);
    return [
      { state: 'ok', what, text: `answers; schema ${version}` },
      holidays(ground.calendar.years, now),
      await due(ground, now),
      ...(await backlog(ground, now)),
      await officers(ground),
      ...(await whatsApp(ground, settings)),
      ...(await jobs(ground)),
    ];
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
  return { state: days < DECREE_WARNING_DAYS ? 'note' : 'ok', what: 'holidays', text };
}

async function due({ transact }: Ground, now: Temporal.Instant): Promise<Finding> {
  const waiting = await transact(({ complaints }) => complaints.due(now.toString(), MOST_DUE));
  if (waiting.length === 0) return { state: 'ok', what: 'due', text: 'nothing waits for a job' };
  const count = waiting.length === MOST_DUE ? `${MOST_DUE} or more` : waiting.length;
  return { state: 'note', what: 'due', text: `${count} reports wait for sweep-deadlines` };
}

async function backlog({ transact, database }: Ground, now: Temporal.Instant): Promise<readonly Finding[]> {
  const { pending, oldest, failed } = await transact(({ outbox }) => outbox.backlog());
  const [parked] = await database.query<{ count: number }>(
    "select count(*)::int as count from inbox where status = 'parked'",
    [],
  );
  const oldestSeconds = oldest === null ? 0 : (now.epochMilliseconds - Date.parse(oldest)) / 1000;
  return backlogFindings({ pending, oldestSeconds, failed, parked: parked?.count ?? 0 });
}

async function officers({ transact }: Ground): Promise<Finding> {
  const active = await transact((stores) => stores.officers.active());
  return active.some(({ role }) => role === 'admin')
    ? { state: 'ok', what: 'officers', text: `${active.length} in service` }
    : { state: 'note', what: 'officers', text: 'no admin: the next start prints an invite code' };
}

async function jobs({ transact }: Ground): Promise<readonly Finding[]> {
  const runs = await transact((stores) => stores.jobs.last());
  return runs.map((run) => ({
    state: run.failed ? 'bad' : 'ok',
    what: 'job',
    text: `${run.name} ${run.finishedAt ?? 'unfinished'}: ${run.summary ?? ''}`,
  }));
}

async function whatsApp({ database, keyring }: Ground, settings: Config): Promise<readonly Finding[]> {
  if (!settings.whatsApp) return [];
  const store = createWhatsAppLinkStore(database, keyring, settings.whatsApp.account);
  const line = await store.read();
  const waiting = await store.waiting();
  const { heading, explanation } = linkInWords(line, waiting, settings.timeZone, 'en');
  const phase = line?.phase ?? 'unpaired';
  const facts = line ? `, since ${line.since}, process ${line.owner}, ${waiting} messages waiting` : '';
  return [
    {
      state: phase === 'stopped' ? 'bad' : phase === 'open' ? 'ok' : 'note',
      what: 'whatsapp',
      text: `${[heading, line?.phone, explanation].filter(Boolean).join('; ')}${facts}`,
    },
  ];
}
