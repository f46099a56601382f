/** The line to WhatsApp over a database: paired, kept, taken over, and ended as WhatsApp says. */
import { EventEmitter, once } from 'node:events';
import type { WAMessage } from '@whiskeysockets/baileys';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Line, LineHandlers } from '../../bots/channels/whatsapp/line.ts';
import { createWhatsAppLink } from '../../bots/channels/whatsapp/link.ts';
import type { Database } from '../../db/client.ts';
import { createWhatsAppKeys } from '../../db/stores/whatsapp-keys.ts';
import { createWhatsAppLinkStore } from '../../db/stores/whatsapp-link.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { openKeyring } from '../../src/adapters/keyring.ts';
import type { WhatsAppLinkState } from '../../src/domain/whatsapp-link.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import { type FreshDatabase, freshPostgres } from '../support/databases.ts';
import { type FakeWhatsApp, startFakeWhatsApp } from '../support/fake-whatsapp-client.ts';
import { master, morning } from './stores-fixture.ts';

let fresh: FreshDatabase;
let keyring: Keyring;
let fake: FakeWhatsApp;
const lines: { line: Line }[] = [];

beforeAll(async () => {
  fresh = await freshPostgres();
  keyring = await openKeyring(fresh.database, master, morning);
  fake = await startFakeWhatsApp();
  fake.trust();
});
afterEach(async () => {
  await Promise.all(lines.splice(0).map(({ line }) => line.stop()));
  await fake.door({ kind: 'open' });
});
afterAll(async () => {
  await fake.stop();
  await fresh.dispose();
});

/** A process of the service, as far as the line goes. */
function launch(name: string, { account = 'main', keepsLate = false, readsLate = '' } = {}) {
  const { database }: { readonly database: Database } = fresh;
  const store = createWhatsAppLinkStore(database, keyring, account);
  const states: WhatsAppLinkState[] = [];
  const heard: string[] = [];
  const lookers = new Set<() => void>();
  let refuses = false;
  const look = () => {
    for (const looker of lookers) looker();
  };
  const closed = new EventEmitter();
  const keys = createWhatsAppKeys(database, keyring, account);
  const line = createWhatsAppLink(
    { account, socketUrl: fake.socketUrl },
    {
      keys: {
        ...keys,
        async read(type, ids) {
          // The first answer comes after those to what was asked later.
          if (type === readsLate) {
            readsLate = '';
            for (let trip = 0; trip < 100; trip++) await keys.read('creds', ['creds']);
          }
          return keys.read(type, ids);
        },
        async write(entries, heardMessages, at) {
          // That the phone said yes reaches the database after the connection has ended.
          if (keepsLate && entries.some(({ value }) => value?.includes('"account"'))) {
            await once(closed, 'now');
            for (let trip = 0; trip < 20; trip++) await keys.read('creds', ['creds']);
            keepsLate = false;
          }
          await keys.write(entries, heardMessages, at);
        },
      },
      store,
      clock: systemClock,
      own: database.own,
      process: name,
      log: { warn: () => undefined },
      random: () => 0,
      changed: (state) => {
        states.push(state);
        look();
      },
    },
  );
  const handlers: LineHandlers = {
    message: async (raw) => {
      if (refuses) throw new Error('The database is away.');
      heard.push((raw as WAMessage).message?.conversation ?? '');
      look();
    },
    call: async () => undefined,
    ack: () => undefined,
    closed: () => void closed.emit('now'),
    updates: async () => undefined,
    sent: async () => undefined,
  };
  const until = <T>(find: () => T | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const looker = () => {
        const found = find();
        if (found === undefined || found === false) return;
        lookers.delete(looker);
        resolve(found);
      };
      lookers.add(looker);
      looker();
    });
  const launched = {
    line,
    store,
    heard,
    states,
    start: () => line.start(handlers),
    refuse: () => {
      refuses = true;
    },
    hears: (words: string) => until(() => heard.includes(words)),
    /** The next state of this phase, from now on. */
    phase: (phase: WhatsAppLinkState['phase']) => {
      const from = states.length;
      return until(() => states.slice(from).find((state) => state.phase === phase));
    },
  };
  lines.push(launched);
  return launched;
}

async function pair(process: ReturnType<typeof launch>): Promise<WhatsAppLinkState> {
  await process.store.ask({ kind: 'pair', at: morning });
  const opened = process.phase('open');
  const { qr } = await process.phase('pairing');
  await fake.scan(qr ?? '');
  return opened;
}

