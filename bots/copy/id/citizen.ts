import type { Status } from '../../../src/domain/complaint/complaint.ts';
import type { ComplaintEvent } from '../../../src/domain/complaint/event.ts';
import type { Refusal } from '../../../src/domain/complaint/refusal.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { DueDate } from '../../../src/domain/view.ts';
import type { CitizenCopy, FollowCopy, MineRow, OwnStatusWords, UnreadableKind } from '../citizen.ts';
import { dayInWords, spanInWords } from '../dates.ts';
import { lines, shorten } from '../text.ts';
import { formId } from './citizen-form.ts';
import { explanationToReporterId } from './explanation.ts';
import { joinId } from './join.ts';
import { termsId } from './officer-complaint.ts';

const statusNames: Readonly<Record<Status, string>> = {
  awaitingVerification: 'sedang diperiksa admin',
  awaitingReporter: 'menunggu tambahan dari Anda',
  verified: 'sudah diperiksa, menunggu diteruskan',
  disposed: 'diteruskan ke unit yang berwenang',
  accepted: 'sedang ditangani',
  awaitingNational: 'diteruskan ke admin nasional, kami pantau',
  answered: 'sudah dijawab',
  closed: 'selesai',
  archived: 'diarsipkan',
  forwarded: 'ditangani instansi lain',
  merged: 'ditangani bersama laporan lain tentang masalah yang sama',
};

const unreadable: Readonly<Record<UnreadableKind, string>> = {
  sticker: 'Saya belum bisa membaca stiker.',
  poll: 'Saya belum bisa membaca jajak pendapat.',
  contact: 'Saya belum memerlukan kartu kontak.',
  call: 'Saya belum bisa menerima panggilan.',
  viewOnce: 'Foto sekali lihat tidak sampai ke sini. Kirimkan sebagai foto biasa.',
  invite: 'Saya tidak bisa ikut grup atau saluran. Laporan cukup ditulis di sini.',
  event: 'Saya tidak bisa menerima undangan acara.',
  other: 'Saya belum bisa membaca kiriman seperti itu.',
  emoji: 'Saya belum bisa membaca emoji saja.',
  location: 'Lokasi sudah saya terima, tetapi belum ada laporannya.',
  text: 'Saya belum mengerti maksudnya.',
};

const listed = ({ number, status, category, received }: MineRow): Text => [
  { bold: number },
  ` ${received}${category ? `, ${category}` : ''}: ${statusNames[status]}`,
];

const followRefusals = {
  mistyped:
    'Kode itu sepertinya salah ketik. Kodenya delapan huruf dan angka; mohon periksa lalu ketik lagi “ikuti” dan kodenya.',
  wrongCode:
    'Kode itu tidak berlaku: mungkin sudah dipakai atau sudah lewat waktunya. Tanyakan nomor laporan Anda kepada petugas, lalu ketik “status” dan nomornya.',
  tooMany: 'Sudah terlalu banyak laporan dan obrolan yang tergabung di sini.',
} as const;

const ratings = { solved: 'selesai', partly: 'selesai sebagian', unsolved: 'belum selesai' } as const;

function event(event: ComplaintEvent, unitName: (id: string) => string): string | undefined {
  switch (event.type) {
    case 'submitted':
      return 'laporan diterima';
    case 'verified':
      return 'laporan diperiksa dan lengkap';
    case 'completionRequested':
      return 'Anda diminta melengkapi';
    case 'completionReminded':
      return event.withheld ? undefined : 'Anda diingatkan untuk melengkapi';
    case 'answerReminded':
      return event.withheld ? undefined : 'Anda diingatkan akan jawabannya';
    case 'ratingAsked':
      return event.withheld ? undefined : 'Anda dimintai penilaian';
    case 'reporterReplied':
      return 'Anda membalas';
    case 'followed':
      return 'Anda mengikuti laporan ini di obrolan';
    case 'informationAdded':
      return 'Anda menambah keterangan';
    case 'disposed':
      return `diteruskan ke ${unitName(event.toUnitId)}`;
    case 'returned':
      return `dikembalikan${event.from ? ` ${event.from}` : ''} ke ${unitName(event.toUnitId)} untuk diteruskan lagi`;
    case 'transferred':
      return `dilanjutkan ${unitName(event.toUnitId)}, pengganti ${unitName(event.fromUnitId)}`;
    case 'sentToNational':
      return `diteruskan ke ${event.to}`;
    case 'forwarded':
      return `ditangani ${event.to}`;
    case 'accepted':
      return 'mulai ditangani';
    case 'classChanged':
      return 'tanggal penyelesaian berubah';
    case 'responded':
      return 'tanggapan awal diberikan';
    case 'answered':
      return 'jawaban diberikan';
    case 'rated':
      return `Anda menilai: ${ratings[event.rating]}`;
    case 'reopened':
      return 'dibuka kembali atas permintaan Anda';
    case 'closed':
      return event.by === 'system' ? 'ditutup karena tidak ada balasan' : 'ditutup';
    case 'archived':
      return 'diarsipkan';
    case 'revived':
      return 'dibuka lagi dari arsip';
    case 'limitBreached':
      return 'melewati batas waktu';
    case 'merged':
      return 'ditangani bersama laporan lain tentang masalah yang sama';
    case 'separated':
      return 'ditangani sendiri lagi';
    case 'duplicateJoined':
    case 'duplicateLeft':
    case 'supported':
    case 'supportWithdrawn':
      return undefined;
    case 'identityViewed':
      return 'identitas Anda dibuka petugas berwenang (tercatat)';
    case 'secrecyRaised':
      return event.what === 'anonymous' ? 'petugas menutup identitas Anda' : 'petugas merahasiakan laporan';
    case 'secrecyLowered':
      return event.what === 'anonymous'
        ? 'identitas Anda dapat dilihat lagi oleh petugas berwenang'
        : 'laporan tidak lagi rahasia';
    case 'obstacleTold':
      return 'kendala disampaikan kepada Anda';
    case 'lateAgain':
    case 'monitored':
    case 'claimed':
    case 'released':
    case 'handedOver':
    case 'copied':
    case 'marked':
    case 'loweringAsked':
    case 'loweringRefused':
    case 'copyWithdrawn':
    case 'noteAdded':
    case 'textsOpened':
    case 'exported':
      return undefined;
  }
}

