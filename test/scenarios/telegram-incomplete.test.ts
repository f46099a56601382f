/** BUP VI.B.1.a.11 across Nyepi and Lebaran 2026: 18-24 March are holidays, cuti bersama and weekend. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { reports, statusOf } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Monday 9 March 2026, 09.00 in Tanah Laut (WITA). */
const MONDAY = '2026-03-09T01:00:00Z';
const TUESDAY = '2026-03-10T01:00:00Z';
const ASK = 'Mohon foto lubang dari dekat dan nama RT terdekat';

type Story = {
  readonly stage: Stage;
  readonly admin: TelegramPerson;
  readonly silent: TelegramPerson;
  readonly replying: TelegramPerson;
  readonly silentNumber: string;
  readonly replyingNumber: string;
};

/** Two complaints of Monday; on Tuesday the admin asks both reporters for what is missing. */
async function askedOnTuesday(): Promise<Story> {
  const stage = await openStage({ now: MONDAY });
  const [silent, replying] = [stage.person(), stage.person()];
  const [silentNumber, replyingNumber] = await Promise.all([
    reports(silent, { story: 'Jalan desa kami berlubang besar sekali' }),
    reports(replying, { story: 'Jembatan kayu di ujung desa hampir putus' }),
  ]);
  const admin = await stage.firstAdmin();
  await stage.service.at(TUESDAY);
  for (const number of [silentNumber, replyingNumber]) {
    await admin.says(`lengkapi ${number} ${ASK}`);
    const done = await admin.hears('Pelapor diminta melengkapi');
    expect(done.text).toContain('Selasa, 31 Maret 2026 (10 hari kerja)');
  }
  return { stage, admin, silent, replying, silentNumber, replyingNumber };
}

/** Nothing that the sweep at `at` had to tell may leave yet, whether or not the channel has looked since. */
async function everythingRests({ stage }: Story, at: string): Promise<void> {
  const news = await stage.service.service.ground.database.query<{ kind: string; next_at: string | null }>(
    'select kind, next_at from outbox where created_at = $1::timestamptz',
    [at],
  );
  expect(news.map(({ kind }) => kind)).toContain('archived');
  for (const { kind, next_at } of news)
    expect(new Date(next_at ?? at).toISOString(), kind).toBe('2026-03-31T23:00:00.000Z');
}

/** What the bot said of itself must not wake anyone: 07.00 to 20.00. */
async function nobodyWasWoken({ stage, silent }: Story): Promise<void> {
  const zone = stage.service.service.ground.useCases.calendar().timeZone;
  for (const { at, text } of await silent.all()) {
    const hour = new Date(at).toLocaleString('en-GB', { hour: '2-digit', timeZone: zone });
    expect(Number(hour), text).toBeGreaterThanOrEqual(7);
    expect(Number(hour), text).toBeLessThan(20);
  }
}

