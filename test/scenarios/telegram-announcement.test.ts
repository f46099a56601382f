/** An announcement on Telegram: from a citizen's yes to the result, by day and past a night, and through a kill. */
import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPostgres } from '../../db/postgres.ts';
import { openKeyring } from '../../src/adapters/keyring.ts';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { expectNoBugs, type ProcessWorld, processWorld } from '../support/process-world.ts';
import { codeIn } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 19.12 in Tanah Laut. */
const NOW = '2026-11-11T11:12:00Z';
const TEXT = 'Air PDAM mati besok pukul 8 sampai 12.';
const has = (words: string) => (message: { text: string }) => message.text.includes(words);

async function agrees(citizen: TelegramPerson): Promise<void> {
  await citizen.says('pengumuman');
  await citizen.hears('hanya dikirim kepada yang setuju');
  await citizen.presses('Ya, kirimi saya');
  await citizen.hears('stop pengumuman');
}

/** Written, counted and proposed by one admin. */
async function proposes(admin: TelegramPerson, people: number): Promise<void> {
  await admin.says(`siaran ${TEXT}`);
  await admin.hears('Untuk siapa?');
  await admin.presses('Semua yang setuju');
  await admin.hears('Inilah yang akan dibaca warga');
  await admin.hears(TEXT);
  await admin.hears(`Penerima: ${people} orang`);
  await admin.presses('Ajukan');
  await admin.hears('Admin lain harus menyetujuinya');
}

describe('An announcement on Telegram', () => {
  let stage: Stage;
  let author: TelegramPerson;
  let second: TelegramPerson;
  let citizens: readonly TelegramPerson[] = [];
  beforeAll(async () => {
    stage = await openStage({ now: NOW });
    author = await stage.firstAdmin();
    second = await stage.officer(author, 'admin Budi');
    citizens = [0, 1, 2, 3, 4].map(() => stage.person());
    await Promise.all(citizens.slice(0, 4).map(agrees));
    await citizens[4]?.says('halo');
    await citizens[4]?.hears('Selamat');
  });
  afterAll(() => stage.stop());
  const copies = async (citizen: TelegramPerson | undefined) =>
    ((await citizen?.all()) ?? []).filter(has(TEXT)).length;

  it('needs a second admin, who sees it as people will', async () => {
    await proposes(author, 4);
    await author.says('siaran setuju');
    await author.hears('harus disetujui admin lain');
    await second.hears(TEXT);
    await second.hears('mengajukan siaran untuk semua yang setuju (4 orang)');
  });

  it('approved at night it waits for the morning, and is paused and resumed meanwhile', async () => {
    await stage.passes({ hours: 1 });
    await second.presses('Setujui dan kirim');
    await second.hears('disetujui oleh Budi dan mulai dikirim');
    await author.hears('disetujui oleh Budi');
    await author.hears('dilanjutkan Kam 12 Nov 07.00 WITA');
    await author.says('siaran jeda');
    await author.hears('dijeda oleh Admin');
    await vi.waitFor(
      async () => expect((await author.all()).some(has('Siaran dijeda\n'))).toBe(true),
      20_000,
    );
    await author.presses('Lanjut');
    await author.hears('dilanjutkan oleh Admin');
    expect(await copies(citizens[0])).toBe(0);
  });

  it('reaches by day who agreed and still does, once, and says who not and why', async () => {
    const [, ended, blocking, gone, never] = citizens;
    await ended?.says('stop pengumuman');
    await ended?.hears('tidak dikirim ke obrolan ini');
    await blocking?.blocks();
    await stage.telegram.fault({ kind: '400', chatId: gone?.chatId ?? 0 });
    await stage.passes({ hours: 12 });
    await citizens[0]?.hears('Tidak ingin pengumuman lagi?');
    const result = await author.hears('terkirim kepada 1 dari 4 orang');
    for (const reason of [
      'sudah berhenti dari pengumuman',
      'memblokir layanan ini',
      'obrolannya tidak ada lagi atau menolak pesan',
    ])
      expect(result.text).toContain(`1 orang: ${reason}`);
    expect(await Promise.all([ended, never].map(copies))).toEqual([0, 0]);
    // The bar is one message, which came to its end by itself.
    const bars = (await author.all()).filter(has('▓'));
    expect(bars.map(({ text }) => text)).toEqual([
      expect.stringContaining('Siaran selesai\n▓▓▓▓▓▓▓▓▓▓ 4 dari 4'),
    ]);
  });

  it('is sent again to those only whom it did not reach', async () => {
    const [fine, , , gone] = citizens;
    await author.presses('Kirim ulang ke 2');
    await author.hears('dikirim ulang oleh Admin');
    await gone?.hears(TEXT);
    await author.hears('terkirim kepada 2 dari 4 orang');
    expect(await Promise.all([fine, gone].map(copies))).toEqual([1, 1]);
  });
});

