import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { createAudit } from '../../db/stores/audit.ts';
import { type FreshDatabase, freshPostgres } from '../support/databases.ts';
import { runScript } from '../support/run-script.ts';
import { morning } from './stores-fixture.ts';

const run = (settings: Record<string, string>) => runScript('verify-audit', [], settings);

describe('npm run verify-audit', () => {
  let fresh: FreshDatabase & { readonly url: string };
  let dataDir: string;
  beforeEach(async () => {
    fresh = await freshPostgres();
    dataDir = await mkdtemp(join(tmpdir(), 'sahut-verify-'));
  });
  afterEach(async () => {
    await fresh.dispose();
    await rm(dataDir, { recursive: true });
  });

  it('says that all is intact, then finds a planted change', async () => {
    const { database, url } = fresh;
    const actor = { kind: 'system', job: 'test' } as const;
    for (const version of [1, 2, 3]) {
      await database.transaction((session) =>
        createAudit(session).append('officer-1', actor, 'x', { version }, morning),
      );
    }
    expect(await run({ DATABASE_URL: url })).toEqual({ code: 0, said: '1 streams, 3 events: intact' });
    await database.transaction(async (session) => {
      await session.query("set local session_replication_role = 'replica'", []);
      await session.query(`update audit_event set data = '{"version":9}' where version = 2`, []);
    });
    expect(await run({ DATABASE_URL: url })).toEqual({
      code: 1,
      said: [
        'officer-1, event 2: was changed after it was written',
        '1 streams, 3 events: 1 streams are not as they were',
      ].join('\n'),
    });
  });

  it('says in one sentence that the service is using the embedded database', async () => {
    const inUse = await openDatabase({ dataDir });
    try {
      const { code, said } = await run({ DATA_DIR: dataDir });
      expect(code).toBe(1);
      expect(said.split('\n')).toHaveLength(1);
      expect(said).toContain(dataDir);
    } finally {
      await inUse.close();
    }
  });

  it('says that there is nothing yet to verify', async () => {
    const { code, said } = await run({ DATA_DIR: join(dataDir, 'none') });
    expect(code).toBe(1);
    expect(said).toContain('There is no database under');
  });
});
