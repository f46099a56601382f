import type { Temporal } from 'temporal-polyfill';
import { localDate, restUntil } from '../domain/calendar/local-time.ts';
import { tellerOf } from '../domain/complaint/decided.ts';
import { isReminder, oneMessage, type ReminderEffect, reminderOf } from '../domain/complaint/reminders.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { contextFor } from './record-decision.ts';

/** Readers in one transaction. */
const PAGE = 200;

/**
 * Tells reporters what the sweep found to remind them of: one message a person and working day, by day, whatever stands
 * in it. What they did meanwhile is left out, and so is what they want no reminders of, but for the warning before the
 * archive. Run twice, late, or killed in the middle each has one message.
 */
export const remindReporters =
  (deps: UseCaseDeps & { readonly transact: Transact }) =>
  async (
    asOf: Temporal.Instant,
    { dryRun }: { readonly dryRun: boolean },
  ): Promise<Record<string, number>> => {
    const calendar = deps.calendar();
    if (!restUntil(calendar, asOf).equals(asOf)) return {};
    const day = localDate(calendar, asOf).toString();
    let reminded = 0;
    let after = '';
    for (;;) {
      const from = after;
      const page = await deps.transact(async (stores) => {
        const readers = await stores.reminders.readers(day, from, PAGE);
        if (dryRun) return { readers, told: readers.length };
        return { readers, told: await remindSome(deps, stores, day, readers, asOf) };
      });
      reminded += page.told;
      after = page.readers.at(-1) ?? '';
      if (page.readers.length < PAGE) return { reminded };
    }
  };

async function remindSome(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'reminders' | 'complaints' | 'outbox'>,
  day: string,
  readers: readonly string[],
  asOf: Temporal.Instant,
): Promise<number> {
  const perReader = new Map<string, ReminderEffect[]>();
  for (const { reader, complaintId } of await stores.reminders.take(day, readers)) {
    const reminder = await reminderFor(deps, stores, complaintId, asOf);
    if (reminder) perReader.set(reader, [...(perReader.get(reader) ?? []), reminder]);
  }
  const messages = [...perReader.values()].flatMap((reminders) => oneMessage(reminders) ?? []);
  await stores.outbox.notify(messages, asOf.toString());
  return messages.length;
}

async function reminderFor(
  deps: UseCaseDeps,
  { complaints, reminders }: Pick<Stores, 'complaints' | 'reminders'>,
  complaintId: string,
  asOf: Temporal.Instant,
): Promise<ReminderEffect | undefined> {
  const complaint = await complaints.load(complaintId);
  if (!complaint) return undefined;
  const context = contextFor(deps, complaint, { kind: 'system', job: 'remind' }, asOf);
  const news = reminderOf(complaint, context);
  if (!news) return undefined;
  const { reporterId } = complaint;
  const isOwed = news.kind === 'completionReminder' && news.last === true;
  if (!isOwed && (await reminders.refusing([reporterId])).has(reporterId)) return undefined;
  const effect = tellerOf(complaint, context).toReporter(news);
  return isReminder(effect) ? effect : undefined;
}

/** `berhenti` and `langganan`: whether a reporter wants reminders from now on. */
export const chooseReminders =
  () =>
  async (
    { reminders }: Pick<Stores, 'reminders'>,
    wanted: boolean,
    { personId, now }: { readonly personId?: string; readonly now: Temporal.Instant },
  ): Promise<Outcome> => {
    if (personId === undefined) return { kind: 'noComplaints' };
    await reminders.choose(personId, wanted, now.toString());
    return { kind: 'remindersChosen', wanted };
  };
