import type { ChannelName } from '../../../src/domain/message.ts';
import type { JoinCopy } from '../join.ts';
import { lines } from '../text.ts';

const channelNames: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  web: 'halaman web',
  whatsapp: 'WhatsApp',
  'whatsapp-cloud': 'WhatsApp',
};

const named = (channels: readonly ChannelName[]): string =>
  [...new Set(channels.map((channel) => channelNames[channel]))].join(', ');

const refusals: Readonly<Record<Parameters<JoinCopy['refused']>[0], readonly [string]>> = {
  mistyped: [
    'Kode itu sepertinya salah ketik. Kodenya delapan huruf dan angka, misalnya “gabung 7KQ4-M2X6”. Mohon periksa lalu ketik lagi.',
  ],
  wrongCode: [
    'Kode itu tidak berlaku: mungkin sudah dipakai atau sudah lewat 10 menit. Ketik “gabung” di obrolan yang lain untuk kode baru.',
  ],
  ownCode: ['Kode itu dari obrolan ini sendiri. Ketik kodenya di obrolan Anda yang lain.'],
  alreadyJoined: ['Kedua obrolan itu sudah tergabung.'],
  otherOfficer: ['Obrolan ini sedang dipakai petugas lain. Ketik “keluar” dulu di sini, lalu coba lagi.'],
  tooMany: ['Sudah terlalu banyak obrolan yang tergabung. Ketik “pisahkan” di salah satunya dulu.'],
};

export const joinId: JoinCopy = {
  labels: {
    join: 'Gabungkan obrolan',
    yes: 'Ya, gabungkan',
    signIn: 'Ya, masuk di sini',
    no: 'Tidak jadi',
    separate: 'Ya, pisahkan',
    formHere: 'Formulir di obrolan ini',
    formThere: (channel) => `Formulir dari ${channelNames[channel]}`,
  },
  code: (code, minutes, as) =>
    lines(
      ['Kode gabung: ', { bold: code }, ` (berlaku ${minutes} menit, sekali pakai).`],
      ['Ketik di obrolan Anda yang lain: ', { code: `gabung ${code}` }],
      as === 'officer'
        ? 'Obrolan itu lalu masuk sebagai Anda. Jangan berikan kode ini kepada siapa pun, rekan kerja pun tidak.'
        : 'Laporan dan formulir Anda lalu ada di kedua obrolan. Jangan berikan kode ini kepada orang lain: pemegangnya dapat membaca laporan Anda.',
    ),
  ask: (channel) =>
    lines(
      ['Gabungkan obrolan ini dengan obrolan Anda di ', { bold: channelNames[channel] }, '?'],
      'Semua laporan dari keduanya lalu dapat dibaca dan dibalas di keduanya. Kabar dikirim ke obrolan yang terakhir Anda pakai.',
      'Lanjutkan hanya jika kedua obrolan milik Anda sendiri. Dengan “pisahkan” gabungan ini berakhir.',
    ),
  askSignIn: (channel, name, unitName) =>
    lines(
      [
        'Masuk di obrolan ini sebagai petugas ',
        { bold: name },
        ` (${unitName}), seperti di ${channelNames[channel]}?`,
      ],
      'Kabar tugas dikirim ke obrolan yang terakhir Anda pakai. Lanjutkan hanya jika perangkat ini milik Anda sendiri.',
    ),
  joined: (channel) => [
    `Obrolan ini dan obrolan Anda di ${channelNames[channel]} kini satu. Ketik `,
    { code: 'laporan saya' },
    ' untuk semua laporan Anda.',
  ],
  formMoved: ['Formulir yang belum selesai pindah ke sini.'],
  whichForm: (channel) => [
    `Ada formulir yang belum selesai di sini dan di ${channelNames[channel]}. Yang mana Anda lanjutkan? Yang lain dihapus.`,
  ],
  formKept: ['Baik, formulir itu dilanjutkan di sini; yang lain dihapus.'],
  signedIn: (name, unitName) => [
    `Selamat bertugas, ${name} (${unitName}). Obrolan ini kini juga milik Anda sebagai petugas. Ketik `,
    { code: 'antrean' },
    ' untuk melihat laporan, atau ',
    { code: 'keluar' },
    ' untuk berhenti di obrolan ini.',
  ],
  joinedElsewhere: (channel) => [
    `Obrolan ini kini satu dengan obrolan Anda di ${channelNames[channel]}. Bukan Anda? Ketik `,
    { code: 'pisahkan' },
    '.',
  ],
  signedInElsewhere: (channel) => [
    `Obrolan di ${channelNames[channel]} kini masuk sebagai Anda. Bukan Anda? Ketik `,
    { code: 'keluar semua' },
    ' dan hubungi admin.',
  ],
  left: ['Baik, tidak ada yang berubah.'],
  separateAsk: (channels) =>
    lines(
      ['Pisahkan obrolan ini dari obrolan Anda di ', { bold: named(channels) }, '?'],
      'Setelah itu setiap obrolan hanya menampilkan laporan yang dikirim dari obrolan itu sendiri, dan kabarnya datang ke sana. Tidak ada laporan yang hilang.',
    ),
  separated: ['Obrolan ini berdiri sendiri lagi, dengan laporan yang dikirim dari sini.'],
  notJoined: ['Obrolan ini tidak tergabung dengan obrolan lain.'],
  refused: (why) => refusals[why],
};
