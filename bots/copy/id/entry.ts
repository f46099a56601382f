import type { EntrySource } from '../../../src/domain/complaint/entry.ts';
import type { Day } from '../../../src/domain/instant.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { SummaryWords } from '../citizen.ts';
import { dayInWords, spanInWords } from '../dates.ts';
import type { EntryCopy } from '../entry.ts';
import { lines, upper } from '../text.ts';
import { formId } from './citizen-form.ts';
import { counted, files, part, partsInWords } from './citizen-words.ts';

/** How a report came, inside a sentence. */
export const entrySourcesId: Readonly<Record<EntrySource, string>> = {
  letter: 'surat',
  counter: 'loket atau tatap muka',
  call: 'telepon',
  sms: 'SMS',
  socialMedia: 'media sosial',
  otherApplication: 'aplikasi lain',
};

function summary(words: SummaryWords): Text {
  const { source, arrivedOn, handedOn, answer, answerFiles } = words.entry ?? { answer: '', answerFiles: [] };
  return lines(
    'Periksa sebentar sebelum dicatat:',
    [
      { bold: part.source },
      ` ${source ? entrySourcesId[source] : 'tidak disebut'} · `,
      { bold: part.arrived },
      ` ${arrivedOn ? dayInWords(arrivedOn, 'id') : 'tidak disebut'}`,
      ...(handedOn ? [' · ', { bold: part.handed }, ` ${dayInWords(handedOn, 'id')}`] : []),
    ],
    partsInWords(words),
    [{ bold: part.settled }, ' ', answer || 'belum ada, masih perlu ditangani'],
    answerFiles.length > 0 ? [{ bold: part.answerFiles }, ` ${counted(answerFiles)}`] : undefined,
  );
}

/** What the officer passes on to the reporter. */
const handed = (code: string, until: Day): Text => [
  'Bila pelapor dapat dihubungi, beri tahu nomor itu dan kode ini. Dengan mengetik ',
  { code: `ikuti ${code}` },
  ` di obrolan kami ia menerima kabarnya sendiri; berlaku sekali, sampai ${dayInWords(until, 'id')}. Jangan berikan kepada orang lain.`,
];

const noCodes = {
  notEntered: 'pelapornya mengirim sendiri dan menerima kabar di obrolannya.',
  followed: 'pelapornya sudah mengikutinya di obrolan.',
  notYours: 'hanya unit yang mengentri atau menangani, atau admin, yang memberikannya.',
} as const;

