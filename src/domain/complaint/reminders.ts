/** What a reporter is reminded of: what is missing, an answer that awaits their word, a rating. Pure. */
import { unitById } from '../agency.ts';
import type { Day } from '../instant.ts';
import type { ReminderItem } from '../notice/citizen.ts';
import type { Notice } from '../notice.ts';
import { deadlines } from '../sop/deadlines.ts';
import type { Profile, Step } from '../sop/profile.ts';
import type { Complaint } from './complaint.ts';
import type { ReporterNews } from './decided.ts';
import type { DecisionContext, Effect } from './decision.ts';

type Kinds = { kind: 'completionReminder' | 'answerReminder' | 'ratingReminder' };
type ReminderNotice = Extract<Notice, Kinds>;
type Reminder = Extract<ReporterNews, Kinds>;
export type ReminderEffect = Effect & { readonly notice: ReminderNotice };

/** Reports that one message names; the others are counted. */
const NAMED = 6;

/** Whether no reminder of what is missing follows this one: it is the warning before the archive. */
export const isLastReminder = (day: number, { completionReminders }: Profile): boolean =>
  day >= Math.max(...completionReminders);

/**
 * The reminder that a report as it stands gives its reporter; `undefined` when nothing is awaited of them (any more), so
 * that one which waited for the morning is not said when they were quicker.
 */
export function reminderOf(complaint: Complaint, context: DecisionContext): Reminder | undefined {
  const { status, completion, rating, answer } = complaint;
  const { agency, profile } = context;
  if (status === 'awaitingReporter' && completion && completion.repliedAt === undefined) {
    const until = endOf('completion', complaint, context);
    const isLast = completion.remindedDays.some((day) => isLastReminder(day, profile));
    if (until === undefined) return undefined;
    return { kind: 'completionReminder', ask: completion.ask, until, ...(isLast && { last: true }) };
  }
  if (status === 'answered' && rating === undefined) {
    const closesOn = endOf('closing', complaint, context);
    const unitName = answer?.from ?? unitById(agency, answer?.unitId ?? complaint.ownerUnitId)?.name ?? '';
    return closesOn === undefined ? undefined : { kind: 'answerReminder', unitName, closesOn };
  }
  return status === 'closed' && rating === undefined ? { kind: 'ratingReminder' } : undefined;
}

const endOf = (
  step: Step,
  complaint: Complaint,
  { profile, calendar, now }: DecisionContext,
): Day | undefined =>
  deadlines(complaint, profile, calendar, now)
    .find((deadline) => deadline.step === step)
    ?.dueOn.toString();

/** Whether a notice waits for the day's one message of reminders instead of going by itself. */
export const isReminder = (effect: Effect): effect is ReminderEffect =>
  effect.notice.kind === 'completionReminder' ||
  effect.notice.kind === 'answerReminder' ||
  effect.notice.kind === 'ratingReminder';

/** One message of all reminders for one person: a single one as it is, several as a list, the soonest first. */
export function oneMessage(reminders: readonly ReminderEffect[]): Effect | undefined {
  const items = reminders
    .map(({ to, notice }) => ({ to, notice, item: itemOf(notice) }))
    .sort((a, b) => ((a.item.until ?? '9') < (b.item.until ?? '9') ? -1 : 1));
  const [first] = items;
  if (!first || items.length === 1) return reminders[0];
  const { complaintId, number, version } = first.notice;
  return {
    to: first.to,
    notice: {
      complaintId,
      number,
      version,
      kind: 'reminders',
      items: items.slice(0, NAMED).map(({ item }) => item),
      more: Math.max(0, items.length - NAMED),
    },
  };
}

function itemOf(notice: ReminderNotice): ReminderItem {
  const { complaintId, number } = notice;
  switch (notice.kind) {
    case 'completionReminder':
      return { complaintId, number, what: 'completion', until: notice.until };
    case 'answerReminder':
      return { complaintId, number, what: 'answer', until: notice.closesOn };
    case 'ratingReminder':
      return { complaintId, number, what: 'rating' };
  }
}
