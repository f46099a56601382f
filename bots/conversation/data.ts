/**
 * The grammar of citizens' buttons: ASCII, at most 64 bytes (Telegram's limit for a payload).
 * - `f:<draftId>:<step>:<value>` an answer in the form
 * - `c:<complaintId>:<verb>[:<arg>]` about a complaint: `status`, `why`, `add`, `unfollow`, `rate:solved|partly|unsolved`
 * - `m:<verb>[:<arg>]` the menu: `new`, `status`, `mine[:<after>]`, `help`, `privacy`, `lang[:id|en]`,
 *   `join[:<code>|no]`, `separate:yes|no`, `form:here|there`, `reminders:on|off`, `announce[:yes|no]`
 */
import type { Category } from '../../src/domain/agency.ts';

export type Pressed =
  | { readonly kind: 'form'; readonly draftId: string; readonly step: string; readonly value: string }
  | { readonly kind: 'complaint'; readonly complaintId: string; readonly verb: string; readonly arg: string }
  | { readonly kind: 'menu'; readonly verb: string; readonly arg: string };

const LIMIT = 64;
const ASCII = /^[\x20-\x7e]+$/u;

/** Whether a button may carry this. */
export const fits = (data: string): boolean => data.length <= LIMIT && ASCII.test(data);

export const formData = (draftId: string, step: string, value: string): string =>
  `f:${draftId}:${step}:${value}`;
export const complaintData = (complaintId: string, verb: string, arg?: string): string =>
  arg === undefined ? `c:${complaintId}:${verb}` : `c:${complaintId}:${verb}:${arg}`;
export const menuData = (verb: string, arg?: string): string =>
  arg === undefined ? `m:${verb}` : `m:${verb}:${arg}`;

/** Reads a payload back; `undefined`: not one of a citizen's buttons. */
export function readPress(data: string): Pressed | undefined {
  const [letter, first = '', second = '', ...rest] = data.split(':');
  const arg = rest.join(':');
  if (letter === 'f' && first && second) return { kind: 'form', draftId: first, step: second, value: arg };
  if (letter === 'c' && first && second) return { kind: 'complaint', complaintId: first, verb: second, arg };
  if (letter === 'm' && first)
    return { kind: 'menu', verb: first, arg: second && arg ? `${second}:${arg}` : second };
  return undefined;
}

const SAFE_KEY = /^[A-Za-z0-9_.-]{1,36}$/u;

/** A category's id as a button carries it; a hash of an id that is long or not ASCII, so that any agency file works. */
export function categoryKey(id: string): string {
  if (SAFE_KEY.test(id)) return id;
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `~${hash.toString(36)}`;
}

/** The category that `categoryKey` named. */
export const categoryByKey = (categories: readonly Category[], key: string): Category | undefined =>
  categories.find(({ id }) => id === key || categoryKey(id) === key);
