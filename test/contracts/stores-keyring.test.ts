import { expect, it } from 'vitest';
import { masterKeyId, openKeyring, rotateMasterKey, WrongMasterKey } from '../../src/adapters/keyring.ts';
import { eachDatabase } from '../support/databases.ts';
import { master, morning } from './stores-fixture.ts';

const other = Buffer.alloc(32, 8);

eachDatabase('the keyring', (database) => {
  it('opens what it sealed before a restart, and hashes the same', async () => {
    const before = await openKeyring(database(), master, morning);
    const after = await openKeyring(database(), master, morning);
    expect(after.payload.open(before.payload.seal({ a: 1 }, 'x'), 'x')).toEqual({ a: 1 });
    expect(after.hash('conversation', 'telegram:1')).toBe(before.hash('conversation', 'telegram:1'));
    const { sealer, wrapped } = before.newPersonKey();
    expect(after.personSealer(wrapped).open(sealer.seal('Siti', 'x'), 'x')).toBe('Siti');
  });

  it('is one and the same for replicas that start at once', async () => {
    const keyrings = await Promise.all([1, 2, 3, 4].map(() => openKeyring(database(), master, morning)));
    expect(new Set(keyrings.map((keyring) => keyring.hash('invite', 'x'))).size).toBe(1);
  });

  it('says in one sentence that SAHUT_KEY is not this database’s key', async () => {
    await openKeyring(database(), master, morning);
    const wrong = openKeyring(database(), other, morning);
    await expect(wrong).rejects.toBeInstanceOf(WrongMasterKey);
    await expect(wrong).rejects.toThrow(/SAHUT_KEY is not this database's key/);
  });

  it('can be given another master key, and nothing sealed is lost', async () => {
    const before = await openKeyring(database(), master, morning);
    const sealed = before.payload.seal('Bati-Bati', 'x');
    expect(await rotateMasterKey(database(), master, other)).toBe(3);
    expect((await openKeyring(database(), other, morning)).payload.open(sealed, 'x')).toBe('Bati-Bati');
    await expect(openKeyring(database(), master, morning)).rejects.toThrow(masterKeyId(master));
    await expect(rotateMasterKey(database(), master, other)).rejects.toBeInstanceOf(WrongMasterKey);
  });

  it('hashes each thing in its own way, 22 characters long', async () => {
    const keyring = await openKeyring(database(), master, morning);
    const hashes = (['conversation', 'invite', 'session', 'apiKey', 'throttle'] as const).map((purpose) =>
      keyring.hash(purpose, 'x'),
    );
    expect(new Set(hashes).size).toBe(5);
    for (const hash of hashes) expect(hash).toMatch(/^[\w-]{22}$/);
  });

  it('gives every person a key of their own', async () => {
    const keyring = await openKeyring(database(), master, morning);
    const [one, two] = [keyring.newPersonKey(), keyring.newPersonKey()];
    expect(() => two.sealer.open(one.sealer.seal('x', 'a'), 'a')).toThrow();
    expect(() => keyring.personSealer(one.wrapped.subarray(1))).toThrow();
  });
});
