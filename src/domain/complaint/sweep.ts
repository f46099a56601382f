import { adminUnit, unitById } from '../agency.ts';
import { type Deadline, deadlines, type Moment, moments } from '../sop/deadlines.ts';
import type { Profile } from '../sop/profile.ts';
import { unitAbove } from '../unit-tree.ts';
import type { Complaint } from './complaint.ts';
import { decision, type Teller } from './decided.ts';
import type { Decision, DecisionContext, Effect } from './decision.ts';
import { entererOf } from './entry.ts';
import type { ComplaintEvent } from './event.ts';
import { isLastReminder, reminderOf } from './reminders.ts';

const monitoringSource = 'BUP VII.A.1.e';

const nothing: Decision = { events: [], effects: [] };

/** What the reporter said of reminders; absent: they are wanted. */
export type Wishes = { readonly wantsReminders?: boolean };

/**
 * What time alone decides about a complaint at `context.now`: the archive of BUP VI.B.1.a.11, the closing of BKP 11, a
 * reminder to the reporter (withheld from who wants none, but for the last before the archive), monitoring (BUP VII.A.1.e), the announcement of a missed limit (once a limit and
 * start, then weekly while it lasts). Run twice it decides
 * nothing more; run late it comes to what a punctual run would have come to: of several reminders only the latest is
 * sent, and none when the report is archived.
 */
export function decideSweep(
  complaint: Complaint,
  context: DecisionContext,
  { wantsReminders = true }: Wishes = {},
): Decision {
  const { profile, calendar, now } = context;
  const due = moments(complaint, profile, calendar, now).filter(({ at }) => at <= now.epochMilliseconds);
  const end = due.find(({ kind }) => kind === 'archive' || kind === 'close');
  if (end?.kind === 'close') return close(complaint, context);
  if (end?.kind === 'archive' && isRule(end.deadline, context))
    return archive(complaint, end.deadline, context);
  const breaches = due.filter((moment) => moment.kind === 'breach').map(({ deadline }) => deadline);
  const reminder = latestReminder(due);
  const again = due.filter((moment) => moment.kind === 'lateAgain').map(({ deadline }) => deadline);
  const watches = due.filter((moment) => moment.kind === 'monitor');
  const events: ComplaintEvent[] = breaches.map(({ key, limit }) => ({
    type: 'limitBreached',
    limit: key,
    source: limit.source,
  }));
  for (const { key, limit } of again) events.push({ type: 'lateAgain', limit: key, source: limit.source });
  for (const { watch } of watches) events.push({ type: 'monitored', limit: watch, source: monitoringSource });
  const reminded = reminder && remindedOf(reminder, profile, wantsReminders);
  if (reminded) events.push(reminded);
  if (events.length === 0) return nothing;
  return decision(complaint, events, context, (teller) => [
    ...breaches.flatMap((deadline) => late(teller, deadline, context)),
    ...again.flatMap((deadline) => late(teller, deadline, context, true)),
    ...watches.flatMap(({ deadline }) => watch(teller, deadline, context)),
    ...(reminded && !reminded.withheld ? remind(teller, context) : []),
  ]);
}

/** Only a rule that the profile lists archives (BUP IV.A.2.a: a report is never simply stopped). */
const isRule = ({ limit }: Deadline, { profile }: DecisionContext): boolean =>
  profile.archiveRules.some(({ source }) => source === limit.source);

function archive(complaint: Complaint, { limit }: Deadline, context: DecisionContext): Decision {
  const { ownerUnitId, completion } = complaint;
  const admin = adminUnit(context.agency).id;
  const units = ownerUnitId === admin ? [admin] : [ownerUnitId, admin];
  const rule = limit.source;
  return decision(complaint, [{ type: 'archived', rule }], context, ({ toReporter, toUnit }) => [
    toReporter({ kind: 'archived', ask: completion?.ask ?? '' }),
    ...units.map((unitId) => toUnit(unitId, { kind: 'archivedByRule', rule })),
  ]);
}

const close = (complaint: Complaint, context: DecisionContext): Decision =>
  decision(complaint, [{ type: 'closed', by: 'system' }], context, ({ toReporter }) => [
    toReporter({ kind: 'closedBySystem' }),
  ]);

type Reminder = Extract<Moment, { kind: 'completionReminder' | 'answerReminder' | 'ratingReminder' }>;
type Reminded = Extract<ComplaintEvent, { type: 'completionReminded' | 'answerReminded' | 'ratingAsked' }>;

/** The last of the reminders that are due: an earlier one has nothing to add. */
const latestReminder = (due: readonly Moment[]): Reminder | undefined =>
  due.findLast(
    (moment): moment is Reminder =>
      moment.kind === 'completionReminder' ||
      moment.kind === 'answerReminder' ||
      moment.kind === 'ratingReminder',
  );

function remindedOf(moment: Reminder, profile: Profile, wanted: boolean): Reminded {
  const withheld = wanted ? {} : { withheld: true as const };
  switch (moment.kind) {
    case 'completionReminder': {
      const { day } = moment;
      return { type: 'completionReminded', day, ...(isLastReminder(day, profile) ? {} : withheld) };
    }
    case 'answerReminder':
      return { type: 'answerReminded', day: moment.day, ...withheld };
    case 'ratingReminder':
      return { type: 'ratingAsked', ...withheld };
  }
}

const remind = ({ after, toReporter }: Teller, context: DecisionContext): Effect[] => {
  const news = reminderOf(after, context);
  return news ? [toReporter(news)] : [];
};

/** A missed limit is told to the unit that has the report, and to the one above, which watches it (BUP VI.D.2.a). */
function late(
  { after, toUnit, unitName }: Teller,
  { step, dueOn, limit }: Deadline,
  context: DecisionContext,
  isAgain = false,
): Effect[] {
  const since = dueOn.toString();
  const again = isAgain ? { again: true as const } : {};
  const tell = (unitId: string, where: { unitName?: string }): Effect =>
    toUnit(unitId, { kind: 'late', step, since, source: limit.source, ...again, ...where });
  const told = toOwnerAndAbove(after, context, tell);
  if (step !== 'entryWatch' || !after.entry) return told;
  // Whoever entered it is the one who watches (TLA 5).
  const enterer = entererOf(after.entry, context.agency);
  if (told.some(({ to }) => to.kind === 'unit' && to.unitId === enterer)) return told;
  return [...told, tell(enterer, { unitName: unitName(after.ownerUnitId) })];
}

/** BUP VII.A.1.e: before the limit the unit and who watches it are told, and by when the reporter must hear (f). */
function watch({ after, toUnit }: Teller, { step, dueOn }: Deadline, context: DecisionContext): Effect[] {
  const { profile, calendar, now } = context;
  const owed = deadlines(after, profile, calendar, now).find((one) => one.step === 'obstacle');
  const notice = {
    kind: 'monitored',
    step,
    until: dueOn.toString(),
    ...(step === 'settlement' && owed && { tellBy: owed.dueOn.toString() }),
  } as const;
  return toOwnerAndAbove(after, context, (unitId, unitName) => toUnit(unitId, { ...notice, ...unitName }));
}

/** The unit that has the report, and the next one up, which is told where it lies. */
function toOwnerAndAbove(
  { ownerUnitId }: Complaint,
  { agency }: DecisionContext,
  tell: (unitId: string, unitName: { unitName?: string }) => Effect,
): Effect[] {
  const own = tell(ownerUnitId, {});
  const above = unitAbove(agency, ownerUnitId);
  return above ? [own, tell(above.id, { unitName: unitById(agency, ownerUnitId)?.name ?? '' })] : [own];
}
