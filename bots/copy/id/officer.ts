import type { Role } from '../../../src/domain/access.ts';
import type { OfficerCopy, TalkCopy } from '../officer.ts';
import { clip, lines } from '../text.ts';
import { explanationId } from './explanation.ts';
import { commandsId } from './officer-commands.ts';
import { doneId, queueId, termsId, viewId } from './officer-complaint.ts';
import { figuresId } from './officer-figures.ts';
import { historyId } from './officer-history.ts';
import { refusalId } from './officer-refusal.ts';
import { serviceId, teamId } from './officer-team.ts';

const roleWordsId: Readonly<Record<Role, string>> = { admin: 'admin', liaison: 'petugas', leader: 'pembina' };
const roleList = (roles: readonly Role[]): string => roles.map((role) => roleWordsId[role]).join(' atau ');

const talk: TalkCopy = {
  help: ({ name, role, unitName }) => [
    `${name}, ${roleWordsId[role]} di `,
    { bold: unitName },
    '. Ketik perintah dengan nomor laporan, atau balas pesan tentang laporan itu tanpa nomor.',
  ],
  helpGroup: {
    everyday: 'Sehari-hari',
    road: 'Perjalanan laporan',
    drafting: 'Konsep jawaban',
    secrecy: 'Kerahasiaan',
    look: 'Melihat dan menghitung',
    team: 'Rekan petugas',
    service: 'Layanan',
  },
  helpEnd: (example) => [
    'Cara pakai satu perintah: ',
    { code: example },
    '. Melapor sebagai warga: ',
    { code: 'lapor' },
  ],
  helpOne: ({ usage, does, aliases }) =>
    lines([{ bold: usage }], does, aliases.length > 0 ? `Juga: ${aliases.join(', ')}` : undefined),
  helpExample: (example) => ['Contoh: ', { code: example }],
  helpOnlyFor: (roles) => `Hanya untuk ${roleList(roles)}.`,
  unknown: (words) => [
    `Saya belum mengenali perintah “${clip(words)}”. Ketik `,
    { code: 'bantuan' },
    ' untuk daftarnya. Bila Anda ingin melapor sebagai warga, ketik ',
    { code: 'lapor' },
    '.',
  ],
  didYouMean: (words, keyword) => [
    `Saya belum mengenali perintah “${clip(words)}”. Maksud Anda `,
    { bold: keyword },
    '?',
  ],
  notSent: (number) => [
    'Tulisan ini tidak dikirim ke siapa pun, karena tidak diawali perintah. Untuk pelapor ',
    { bold: number },
    ', awali dengan ',
    { code: 'jawab' },
    ', ',
    { code: 'tanggapi' },
    ' atau ',
    { code: 'lengkapi' },
    '; untuk rekan petugas dengan ',
    { code: 'catatan' },
    '.',
  ],
  thanked: ['Sama-sama.'],
  mistyped: (words, example) => [
    `Nomor “${clip(words)}” sepertinya salah ketik: ada huruf yang keliru, kurang, atau lebih. Salin ulang dari pesannya, bentuknya seperti `,
    { code: example },
    '.',
  ],
  whichComplaint: (keyword, example) => [
    'Laporan yang mana? Sebut nomornya, misalnya ',
    { code: example },
    ', atau balas pesan tentang laporan itu dengan ',
    { code: keyword },
    '.',
  ],
  unnamed: (label, number, words) =>
    lines(
      [`${label}: maksudnya laporan yang terakhir dibuka, `, { bold: number }, '?'],
      words ? [{ quote: words }] : undefined,
      'Belum dijalankan. Untuk laporan lain, sebut nomornya.',
    ),
  whichUnit: (number) => ['Ke unit mana ', { bold: number }, ' diserahkan?'],
  wordsAgain: (label, number) => [`${label} `, { bold: number }, ': saya menunggu tulisan Anda.'],
  cancelled: (label, number) => [`${label} `, { bold: number }, ' dibatalkan. Tidak ada yang dikirim.'],
  nothingToCancel: ['Tidak ada yang sedang menunggu. Tidak ada yang berubah.'],
  fileUnclear: (example) => [
    'Berkas ini belum disimpan: saya belum tahu untuk laporan mana. Kirim ulang dengan keterangan, misalnya ',
    { code: example },
    '.',
  ],
  fileNotTaken: (keyword, alternative) => [
    'Belum dijalankan: ',
    { code: keyword },
    ' tidak bisa disertai berkas. Kirim ulang tanpa berkas, atau sertakan berkasnya pada ',
    { code: alternative },
    '.',
  ],
  fileKept: (count, label, number) => [
    `${count} berkas disimpan. ${label} `,
    { bold: number },
    ': sekarang kirim tulisannya.',
  ],
  albumConfirm: (label, number) => [
    `${label} `,
    { bold: number },
    ' dengan semua foto dari album ini? Belum dikirim.',
  ],
  tooManyFiles: (most) => [
    `Paling banyak ${most} berkas sekali kirim; yang ini tidak disertakan. Lanjutkan dengan tulisannya.`,
  ],
  editIgnored: ['Perintah yang sudah dikirim tidak berubah bila pesannya disunting. Kirim perintah baru.'],
  unreadable: ['Saya belum bisa membaca kiriman ini. Ketik perintah, misalnya ', { code: 'antrean' }, '.'],
  notAllowed: (keyword, roles) => [
    { code: keyword },
    ` hanya untuk ${roleList(roles)}. Yang bisa Anda pakai: ketik `,
    { code: 'bantuan' },
    '.',
  ],
  alreadyIn: (name, role, unitName) => [
    `Anda sudah masuk: ${name}, ${roleWordsId[role]} di `,
    { bold: unitName },
    '.',
  ],
  leaveAsk: (unitName) => [
    'Berhenti bertugas di ',
    { bold: unitName },
    '? Jika Anda masuk juga di obrolan lain, yang berakhir hanya obrolan ini. Jika ini yang terakhir, atau dengan “keluar semua”, laporan yang Anda ambil kembali ke antrean bersama, undangan dan kunci API buatan Anda batal, dan untuk masuk lagi perlu undangan baru.',
  ],
  languageAsk: ['Bahasa apa yang Anda pakai?'],
  languageSet: ['Mulai sekarang dalam Bahasa Indonesia.'],
  newStart: [
    'Tombol ini sudah lama dan tidak berlaku lagi. Ketik ',
    { code: 'antrean' },
    ' untuk yang terbaru.',
  ],
  thisReport: 'laporan ini',
  buttons: {
    cancel: 'Batal',
    send: 'Kirim',
    yes: 'Ya, benar',
    more: 'Selanjutnya',
    all: 'Semua',
    mine: 'Hanya milik saya',
    queue: 'Antrean',
    help: 'Bantuan',
    inspect: 'Serahkan untuk diperiksa',
    otherUnit: 'Unit lain',
    leave: 'Ya, keluar',
    leaveAll: 'Keluar semua',
    retryAll: 'Ulangi semua',
  },
  look: (position) => `Lihat ${position}`,
  insist: (unitName) => `Tetap ke ${unitName}`,
  takeOver: 'Ambil alih',
  doAnyway: 'Tetap jalankan',
};

/** Everything an officer is told, in Indonesian. */
export const officer: OfficerCopy = {
  commands: commandsId,
  usage: (usage) => usage,
  talk,
  terms: termsId,
  queue: queueId,
  figures: figuresId,
  view: viewId,
  done: doneId,
  history: historyId,
  explanation: explanationId,
  refusal: refusalId,
  team: teamId,
  service: serviceId,
};