/** What is due next, and by when. */
const dueInWords = ({ step, on, span, late }: DueDate): Text => [
  `${late ? 'Sudah lewat batas ' : 'Batas '}${termsId.step[step]} `,
  { bold: dayInWords(on, 'id') },
  ` (${spanInWords(span, 'id')})`,
];

function ownStatus(shown: OwnStatusWords): Text {
  const { number, status, due, ask, answer } = shown;
  return lines(
    [{ bold: number }, `: ${statusNames[status]}`],
    [shown.category ? `${shown.category}: ` : '', { quote: shorten(shown.description, 160) }],
    shown.truncated ? ['…'] : undefined,
    ...shown.timeline.map(({ day, words }) => `${day}: ${words}`),
    ask ? ['Yang perlu dilengkapi: ', { quote: shorten(ask, 600) }] : undefined,
    answer ? [`Jawaban ${shown.unitName}: `, { quote: shorten(answer, 1200) }] : undefined,
    due && dueInWords(due),
  );
}

function refused(number: string | undefined, refusal: Refusal): Text {
  const report = number ? `Laporan ${number}` : 'Laporan itu';
  switch (refusal.code) {
    case 'ended':
      return [
        `${report} sudah berakhir (${statusNames[refusal.status]}). Bila masalahnya masih ada, silakan buat laporan baru dan sebut nomor ini.`,
      ];
    case 'wrongStatus':
      return [
        `${report} ${statusNames[refusal.status]}, jadi itu belum bisa dilakukan. Ketik “status” untuk melihatnya.`,
      ];
    case 'alreadyReopened':
      return [
        `${report} sudah pernah dibuka kembali satu kali. Bila masalahnya masih ada, silakan buat laporan baru.`,
      ];
    case 'alreadyDone':
      return [`${report} sudah mencatat itu sebelumnya; tidak ada yang berubah.`];
    case 'textTooLong':
      return [
        `Tulisan itu terlalu panjang; paling banyak ${refusal.limit} huruf. Mohon dikirim dalam beberapa bagian.`,
      ];
    case 'missingText':
      return ['Tulisannya masih kosong. Mohon tulis keterangannya.'];
    case 'notYours':
    case 'notAllowed':
      return [`${report} hanya bisa ditambah atau dinilai dari obrolan yang mengirimnya.`];
    default:
      return [`${report} belum bisa diubah sekarang. Ketik “status” untuk melihat keadaannya.`];
  }
}

