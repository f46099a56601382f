/** From a citizen's first word to the closing of the complaint, on WhatsApp through a linked phone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import { png, sha256 } from '../support/files.ts';
import { comesToTheSummary, handsDown, historyOf, numberIn } from '../support/stories.ts';
import { openWhatsAppStage, type WhatsAppStage, type WhatsAppTalker } from '../support/whatsapp-stage.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';

const plainly = (text: string) => text.replaceAll('\u2060', '');

describe.each(databaseKinds)('A complaint on WhatsApp (%s)', (database) => {
  let stage: WhatsAppStage;
  let citizen: WhatsAppTalker;
  let admin: WhatsAppTalker;
  let rina: WhatsAppTalker;
  let number = '';

  beforeAll(async () => {
    stage = await openWhatsAppStage({ now: NOW, database });
    citizen = stage.person({ showsPhone: true });
  });
  afterAll(() => stage.stop());

  it('begins with a story out of nowhere and is led, by numbers, words and labels, to a number [BUP VI.A]', async () => {
    await citizen.says('Jalan depan Puskesmas Bati-Bati berlubang *besar*, kemarin ada yang jatuh');
    const consent = await citizen.hears('Lanjutkan dengan cerita di atas?');
    expect(consent.text).toMatch(/1\. Ya, lanjutkan\n2\. Bukan laporan\n3\. Tentang data saya/);
    await citizen.says('1.');
    await citizen.hears('Di mana tepatnya?');
    await citizen.acts({ do: 'locates', latitude: -3.6021, longitude: 114.7123 });
    await citizen.hears('Kapan ini terjadi?');
    await citizen.sends('sticker');
    await citizen.hears('Saya belum bisa membaca stiker.');
    await citizen.says('kemaren sore');
    const categories = await citizen.hears('Selasa, 10 November 2026, sore.');
    expect(categories.text).toContain('1. Jalan dan jembatan');
    await citizen.says('satu');
    await citizen.hears('Ada foto, video');
    await citizen.sendsAlbum([{ bytes: png(1), caption: 'dari utara' }, { bytes: png(2) }]);
    const summary = await comesToTheSummary(citizen, 'Warga Contoh');
    expect(plainly(summary.text)).toContain('berlubang *besar*');
    expect(summary.text).toContain('2 foto');
    await citizen.presses('Kirim');
    const sent = await citizen.hears('Laporan Anda tercatat');
    expect(sent.text).toContain('Senin, 16 November 2026 (3 hari kerja)');
    number = numberIn(sent.text);
  });

  it('reaches officers with photos as they were sent, and nothing of who reported', async () => {
    admin = await stage.firstAdmin();
    rina = await stage.officer(admin, 'pupr petugas Rina');
    await admin.says('antrean');
    await admin.hears('Antrean Admin');
    await admin.says('lihat 1');
    const shown: string[] = [];
    while (shown.length < 2) {
      const { file } = await admin.hears((message) => message.file !== undefined);
      shown.push(sha256(await stage.fake.file(file ?? '')));
    }
    expect(shown).toEqual([png(1), png(2)].map(sha256));
    await admin.hears('menunggu verifikasi');
    const all = (await admin.all()).map(({ text }) => text).join('\n');
    expect(all).not.toContain('Warga Contoh');
    expect(all).not.toMatch(/62812\d{5}|@lid/);
  });

  it('is verified, handed down and answered by quoting the notice, with a photo', async () => {
    await handsDown(admin, citizen, number);
    const notice = await rina.hears(`Disposisi baru ${number}`);
    await stage.isNoted(rina, notice.id);
    await rina.says('terima', { replyTo: notice.id });
    await rina.hears('diterima Dinas Pekerjaan Umum');
    await rina.sends('image', { bytes: png(9), caption: `jawab ${number} Lubang ditambal hari ini.` });
    await rina.hears('dikirim ke pelapor');
    const answer = await citizen.hears((message) => message.file !== undefined);
    expect(sha256(await stage.fake.file(answer.file ?? ''))).toBe(sha256(png(9)));
    expect(answer.text).toContain('Lubang ditambal hari ini.');
    expect(answer.text).toMatch(/1\. Selesai\n2\. Sebagian\n3\. Belum/);
  });

  it('shows officers what arrived and what was read', async () => {
    const ids = (await citizen.all()).map(({ id }) => id);
    await citizen.acknowledges('delivered', ...ids);
    await citizen.acknowledges('read', ...ids);
    await expect
      .poll(() => historyOf(rina, number, 'menjawab'), { timeout: 20_000 })
      .toContain('dibaca pelapor');
  });

  it('is closed by the citizen, through a restart of the service', async () => {
    await stage.service.restart();
    await stage.fake.until(({ isConnected }) => isConnected);
    await citizen.says('1');
    await citizen.hears('Laporan ditutup');
    await rina.hears('Penilaian pelapor');
  });
});
