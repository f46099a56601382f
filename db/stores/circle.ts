import type { Session } from '../client.ts';

const LOCK = `
  select id from person
  where id = any($1::text[])
    or circle_id in (select circle_id from person where id = any($1::text[]) and circle_id is not null)
  order by id collate "C" for update`;

const LOCK_CHATS = `
  select id from conversation
  where person_id in (
    select $1::text union select q.id from person p join person q on q.circle_id = p.circle_id where p.id = $1)
  order by id collate "C" for update`;

/**
 * As `lockCircle`, with the persons' chats. The chats are locked first, as a turn that joins them does: in the other
 * order the two would deadlock.
 */
export async function lockCircleAndChats(session: Session, personId: string): Promise<readonly string[]> {
  await session.query(LOCK_CHATS, [personId]);
  return lockCircle(session, [personId]);
}

/**
 * Locks the persons and all with whom they are joined; their ids. Someone may have been joined while the lock was waited
 * for, so that it is asked again until nobody is new.
 */
export async function lockCircle(session: Session, personIds: readonly string[]): Promise<readonly string[]> {
  let known = personIds;
  for (;;) {
    const ids = (await session.query<{ id: string }>(LOCK, [known])).map((row) => row.id);
    if (ids.length <= known.length) return ids;
    known = ids;
  }
}