const follow: FollowCopy = {
  labels: {
    newReport: 'Buat laporan',
    status: 'Cek status',
    why: 'Kenapa tanggal itu?',
    mine: 'Laporan saya',
    help: 'Bantuan',
    add: 'Tambah keterangan',
    addMore: 'Tambah lagi',
    solved: 'Selesai',
    partly: 'Sebagian',
    unsolved: 'Belum',
    more: 'Berikutnya',
    indonesian: 'Bahasa Indonesia',
    english: 'English',
    remindersOff: 'Berhenti diingatkan',
    remindersOn: 'Ingatkan saya lagi',
  },
  remindersOff: lines(
    'Baik, pengingat saya hentikan.',
    'Yang tetap saya kirim: permintaan melengkapi, peringatan sebelum laporan diarsipkan, jawaban, dan perubahan lain pada laporan Anda.',
    ['Ingin diingatkan lagi? Ketik ', { code: 'langganan' }, '.'],
  ),
  remindersOn: [
    'Baik, saya ingatkan bila ada yang menunggu Anda, pada hari kerja dan tidak pada malam hari. Ketik ',
    { code: 'berhenti' },
    ' untuk menghentikannya.',
  ],
  explanation: explanationToReporterId,
  welcome: (agency) => [
    `Selamat datang di kanal pengaduan ${agency}.\nLangsung ceritakan masalahnya di sini, atau pilih:`,
  ],
  menu: ['Ada yang bisa saya bantu? Ceritakan masalahnya, atau pilih:'],
  help: (agency) =>
    lines(
      `Ini kanal pengaduan ${agency}. Ceritakan masalahnya, saya bantu mencatat dan mengabari perkembangannya.`,
      [{ code: 'lapor' }, ' membuat laporan · ', { code: 'status' }, ' melihat perkembangan'],
      [{ code: 'jelaskan' }, ' kenapa batas waktunya tanggal itu'],
      [{ code: 'laporan saya' }, ' daftar laporan · ', { code: 'data saya' }, ' tentang data Anda'],
      [
        { code: 'berhenti' },
        ' dan ',
        { code: 'langganan' },
        ' mengatur pengingat · ',
        { code: 'pengumuman' },
        ' kabar layanan',
      ],
      [{ code: 'gabung' }, ' menyatukan obrolan ini dengan yang di kanal lain'],
      [{ code: 'english' }, ' for English'],
    ),
  privacy: (agency) =>
    lines(
      [{ bold: 'Tentang data Anda' }],
      `Yang disimpan: isi laporan dan lampirannya, nama dan kontak jika Anda isi, serta alamat obrolan ini untuk mengirim kabar. Semuanya tersandi dan hanya dipakai ${agency} untuk menyelesaikan laporan (UU 27/2022 tentang Pelindungan Data Pribadi).`,
      'Petugas tidak melihat siapa pelapor anonim. Selain itu, setiap kali identitas dibuka, hal itu tercatat. Formulir yang tidak dikirim dihapus.',
      'Pengumuman hanya dikirim ke obrolan ini jika Anda setuju dengan mengetik “pengumuman”, sampai Anda mengetik “stop pengumuman”.',
      `Anda berhak meminta salinan, perbaikan, dan penghapusan data melalui kantor ${agency}.`,
    ),
  thanks: ['Sama-sama. Kabar tentang laporan Anda akan saya kirim ke obrolan ini.'],
  chooseLanguage: ['Pilih bahasa. Please choose a language.'],
  languageChanged: ['Baik, saya lanjutkan dalam bahasa Indonesia.'],
  nothingToCancel: ['Tidak ada formulir yang terbuka.'],
  officerHint: [
    'Saya belum mengerti perintah itu. Ketik “bantuan” untuk daftar perintah, atau “lapor” untuk melapor sebagai warga.',
  ],
  unreadable: (what) => [unreadable[what]],
  staleButton: ['Pilihan itu sudah tidak berlaku.'],
  whichMeant: ['Ada kabar masuk di tengah formulir, jadi saya pastikan dulu. Yang mana maksud Anda?'],
  whichOrWords: [
    'Ada kabar baru masuk, jadi saya pastikan dulu. Maksud Anda ini? Kalau bukan, jawab pertanyaan saya tadi dengan kata-kata.',
  ],
  numberAsked: (code) => [`Tulis nomor laporannya, misalnya “${code}-7KQ4-M2XR”.`],
  numberMistyped: (typed) => [
    'Nomor ',
    { code: typed },
    ' sepertinya salah ketik: ada huruf atau angka yang tidak cocok. Mohon periksa lalu ketik lagi.',
  ],
  numberUnknown: (number) => [
    'Tidak ada laporan dengan nomor ',
    { code: number },
    '. Mohon periksa lagi, atau ketik “laporan saya”.',
  ],
  slowDown: (minutes) => [
    `Terlalu banyak percobaan yang keliru. Mohon coba lagi ${minutes <= 1 ? 'satu menit' : `${minutes} menit`} lagi.`,
  ],
  submitted: (number, due) =>
    lines(
      ['Laporan Anda tercatat: ', { bold: number }],
      [
        'Diperiksa admin paling lambat ',
        { bold: dayInWords(due.on, 'id') },
        ` (${spanInWords(due.span, 'id')}). Saya kabari setiap ada perkembangan.`,
      ],
      ['Ketik ', { code: 'status' }, ' kapan saja.'],
    ),
  publicStatus: (number, status, received, due, isFollowed) =>
    lines(
      [
        { bold: number },
        `: ${status === 'awaitingReporter' ? 'menunggu tambahan dari pelapor' : statusNames[status]}`,
      ],
      `Diterima ${received}.`,
      due && [...dueInWords(due), '.'],
      isFollowed
        ? 'Anda mengikuti laporan ini, dan dikabari perkembangan serta jawabannya.'
        : 'Isinya hanya ditampilkan di obrolan yang mengirimnya. Itu obrolan Anda juga? Ketik “gabung” di sana.',
    ),
  ownStatus,
  statusName: (status) => statusNames[status],
  event,
  mine: (rows, followed) =>
    lines(
      ...(rows.length > 0 ? ['Laporan Anda, yang terbaru lebih dulu:', ...rows.map(listed)] : []),
      ...(followed.length > 0 ? ['Yang Anda ikuti, dari warga lain:', ...followed.map(listed)] : []),
    ),
  noComplaints: ['Belum ada laporan dari obrolan ini. Ceritakan masalahnya, atau pilih:'],
  informationAsked: (number) => [
    `Silakan tulis keterangan tambahan${number ? ` untuk ${number}` : ''}, atau kirim foto, dokumen, atau lokasi.`,
  ],
  informationAdded: (number, asReply, revived) => {
    if (revived)
      return ['Terima kasih. Laporan ', { bold: number }, ' dibuka lagi dan tambahan Anda diperiksa admin.'];
    if (asReply)
      return [
        'Terima kasih. Balasan Anda untuk ',
        { bold: number },
        ' sudah sampai dan akan diperiksa petugas.',
      ];
    return ['Keterangan sudah ditambahkan ke laporan ', { bold: number }, '.'];
  },
  correction: (text) => `Ralat: ${text}`,
  revokedSent: (number) => [
    `Laporan ${number} sudah terkirim, jadi isi pesan yang Anda tarik tetap tercatat. Bila ada yang keliru, balas pesan ini dengan ralatnya.`,
  ],
  correctionUnknown: ['Perubahan pesan itu belum saya terapkan. Bila perlu, kirim sebagai pesan baru.'],
  lateAdded: ['Satu pesan lama Anda baru masuk; saya teruskan sebagai keterangan tambahan.'],
  locationWords: ({ latitude, longitude }, label) =>
    `Lokasi: ${label ? `${label} ` : ''}(${latitude.toFixed(5)}, ${longitude.toFixed(5)})`,
  reasonAsked: (number) => [
    `Mohon maaf masalahnya belum selesai. Apa yang masih kurang${number ? ` pada ${number}` : ''}? Tulis singkat, misalnya “lubangnya ditambal, tapi sudah rusak lagi”.`,
  ],
  reasonAgain: ['Tulis alasannya dalam kata-kata, supaya petugas tahu apa yang masih kurang.'],
  rated: (number, rating, closed) => {
    const thanks: Text = [
      'Terima kasih, penilaian Anda untuk ',
      { bold: number },
      ` tercatat: ${ratings[rating]}.`,
    ];
    return closed ? [...thanks, ' Laporan ditutup.'] : thanks;
  },
  refused,
  codeAsked: ['Tulis kode undangannya, misalnya “masuk AB2CD-EF3GH”.'],
  following: (number) => [
    'Laporan ',
    { bold: number },
    ' sekarang Anda ikuti di obrolan ini. Kabar berikutnya masuk ke sini.',
  ],
  followNeedsCode: [
    'Tulis kode dari petugas sesudahnya, misalnya ',
    { code: 'ikuti 7KQ4-M2X8' },
    '. Kode itu diberikan bila laporan Anda dicatat petugas dari surat, loket, atau telepon.',
  ],
  followRefused: (why) => [followRefusals[why]],
  wrongCode: [
    'Kode itu tidak cocok, sudah dipakai, atau sudah habis masanya. Mohon periksa, atau minta kode baru ke admin.',
  ],
  enrolled: (name, unitName, role) => [
    `Selamat bertugas, ${name}. Anda bertugas di ${unitName} sebagai ${{ admin: 'admin', liaison: 'pejabat penghubung', leader: 'pembina' }[role]}.\nKetik `,
    { code: 'antrean' },
    ' untuk melihat laporan, atau ',
    { code: 'bantuan' },
    ' untuk daftar perintah.',
  ],
};

const danger: Text = lines(
  [{ bold: 'Jika ada yang terancam nyawanya, telepon 112 sekarang' }, ' (gratis, 24 jam).'],
  'Obrolan ini tidak mengirim bantuan darurat. Pesan Anda tetap saya catat.',
);

/** What citizens read in Indonesian. */
export const citizenId: CitizenCopy = { danger, form: formId, follow, join: joinId };