/** Milliseconds from now to nine in the morning of today in Tanah Laut: nobody is written to at night. */
function msToNine(): number {
  const now = Temporal.Now.zonedDateTimeISO('Asia/Makassar');
  return now.withPlainTime({ hour: 9 }).epochMilliseconds - now.epochMilliseconds;
}

/** Node's options for a process whose clock is so many milliseconds ahead. */
const clockAhead = (ms: number): string =>
  `--import data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${ms};`)}`;

describe('An announcement and kill -9', () => {
  let world: ProcessWorld | undefined;
  afterEach(() => world?.dispose());

  it('has no second copy for anybody who was confirmed, and loses nobody', { timeout: 120_000 }, async () => {
    const COUNT = 40;
    const key = randomBytes(32);
    const ahead = msToNine();
    world = await processWorld('postgres', {
      environment: { SAHUT_KEY: key.toString('base64'), NODE_OPTIONS: clockAhead(ahead) },
    });
    const { fake, settings } = world;
    await fake.setNow(Date.now() + ahead);
    const { inviteCode = '' } = (await world.launch().ready) ?? {};
    const [author, second, ...citizens] = Array.from({ length: COUNT + 2 }, (_, nth) =>
      fake.person(7_100_000 + nth),
    ) as [TelegramPerson, TelegramPerson, ...TelegramPerson[]];
    await author.says(`masuk ${inviteCode}`);
    await author.hears('Selamat bertugas');
    await author.says('undang admin Budi');
    await second.says(`masuk ${codeIn((await author.hears('Undangan untuk')).text)}`);
    await second.hears('Selamat bertugas');
    for (const citizen of citizens) await citizen.says('terima pengumuman');
    await Promise.all(citizens.map((citizen) => citizen.hears('stop pengumuman', 60_000)));
    await proposes(author, COUNT);
    await second.hears('mengajukan siaran');
    const { messages } = await fake.state();
    await second.presses('Setujui dan kirim');
    // What the admins are told besides is a few.
    await fake.until((state) => state.messages > messages + COUNT / 3, 60_000);
    await world.service().kill();
    expectNoBugs(world.service());

    const database = openPostgres({ url: settings.DATABASE_URL ?? '', poolSize: 1 });
    const keyring = await openKeyring(database, key, new Date().toISOString());
    const rows = await database.query<{ conversation_id: string }>(
      "select conversation_id from outbox where kind = 'broadcast' and status = 'sent'",
      [],
    );
    await database.close();
    const confirmed = new Set(rows.map((row) => row.conversation_id));
    expect(confirmed.size).toBeGreaterThan(0);

    await world.launch().ready;
    await author.hears(`terkirim kepada ${COUNT} dari ${COUNT} orang`, 60_000);
    for (const citizen of citizens) {
      const got = (await citizen.all()).filter(has(TEXT));
      expect(got.length).toBeGreaterThan(0);
      const chat = keyring.hash('conversation', `telegram:${fake.account}:${citizen.chatId}`);
      if (confirmed.has(chat)) expect(got).toHaveLength(1);
    }
  });
});
