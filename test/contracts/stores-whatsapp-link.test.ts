import { describe, expect, it } from 'vitest';
import { createWhatsAppKeys } from '../../db/stores/whatsapp-keys.ts';
import { createWhatsAppLinkStore } from '../../db/stores/whatsapp-link.ts';
import type { HeardMessage } from '../../src/ports/whatsapp-link.ts';
import { morning, newId, onEveryDatabase } from './stores-fixture.ts';

const PHONE = '628120000001';
const heard = (id: string): HeardMessage => ({
  id,
  attributes: { from: `${PHONE}@s.whatsapp.net`, id },
  content: Buffer.from(`isi ${id}`),
});

onEveryDatabase('what WhatsApp needs kept', (fixture) => {
  const account = () => newId('account');
  const keysOf = (name: string) => createWhatsAppKeys(fixture().db, fixture().keyring, name);
  const lineOf = (name: string) => createWhatsAppLinkStore(fixture().db, fixture().keyring, name);

  describe('our device’s keys', () => {
    it('are read as they were written, replaced, deleted, and wiped', async () => {
      const keys = keysOf(account());
      const entries = [
        { type: 'session', id: `${PHONE}.0`, value: '{"a":1}' },
        { type: 'session', id: '2.0', value: '{"b":"ü"}' },
        { type: 'pre-key', id: '2.0', value: '{"c":3}' },
      ];
      await keys.write(entries, [], morning);
      expect(await keys.read('session', [`${PHONE}.0`, '2.0', '3.0'])).toEqual(
        new Map([
          [`${PHONE}.0`, '{"a":1}'],
          ['2.0', '{"b":"ü"}'],
        ]),
      );
      await keys.write(
        [
          { type: 'session', id: `${PHONE}.0`, value: '{"a":2}' },
          { type: 'session', id: '2.0', value: null },
        ],
        [],
        morning,
      );
      expect([...(await keys.read('session', [`${PHONE}.0`, '2.0'])).values()]).toEqual(['{"a":2}']);
      await keys.wipe();
      expect((await keys.read('pre-key', ['2.0'])).size).toBe(0);
    });

    it('are an account’s own', async () => {
      const [mine, other] = [keysOf(account()), keysOf(account())];
      await mine.write([{ type: 'creds', id: 'creds', value: '{}' }], [], morning);
      expect((await other.read('creds', ['creds'])).size).toBe(0);
      await other.wipe();
      expect((await mine.read('creds', ['creds'])).size).toBe(1);
    });

    it('say nothing of phones to whoever reads the tables', async () => {
      const name = account();
      await keysOf(name).write(
        [{ type: 'session', id: `${PHONE}.0`, value: PHONE }],
        [heard(PHONE)],
        morning,
      );
      for (const table of ['whatsapp_key', 'whatsapp_heard']) {
        const rows = await fixture().db.query<{ row: string }>(
          `select t::text as row from ${table} t where account = $1`,
          [name],
        );
        expect(rows).toHaveLength(1);
        expect(rows[0]?.row).not.toContain(PHONE);
        expect(rows[0]?.row).not.toContain(Buffer.from(PHONE).toString('hex'));
      }
    });
  });

  describe('what was heard', () => {
    it('waits in its order, once, page by page, until it is handled', async () => {
      const keys = keysOf(account());
      await keys.write([], [heard('a'), heard('b')], morning);
      await keys.write([], [heard('b'), heard('c')], morning);
      const [first, ...rest] = await keys.unhandled(10);
      expect(first).toMatchObject(heard('a'));
      expect(rest.map(({ id }) => id)).toEqual(['b', 'c']);
      expect((await keys.unhandled(10, first?.place)).map(({ id }) => id)).toEqual(['b', 'c']);
      expect((await keys.unhandled(1)).map(({ id }) => id)).toEqual(['a']);
      await keys.handled(['a', 'c', 'x']);
      expect((await keys.unhandled(10)).map(({ id }) => id)).toEqual(['b']);
      await keys.wipe();
      expect(await keys.unhandled(10)).toHaveLength(1);
    });

    it('is kept with the keys or not at all', async () => {
      const keys = keysOf(account());
      const twice = [
        { type: 'session', id: '1.0', value: '1' },
        { type: 'session', id: '1.0', value: '2' },
      ];
      // One statement cannot write a row twice.
      await expect(keys.write(twice, [heard('a')], morning)).rejects.toThrow();
      expect(await keys.unhandled(10)).toEqual([]);
    });
  });

  describe('the line', () => {
    it('is as its process said last', async () => {
      const line = lineOf(account());
      expect(await line.read()).toBeUndefined();
      await line.write({ phase: 'pairing', since: morning, owner: 'one', qr: 'kode' }, morning);
      await line.write({ phase: 'open', since: morning, owner: 'one' }, morning);
      expect(await line.read()).toEqual({ phase: 'open', since: morning, owner: 'one' });
    });

    it('gives a request to one process, once, the last one asked', async () => {
      const line = lineOf(account());
      expect(await line.takeRequest()).toBeUndefined();
      await line.ask({ kind: 'pair', phone: PHONE, at: morning });
      expect(await line.read()).toBeUndefined();
      await line.ask({ kind: 'unlink', at: morning });
      const taken = await Promise.all([line.takeRequest(), line.takeRequest()]);
      expect(taken.filter(Boolean)).toEqual([{ kind: 'unlink', at: morning }]);
      expect(await line.takeRequest()).toBeUndefined();
    });

    it('counts what waits', async () => {
      const name = account();
      await keysOf(name).write([], [heard('a'), heard('b')], morning);
      expect(await lineOf(name).waiting()).toBe(2);
    });
  });
});
