import type { Session } from '../client.ts';

const LOCK = `
  select id from person
  where id = any($1::text[])
    or circle_id in (select circle_id from person where id = any($1::text[]) and circle_id is not null)
  order by id collate "C" for update`;

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
