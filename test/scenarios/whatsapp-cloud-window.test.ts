/** WhatsApp's 24 hours: what may be said to who has not written since, and what becomes of the rest. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CloudStage, openCloudStage } from '../support/cloud-stage.ts';
import type { CloudPerson } from '../support/fake-graph-client.ts';
import { historyOf, reports } from '../support/stories.ts';

/** Monday 9 March 2026, 09.00 in Tanah Laut (WITA); 18-24 March are holidays, cuti bersama and weekend. */
const MONDAY = '2026-03-09T01:00:00Z';
/** Tuesday afternoon: more than 24 hours after anything that was said on Monday morning. */
const TUESDAY = '2026-03-10T05:00:00Z';
const ASK = 'Mohon foto lubang dari dekat dan nama RT terdekat';

type Story = {
  readonly stage: CloudStage;
  readonly admin: CloudPerson;
  readonly citizen: CloudPerson;
  readonly number: string;
};

/** A complaint of Monday; on Tuesday the admin asks its reporter for what is missing. */
async function askedTooLate(environment: Readonly<Record<string, string>> = {}): Promise<Story> {
  const stage = await openCloudStage({ now: MONDAY, environment });
  const citizen = stage.person();
  const number = await reports(citizen, { story: 'Jalan desa kami berlubang besar sekali' });
  const admin = await stage.firstAdmin();
  await stage.service.at(TUESDAY);
  await admin.says(`lengkapi ${number} ${ASK}`);
  await admin.hears('Pelapor diminta melengkapi');
  return { stage, admin, citizen, number };
}

describe('News for a citizen who has not written for 24 hours, without templates', () => {
  let story: Story;
  beforeAll(async () => {
    story = await askedTooLate();
  });
  afterAll(() => story.stage.stop());

  it('waits, and officers see why', async () => {
    const { stage, admin, citizen, number } = story;
    const { transact } = stage.service.service.ground;
    await expect.poll(async () => (await transact(({ outbox }) => outbox.backlog())).failed).toBe(1);
    expect(await historyOf(story.admin, story.number, 'meminta')).toContain(
      '⏳ kabar menunggu: penerima harus menulis dulu',
    );
    await admin.says('gagal');
    const list = await admin.hears('gagal dikirim');
    expect(list.text).toContain(number);
    expect(list.text).toContain('24 jam');
    expect((await stage.graph.messages(citizen.phone)).some(({ text }) => text.includes(ASK))).toBe(false);
  });

  it('is tried in vain when an admin sends it again, and goes on waiting', async () => {
    const { stage, admin, citizen } = story;
    await admin.presses('Ulangi semua');
    await admin.hears('1 pesan dimasukkan lagi');
    const { transact } = stage.service.service.ground;
    await expect.poll(async () => (await transact(({ outbox }) => outbox.backlog())).failed).toBe(1);
    expect((await citizen.all()).some(({ text }) => text.includes(ASK))).toBe(false);
  });

  it('goes out when they write, whatever they write', async () => {
    const { stage, citizen, number } = story;
    await citizen.says('status');
    const asked = await citizen.hears('Balas pesan ini');
    expect(asked.text).toContain(number);
    expect(asked.text).toContain(`“${ASK}”`);
    await stage.isNoted(citizen, asked.messageId);
    expect(await historyOf(story.admin, story.number, 'meminta')).toMatch(/diberi tahu|sampai ke pelapor/);
    await citizen.says('RT 3', { replyTo: asked.messageId });
    await citizen.hears('sudah sampai dan akan diperiksa petugas');
  });

  it('is said again by template or waits when Meta finds later that they wrote too long ago', async () => {
    const { stage, admin, citizen, number } = story;
    await stage.graph.fault({ kind: 'lateFailure', code: 131_047, phone: citizen.phone });
    await admin.says(`verifikasi ${number}`);
    await admin.hears('terverifikasi');
    const { transact } = stage.service.service.ground;
    await expect.poll(async () => (await transact(({ outbox }) => outbox.backlog())).failed).toBe(1);
    await citizen.says('status');
    await citizen.hears('sudah lengkap');
  });
});

