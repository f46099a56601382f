import { timeInWords } from '../dates.ts';
import { timeWithoutZone } from '../moments.ts';
import type { ServiceCopy, TeamCopy } from '../officer.ts';
import { clip, lines } from '../text.ts';
import { termsId } from './officer-complaint.ts';

export const teamId: TeamCopy = {
  identity: (number, name, contact) =>
    lines(
      ['Pelapor ', { bold: number }],
      name === undefined && contact === undefined
        ? 'Pelapor tidak meninggalkan nama maupun kontak.'
        : undefined,
      name === undefined ? undefined : `Nama: ${name}`,
      contact === undefined ? undefined : `Kontak: ${contact}`,
      'Anda melihat ini tercatat. Hanya untuk menyelesaikan laporan; dilarang disebarkan (BUP IV.A.2.b-d).',
    ),
  invited: ({ code, name, unitName, role, expiresAt, timeZone }) =>
    lines(
      ['Undangan untuk ', { bold: name }, `, ${termsId.role[role]} ${unitName}:`],
      [{ code }],
      `Berlaku sekali, sampai ${timeInWords(expiresAt, timeZone, 'id')}. Kode ini tidak ditampilkan lagi.`,
      [
        `${name} mengirim `,
        { code: `masuk ${code}` },
        ' kepada bot ini, atau memasukkan kodenya di halaman petugas.',
      ],
    ),
  inviteNeeds: (example) => ['Sebut unit dan nama depannya. Contoh: ', { code: example }],
  officers: 'Petugas',
  invites: 'Undangan terbuka',
  handOverNeeds: (example) => [
    'Laporan mana, kepada siapa? Contoh: ',
    { code: example },
    ', atau ',
    { code: 'serah semua Rina' },
    '.',
  ],
  handedOver: ({ name, count, number }) =>
    number !== undefined
      ? [{ bold: number }, ' sekarang ditangani ', { bold: name }, '. Rekan itu dikabari.']
      : count === 0
        ? ['Tidak ada laporan terbuka yang Anda pegang.']
        : [`${count} laporan yang Anda pegang diserahkan kepada `, { bold: name }, '. Rekan itu dikabari.'],
  handedToYou: (fromName, count) => [
    { bold: fromName },
    ` menyerahkan ${count} laporan kepada Anda. Semuanya ada di antrean Anda.`,
  ],
  whichColleague: (words, known) =>
    known === 0
      ? ['Belum ada petugas lain di unit Anda. Admin dapat mengundangnya.']
      : [words === '' ? 'Kepada siapa?' : `Siapa yang dimaksud dengan “${clip(words, 40)}”?`],
  leftToYou: (name, unitName, count) => [
    { bold: name },
    ` tidak lagi bertugas di ${unitName}. ${count} laporan yang dipegangnya kembali ke antrean unit; mohon diambil.`,
  ],
  unitEmpty: (name, unitName, count) => [
    { bold: unitName },
    ` tidak punya petugas lagi sesudah ${name} berhenti.`,
    count === 0 ? '' : ` ${count} laporan menunggu di antreannya.`,
    ' Undang petugas baru, atau tarik laporannya.',
  ],
  inviteShort: 'Undangan',
  noInvites: 'Tidak ada undangan terbuka.',
  expires: (at, timeZone) => `sampai ${timeWithoutZone(at, timeZone, 'id')}`,
  whom: (words) => [`Ada lebih dari satu “${clip(words, 40)}”. Yang mana yang dicabut?`],
  revokeNeeds: (example) => [
    'Sebut nama depannya. Contoh: ',
    { code: example },
    '. Daftarnya ada di Petugas.',
  ],
  officerRevoked: ({ name, handedBack, invites, keys }) => [
    'Akses ',
    { bold: name },
    ' dicabut, berlaku seketika.',
    handedBack === 0 ? '' : ` ${handedBack} laporan yang dipegangnya kembali ke antrean bersama.`,
    invites === 0 ? '' : ` ${invites} undangan terbuka darinya dibatalkan.`,
    keys === 0 ? '' : ` ${keys} kunci API buatannya dicabut; buat yang baru bila masih dipakai.`,
  ],
  inviteRevoked: (name) => ['Undangan untuk ', { bold: name }, ' dibatalkan; kodenya tidak berlaku lagi.'],
  enrolled: (name, role, unitName) => [
    'Selamat bertugas, ',
    { bold: name },
    `. Anda masuk sebagai ${termsId.role[role]} di `,
    { bold: unitName },
    '.',
  ],
  wrongCode: [
    'Kode itu tidak berlaku: mungkin salah ketik, sudah dipakai, atau lewat waktunya. Periksa lagi, atau minta undangan baru kepada admin.',
  ],
  left: ({ elsewhere, invites, keys }) => [
    elsewhere > 0
      ? `Anda keluar dari chat ini dan tetap bertugas di ${elsewhere} chat lain.`
      : 'Anda tidak lagi bertugas. Terima kasih.',
    invites === 0 ? '' : ` ${invites} undangan Anda yang terbuka dibatalkan.`,
    keys === 0 ? '' : ` ${keys} kunci API buatan Anda dicabut.`,
    ' Melapor sebagai warga tetap bisa: ketik ',
    { code: 'lapor' },
    '.',
  ],
  muted: (number, chats) => [
    'Pengirim ',
    { bold: number },
    chats === 0
      ? ' tidak punya chat yang bisa dibisukan.'
      : ' dibisukan. Pesannya tetap disimpan, laporannya tetap berjalan, dan bahaya jiwa tetap dijawab.',
    ...(chats === 0 ? [] : [' Batalkan dengan ', { code: `bunyikan ${number}` }, '.']),
  ],
  unmuted: () => ['Pengirim itu didengar lagi.'],
  unmuteNeeds: ['Siapa yang didengar lagi? Sebut nomor laporannya, atau pilih dari daftar bisu.'],
  mutedTitle: 'Pengirim yang dibisukan',
  mutedNone: ['Tidak ada pengirim yang dibisukan.'],
  mutedRow: ({ mutedAt, reason, kept }, { timeZone }) => [
    `sejak ${timeWithoutZone(mutedAt, timeZone, 'id')}: “${clip(reason, 80)}” · ${kept} pesan tersimpan`,
  ],
  unmuteButton: (position) => `Bunyikan ${position}`,
};

