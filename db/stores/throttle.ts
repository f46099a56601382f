import { eq } from 'drizzle-orm';
import type { ThrottleStore } from '../../src/ports/throttle.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { throttle } from '../schema/index.ts';
import { stamp } from './values.ts';

// `since` is the last wrong attempt. Attempts are forgotten an hour after it or after the end of its wait, whichever is
// later: whoever goes on guessing keeps the longest wait. The exponent is capped so that the interval cannot overflow.
const WRONG = `
  insert into throttle as t (key, since, attempts) values ($1, $2::timestamptz, 1)
  on conflict (key) do update set (since, attempts, blocked_until) = (
    select excluded.since, n.attempts, case when n.attempts >= 5 then excluded.since
      + least(interval '30 seconds' * power(2, least(n.attempts - 5, 10)), interval '1 hour') end
    from (select case when greatest(t.since, t.blocked_until) > excluded.since - interval '1 hour'
      then t.attempts + 1 else 1 end as attempts) n)`;

/** Slows down who guesses invite codes and report numbers; who it is stands here as a keyed hash only. */
export function createThrottle(session: Session, keyring: Keyring): ThrottleStore {
  const keyOf = (purpose: string, who: string) => keyring.hash('throttle', `${purpose}:${who}`);
  return {
    async wait(purpose, who, now) {
      const [row] = await session.orm
        .select({ until: throttle.blockedUntil })
        .from(throttle)
        .where(eq(throttle.key, keyOf(purpose, who)));
      if (!row?.until) return 0;
      return Math.max(0, Date.parse(row.until) - Date.parse(stamp(now)));
    },
    async wrong(purpose, who, now) {
      await session.query(WRONG, [keyOf(purpose, who), stamp(now)]);
    },
    async right(purpose, who) {
      await session.orm.delete(throttle).where(eq(throttle.key, keyOf(purpose, who)));
    },
  };
}
