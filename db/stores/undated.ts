import type { Undated } from '../../src/domain/digest.ts';

// Asked, with no reply yet: a reply makes the officer's own clock run again, and with it `due_at`.
const ASKED = "(status = 'awaitingReporter' and due_at is null)";

/** Which open, unanswered reports the digest counts under which word, and a tap on it lists; conditions on `complaint`. */
export const undatedWhere: Readonly<Record<Undated, string>> = {
  waiting: ASKED,
  unclaimed: `assignee_id is null and status <> 'awaitingNational' and not ${ASKED}`,
  returned: "facts->>'returnedAt' is not null",
};