const seconds = (waitMs: number): string =>
  waitMs < 90_000 ? `${Math.max(1, Math.ceil(waitMs / 1000))} detik` : `${Math.ceil(waitMs / 60_000)} menit`;

/** Why a message did not arrive. */
export const deliveryErrorsId: Readonly<Record<string, string>> = {
  blocked: 'penerima memblokir kami',
  windowClosed: 'penerima harus menulis dulu, sudah lebih dari 24 jam (aturan WhatsApp)',
  neverWrote: 'penerima belum pernah menulis kepada kami di kanal ini',
  unreachable: 'kanal tidak menjawab',
  rejected: 'ditolak kanal',
  expired: 'kedaluwarsa sebelum terkirim',
  gaveUp: 'gagal berulang kali',
  unworded: 'pesannya gagal disusun',
  unreadable: 'isinya tidak bisa dibuka',
};

export const serviceId: ServiceCopy = {
  unknownNumber: (number) =>
    number === ''
      ? ['Laporan itu tidak ada lagi.']
      : ['Tidak ada laporan bernomor ', { bold: number }, '. Periksa lagi nomornya.'],
  slowDown: (waitMs) => [`Terlalu banyak percobaan. Coba lagi ${seconds(waitMs)} lagi.`],
  deadTitle: 'Pesan yang gagal dikirim',
  deadNone: ['Semua pesan sampai. Tidak ada yang gagal.'],
  deadRow: ({ id, number, error, createdAt }, { timeZone }) => [
    { code: String(id) },
    ` ${number ?? 'balasan chat'} · ${timeWithoutZone(createdAt, timeZone, 'id')} · ${deliveryErrorsId[error] ?? error}`,
  ],
  retryButton: (id) => `Ulangi ${id}`,
  retryNeeds: [
    'Yang mana? Ketik ',
    { code: 'ulangi 12' },
    ' dengan nomor dari daftarnya, atau ulangi semua.',
  ],
  retried: (count) => [
    count === 0
      ? 'Tidak ada pesan gagal yang perlu diulangi.'
      : `${count} pesan dimasukkan lagi ke antrean kirim.`,
  ],
  keysTitle: 'Kunci API',
  keysNone: ['Belum ada kunci API. Buat dengan ', { code: 'kunci buat <label>' }, '.'],
  keyCreated: (label, secret) =>
    lines(
      ['Kunci ', { bold: label }, ':'],
      [{ code: secret }],
      'Simpan sekarang; tidak ditampilkan lagi. Hapus pesan ini sesudah disalin.',
    ),
  keyRevoked: (label) => ['Kunci ', { bold: label }, ' dicabut, berlaku seketika.'],
  keyNeeds: [
    { code: 'kunci' },
    ' menampilkan daftarnya, ',
    { code: 'kunci buat dasbor' },
    ' membuat, ',
    { code: 'kunci cabut dasbor' },
    ' mencabut.',
  ],
  keyRevokeButton: (label) => `Cabut ${label}`,
  notFound: {
    officer: (words) => [
      `Tidak ada petugas atau undangan bernama “${clip(words, 40)}”. Lihat daftarnya dengan `,
      { code: 'petugas' },
      '.',
    ],
    invite: (words) => [
      `Tidak ada undangan terbuka untuk “${clip(words, 40)}”. Lihat `,
      { code: 'petugas' },
      '.',
    ],
    apiKey: (words) => [
      `Tidak ada kunci “${clip(words, 40)}”. Lihat daftarnya dengan `,
      { code: 'kunci' },
      '.',
    ],
    letter: (words) => [
      `Tidak ada pesan gagal bernomor ${clip(words, 20)}; mungkin sudah terkirim. Lihat `,
      { code: 'gagal' },
      '.',
    ],
    readyAnswer: (words) => [
      `Tidak ada templat “${clip(words, 40)}”. Lihat daftarnya dengan `,
      { code: 'templat' },
      '.',
    ],
    muted: () => ['Pengirim itu tidak sedang dibisukan. Lihat ', { code: 'daftar bisu' }, '.'],
  },
  done: ['Selesai.'],
};
