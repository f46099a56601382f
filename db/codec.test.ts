import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsers, serializers } from './codec.ts';

const runs = { seed: 20_260_302, numRuns: 300 };
const tricky = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('NULL', 'null', '', '{}', '"', '\\', '\\"', ',', ' a ', '{a,"b"}', '\\x00'),
);

const travel = (oid: number, value: unknown): unknown => parsers[oid]?.(serializers[oid]?.(value) ?? '');

it('a list of texts comes back as it was, whatever people type', () => {
  fc.assert(
    fc.property(fc.array(fc.option(tricky)), (list) => {
      expect(travel(1009, list)).toEqual(list);
    }),
    runs,
  );
});

it('a list of bytes comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.uint8Array({ maxLength: 40 }))), (list) => {
      expect(travel(1001, list)).toEqual(list.map((bytes) => (bytes === null ? null : Buffer.from(bytes))));
    }),
    runs,
  );
});

it('a list of JSON values comes back as it was, lists within it too', () => {
  const value = fc.jsonValue().filter((json) => typeof json !== 'string' && json !== null);
  fc.assert(
    fc.property(fc.array(value), (list) => {
      expect(JSON.stringify(travel(3807, list))).toBe(JSON.stringify(list));
    }),
    runs,
  );
});

it('a moment comes back in UTC to the millisecond; finer digits are cut, not rounded', () => {
  expect(parsers[1184]?.('2026-03-02 08:00:00+00')).toBe('2026-03-02T08:00:00.000Z');
  expect(parsers[1184]?.('2026-03-02 08:00:00.1+00')).toBe('2026-03-02T08:00:00.100Z');
  expect(parsers[1184]?.('2026-03-02 08:00:00.123999+00')).toBe('2026-03-02T08:00:00.123Z');
  expect(parsers[1184]?.('-infinity')).toBe('-infinity');
});
