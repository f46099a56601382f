import { asc, count, eq, gt } from 'drizzle-orm';
import type { ReadyAnswer } from '../../src/domain/ready-answer.ts';
import type { ReadyAnswerStore } from '../../src/ports/ready-answers.ts';
import type { Session } from '../client.ts';
import { readyAnswer } from '../schema/index.ts';
import { stamp, toPage } from './values.ts';

const columns = { name: readyAnswer.name, text: readyAnswer.text };

/** The agency's ready-made answers, in the order of their names. */
export function createReadyAnswers({ orm }: Session): ReadyAnswerStore {
  return {
    async find(name) {
      const [row] = await orm.select(columns).from(readyAnswer).where(eq(readyAnswer.name, name));
      return row;
    },
    async page(after, limit) {
      const rows = await orm
        .select(columns)
        .from(readyAnswer)
        .where(after === undefined ? undefined : gt(readyAnswer.name, after))
        .orderBy(asc(readyAnswer.name))
        .limit(limit + 1);
      return toPage<ReadyAnswer, ReadyAnswer>(
        rows,
        limit,
        (row) => row,
        ({ name }) => name,
      );
    },
    async count() {
      const [row] = await orm.select({ count: count() }).from(readyAnswer);
      return row?.count ?? 0;
    },
    async add({ name, text }, changedBy, at) {
      const rows = await orm
        .insert(readyAnswer)
        .values({ name, text, changedBy, changedAt: stamp(at) })
        .onConflictDoNothing()
        .returning(columns);
      return rows.length > 0;
    },
    async change({ name, text }, changedBy, at) {
      const rows = await orm
        .update(readyAnswer)
        .set({ text, changedBy, changedAt: stamp(at) })
        .where(eq(readyAnswer.name, name))
        .returning(columns);
      return rows.length > 0;
    },
    async remove(name) {
      const rows = await orm.delete(readyAnswer).where(eq(readyAnswer.name, name)).returning(columns);
      return rows.length > 0;
    },
  };
}
