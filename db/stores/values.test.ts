import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fromCursor, stamp, toCursor, toInstant } from './values.ts';

const seed = 20_261_111;
const instants = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString());

describe('an instant', () => {
  it('comes back in the very form in which the domain writes it', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(toInstant(stamp(at))).toBe(at);
      }),
      { seed },
    );
  });
});

describe('a place in a list', () => {
  it('is remembered exactly, and fits into a button', () => {
    fc.assert(
      fc.property(fc.option(instants), fc.stringMatching(/^[\w-]{1,21}$/), (at, id) => {
        const cursor = toCursor(at, id);
        expect(fromCursor(cursor)).toEqual({ at: at === null ? null : stamp(at), id });
        expect(cursor).toMatch(/^[\w-]{1,44}$/);
      }),
      { seed },
    );
  });

  it('that someone made up is the start, whatever they typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const place = fromCursor(typed);
        if (place?.at) expect(stamp(place.at)).toBe(place.at);
      }),
      { seed },
    );
    expect(fromCursor(undefined)).toBeUndefined();
    expect(fromCursor('')).toBeUndefined();
  });
});
