import type { Stores, Transact } from '../ports/stores.ts';

/** What came of the ids, and those that failed. */
export type Worked<T> = { readonly results: readonly T[]; readonly failed: readonly string[] };

/**
 * Works on all ids in one transaction. When that fails, its halves are tried apart, down to one id: what cannot be
 * worked on harms itself alone and is named. Throws when the database is away, for then nothing is wrong with the ids.
 */
export async function togetherOrAlone<T>(
  transact: Transact,
  ids: readonly string[],
  work: (stores: Stores, ids: readonly string[]) => Promise<T>,
): Promise<Worked<T>> {
  if (ids.length === 0) return { results: [], failed: [] };
  try {
    return { results: [await transact((stores) => work(stores, ids))], failed: [] };
  } catch {
    await transact(async () => undefined);
    if (ids.length === 1) return { results: [], failed: ids };
    const middle = ids.length >> 1;
    const first = await togetherOrAlone(transact, ids.slice(0, middle), work);
    const second = await togetherOrAlone(transact, ids.slice(middle), work);
    return {
      results: [...first.results, ...second.results],
      failed: [...first.failed, ...second.failed],
    };
  }
}
