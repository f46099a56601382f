import { createHash } from 'node:crypto';

/**
 * What we call a message that Meta calls `wamid.…`: Meta's id holds the person's phone number in base64, and ids are kept
 * in the open. It also holds 70 random bits or more, so that nobody finds a number by trying all of them.
 */
export const messageIdOf = (wamid: string): string =>
  createHash('sha256').update(wamid).digest('base64url').slice(0, 22);
