import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rows } from '../scripts/procedures/rows.ts';

const tagged = ['src', 'bots', 'db', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/\[((?:BUP|TTD|TLA|MJK-[AB]|BKP) [^\]]+)\]/g),
    ])
    .map(([, tag = '']) => tag),
);

describe('the rows of the procedures', () => {
  it('have a tag each', () => {
    expect(new Set(rows.map(({ tag }) => tag)).size).toBe(rows.length);
  });

  it('are what the tags in the names of tests name: a slip would show nothing', () => {
    const known = new Set(rows.map(({ tag }) => tag));
    expect(tagged.filter((tag) => !known.has(tag))).toEqual([]);
    expect(tagged.length).toBeGreaterThan(30);
  });
});
