import type { Report } from '../../src/ports/channel.ts';

/** For channels that never tell what became of a message. */
export const noReceipts: Report = () =>
  Promise.reject(new Error('A receipt came from a channel that has none.'));
