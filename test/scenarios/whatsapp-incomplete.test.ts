/** BUP VI.B.1.a.11 on WhatsApp, across Nyepi and Lebaran 2026: 18-24 March are holidays, cuti bersama and weekend. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reports, statusOf } from '../support/stories.ts';
import { openWhatsAppStage, type WhatsAppStage, type WhatsAppTalker } from '../support/whatsapp-stage.ts';

/** Monday 9 March 2026, 09.00 in Tanah Laut (WITA). */
const MONDAY = '2026-03-09T01:00:00Z';
const TUESDAY = '2026-03-10T01:00:00Z';
const ASK = 'Mohon foto lubang dari dekat dan nama RT terdekat';

describe('A complaint on WhatsApp that is not completed before Lebaran 2026', () => {
  let stage: WhatsAppStage;
  let admin: WhatsAppTalker;
  let citizen: WhatsAppTalker;
  let number = '';
  const heardTimes = async (words: string): Promise<number> =>
    (await citizen.all()).filter(({ text }) => text.includes(words)).length;

  beforeAll(async () => {
    stage = await openWhatsAppStage({ now: MONDAY });
    citizen = stage.person();
    number = await reports(citizen, { story: 'Jalan desa kami berlubang besar sekali' });
    admin = await stage.firstAdmin();
    await stage.service.at(TUESDAY);
  });
  afterAll(() => stage.stop());

  it('has its reporter asked in the words of the officer, and reminded twice by day', async () => {
    await admin.says(`lengkapi ${number} ${ASK}`);
    await admin.hears('Pelapor diminta melengkapi');
    const asked = await citizen.hears('perlu dilengkapi');
    expect(asked.text).toContain(`“${ASK}”`);
    expect(asked.text).toContain('Selasa, 31 Maret 2026');
    await stage.service.passUntil('2026-03-17');
    expect((await citizen.hears('masih menunggu tambahan')).text).toContain('31 Maret 2026');
    await stage.service.passUntil('2026-03-28');
    await citizen.hears('masih menunggu tambahan');
    expect(await heardTimes('masih menunggu tambahan')).toBe(2);
  });

  it('is archived when the 10th working day is over, not a moment before, and told in the morning', async () => {
    await stage.service.passUntil('2026-03-31');
    await stage.service.at('2026-03-31T15:59:00Z');
    expect(await statusOf(admin, number)).toBe('menunggu pelapor melengkapi');
    await stage.service.at('2026-03-31T16:00:00Z');
    expect(await statusOf(admin, number)).toBe('diarsipkan');
    expect(await heardTimes('diarsipkan, karena')).toBe(0);
    await stage.service.at('2026-04-01T00:00:00Z');
    await citizen.hears('diarsipkan, karena');
    await stage.service.at('2026-04-01T01:00:00Z');
    expect(await heardTimes('diarsipkan, karena')).toBe(1);
  });

  it('is revived by a photo that quotes what was told, and waits for the admin again', async () => {
    const told = (await citizen.all()).find(({ text }) => text.includes('diarsipkan, karena'));
    await citizen.says('RT 3, sudah saya ukur dua meter', { replyTo: told?.id ?? '' });
    expect((await citizen.hears('dibuka lagi')).text).toContain(number);
    expect((await admin.hears('Dibuka lagi dari arsip')).text).toContain(number);
    expect(await statusOf(admin, number)).toBe('menunggu verifikasi');
  });
});
