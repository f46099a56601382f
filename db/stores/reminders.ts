import type { ReminderStore } from '../../src/ports/reminders.ts';
import type { Session } from '../client.ts';
import { stamp } from './values.ts';

const REFUSING = `
  select p.id from person p
  where p.id = any($1::text[]) and (p.reminders_off_at is not null or exists (
    select 1 from person q where q.circle_id = p.circle_id and q.reminders_off_at is not null))`;

const CHOOSE = `
  update person set reminders_off_at = $2::timestamptz
  where id = $1 or circle_id = (select circle_id from person where id = $1)`;

const WAIT = `
  insert into waiting_reminder (complaint_id, person_id, since) values ($1, $2, $3::timestamptz)
  on conflict (complaint_id) do update set since = excluded.since`;

const READERS = `
  select coalesce(p.circle_id, p.id) as reader
  from waiting_reminder w join person p on p.id = w.person_id
  where coalesce(p.circle_id, p.id) > $2::text
  group by 1 having coalesce(bool_and(p.reminded_on is distinct from ($1::text)::date), true)
  order by 1 limit $3`;

// Whoever has a day's message has it with all whom they joined. In one order: two jobs at once wait for each other.
const CLAIM = `
  with locked as (
    select id from person
    where (circle_id is null and id = any($2::text[])) or circle_id = any($2::text[])
    order by id collate "C" for update)
  update person p set reminded_on = ($1::text)::date from locked l
  where p.id = l.id and p.reminded_on is distinct from ($1::text)::date
  returning p.id, coalesce(p.circle_id, p.id) as reader`;

const TAKE = `
  delete from waiting_reminder w using unnest($1::text[], $2::text[]) as k(person_id, reader)
  where w.person_id = k.person_id returning k.reader, w.complaint_id`;

/** What waits for the day's one message to a reporter, and who wants none. */
export function createReminders(session: Session): ReminderStore {
  return {
    async refusing(personIds) {
      if (personIds.length === 0) return new Set();
      const rows = await session.query<{ id: string }>(REFUSING, [personIds]);
      return new Set(rows.map(({ id }) => id));
    },
    async choose(personId, wanted, at) {
      await session.query(CHOOSE, [personId, wanted ? null : stamp(at)]);
    },
    async wait(complaintId, personId, at) {
      await session.query(WAIT, [complaintId, personId, stamp(at)]);
    },
    async readers(day, after, limit) {
      const rows = await session.query<{ reader: string }>(READERS, [day, after, limit]);
      return rows.map(({ reader }) => reader);
    },
    async take(day, readers) {
      const claimed = await session.query<{ id: string; reader: string }>(CLAIM, [day, readers]);
      if (claimed.length === 0) return [];
      const values = [claimed.map(({ id }) => id), claimed.map(({ reader }) => reader)];
      const rows = await session.query<{ reader: string; complaint_id: string }>(TAKE, values);
      return rows.map(({ reader, complaint_id }) => ({ reader, complaintId: complaint_id }));
    },
  };
}
