/** How reports stand at an instant, by the service's own decisions on their lives until then. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { Actor, OfficerActor } from '../../src/domain/access.ts';
import type { Agency } from '../../src/domain/agency.ts';
import type { Calendar } from '../../src/domain/calendar/calendar.ts';
import { localDay, startOfDayMs } from '../../src/domain/calendar/local-time.ts';
import { commandByKeyword } from '../../src/domain/complaint/commands/index.ts';
import type { Complaint, Content } from '../../src/domain/complaint/complaint.ts';
import type { DecisionContext } from '../../src/domain/complaint/decision.ts';
import type { Recorded } from '../../src/domain/complaint/event.ts';
import { begin, evolve } from '../../src/domain/complaint/evolve.ts';
import { decideSubmission } from '../../src/domain/complaint/submit.ts';
import { decideSweep } from '../../src/domain/complaint/sweep.ts';
import type { Profile } from '../../src/domain/sop/profile.ts';
import { scheduleOf } from '../../src/domain/sop/schedule.ts';
import type { Standing } from './reports.ts';

type World = { readonly agency: Agency; readonly calendar: Calendar; readonly profile: Profile };

export const words: Omit<Content, 'additions'> = {
  description:
    'Jalan di depan pasar berlubang besar sejak minggu lalu, kemarin sore ada pengendara motor yang jatuh di sana. ' +
    'Waktu hujan lubangnya tidak kelihatan. Mohon segera diperbaiki sebelum ada korban lagi.',
  place: { words: 'Jl. A. Yani depan pasar, Bati-Bati' },
  occurred: { words: 'kemarin sore' },
  attachments: [],
};
const admin: OfficerActor = {
  kind: 'officer',
  officerId: 'admin',
  unitId: 'admin',
  role: 'admin',
  name: 'Admin',
};
const liaison: OfficerActor = {
  kind: 'officer',
  officerId: 'late0',
  unitId: 'late0',
  role: 'liaison',
  name: 'Petugas',
};
const sweeper: Actor = { kind: 'system', job: 'sweep' };
const HOUR = 3_600_000;

/** The first instant of the day so many working days after the one of `at`. */
export function workingDaysFrom(at: Temporal.Instant, days: number, calendar: Calendar): Temporal.Instant {
  let day = localDay(calendar, at.epochMilliseconds);
  for (let left = Math.abs(days); left > 0; ) {
    day += Math.sign(days);
    if (calendar.isWorking(day)) left -= 1;
  }
  return Temporal.Instant.fromEpochMilliseconds(startOfDayMs(calendar, day));
}

/**
 * A report that came at `receivedAt`, was handed down and accepted under a class on the same day, and since then was
 * only watched by time, with its unit telling what hinders the answer; as it stands at `until`.
 */
export function standingOf(
  accept: string,
  receivedAt: Temporal.Instant,
  until: Temporal.Instant,
  world: World,
): Standing {
  let complaint: Complaint | undefined;
  const at = (hours: number) => receivedAt.add({ milliseconds: hours * HOUR });
  const contextOf = (actor: Actor, now: Temporal.Instant): DecisionContext => ({ ...world, now, actor });
  const record = (events: readonly Recorded['event'][], actor: Actor, now: Temporal.Instant) => {
    for (const event of events) {
      const one = { version: (complaint?.version ?? 0) + 1, at: now.toString(), actor, event };
      complaint = complaint ? evolve(complaint, one) : begin(one, 'bench');
    }
  };
  const orders = (typed: string, actor: OfficerActor, now: Temporal.Instant) => {
    const [keyword = '', ...rest] = typed.split(' ');
    const decided =
      complaint &&
      commandByKeyword(keyword)?.decide(
        complaint,
        { words: rest.join(' '), attachments: [] },
        contextOf(actor, now),
      );
    if (!decided?.ok) throw new Error(`"${typed}" was refused: ${JSON.stringify(decided?.error)}`);
    record(decided.value.events, actor, now);
  };
  const reporter: Actor = { kind: 'reporter', personId: 'person0' };
  const submission = {
    id: 'bench',
    number: 'TLA-0000-0000',
    reporterId: 'person0',
    classification: 'complaint',
    categoryId: 'jalan',
    content: words,
    anonymous: true,
    confidential: false,
    channel: 'telegram',
  } as const;
  record(decideSubmission(submission, contextOf(reporter, at(8))).events, reporter, at(8));
  orders('disposisi late0', admin, at(9));
  orders(accept, liaison, at(10));
  let now = at(10);
  for (;;) {
    if (!complaint) throw new Error('A report begins with a submission.');
    const { wakeAt } = scheduleOf(complaint, world.profile, world.calendar, now);
    const wake = wakeAt === null ? undefined : Temporal.Instant.from(wakeAt);
    if (wake === undefined || Temporal.Instant.compare(wake, until) > 0) break;
    now = Temporal.Instant.compare(wake, now) > 0 ? wake : now;
    const { events } = decideSweep(complaint, contextOf(sweeper, now));
    record(events, sweeper, now);
    if (events.some(({ type }) => type === 'monitored'))
      orders('kendala Alat berat belum tiba', liaison, now);
  }
  return { complaint, schedule: scheduleOf(complaint, world.profile, world.calendar, until) };
}
