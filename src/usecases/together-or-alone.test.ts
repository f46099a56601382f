import { describe, expect, it } from 'vitest';
import type { Stores, Transact } from '../ports/stores.ts';
import { togetherOrAlone } from './together-or-alone.ts';

/** A transaction that keeps what its work kept only if the work came to its end. */
function memory(isAway: () => boolean = () => false) {
  const kept: string[] = [];
  let transactions = 0;
  const transact: Transact = async (work) => {
    transactions += 1;
    if (isAway()) throw new Error('the database is away');
    const before = kept.length;
    try {
      return await work({} as Stores);
    } catch (error) {
      kept.splice(before);
      throw error;
    }
  };
  const keepAllBut =
    (...bad: readonly string[]) =>
    async (_stores: Stores, ids: readonly string[]) => {
      for (const id of ids) {
        if (bad.includes(id)) throw new Error(`${id} cannot be worked on`);
        kept.push(id);
      }
      return ids.length;
    };
  return { kept, transact, keepAllBut, transactions: () => transactions };
}

const ids = Array.from({ length: 200 }, (_, index) => `id-${index}`);

describe('work on a page', () => {
  it('takes one transaction while nothing is wrong', async () => {
    const { kept, transact, keepAllBut, transactions } = memory();
    expect(await togetherOrAlone(transact, ids, keepAllBut())).toEqual({ results: [200], failed: [] });
    expect(kept).toEqual(ids);
    expect(transactions()).toBe(1);
    expect(await togetherOrAlone(transact, [], keepAllBut())).toEqual({ results: [], failed: [] });
  });

  it('is done for all the others when two cannot be worked on, and names those', async () => {
    const { kept, transact, keepAllBut } = memory();
    const worked = await togetherOrAlone(transact, ids, keepAllBut('id-7', 'id-150'));
    expect(worked.failed).toEqual(['id-7', 'id-150']);
    expect(kept).toEqual(ids.filter((id) => id !== 'id-7' && id !== 'id-150'));
    expect(worked.results.reduce((sum, count) => sum + count, 0)).toBe(198);
  });

  it('is left for the next time when the database is away, and blames nothing', async () => {
    const { transact, keepAllBut, transactions } = memory(() => true);
    await expect(togetherOrAlone(transact, ids, keepAllBut())).rejects.toThrow('away');
    expect(transactions()).toBe(2);
  });
});
