/** Telegram as it is: repeats, refusals, blockers, broken lines; and people who must be kept out or quiet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotMessage, Matcher, TelegramPerson } from '../support/fake-telegram-client.ts';
import { codeIn, reports } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';
const HOLE = 'Jalan depan balai desa berlubang besar';

describe('In trouble on Telegram', () => {
  let stage: Stage;
  let admin: TelegramPerson;
  let citizens: readonly TelegramPerson[] = [];
  let numbers: readonly string[] = [];
  beforeAll(async () => {
    stage = await openStage({ now: NOW });
    citizens = [0, 1, 2, 3].map(() => stage.person());
    numbers = await Promise.all(citizens.map((citizen) => reports(citizen, { story: HOLE })));
    admin = await stage.firstAdmin();
  });
  afterAll(() => stage.stop());
  const pair = (index: number): [TelegramPerson, string] => [
    citizens[index] as TelegramPerson,
    numbers[index] as string,
  ];

  /** Hears what comes only after a retry: lets a minute pass for each try. */
  async function hearsInTime(person: TelegramPerson, matcher: Matcher): Promise<BotMessage> {
    for (let minutes = 0; minutes < 15; minutes++) {
      const heard = await person.hears(matcher, 1_500).catch(() => undefined);
      if (heard) return heard;
      await stage.passes({ minutes: 1 });
    }
    return person.hears(matcher);
  }

  it('an update that comes twice counts once', async () => {
    const [citizen] = pair(0);
    await citizen.presses('Tambah keterangan');
    await citizen.hears('untuk TLA');
    const { updateId = 0 } = await citizen.says('Semalam ada motor jatuh');
    await citizen.hears('ditambahkan');
    await stage.telegram.redeliver(updateId);
    await stage.telegram.until(({ pendingUpdates }) => pendingUpdates.length === 0);
    await citizen.says('cek status');
    const shown = await citizen.hears('sedang diperiksa');
    expect(shown.text.match(/menambah keterangan/g)).toHaveLength(1);
    const added = (await citizen.all()).filter(({ text }) => text.includes('ditambahkan'));
    expect(added).toHaveLength(1);
  });

  it('an update that makes no sense holds up nobody', async () => {
    const [citizen] = pair(0);
    const chat = { id: 4_400_001, type: 'private' };
    const message = { message_id: 1, date: 1, chat, from: { id: chat.id, is_bot: false, first_name: 'X' } };
    await stage.telegram.inject({ message: { ...message, text: 12 } });
    await stage.telegram.inject({ message: { ...message, photo: [] } });
    await stage.telegram.inject({ message: { ...message, location: {} } });
    await stage.telegram.inject({ callback_query: { id: '1', from: message.from } });
    await stage.telegram.inject({ something_new: { of: 2027 } });
    await citizen.says('cek status');
    await citizen.hears('sedang diperiksa');
  });

  it('what Telegram refused for a while arrives later, whole and in order', async () => {
    const [citizen, number] = pair(1);
    const { chatId } = citizen;
    await stage.telegram.fault({ kind: '429', chatId, retryAfter: 2 });
    await stage.telegram.fault({ kind: '500', chatId, times: 2 });
    await stage.telegram.fault({ kind: 'drop', chatId });
    await admin.says(`verifikasi ${number}`);
    await admin.hears('terverifikasi');
    await admin.says(`disposisi ${number} pupr`);
    await admin.hears('diserahkan');
    await hearsInTime(citizen, 'sudah diperiksa dan lengkap');
    await hearsInTime(citizen, 'diteruskan ke Dinas Pekerjaan Umum');
    const news = (await citizen.all()).filter(({ text }) => /lengkap\.|diteruskan ke Dinas/.test(text));
    expect(news.map(({ text }) => text.includes('diteruskan ke Dinas'))).toEqual([false, true]);
  });

  it('who blocked the bot gets what was held back as soon as they write again', async () => {
    const [citizen, number] = pair(2);
    await citizen.blocks();
    await admin.says(`lengkapi ${number} Mohon foto lubangnya`);
    await admin.hears('Pelapor diminta melengkapi');
    await admin.says('gagal');
    expect((await admin.hears('gagal dikirim')).text).toContain(`${number} · `);
    await admin.says(`riwayat ${number}`);
    expect((await admin.hears('Riwayat')).text).not.toContain('pelapor diberi tahu');
    await citizen.says('status');
    const asked = await citizen.hears('Balas pesan ini');
    expect(asked.text).toContain('Mohon foto lubangnya');
    await stage.isNoted(citizen, asked.messageId);
    await admin.says(`riwayat ${number}`);
    expect((await admin.hears('Riwayat')).text).toContain('pelapor diberi tahu');
  });

  it('a message that was given up stands in a list from which an admin sends it again', async () => {
    const [citizen, number] = pair(3);
    await stage.telegram.fault({ kind: '400', chatId: citizen.chatId });
    await admin.says(`verifikasi ${number}`);
    await admin.hears('terverifikasi');
    const { transact } = stage.service.service.ground;
    await expect.poll(async () => (await transact(({ outbox }) => outbox.backlog())).failed).toBe(1);
    await admin.says('gagal');
    const list = await admin.hears('ditolak kanal');
    const row = list.text.split('\n').find((line) => line.includes(number)) ?? '';
    await admin.presses(`Ulangi ${row.split(' ')[0]}`);
    await admin.hears('1 pesan dimasukkan lagi');
    const told = await citizen.hears('sudah diperiksa dan lengkap');
    await stage.isNoted(citizen, told.messageId);
    await admin.says('gagal');
    expect((await admin.hears(/gagal/)).text).not.toContain(number);
  });

  it('who is muted is told once, kept, still told of 112, and heard again when the admin says so', async () => {
    const [citizen, number] = pair(3);
    await admin.says(`bisukan ${number} Iklan berulang`);
    await admin.hears('dibisukan');
    await citizen.says('Beli pulsa murah di sini');
    const told = await citizen.hears(/./);
    expect(told.text).not.toContain('Lanjutkan dengan cerita');
    await citizen.says('Beli pulsa murah di sini');
    await citizen.says('Ada rumah kebakaran dan orang terjebak di dalam');
    await citizen.hears('112');
    expect((await citizen.all()).filter(({ text }) => text === told.text)).toHaveLength(1);
    await admin.says('daftar bisu');
    expect((await admin.hears('Pengirim yang dibisukan')).text).toContain('3 pesan tersimpan');
    await admin.says(`bunyikan ${number}`);
    await admin.hears('didengar lagi');
    await citizen.says('status');
    await citizen.hears(number);
  });

  it('who guesses invite codes waits, and an officer who is revoked is one no longer', async () => {
    await admin.says('undang pupr petugas Rina');
    const code = codeIn((await admin.hears('Undangan untuk')).text);
    const rina = stage.person();
    const hasty = stage.telegram.person(rina.chatId);
    for (let guess = 0; guess < 5; guess++) {
      await hasty.says(`masuk ABCD${guess}-22222`);
      await rina.hears('Kode itu');
    }
    await hasty.says(`masuk ${code}`);
    await rina.hears('Terlalu banyak percobaan');
    await stage.passes({ minutes: 2 });
    await rina.says(`masuk ${code}`);
    await rina.hears('Selamat bertugas');
    const thief = stage.person();
    await thief.says(`masuk ${code}`);
    await thief.hears('sudah dipakai');

    const [, number] = pair(1);
    await rina.says(`ambil ${number}`);
    await rina.hears('Anda tangani');
    await admin.says('cabut Rina');
    expect((await admin.hears('berlaku seketika')).text).toContain('1 laporan');
    await rina.says(`jawab ${number} Sudah beres`);
    const refused = await rina.hears(/./);
    expect(refused.text).not.toContain('dikirim ke pelapor');
    await rina.presses('Jawab');
    expect((await rina.hears(/./)).text).not.toContain('Tulis jawaban');
  });

  it('what people type comes out as they typed it, however long and whatever it holds', async () => {
    const citizen = stage.person();
    const odd = '<b>Jalan</b> *rusak* _parah_ `sekali` & [tautan](http://x.id) 🚧👨‍👩‍👧 \\ “kutip”';
    const long = `${odd} ${'Lubangnya banyak sekali. '.repeat(155)}`.trim();
    const number = await reports(citizen, { story: long, place: odd, name: odd });
    await admin.says(`lihat ${number}`);
    const first = await admin.hears(`${number} ·`);
    const parts = [first.text];
    while (!parts.join('').includes('”')) parts.push((await admin.hears(/./)).text);
    expect(parts.join('')).toContain(`“${odd}`);
    expect(parts.join('')).toContain(`Tempat ${odd}`);
  });
});
