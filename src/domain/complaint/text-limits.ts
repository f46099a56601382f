import { err, ok, type Result } from '../result.ts';
import type { Refusal } from './refusal.ts';

/** Characters an officer's text may have, so that it fits one message on every channel with what stands around it. */
const officerTextLimit = 3000;
/** Characters of one addition by the reporter: more than any channel lets a person type at once. */
export const reporterTextLimit = 10_000;

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** A trimmed text that is there, in words, and not too long. `command` is said when it is missing. */
export function requireText(
  words: string,
  command: string,
  limit: number = officerTextLimit,
): Result<string, Refusal> {
  const text = words.trim();
  if (!SAYS_SOMETHING.test(text)) return err({ code: 'missingText', command });
  return withinLimit(text, limit);
}

/** A text that may be empty but not too long. */
export function withinLimit(text: string, limit: number = officerTextLimit): Result<string, Refusal> {
  return text.length > limit ? err({ code: 'textTooLong', limit }) : ok(text);
}
