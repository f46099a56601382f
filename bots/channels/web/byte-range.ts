import type { BytePart } from '../../../src/ports/media.ts';

/**
 * The part of a file that a `Range` header asks for (RFC 9110, 14.2): players jump in a video by it, and some play
 * nothing without. `whole`: no such header, one of another unit, or several parts, which may be ignored.
 */
export function readRange(header: string | undefined, size: number): BytePart | 'whole' | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return 'whole';
  if (from === '') {
    const count = Math.min(Number(to), size);
    return count === 0 ? 'unsatisfiable' : { first: size - count, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return 'whole';
  return first >= size ? 'unsatisfiable' : { first, last };
}