describe('the line to WhatsApp', () => {
  it('is paired when an operator asks, by a picture, and says how it is', async () => {
    const one = launch('one');
    const unpaired = one.phase('unpaired');
    await one.start();
    await unpaired;
    expect(one.line.socket()).toBeUndefined();
    const state = await pair(one);
    expect(state).toMatchObject({ phase: 'open', owner: 'one', phone: expect.stringMatching(/^•+\d{4}$/) });
    expect(state.qr).toBeUndefined();
    await expect.poll(() => one.store.read()).toEqual(state);
    await fake.person(1).says('Halo');
    await one.hears('Halo');
    await expect.poll(() => one.store.waiting()).toBe(0);
  });

  it('comes back after a restart with what it knows, and hears what came meanwhile', async () => {
    await fake.person(1).says('Selagi mati');
    const two = launch('two');
    const opened = two.phase('open');
    await two.start();
    await opened;
    await two.hears('Selagi mati');
    await fake.until(({ waiting }) => waiting === 0);
  });

  it('keeps what was opened and not handled, for the next process, once', async () => {
    const failing = launch('failing');
    failing.refuse();
    const opened = failing.phase('open');
    await failing.start();
    await opened;
    await fake.person(2).says('Jangan hilang');
    await fake.until(({ waiting }) => waiting === 0);
    expect(await failing.store.waiting()).toBe(1);
    await failing.line.stop();
    const next = launch('next');
    await next.start();
    await next.hears('Jangan hilang');
    await next.line.stop();
    expect(await next.store.waiting()).toBe(0);
    expect(next.heard).toEqual(['Jangan hilang']);
  });

  it.each([
    [11, 'by their LID', 'device-list', { showsPhone: true }],
    [12, 'by their LID', 'lid-mapping', { showsPhone: true }],
    [13, 'by their phone', 'device-list', { showsPhone: true, byPhone: true }],
    [14, 'by their phone', 'lid-mapping', { showsPhone: true, byPhone: true }],
  ])(
    'hears what person %i, who writes %s, says in order though a %s is read late',
    async (who, _, late, as) => {
      const process = launch('in order', { readsLate: late });
      const opened = process.phase('open');
      await process.start();
      await opened;
      const words = Array.from({ length: 6 }, (_, place) => `${who} says ${place}`);
      for (const said of words) await fake.person(who, as).says(said);
      await Promise.all(words.map(process.hears));
      expect(process.heard).toEqual(words);
    },
  );

  it.each([503, 500, 428, 408, 515])('comes back after %i', async (code) => {
    const process = launch('again');
    const opened = process.phase('open');
    await process.start();
    await opened;
    const again = process.phase('open');
    await fake.breach({ kind: 'code', code });
    await again;
    await fake.person(3).says(`Setelah ${code}`);
    await process.hears(`Setelah ${code}`);
  });

  it.each([
    [403, 'banned'],
    [405, 'versionRefused'],
    [440, 'replaced'],
  ])('stops for good at %i, and starts again when an operator pairs', async (code, stop) => {
    const process = launch('stopped');
    const opened = process.phase('open');
    await process.start();
    await opened;
    const stopped = process.phase('stopped');
    const { logins } = await fake.state();
    await fake.breach({ kind: 'code', code });
    expect(await stopped).toMatchObject({ stop });
    expect((await fake.state()).logins).toBe(logins);
    const again = process.phase('open');
    await process.store.ask({ kind: 'pair', at: morning });
    await again;
  });

  it('is taken over by another process when the first one goes, and by no two at once', async () => {
    const first = launch('first');
    const opened = first.phase('open');
    await first.start();
    await opened;
    const second = launch('second');
    const takenOver = second.phase('open');
    await second.start();
    const { replaced } = await fake.state();
    await first.line.stop();
    await takenOver;
    await fake.person(4).says('Kepada yang kedua');
    await second.hears('Kepada yang kedua');
    expect((await fake.state()).replaced).toBe(replaced);
  });

  it('forgets the device when the phone removes it, and can be paired anew', async () => {
    const process = launch('removed');
    const opened = process.phase('open');
    await process.start();
    await opened;
    const stopped = process.phase('stopped');
    await fake.breach({ kind: 'code', code: 401 });
    expect(await stopped).toMatchObject({ stop: 'loggedOut' });
    await pair(process);
  });

  it('is unlinked when an operator asks', async () => {
    const process = launch('unlinked');
    const opened = process.phase('open');
    await process.start();
    await opened;
    const unpaired = process.phase('unpaired');
    await process.store.ask({ kind: 'unlink', at: morning });
    expect((await unpaired).phone).toBeUndefined();
    expect((await fake.state()).isPaired).toBe(false);
  });

  it('stays paired where the database is slower to keep that than WhatsApp is to end the connection', async () => {
    const slow = launch('slow', { account: 'slow', keepsLate: true });
    const unpaired = slow.phase('unpaired');
    await slow.start();
    await unpaired;
    await pair(slow);
    expect(slow.states.map(({ phase }) => phase)).toEqual([
      'unpaired',
      'connecting',
      'pairing',
      'connecting',
      'open',
    ]);
  });
});
