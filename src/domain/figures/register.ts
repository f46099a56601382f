import type { Calendar } from '../calendar/calendar.ts';
import { msOfInstant } from '../calendar/epoch-day.ts';
import { localDay } from '../calendar/local-time.ts';
import { workingDaysAfter } from '../calendar/working-days.ts';
import type { Classification, Complaint, Status } from '../complaint/complaint.ts';
import type { EntrySource } from '../complaint/entry.ts';
import type { Day, Instant } from '../instant.ts';
import type { ChannelName, Language } from '../message.ts';
import type { SettlementClass } from '../sop/profile.ts';

/** A report's line in the register (TTD and TLA pencatatan, MJK-B 8): nothing that its reporter wrote, nor who it is. */
export type RegisterRow = {
  readonly number: string;
  readonly receivedAt: Instant;
  readonly channel: ChannelName;
  readonly categoryId: string | null;
  readonly classification: Classification;
  readonly settlementClass: SettlementClass;
  readonly ownerUnitId: string;
  readonly status: Status;
  readonly verifiedAt: Instant | null;
  readonly disposedAt: Instant | null;
  readonly respondedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  /** The next deadline of who has it; null: none runs. */
  readonly dueAt: Instant | null;
  readonly rating: NonNullable<Complaint['rating']> | null;
  /** How it came, where an officer entered it, and when it reached the agency. */
  readonly source: EntrySource | null;
  readonly arrivedOn: Day | null;
};

/** Which register: of reports received on these local days, both included. */
export type RegisterOf = {
  readonly from: Day;
  readonly to: Day;
  readonly language: Language;
  /** Of what this unit has and the units below it; absent: of the whole agency. */
  readonly unitId?: string;
};

const PREFIX = 'register:';

/** The id under which a register is attached to a message: it is written when it is sent. */
export const registerId = ({ from, to, language, unitId }: RegisterOf): string =>
  [`${PREFIX}${from}`, to, language, ...(unitId === undefined ? [] : [unitId])].join(':');

/** The register's file, for whoever carries it. */
export const registerFile = ({ from, to }: Pick<RegisterOf, 'from' | 'to'>) =>
  ({
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `register-${from}-${to}.xlsx`,
  }) as const;

/** The register that `registerId` named; `undefined`: the id of something else. */
export function readRegisterId(mediaId: string): RegisterOf | undefined {
  const [, from, to, language, unitId] =
    /^register:(\d{4}-\d\d-\d\d):(\d{4}-\d\d-\d\d):(id|en)(?::(.+))?$/.exec(mediaId) ?? [];
  if (from === undefined || to === undefined) return undefined;
  return { from, to, language: language === 'en' ? 'en' : 'id', ...(unitId === undefined ? {} : { unitId }) };
}

/** Working days from receipt to the answer or the end, or until now. */
export function daysUsed(
  { receivedAt, answeredAt, endedAt }: Pick<RegisterRow, 'receivedAt' | 'answeredAt' | 'endedAt'>,
  nowMs: number,
  calendar: Calendar,
): number {
  const end = answeredAt ?? endedAt;
  const [first, last] = [msOfInstant(receivedAt), end === null ? nowMs : msOfInstant(end)].map((ms) =>
    localDay(calendar, ms),
  ) as [number, number];
  return workingDaysAfter(calendar, first, last);
}
