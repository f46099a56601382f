import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrationsFolder } from './migrate.ts';
import * as schema from './schema/index.ts';

const journalShape = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) });

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(migrationsFolder(), 'meta', path), 'utf8'));
}

describe('the migrations', () => {
  it('lead to the schema: after a change of it, `npx drizzle-kit generate` was run', async () => {
    const last = journalShape.parse(read('_journal.json')).entries.at(-1);
    const snapshot = read(`${String(last?.idx).padStart(4, '0')}_snapshot.json`) as Parameters<
      typeof generateMigration
    >[0];
    expect(await generateMigration(snapshot, generateDrizzleJson(schema, snapshot.id))).toEqual([]);
  });

  it('are numbered without gaps', () => {
    const { entries } = journalShape.parse(read('_journal.json'));
    expect(entries.map(({ tag }) => Number(tag.slice(0, 4)))).toEqual(entries.map((_, place) => place));
  });
});