export const entryId: EntryCopy = {
  form: {
    ...formId,
    labels: { ...formId.labels, send: 'Catat', notInList: 'Admin yang menentukan' },
    classification: {
      question: ['Apa jenis laporannya?'],
      again: formId.classification.again,
    },
    story: {
      ...formId.story,
      question: () =>
        lines(
          'Apa isi laporannya? Tulis seperti yang disampaikan pelapor.',
          'Contoh: “Lampu jalan di depan SDN 2 mati sejak seminggu lalu.” Pindaian atau foto suratnya boleh dikirim kapan saja.',
        ),
    },
    storyKept: () => ['Isi laporan sudah saya simpan.'],
    place: {
      ...formId.place,
      optional: lines(
        'Di mana kejadiannya?',
        'Tulis nama jalan, desa, dan patokannya; lewati bila tidak disebut.',
      ),
    },
    time: {
      ...formId.time,
      optional: lines('Kapan kejadiannya?', 'Contoh: “kemarin sore”, “12/11”; lewati bila tidak disebut.'),
    },
    attachments: {
      ...formId.attachments,
      question: (limit, megabytes) => [
        `Ada pindaian surat, foto, atau rekaman?\nPaling banyak ${limit} berkas, masing-masing sampai ${megabytes} MB.`,
      ],
    },
    name: {
      question: lines(
        'Siapa nama pelapor?',
        'Nama disimpan terpisah dan terkunci; setiap pembukaannya tercatat. Pilih anonim bila pelapor tidak menyebutkannya atau minta dirahasiakan.',
      ),
      again: ['Tulis nama pelapor, misalnya “Siti Aminah”, atau pilih:'],
    },
    contact: {
      question: ['Nomor telepon atau alamat email pelapor? Lewati bila tidak ada.'],
      again: ['Tulis nomor telepon atau email pelapor, misalnya “0812 0000 0000”, atau pilih:'],
    },
    secrecy: {
      ...formId.secrecy,
      question: lines(
        'Bolehkah laporan ini dibaca publik?',
        'Nama dan kontak pelapor tidak pernah ditampilkan.',
      ),
    },
    summary: { show: summary, again: ['Laporan belum dicatat. Pilih, atau ketik “kirim”.'] },
    cancel: {
      confirm: ['Yakin dibatalkan? Semua isian entri ini akan dihapus.'],
      done: ['Dibatalkan. Tidak ada yang dicatat, dan isiannya sudah dihapus.'],
    },
    alreadyOpen: ['Entri masih terbuka, kita lanjutkan. Untuk mengakhirinya ketik “batal”.'],
    sendFailed: ['Laporan belum tercatat, dan semua isian masih tersimpan. Mohon coba lagi.'],
    nudge: () => ['Entri laporan Anda belum selesai, dan isiannya masih tersimpan.\nMau dilanjutkan?'],
    expired: () => [
      'Entri laporan Anda belum dicatat dan waktunya sudah habis. Demi menjaga data pribadi pelapor, isinya sudah dihapus.\nMulai lagi dengan ',
      { code: 'entri' },
      '.',
    ],
  },
  sources: {
    letter: 'Surat',
    counter: 'Loket/tatap muka',
    call: 'Telepon',
    sms: 'SMS',
    socialMedia: 'Media sosial',
    otherApplication: 'Aplikasi lain',
  },
  source: {
    question: ['Dari mana laporan ini masuk?'],
    again: ['Pilih salah satu, misalnya ketik “surat”.'],
  },
  arrived: {
    question: lines('Tanggal berapa laporan ini masuk ke instansi?', 'Contoh: “6 November”, “senin lalu”.'),
    again: ['Tulis tanggalnya, misalnya “6/11” atau “senin lalu”, atau pilih:'],
    kept: (on) => [`Masuk ${dayInWords(on, 'id')}.`],
  },
  handed: {
    question: lines(
      'Kapan laporan ini diserahkan kepada pejabat penghubung?',
      'Contoh: “6 November”, “kemarin”.',
    ),
    again: ['Tulis tanggalnya, misalnya “6/11”, atau pilih:'],
    sameDay: 'Hari yang sama',
    tooEarly: (arrivedOn) => [
      `Laporan baru masuk ${dayInWords(arrivedOn, 'id')}, jadi tidak mungkin sebelumnya.`,
    ],
  },
  settled: {
    question: lines(
      'Apakah laporan ini sudah selesai ditangani?',
      'Bila sudah, tulis jawaban yang diberikan kepada pelapor; berkasnya saya tanyakan sesudahnya. Bila belum, pilih:',
    ),
    again: ['Tulis jawabannya dalam satu kalimat atau lebih, atau pilih:'],
    open: 'Belum, perlu ditangani',
    filesMoved: ['Berkas untuk jawaban kini menjadi lampiran laporan.'],
  },
  answerFiles: {
    question: (limit, megabytes) => [
      `Ada pindaian surat jawaban atau foto hasilnya? Pelapor menerimanya bersama jawaban.\nPaling banyak ${limit} berkas, masing-masing sampai ${megabytes} MB.`,
    ],
    keptAside: (kind) => [`${upper(files[kind])} tersimpan untuk jawaban.`],
    removed: ['Semua berkas jawaban dihapus.'],
  },
  otherForm: ['Formulir lain masih terbuka di obrolan ini. Selesaikan dulu, atau ketik “batal”.'],
  ended: ['Entri laporan dihentikan karena obrolan ini bukan lagi milik petugas. Isinya sudah dihapus.'],
  entered: ({ number, unitName, due, settled, late, code, codeUntil }) =>
    lines(
      ['Tercatat dengan nomor ', { bold: number }, '.'],
      settled
        ? `Jawabannya ikut tercatat. Jika tidak ada balasan pelapor, ditutup ${dayInWords(due.on, 'id')}.`
        : `Sekarang di ${unitName}: diverifikasi paling lambat ${dayInWords(due.on, 'id')} (${spanInWords(due.span, 'id')}). Anda dikabari kelanjutannya.`,
      ...late.map(
        ({ source, by }) =>
          `Terlambat menurut ${source}: batasnya ${dayInWords(by, 'id')}. Itu ikut tercatat.`,
      ),
      handed(code, codeUntil),
    ),
  newCode: ({ number, code, codeUntil }) =>
    lines(
      ['Kode baru untuk pelapor ', { bold: number }, '; yang lama tidak berlaku lagi.'],
      handed(code, codeUntil),
    ),
  noCode: (number, why) => ['Tidak ada kode untuk ', { bold: number }, `: ${noCodes[why]}`],
  labels: { another: 'Entri lagi' },
};
