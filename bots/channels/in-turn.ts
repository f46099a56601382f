/** Work of one kind, such as a chat's: one piece after the other, in the order in which it came. */
export function createTurnTaking(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  /** The last piece of each key that is under way. */
  const lasts = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = lasts.get(key) ?? Promise.resolve();
    const own = before.catch(noop).then(work);
    lasts.set(key, own);
    try {
      return await own;
    } finally {
      if (lasts.get(key) === own) lasts.delete(key);
    }
  };
}

const noop = () => undefined;
