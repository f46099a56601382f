import { expect, it } from 'vitest';
import { openKeyring } from '../../src/adapters/keyring.ts';
import { eachDatabase } from '../../test/support/databases.ts';
import { ConnectionLost } from '../errors.ts';
import { createTurns } from './inbox-group.ts';

eachDatabase('a turn that failed', (database) => {
  it('comes again when the database was away or raced, and is a bug otherwise', async () => {
    const keyring = await openKeyring(database(), Buffer.alloc(32, 7), '2026-11-11T01:12:00Z');
    const turns = createTurns(database(), keyring);
    expect(turns.isOutage(new ConnectionLost('The connection to PostgreSQL broke'))).toBe(true);
    expect(turns.isOutage(new Error('Failed query', { cause: new ConnectionLost('broke') }))).toBe(true);
    for (const code of ['08006', '40001', '40P01', '53300', '57P01', 'ECONNRESET'])
      expect(turns.isOutage(Object.assign(new Error('failed'), { code }))).toBe(true);
    expect(turns.isOutage(Object.assign(new Error('failed'), { code: '22021' }))).toBe(false);
    expect(turns.isOutage(new Error('a bug'))).toBe(false);
  });
});
