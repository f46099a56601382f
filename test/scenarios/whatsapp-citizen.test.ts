/** What people do on WhatsApp besides answering: correct, take back, send stickers, call, write in groups. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberIn, reports, reportsInEnglish } from '../support/stories.ts';
import { openWhatsAppStage, type WhatsAppStage, type WhatsAppTalker } from '../support/whatsapp-stage.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';
const HOLE = 'Jalan depan balai desa berlubang besar';

describe('A citizen on WhatsApp', () => {
  let stage: WhatsAppStage;
  let admin: WhatsAppTalker;
  beforeAll(async () => {
    stage = await openWhatsAppStage({ now: NOW });
    admin = await stage.firstAdmin();
  });
  afterAll(() => stage.stop());

  it('goes through the whole dialogue in English', async () => {
    const citizen = stage.person();
    await reportsInEnglish(citizen, '1');
  });

  it('answers with a voice message, a live location and a document, and each is taken', async () => {
    const citizen = stage.person();
    await citizen.says('lapor');
    await citizen.hears('1.');
    await citizen.says('1');
    await citizen.hears('Pengaduan');
    await citizen.presses('Pengaduan');
    await citizen.hears('Ceritakan');
    await citizen.sends('voice');
    await citizen.hears(/suara/);
    await citizen.says('Lampu jalan di depan sekolah mati');
    await citizen.hears('Di mana tepatnya?');
    await citizen.acts({ do: 'locates', latitude: -3.8, longitude: 114.76, isLive: true });
    await citizen.hears('Kapan ini terjadi?');
    await citizen.says('tadi malam');
    await citizen.hears('kategori');
    await citizen.says('penerangan jalan');
    await citizen.hears('1 pesan suara tersimpan');
    await citizen.sends('document', { fileName: 'surat.pdf', bytes: Buffer.from('%PDF-1.4\n%âãÏÓ\n') });
    await citizen.says('cukup');
    await citizen.hears('Siapa nama Anda');
    await citizen.says('anonim');
    await citizen.hears('publik');
    await citizen.says('boleh dibaca publik');
    const summary = await citizen.hears('Periksa sebentar');
    expect(summary.text).toMatch(/1 pesan suara/);
    expect(summary.text).toMatch(/1 dokumen/);
    await citizen.presses('Kirim');
    await citizen.hears('tercatat');
  });

  it('corrects an answer by editing the message, and the summary says what was meant', async () => {
    const citizen = stage.person();
    const told = (await citizen.says(HOLE)) as { readonly id: string };
    await citizen.hears('Lanjutkan dengan cerita di atas');
    await citizen.says('ya');
    await citizen.hears('Di mana');
    await citizen.acts({ do: 'edits', id: told.id, text: `${HOLE} dan dalam` });
    await citizen.hears('Jawaban sudah saya perbaiki');
    await citizen.says('balai desa');
    await citizen.hears('Kapan');
    await citizen.says('kemarin');
    await citizen.hears('kategori');
    for (const words of ['1', 'tidak ada', 'anonim', 'boleh dibaca publik']) await citizen.says(words);
    expect((await citizen.hears('Periksa sebentar')).text).toContain('berlubang besar dan dalam');
  });

  it('does no harm with stickers, reactions, polls, cards, calls, view-once, groups, status and channels', async () => {
    const citizen = stage.person();
    await citizen.says(HOLE);
    const asked = await citizen.hears('Lanjutkan dengan cerita di atas');
    await citizen.says('ya');
    const place = await citizen.hears('Di mana');
    await citizen.acts({ do: 'reacts', id: asked.id, emoji: '👍' });
    await citizen.sends('sticker');
    await citizen.hears('stiker');
    await citizen.acts({ do: 'poll', question: 'Rusak?', options: ['ya', 'tidak'] });
    await citizen.hears('jajak pendapat');
    await citizen.acts({ do: 'contact', name: 'Contoh', phone: '+628110000000' });
    await citizen.hears('kontak');
    await citizen.acts({ do: 'calls' });
    await citizen.hears(/telepon|panggilan/i);
    const before = (await stage.fake.messages()).length;
    for (const where of ['120363000000000001@g.us', 'status@broadcast'])
      await citizen.acts({ do: 'says', text: 'halo semua' }, { in: where });
    await citizen.says('depan balai desa', { replyTo: place.id });
    await citizen.hears('Kapan ini terjadi?');
    expect(await stage.fake.messages()).toHaveLength(before + 1);
  });

  it('is one person under both addresses, and adds to a report by quoting what was told of it', async () => {
    const citizen = stage.person({ showsPhone: true });
    const number = await reports(citizen, { story: HOLE });
    await admin.hears(`Laporan baru ${number}`);
    const told = (await citizen.all()).find(({ text }) => text.includes('Laporan Anda tercatat'));
    const sameByPhone = stage.fake.person(citizen.number, { showsPhone: true, byPhone: true });
    await stage.isNoted(citizen, told?.id ?? '');
    await sameByPhone.says('Semalam ada motor jatuh', { quotes: told?.id ?? '' });
    expect(numberIn((await citizen.hears('ditambahkan')).text)).toBe(number);
    expect((await admin.hears('Keterangan tambahan')).text).toContain('motor jatuh');
    await sameByPhone.says('laporan saya');
    expect((await citizen.hears('yang terbaru')).text).toContain(number);
  });

  it('finds an unfinished form again after a restart, and what was written meanwhile', async () => {
    const citizen = stage.person();
    await citizen.says('Selokan di RT 5 mampet dan bau');
    await citizen.hears('Lanjutkan');
    await citizen.says('ya');
    await citizen.hears('Di mana');
    await stage.service.restart();
    await citizen.says('Gang Melati');
    await citizen.hears('Kapan ini terjadi?');
    await citizen.says('batal');
    await citizen.hears(/batal/i);
  });
});
