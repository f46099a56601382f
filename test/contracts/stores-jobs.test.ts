import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Calendar, createCalendar } from '../../src/domain/calendar/calendar.ts';
import { mergeHolidays } from '../../src/domain/calendar/holiday-file.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import { followHolidays } from '../../src/usecases/recompute-schedules.ts';
import {
  addChat,
  addComplaint,
  addPerson,
  addUnit,
  minutesLater,
  morning,
  newId,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';

onEveryDatabase('jobs and brakes', (fixture) => {
  const transact: ReturnType<typeof fixture>['transact'] = (work) => fixture().transact(work);

  describe('changed holidays', () => {
    const calendarWith = (...added: string[]) => {
      const file = {
        add: added.map((on) => ({ on, name: 'Cuti bersama', kind: 'jointLeave' as const })),
        remove: [],
      };
      const merged = mergeHolidays(decreedYears, { ...file, years: [] });
      if (!merged.ok) throw new Error(merged.error.join(' '));
      return createCalendar({ timeZone: 'Asia/Makassar', years: merged.value });
    };
    const follow = (calendar: Calendar) =>
      followHolidays({ ...useCases, transact, calendar: () => calendar })(Temporal.Instant.from(morning));

    it('move deadlines and wake-ups once, at the next minute after a start with another file', async () => {
      const { complaint } = await transact(async (stores) => {
        const unitId = await addUnit(stores);
        return { complaint: await addComplaint(stores, await addPerson(stores), unitId) };
      });
      const read = async () => {
        const [row] = await fixture().db.query<{ due_at: string; wake_at: string }>(
          'select due_at, wake_at from complaint where id = $1',
          [complaint.id],
        );
        return row;
      };
      // Received on Wednesday 11 November; three working days for the review.
      expect(await follow(calendarWith())).toMatchObject({ failed: [] });
      expect(await read()).toEqual({
        due_at: '2026-11-16T16:00:00.000Z',
        wake_at: '2026-11-16T16:00:00.000Z',
      });
      expect(await follow(calendarWith())).toBeUndefined();
      expect(await follow(calendarWith('2026-11-13'))).toMatchObject({ failed: [] });
      expect(await read()).toEqual({
        due_at: '2026-11-17T16:00:00.000Z',
        wake_at: '2026-11-17T16:00:00.000Z',
      });
      expect(await follow(calendarWith('2026-11-13'))).toBeUndefined();
    });

    it('are followed anew at every run until none failed', async () => {
      const [well, ill] = await transact(async (stores) => {
        const unitId = await addUnit(stores);
        const personId = await addPerson(stores);
        const broken = { id: 'of-nobody', version: 1 };
        return [
          await addComplaint(stores, personId, unitId),
          await addComplaint(stores, personId, unitId, {}, { profile: broken }),
        ];
      });
      const dueOf = async ({ id }: { id: string }) => {
        const [row] = await fixture().db.query<{ due_at: string }>(
          'select due_at from complaint where id = $1',
          [id],
        );
        return row?.due_at;
      };
      const calendar = calendarWith('2026-11-12', '2026-11-16');
      const profileOf = ({ id }: { id: string }) => {
        if (id === 'of-nobody') throw new Error('No such profile.');
        return useCases.profileOf({ id, version: 1 });
      };
      const missing = { ...useCases, transact, calendar: () => calendar, profileOf };
      for (const _try of [1, 2])
        expect(await followHolidays(missing)(Temporal.Instant.from(morning))).toMatchObject({
          failed: [ill.id],
        });
      expect([await dueOf(well), await dueOf(ill)]).toEqual(['2026-11-18T16:00:00.000Z', null]);
      expect(await follow(calendar)).toMatchObject({ failed: [] });
      expect(await dueOf(ill)).toBe('2026-11-18T16:00:00.000Z');
      expect(await follow(calendar)).toBeUndefined();
    });
  });

  describe('someone who guesses codes', () => {
    const wrong = (who: string, minutes: number) =>
      transact(({ throttle }) => throttle.wrong('invite', who, minutesLater(minutes)));
    const wait = (who: string, minutes: number, purpose: 'invite' | 'number' = 'invite') =>
      transact(({ throttle }) => throttle.wait(purpose, who, minutesLater(minutes)));

    it('may err four times; from the fifth each doubles the wait, up to an hour', async () => {
      const who = newId('chat');
      const waits: number[] = [];
      for (let attempt = 1; attempt <= 14; attempt += 1) {
        await wrong(who, 0);
        waits.push((await wait(who, 0)) / 1_000);
      }
      expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600]);
    });

    it('waits less as time passes, and not for other things or other people', async () => {
      const who = newId('chat');
      for (let attempt = 1; attempt <= 7; attempt += 1) await wrong(who, 0);
      expect(await wait(who, 1)).toBe(60_000);
      expect(await wait(who, 2)).toBe(0);
      expect(await wait(who, 0, 'number')).toBe(0);
      expect(await wait(newId('chat'), 0)).toBe(0);
    });

    it('begins anew after a quiet hour, but not by waiting out the wait', async () => {
      const who = newId('chat');
      for (let attempt = 1; attempt <= 12; attempt += 1) await wrong(who, 0);
      await wrong(who, 61);
      expect(await wait(who, 61)).toBe(3_600_000);
      await wrong(who, 61 + 121);
      expect(await wait(who, 61 + 121)).toBe(0);
    });

    it('is forgiven once they are right', async () => {
      const who = newId('chat');
      for (let attempt = 1; attempt <= 6; attempt += 1) await wrong(who, 0);
      await transact(({ throttle }) => throttle.right('invite', who));
      expect(await wait(who, 0)).toBe(0);
      await wrong(who, 0);
      expect(await wait(who, 0)).toBe(0);
    });

    it('is counted even when all guesses come at once', async () => {
      const who = newId('chat');
      await Promise.all(Array.from({ length: 6 }, () => wrong(who, 0)));
      expect(await wait(who, 0)).toBe(60_000);
    });

    it('stands in the table as a hash only', async () => {
      const who = newId('chat-of-siti');
      await wrong(who, 0);
      const rows = await fixture().db.query<{ key: string }>('select key from throttle', []);
      expect(JSON.stringify(rows)).not.toContain(who);
    });
  });

  describe('the journal of jobs', () => {
    it('tells of each job its last run', async () => {
      await transact(async ({ jobs }) => {
        await jobs.started('run-1', 'sweep', morning, morning);
        await jobs.finished('run-1', minutesLater(1), '3 reminded', false);
        await jobs.started('run-2', 'sweep', minutesLater(10), minutesLater(11));
        await jobs.started('run-3', 'anchor', morning, minutesLater(2));
        await jobs.finished('run-3', minutesLater(3), 'disk full', true);
      });
      expect(await transact(({ jobs }) => jobs.last())).toEqual([
        { name: 'anchor', asOf: morning, finishedAt: minutesLater(3), summary: 'disk full', failed: true },
        { name: 'sweep', asOf: minutesLater(10), finishedAt: null, summary: null, failed: false },
      ]);
    });
  });

  describe('the purge', () => {
    const before = minutesLater(100);

    it('keeps what was told of a report until it has ended, and an update’s key as long as it may come again', async () => {
      const { db } = fixture();
      const personId = await transact(addPerson);
      const chat = await addChat(fixture(), { personId });
      const report = await transact(async (stores) => addComplaint(stores, personId, await addUnit(stores)));
      const { id: complaintId, number, version } = report;
      const notice = { complaintId, number, version, kind: 'closedBySystem' } as const;
      const to = { kind: 'reporter', personId } as const;
      await transact(({ outbox }) => outbox.notify([{ to, notice }], morning));
      await db.query("update outbox set status = 'sent', sent_at = $2::timestamptz where complaint_id = $1", [
        complaintId,
        minutesLater(1),
      ]);
      await db.query(
        `insert into outbox_part (provider_message_id, outbox_id)
         select 'part of ' || complaint_id, id from outbox where complaint_id = $1`,
        [complaintId],
      );
      const key = newId('update');
      await db.query(
        `insert into inbox (channel, account, update_id, conversation_id, received_at, status)
         values ('telegram', 'bot', $1, $2, $3::timestamptz, 'done')`,
        [key, chat, minutesLater(1)],
      );
      const left = async () => ({
        told: (await transact(({ outbox }) => outbox.informed(complaintId))).length,
        parts: (
          await db.query('select 1 from outbox_part where provider_message_id = $1', [
            `part of ${complaintId}`,
          ])
        ).length,
        keys: (await db.query('select 1 from inbox where update_id = $1', [key])).length,
      });
      const purge = (minutes: number) =>
        transact(({ jobs }) => jobs.purge(minutesLater(minutes), 100, minutesLater(0)));
      await purge(2);
      expect(await left()).toEqual({ told: 1, parts: 1, keys: 1 });
      await db.query("update complaint set status = 'closed' where id = $1", [complaintId]);
      // Looked at once a month, not every night.
      await purge(3);
      expect(await left()).toEqual({ told: 1, parts: 1, keys: 1 });
      await purge(60 * 24 * 31);
      expect(await left()).toEqual({ told: 0, parts: 0, keys: 1 });
      await transact(({ jobs }) => jobs.purge(minutesLater(2), 100, minutesLater(2)));
      expect((await left()).keys).toBe(0);
    });

    it('takes what is past its keeping, page by page, and nothing else', async () => {
      const { db } = fixture();
      const chat = await addChat(fixture());
      const add = (status: string, minutes: number, count: number) =>
        db.query(
          `insert into inbox (channel, account, update_id, conversation_id, received_at, status)
           select 'telegram', 'bot', $1 || n, $2, $3::timestamptz, $4 from generate_series(1, $5::int) n`,
          [newId('update'), chat, minutesLater(minutes), status, count],
        );
      await add('done', 50, 5);
      await add('done', 101, 1);
      await add('muted', 50, 1);
      await add('parked', 50, 1);
      await transact(async ({ outbox }) => {
        for (const kind of ['old', 'old', 'new', 'waiting']) {
          await outbox.say(chat, { message: { text: [kind] } }, kind, morning);
        }
      });
      await db.query(
        `update outbox set status = 'sent', sent_at = case kind when 'old' then $1::timestamptz else $2::timestamptz end
         where kind in ('old', 'new')`,
        [minutesLater(50), minutesLater(101)],
      );
      await transact(({ jobs }) => jobs.started('run-8', 'purge', morning, minutesLater(20)));
      await transact(({ jobs }) => jobs.started('run-9', 'purge', morning, minutesLater(21)));
      await transact(({ throttle }) => throttle.wrong('number', newId('old'), morning));

      expect(await transact(({ jobs }) => jobs.purge(before, 3))).toMatchObject({
        inbox: 3,
        outboxPayloads: 2,
      });
      expect(await transact(({ jobs }) => jobs.purge(before, 3))).toMatchObject({
        inbox: 2,
        outboxPayloads: 0,
      });
      expect(await transact(({ jobs }) => jobs.purge(before, 100))).toMatchObject({
        inbox: 0,
        outboxPayloads: 0,
      });

      expect(
        await db.query('select status, count(*)::int as count from inbox group by 1 order by 1', []),
      ).toEqual([
        { status: 'done', count: 1 },
        { status: 'muted', count: 1 },
        { status: 'parked', count: 1 },
      ]);
      const letters = await db.query(
        'select kind, payload is null as empty from outbox where conversation_id = $1 order by id',
        [chat],
      );
      expect(letters).toEqual([
        { kind: 'new', empty: false },
        { kind: 'waiting', empty: false },
      ]);
      expect(await db.query("select id from job_run where name = 'purge'", [])).toEqual([{ id: 'run-9' }]);
    });
  });
});