describe('A complaint that is not completed before Lebaran 2026', () => {
  let story: Story;
  beforeAll(async () => {
    story = await askedOnTuesday();
  });
  afterAll(() => story.stage.stop());

  it('is asked for in the words of the officer, with the date after the holidays [BUP VI.B.1.a.10]', async () => {
    const asked = await story.silent.hears('perlu dilengkapi');
    expect(asked.text).toContain(`“${ASK}”`);
    expect(asked.text).toContain('Selasa, 31 Maret 2026');
    await story.admin.says(`jelaskan ${story.silentNumber}`);
    const { text } = await story.admin.hears('31 Maret 2026');
    for (const words of [
      'BUP VI.B.1.a.11',
      'Hari Suci Nyepi',
      'Cuti bersama Idul Fitri',
      'hari mulai tidak dihitung',
      'hari 9–10',
    ])
      expect(text).toContain(words);
  });

  it('has its reporter reminded by day, on the 5th and the 8th working day, once each', async () => {
    const { stage, silent } = story;
    await stage.service.passUntil('2026-03-16');
    await stage.service.at('2026-03-16T17:30:00Z');
    await stage.service.at('2026-03-17T01:00:00Z');
    await stage.service.run('sweep-deadlines');
    expect((await silent.hears('masih menunggu tambahan')).text).toContain('31 Maret 2026');
    await stage.service.passUntil('2026-03-26');
    await stage.service.at('2026-03-27T01:00:00Z');
    expect((await silent.hears('masih menunggu tambahan')).text).toContain(ASK);
    const reminders = (await silent.all()).filter(({ text }) => text.includes('masih menunggu tambahan'));
    expect(reminders).toHaveLength(2);
  });

  it('is not archived a moment before the 10th working day is over, and then once [BUP VI.B.1.a.11]', async () => {
    const { stage, silent, silentNumber } = story;
    await stage.service.passUntil('2026-03-31');
    await stage.service.at('2026-03-31T15:59:59Z');
    expect(await stage.service.run('sweep-deadlines', { dryRun: true })).not.toContain('archived');
    stage.service.clock.set('2026-03-31T15:59:00Z');
    expect(await statusOf(story.admin, silentNumber)).toBe('menunggu pelapor melengkapi');
    stage.service.clock.set('2026-03-31T16:00:00Z');
    expect(await stage.service.run('sweep-deadlines', { dryRun: true })).toContain('archived 2');
    await stage.service.at('2026-03-31T16:00:00Z');
    await everythingRests(story, '2026-03-31T16:00:00Z');
    expect(await stage.service.run('sweep-deadlines')).not.toContain('archived');
    expect(await statusOf(story.admin, silentNumber)).toBe('diarsipkan');
    await stage.service.at('2026-04-01T00:00:00Z');
    const told = await silent.hears('diarsipkan, karena');
    expect(told.text).toContain('Balas pesan ini');
    await stage.service.at('2026-04-01T01:00:00Z');
    expect((await silent.all()).filter(({ text }) => text.includes('diarsipkan, karena'))).toHaveLength(1);
    await nobodyWasWoken(story);
  });

  it('is revived by its reporter with a reply, and waits for the admin again', async () => {
    const { silent, admin, silentNumber } = story;
    const told = (await silent.all()).find(({ text }) => text.includes('diarsipkan, karena'));
    await silent.sendsPhoto({ caption: 'RT 3, ini fotonya', ...(told ? { replyTo: told.messageId } : {}) });
    expect((await silent.hears('dibuka lagi')).text).toContain(silentNumber);
    const revived = await admin.hears('Dibuka lagi dari arsip');
    expect(revived.text).toContain(silentNumber);
    expect(revived.text).toContain('Selasa, 7 April 2026');
    expect(await statusOf(story.admin, silentNumber)).toBe('menunggu verifikasi');
  });
});

describe('A reply that comes in time', () => {
  let story: Story;
  beforeAll(async () => {
    story = await askedOnTuesday();
  });
  afterAll(() => story.stage.stop());

  it('keeps the complaint from the archive while it waits for the officer', async () => {
    const { stage, replying, admin, replyingNumber } = story;
    await stage.service.at('2026-03-12T01:00:00Z');
    const asked = await replying.hears('perlu dilengkapi');
    await replying.says('Nanti saya kirim, masih di luar kota', { replyTo: asked.messageId });
    await replying.hears('sudah sampai dan akan diperiksa petugas');
    const replied = await admin.hears('Pelapor membalas');
    expect(replied.text).toContain(replyingNumber);
    expect(replied.text).toContain('masih di luar kota');
  });

  it('and three weeks in which nothing ran come to what punctual days would have come to', async () => {
    const { stage, silent, silentNumber, replyingNumber } = story;
    await stage.service.restart();
    await stage.service.at('2026-04-02T01:00:00Z');
    const again = await stage.service.run('sweep-deadlines');
    expect(again).not.toContain('archived');
    expect(await statusOf(story.admin, silentNumber)).toBe('diarsipkan');
    expect(await statusOf(story.admin, replyingNumber)).toBe('menunggu pelapor melengkapi');
    await silent.hears('diarsipkan, karena');
    expect((await silent.all()).some(({ text }) => text.includes('masih menunggu tambahan'))).toBe(false);
  });

  it('may not suffice: the officer asks again, with ten working days of its own', async () => {
    const { stage, replying, admin, replyingNumber } = story;
    await admin.says(`lengkapi ${replyingNumber} Fotonya belum ada, mohon dikirim`);
    // 3 and 5 April are holidays of 2026.
    expect((await admin.hears('Pelapor diminta melengkapi')).text).toContain('Jumat, 17 April 2026');
    const asked = await replying.hears('Fotonya belum ada');
    await admin.says(`lengkapi ${replyingNumber} Sekali lagi`);
    await admin.hears('sudah');
    await replying.sendsPhoto({ replyTo: asked.messageId });
    await replying.hears('sudah sampai dan akan diperiksa petugas');
    const replied = await admin.hears('Pelapor membalas');
    await admin.says('verifikasi', { replyTo: replied.messageId });
    await admin.hears('lengkap dan terverifikasi');
    expect((await replying.hears('sudah lengkap')).text).toContain(replyingNumber);
    await stage.service.at('2026-05-04T01:00:00Z');
    expect(await statusOf(story.admin, replyingNumber)).toBe('terverifikasi, belum didisposisikan');
  });
});