describe('The 10-working-day archive with a template that tells of news', () => {
  let story: Story;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sahut-templates-'));
    const file = join(folder, 'templates.json');
    await writeFile(
      file,
      JSON.stringify({ '*': { name: 'ada_kabar', language: 'id', parameter: 'number' } }),
    );
    story = await askedTooLate({ WHATSAPP_CLOUD_TEMPLATES: file });
    // Meta approves it a little late: until then the news waits like any other.
    await story.stage.graph.approve({
      name: 'ada_kabar',
      language: 'id',
      body: 'Ada kabar untuk laporan {{1}}. Tekan Buka untuk membacanya.',
    });
  });
  afterAll(async () => {
    await story.stage.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const announced = async () =>
    (await story.citizen.all()).filter(
      ({ type, text }) => type === 'template' && text.includes(story.number),
    );

  it('tells the citizen once for each piece of news, and no piece by itself', async () => {
    const { stage, citizen } = story;
    await stage.service.passUntil('2026-03-30');
    await citizen.hears('Ada kabar untuk laporan');
    await stage.service.at('2026-03-31T16:00:00Z');
    await stage.service.at('2026-04-01T01:00:00Z');
    await expect.poll(async () => (await announced()).length).toBeGreaterThanOrEqual(3);
    const texts = (await citizen.all()).map(({ text }) => text);
    expect(texts.some((text) => /diarsipkan|masih menunggu/.test(text))).toBe(false);
    expect(await historyOf(story.admin, story.number, 'diarsipkan')).toContain('kabar menunggu');
  });

  it('says what is still true when they open it, and their "open" adds nothing to the report', async () => {
    const { stage, citizen, number } = story;
    const template = (await announced()).at(-1);
    await citizen.says('Buka', { replyTo: template?.messageId ?? '' });
    const told = await citizen.hears('diarsipkan, karena');
    expect(told.text).toContain(number);
    await stage.isNoted(citizen, told.messageId);
    const texts = (await citizen.all()).map(({ text }) => text);
    expect(texts.some((text) => text.includes('masih menunggu tambahan'))).toBe(false);
    expect(await historyOf(story.admin, story.number, 'diarsipkan')).toMatch(/diberi tahu|sampai ke pelapor/);
    expect(await historyOf(story.admin, story.number, 'menghidupkan')).toBe('');
  });

  it('is undone by a reply to what was opened', async () => {
    const { citizen, admin, number } = story;
    const told = (await citizen.all()).find(({ text }) => text.includes('diarsipkan, karena'));
    await citizen.sendsPhoto({ caption: 'RT 3, ini fotonya', replyTo: told?.messageId ?? '' });
    expect((await citizen.hears('dibuka lagi')).text).toContain(number);
    await admin.says(`lihat ${number}`);
    await admin.hears('menunggu verifikasi');
  });
});

describe('An answer by a template that carries it', () => {
  it('reaches the citizen in WhatsApp’s words, and counts as told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sahut-templates-'));
    const file = join(folder, 'templates.json');
    const template = { name: 'perlu_dilengkapi', language: 'id', parameter: 'text' };
    await writeFile(file, JSON.stringify({ completionAsked: template }));
    const stage = await openCloudStage({ now: MONDAY, environment: { WHATSAPP_CLOUD_TEMPLATES: file } });
    try {
      await stage.graph.approve({
        name: 'perlu_dilengkapi',
        language: 'id',
        body: 'Kabar laporan Anda: {{1}}',
      });
      const citizen = stage.person();
      const number = await reports(citizen, { story: 'Jalan desa kami berlubang besar sekali' });
      const admin = await stage.firstAdmin();
      await stage.service.at(TUESDAY);
      await admin.says(`lengkapi ${number} ${ASK}`);
      const told = await citizen.hears('Kabar laporan Anda:');
      expect(told.text).toContain(ASK);
      expect(told.text).toContain('31 Maret 2026');
      await stage.graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
      await expect.poll(() => historyOf(admin, number, 'meminta')).toContain('sampai ke pelapor');
      await citizen.sendsPhoto({ caption: 'RT 3', replyTo: told.messageId });
      await citizen.hears('sudah sampai dan akan diperiksa petugas');
    } finally {
      await stage.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
