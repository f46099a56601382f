import { describe, expect, it } from 'vitest';
import { readRange } from './byte-range.ts';

describe('a part of a file', () => {
  it.each([
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=10-19', { first: 10, last: 19 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=99-99', { first: 99, last: 99 }],
  ])('%s of 100 bytes', (header, part) => {
    expect(readRange(header, 100)).toEqual(part);
  });

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=20-10', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
    'is the whole for %s',
    (header) => {
      expect(readRange(header, 100)).toBe('whole');
    },
  );

  it.each(['bytes=100-', 'bytes=1000-2000', 'bytes=-0'])('is nowhere for %s', (header) => {
    expect(readRange(header, 100)).toBe('unsatisfiable');
  });
});
