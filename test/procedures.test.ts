import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rows } from '../scripts/procedures/rows.ts';
import { verdictOf } from '../scripts/procedures/verdict.ts';

const tagged = ['src', 'bots', 'db', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\[((?:BUP|TTD|TLA|MJK-[AB]|BKP) [^\]]+)\]/g)].map(
        ([, tag = '']) => ({ tag, file }),
      ),
    ),
);

describe('the rows of the procedures', () => {
  it('have a tag each', () => {
    expect(new Set(rows.map(({ tag }) => tag)).size).toBe(rows.length);
  });

  it('are what the tags in the names of tests name: a slip would show nothing', () => {
    const known = new Set(rows.map(({ tag }) => tag));
    expect(tagged.filter(({ tag }) => !known.has(tag))).toEqual([]);
  });

  it('are walked by a scenario each, unless they come later', () => {
    const walked = new Set(
      tagged.filter(({ file }) => file.startsWith(join('test', 'scenarios'))).map(({ tag }) => tag),
    );
    expect(rows.filter(({ tag, later }) => later === undefined && !walked.has(tag))).toEqual([]);
  });
});

describe('the verdict of a row', () => {
  const test = (file: string, passed = true) => ({ fullName: 'a test', file, passed });

  it('is shown by people who walk the road, not by a test of the rule alone', () => {
    const rule = test('/home/src/domain/sop/deadlines.test.ts');
    expect(verdictOf({}, [rule])).toBe('rule only');
    expect(verdictOf({}, [rule, test('/home/test/scenarios/telegram-entry.test.ts')])).toBe('shown');
  });

  it('fails with any of its tests', () => {
    expect(verdictOf({}, [test('a.test.ts'), test('b.test.ts', false)])).toBe('FAILED');
  });

  it('is later only with a reason', () => {
    expect(verdictOf({}, [])).toBe('not shown');
    expect(verdictOf({ later: 'comes with the page' }, [])).toBe('later');
  });
});
