/** From a citizen's first word to the closing of the complaint, over the official WhatsApp API and a fake Graph. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CloudStage, openCloudStage } from '../support/cloud-stage.ts';
import { databaseKinds } from '../support/databases.ts';
import type { CloudMessage, CloudPerson } from '../support/fake-graph-client.ts';
import { png, sha256 } from '../support/files.ts';
import { comesToTheSummary, handsDown, historyOf, numberIn, reports } from '../support/stories.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';

const labels = ({ choices }: CloudMessage) => choices.map(({ title, description }) => description ?? title);

describe.each(databaseKinds)('A complaint over the WhatsApp Cloud API (%s)', (database) => {
  let stage: CloudStage;
  let citizen: CloudPerson;
  let admin: CloudPerson;
  let rina: CloudPerson;
  let number = '';

  beforeAll(async () => {
    stage = await openCloudStage({ now: NOW, database });
    citizen = stage.person({ hidden: true });
  });
  afterAll(() => stage.stop());

  it('begins with a story out of nowhere and is led, by words, numbers, buttons and lists, to a number [BUP VI.A]', async () => {
    await citizen.says('Jalan depan Puskesmas Bati-Bati berlubang *besar*, kemarin ada yang jatuh');
    const consent = await citizen.hears('Lanjutkan dengan cerita di atas?');
    expect(consent.type).toBe('button');
    expect(labels(consent)).toEqual(['Ya, lanjutkan', 'Bukan laporan', 'Tentang data saya']);
    await citizen.presses('Ya, lanjutkan');
    const where = await citizen.hears('Di mana tepatnya?');
    expect(where.asksForLocation).toBe(true);
    await citizen.sharesLocation(-3.6021, 114.7123);
    await citizen.hears('Kapan ini terjadi?');
    await citizen.sendsSticker();
    await citizen.hears('Saya belum bisa membaca stiker.');
    await citizen.says('kemaren sore');
    const categories = await citizen.hears('Selasa, 10 November 2026, sore.');
    expect(categories.type).toBe('list');
    expect(labels(categories)[0]).toBe('Jalan dan jembatan');
    await citizen.says('1');
    await citizen.hears('Ada foto, video');
    await citizen.sendsPhoto({ bytes: png(1), caption: 'dari utara' });
    await citizen.sendsPhoto({ bytes: png(2) });
    const summary = await comesToTheSummary(citizen, 'Warga Contoh');
    expect(summary.text).toContain('berlubang *besar*');
    expect(summary.text).toContain('2 foto');
    await citizen.presses('Kirim');
    const sent = await citizen.hears('Laporan Anda tercatat');
    expect(sent.text).toContain('Senin, 16 November 2026 (3 hari kerja)');
    number = numberIn(sent.text);
  });

  it('is sent once, however often Meta brings the press', async () => {
    await stage.graph.again(3);
    await stage.graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    await citizen.says('laporan saya');
    const own = await citizen.hears((message) => message.text.includes(number));
    expect(own.text.match(/TLA-/g)).toHaveLength(1);
    const told = (await citizen.all()).filter(({ text }) => text.includes('Laporan Anda tercatat'));
    expect(told).toHaveLength(1);
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
      shown.push(sha256(await stage.graph.file(file?.mediaId ?? '')));
    }
    expect(shown).toEqual([png(1), png(2)].map(sha256));
    const view = await admin.hears('menunggu verifikasi');
    expect(view.text).not.toContain('Warga Contoh');
    expect((await admin.all()).map(({ text }) => text).join()).not.toContain(citizen.phone);
  });

  it('is verified, handed down and answered in reply to the notice, with a photo', async () => {
    await handsDown(admin, citizen, number);
    const notice = await rina.hears(`Disposisi baru ${number}`);
    await rina.presses('Terima');
    await rina.hears('diterima Dinas Pekerjaan Umum');
    await rina.sendsPhoto({
      bytes: png(9),
      caption: 'jawab Lubang ditambal hari ini.',
      replyTo: notice.messageId,
    });
    await rina.hears('dikirim ke pelapor');
    const shown = await citizen.hears((message) => message.file !== undefined);
    expect(shown.file?.sha256).toBe(sha256(png(9)));
    const answer = await citizen.hears('“Lubang ditambal hari ini.”');
    expect(labels(answer)).toEqual(['Selesai', 'Sebagian', 'Belum']);
  });

  it('shows officers what arrived and what was read', async () => {
    await stage.graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    expect(await historyOf(rina, number, 'menjawab')).toContain('sampai ke pelapor');
    await citizen.reads();
    await stage.graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    for (const happened of ['menyatakan lengkap', 'menyerahkan ke', 'menjawab'])
      expect(await historyOf(rina, number, happened)).toContain('dibaca pelapor');
  });

  it('is closed by the citizen', async () => {
    await citizen.presses('Selesai');
    await citizen.hears('Laporan ditutup');
    await rina.hears('Penilaian pelapor');
  });
});

describe('Meta’s troubles', () => {
  let stage: CloudStage;
  beforeAll(async () => {
    stage = await openCloudStage({ now: NOW });
  });
  afterAll(() => stage.stop());

  it('harm nobody: refused, dropped, slow, too many, and told later that it failed', async () => {
    const citizen = stage.person();
    await stage.graph.fault({ kind: 130_429 });
    await stage.graph.fault({ kind: '500' });
    await stage.graph.fault({ kind: 'drop' });
    await stage.graph.fault({ kind: 131_056 });
    // The fixed clock stands still: time must pass for what is tried again.
    const passing = setInterval(() => void stage.passes({ seconds: 2 }), 50);
    try {
      const number = await reports(citizen, { story: 'Jalan desa kami berlubang besar sekali' });
      await stage.graph.fault({ kind: 'lateFailure', code: 131_000, phone: citizen.phone });
      const admin = await stage.firstAdmin();
      await admin.says(`verifikasi ${number}`);
      await admin.hears('Berikutnya serahkan ke unit');
      await citizen.hears('sudah diperiksa dan lengkap');
      const told = (await citizen.all()).filter(({ text }) => text.includes('sudah diperiksa dan lengkap'));
      expect(told).toHaveLength(1);
    } finally {
      clearInterval(passing);
    }
  });

  it('show nothing twice when Meta took a message and we never heard so', async () => {
    const citizen = stage.person();
    await citizen.says('bantuan');
    await citizen.hears('laporan');
    await stage.graph.fault({ kind: 'applyThenDrop', phone: citizen.phone });
    await citizen.says('bantuan');
    const answer = await citizen.hears('laporan');
    expect(answer.unconfirmed).toBe(true);
    await stage.graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    await stage.isNoted(citizen, answer.messageId);
    await stage.passes({ minutes: 5 });
    await citizen.says('bantuan');
    await citizen.hears('laporan');
    expect(await citizen.all()).toHaveLength(3);
  });

  it('bring messages shuffled and twice, and each is answered once', async () => {
    const people = Array.from({ length: 5 }, () => stage.person());
    await stage.graph.hold();
    for (const person of people) await person.says('bantuan');
    await stage.graph.release({ together: true, shuffle: 3, twice: true });
    for (const person of people) await person.hears('laporan');
    await stage.graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    await stage.graph.again(5);
    await stage.graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    for (const person of people) expect(await person.all()).toHaveLength(1);
  });
});
