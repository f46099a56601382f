import { z } from 'zod';
import { levels } from '../agency.ts';
import { strategicRulesSchema } from '../figures/issues.ts';

/**
 * Moments in a complaint's life from which a limit may run.
 * `received`: entered the agency's queue (the national admin's, while it lies there first); `disposed`: entered the liaison's queue (its receipt, our decision; what
 * goes on from there to a room inside the OPD or to its UPT does not move it); `entered`: entered the present unit's
 * queue, whichever it is; `taken`: an officer of that unit received it (`ambil` or `terima`); `accepted`: that unit works
 * on it (`terima`); `returned`: came back up; `completionRequested`: the reporter was asked; `answered`: the answer was
 * given; `sentToNational`: went up to national outside this service; `monitored`: the unit was called to account before its settlement limit (BUP VII.A.1.e).
 */
const milestones = [
  'received',
  'verified',
  'disposed',
  'entered',
  'taken',
  'accepted',
  'returned',
  'responded',
  'completionRequested',
  'answered',
  'sentToNational',
  'monitored',
] as const;
export type Milestone = (typeof milestones)[number];

/**
 * What a limit bounds, in the order of the work. `receipt`: until an officer takes it; `verification`: until it is found
 * complete and within authority; `disposition`: until it is handed on; `followUp`: until this level answers or hands it
 * on; `settlement`: until the answer; `obstacle`: telling the reporter what hinders it (BUP VII.A.1.f);
 * `nationalReply`: until the admin asks national, outside this service, what became of it; `entryWatch`: until what an
 * officer entered is disposed, watched by the unit that entered it (TLA 5); `completion` and `closing` are the reporter's time.
 */
export const steps = [
  'receipt',
  'verification',
  'disposition',
  'firstResponse',
  'followUp',
  'settlement',
  'obstacle',
  'nationalReply',
  'entryWatch',
  'completion',
  'closing',
] as const;
export type Step = (typeof steps)[number];

export const settlementClasses = ['information', 'noInspection', 'inspection'] as const;
/** BUP VI.C: which of the three settlement limits applies. */
export type SettlementClass = (typeof settlementClasses)[number];

const timeLimitSchema = z.strictObject({
  step: z.enum(steps),
  /**
   * Only while the report lies with a unit of this level; such a limit goes before one without. `receipt`, `disposition`
   * and `followUp` need it.
   */
  level: z.enum(levels).optional(),
  /** Only for complaints of this settlement class; absent: for all. */
  settlementClass: z.enum(settlementClasses).optional(),
  /** A wish, for display; `atMost` is the limit. */
  target: z.number().int().positive().optional(),
  atMost: z.number().int().positive(),
  unit: z.enum(['workingDay', 'calendarDay', 'officeMinute']),
  startsAt: z.enum(milestones),
  /** How many of `unit` before the limit it is watched (BUP VII.A.1.e). */
  remindBefore: z.number().int().positive().optional(),
  /** The article, e.g. `BUP VI.C.2`. */
  source: z.string().min(3),
  /** Why it is so where the source is silent or contradicts itself. */
  note: z.string().optional(),
});
export type TimeLimit = z.infer<typeof timeLimitSchema>;

/** How long one stretch of a report's way into the service may take. */
const intakeLimitSchema = timeLimitSchema
  .pick({ atMost: true, source: true, note: true })
  .extend({ unit: z.enum(['workingDay', 'calendarDay']) });
export type IntakeLimit = z.infer<typeof intakeLimitSchema>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'tulis jam, misalnya "08:00"');

/** When minutes of an `officeMinute` limit pass, local time on working days. Our decision: no seed says it. */
const officeHoursSchema = z
  .strictObject({ from: timeOfDay, until: timeOfDay })
  .refine((hours) => hours.from < hours.until, 'jam buka harus sebelum jam tutup');
export type OfficeHours = z.infer<typeof officeHoursSchema>;

/** Where a profile names no office hours. */
export const defaultOfficeHours: OfficeHours = { from: '08:00', until: '16:00' };

/** Where a profile does not say when reporters are reminded. Our decision: no seed speaks of it. */
export const defaultAnswerReminders: readonly number[] = [3, 7];
export const defaultRatingReminder = 2;
/**
 * Days for which a request to lower secrecy waits for a second officer, the day of the request not counted, where a
 * profile names none. Our decision: no seed says it.
 */
export const defaultSecrecyRequestDays = 3;

/** One procedure as data. A complaint keeps the id and version under which it began. */
export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  title: z.string(),
  limits: z.array(timeLimitSchema).min(1),
  /** Rules under which a report may be archived; BUP IV.A.2.a forbids any other stop. */
  archiveRules: z.array(z.strictObject({ id: z.string(), title: z.string(), source: z.string() })),
  /** Working days after the request on which the asked reporter is reminded, e.g. [5, 8]. */
  completionReminders: z.array(z.number().int().positive()),
  /** Working days after the answer on which a reporter who said nothing is reminded; absent: `defaultAnswerReminders`. */
  answerReminders: z.array(z.number().int().positive()).optional(),
  /** Working days after the closing at which who said nothing is asked for a rating, once; 0: never; absent: 2. */
  ratingReminder: z.number().int().nonnegative().optional(),
  /** Only needed where a limit counts office minutes; `defaultOfficeHours` otherwise. */
  officeHours: officeHoursSchema.optional(),
  /**
   * Where an office has rooms inside, which settlement classes its rooms of this level may answer by themselves; the others
   * go on inward, up to the head. A level without a line answers everything.
   */
  directAnswers: z
    .array(
      z.strictObject({
        level: z.enum(levels),
        settlementClasses: z.array(z.enum(settlementClasses)),
        source: z.string().min(3),
        note: z.string().optional(),
      }),
    )
    .optional(),
  /**
   * Clocks for reports that come outside the service and are entered by officers (TLA 2-4): until they are verified, until
   * the liaison officer has them, until they are entered. Absent: none; they are entered all the same.
   */
  intake: z
    .strictObject({ verification: intakeLimitSchema, handOver: intakeLimitSchema, entry: intakeLimitSchema })
    .optional(),
  /** When leaders are told of a report in the morning; `defaultStrategicRules` otherwise. */
  strategicIssues: strategicRulesSchema.optional(),
  /** `defaultSecrecyRequestDays` otherwise. */
  secrecyRequestDays: z.number().int().min(1).max(60).optional(),
});
export type Profile = z.infer<typeof profileSchema>;
