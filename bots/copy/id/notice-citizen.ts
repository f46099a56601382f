import { categoryById } from '../../../src/domain/agency.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { SupporterStep } from '../../../src/domain/notice/citizen.ts';
import type { CitizenNoticeCopy } from '../notice.ts';
import { bold, dayIn, limitIn, said } from '../notice-words.ts';
import { lines } from '../text.ts';
import { termsId } from './officer-complaint.ts';

const day = dayIn('id');
const limit = limitIn('id');

/** At the foot of every reminder that is not owed. */
const unsubscribe: Text = ['Tidak ingin diingatkan lagi? Ketik ', { code: 'berhenti' }, '.'];

const awaited = {
  completion: 'perlu dilengkapi',
  answer: 'sudah dijawab, apakah selesai?',
  rating: 'sudah ditutup, bagaimana jawabannya?',
} as const;

const moves = {
  information: 'cukup dijawab dengan informasi',
  noInspection: 'tidak perlu pemeriksaan lapangan',
  inspection: 'perlu pemeriksaan lapangan',
} as const;

const supporterSteps: Readonly<Record<SupporterStep, (unitName: string) => string>> = {
  handedDown: (unitName) => `diteruskan ke ${unitName}.`,
  returned: () => 'dikembalikan ke admin untuk diteruskan lagi.',
  accepted: (unitName) => `mulai ditangani ${unitName}.`,
  sentToNational: () => 'diteruskan ke admin nasional.',
  answered: (unitName) => `dijawab ${unitName}.`,
  reopened: (unitName) => `dibuka kembali, ditangani lagi oleh ${unitName}.`,
  closed: () => 'ditutup. Bila masalahnya masih ada bagi Anda, silakan buat laporan sendiri.',
  ended: () =>
    'tidak dapat diikuti lagi di sini. Bila masalahnya masih ada bagi Anda, silakan buat laporan sendiri.',
};

/** What reporters, and who joined a report, are told without asking, in Indonesian. */
export const citizenNotices: CitizenNoticeCopy = {
  completionAsked: ({ number, ask, ...until }) =>
    lines(
      ['Laporan ', bold(number), ' perlu dilengkapi:'],
      said(ask),
      ['Balas pesan ini dengan foto atau tulisan paling lambat ', ...limit(until), '.'],
      'Setelah itu laporan diarsipkan, dan tetap bisa Anda buka lagi.',
    ),
  completionReminder: ({ number, ask, until, last }) =>
    lines(
      ['Laporan ', bold(number), ' masih menunggu tambahan dari Anda:'],
      said(ask),
      ['Balas pesan ini paling lambat ', day(until), '. Belum lengkap tidak apa-apa, kirim yang Anda punya.'],
      last ? 'Setelah itu laporan diarsipkan, dan tetap bisa Anda buka lagi.' : unsubscribe,
    ),
  answerReminder: ({ number, unitName, closesOn }) =>
    lines(
      ['Laporan ', bold(number), ' sudah dijawab ', bold(unitName), '. Apakah masalahnya selesai?'],
      ['Tanpa balasan, laporan ditutup ', day(closesOn), '.'],
      unsubscribe,
    ),
  ratingReminder: ({ number }) =>
    lines(
      ['Laporan ', bold(number), ' sudah ditutup. Apakah jawabannya menyelesaikan masalah Anda?'],
      'Penilaian Anda membantu kami memperbaiki layanan.',
      unsubscribe,
    ),
  reminders: ({ items, more }) =>
    lines(
      'Ada beberapa laporan yang menunggu Anda:',
      ...items.map(
        ({ number, what, until }, index): Text => [
          `${index + 1}. `,
          bold(number),
          ` · ${awaited[what]}`,
          ...(until === undefined ? [] : [', paling lambat ', day(until)]),
        ],
      ),
      more > 0 ? ['Dan ', String(more), ' lainnya: ketik ', { code: 'laporan saya' }, '.'] : undefined,
      unsubscribe,
    ),
  completed: ({ number, until }) =>
    lines(
      ['Terima kasih. Data laporan ', bold(number), ' sudah lengkap dan dilanjutkan.'],
      until === undefined ? undefined : ['Diselesaikan paling lambat ', day(until), '.'],
    ),
  verified: ({ number, classification, categoryId }, agency) => {
    const category = categoryId === undefined ? undefined : categoryById(agency, categoryId)?.label.id;
    const corrected = [
      classification && `jenisnya menjadi ${termsId.classification[classification]}`,
      category && `kategorinya menjadi ${category}`,
    ].filter((one) => one !== undefined);
    return lines(
      ['Laporan ', bold(number), ' sudah diperiksa dan lengkap.'],
      corrected.length > 0 ? `Admin membetulkan ${corrected.join(' dan ')}.` : undefined,
      'Berikutnya diteruskan ke unit yang berwenang; Anda saya kabari.',
    );
  },
  archived: ({ number, ask }) =>
    lines(
      ['Laporan ', bold(number), ' diarsipkan, karena data yang diminta belum kami terima sampai batasnya:'],
      said(ask),
      'Laporan Anda tidak hilang. Balas pesan ini dengan datanya kapan saja, dan laporan dibuka lagi.',
    ),
  archivedUnderRule: ({ number, title, source }) =>
    lines(
      ['Laporan ', bold(number), ` diarsipkan: ${title} (${source}).`],
      'Jika Anda keberatan, balas pesan ini dengan alasannya; laporan dibuka lagi dan diperiksa ulang.',
    ),
  revived: ({ number, ...until }) => [
    'Laporan ',
    bold(number),
    ' dibuka lagi dengan data dari Anda. Diperiksa admin paling lambat ',
    ...limit(until),
    '.',
  ],
  handedDown: ({ number, unitName, ...until }) =>
    lines(
      ['Laporan ', bold(number), ' sudah diperiksa dan diteruskan ke ', bold(unitName), '.'],
      ['Diselesaikan paling lambat ', ...limit(until), '.'],
    ),
  handedToAgency: ({ number, unitName, ...until }) =>
    lines(
      ['Laporan ', bold(number), ' sudah diperiksa Admin Nasional dan diteruskan ke ', bold(unitName), '.'],
      ['Ditelaah di sana paling lambat ', ...limit(until), '.'],
    ),
  returnedForReview: ({ number, unitName, toUnitName, reason, ...until }) =>
    lines(
      [
        'Laporan ',
        bold(number),
        ` tidak lagi di ${unitName} dan kembali ke ${toUnitName ?? 'admin'}, karena:`,
      ],
      said(reason),
      [
        `${toUnitName ?? 'Admin'} menentukan langkah berikutnya paling lambat `,
        ...limit(until),
        '. Anda tidak perlu melakukan apa-apa.',
      ],
    ),
  sentToNational: ({ number, to, systemic, reason, ...until }, agency) =>
    lines(
      [
        'Laporan ',
        bold(number),
        systemic
          ? ' perlu penyelesaian yang lebih luas daripada yang dapat dilakukan '
          : ' ternyata di luar wewenang ',
        `${agency.name}. Kami teruskan ke `,
        bold(to),
        ', karena:',
      ],
      said(reason),
      ['Laporan tetap kami pantau; bila belum ada kabar, kami tanyakan paling lambat ', ...limit(until), '.'],
      ['Nomor Anda tetap ', bold(number), ', dan jawabannya kami sampaikan di sini.'],
    ),
  transferred: ({ number, unitName, toUnitName }) =>
    lines(
      [
        'Laporan ',
        bold(number),
        ' kini ditangani ',
        bold(toUnitName),
        `, yang melanjutkan pekerjaan ${unitName}.`,
      ],
      'Tanggal yang dijanjikan tetap. Anda tidak perlu melakukan apa-apa.',
    ),
  forwardedAway: ({ number, to, note }) =>
    lines(
      ['Laporan ', bold(number), ' sekarang ditangani ', bold(to), ', yang berwenang.'],
      said(note),
      'Kelanjutannya dari lembaga itu. Terima kasih sudah melapor.',
    ),
  accepted: ({ number, unitName, until, moved }) =>
    lines(
      [bold(unitName), ' mulai menangani laporan ', bold(number), '.'],
      moved === undefined
        ? ['Diselesaikan paling lambat ', day(until), '.']
        : [
            `Laporan ini ternyata ${moves[moved.settlementClass]}, jadi tanggalnya berubah: paling lambat `,
            ...limit({ until, span: moved.span }),
            '.',
          ],
    ),
  classChanged: ({ number, unitName, settlementClass, reason, ...until }) =>
    lines(
      [
        'Tanggal penyelesaian laporan ',
        bold(number),
        ' berubah: paling lambat ',
        ...limit(until),
        `, dihitung sejak diterima ${unitName}.`,
      ],
      `Menurut petugas, laporan ini ${moves[settlementClass]}, karena:`,
      said(reason),
      'Anda tidak perlu melakukan apa-apa; kami kabari perkembangannya.',
    ),
  secrecyRaised: ({ number, what }) =>
    what === 'anonymous'
      ? [
          'Identitas Anda pada laporan ',
          bold(number),
          ' kini ditutup: petugas memandang perlu, dan tidak ada yang bisa melihatnya. Anda tidak perlu melakukan apa-apa.',
        ]
      : [
          'Laporan ',
          bold(number),
          ' kini dirahasiakan: petugas memandang perlu, dan publik tidak membacanya. Anda tidak perlu melakukan apa-apa.',
        ],
  secrecyLowered: ({ number, what }) =>
    lines(
      what === 'anonymous'
        ? [
            'Dua petugas memutuskan bahwa identitas Anda pada laporan ',
            bold(number),
            ' tidak perlu ditutup lagi: petugas yang menangani dapat melihatnya, dan setiap kali dicatat.',
          ]
        : [
            'Dua petugas memutuskan bahwa laporan ',
            bold(number),
            ' tidak perlu dirahasiakan lagi: isinya boleh dibaca publik, tanpa nama Anda.',
          ],
      'Jika Anda keberatan, balas pesan ini dengan alasannya.',
    ),
  firstResponse: ({ number, unitName, text }) =>
    lines(
      ['Tanggapan ', bold(unitName), ' untuk laporan ', bold(number), ':'],
      said(text),
      'Ini belum jawaban akhir. Anda saya kabari begitu ada.',
    ),
  obstacle: ({ number, unitName, text, until }) =>
    lines(
      ['Laporan ', bold(number), ' masih dikerjakan ', bold(unitName), '. Kendala dan langkahnya:'],
      said(text),
      ['Batas penyelesaiannya ', day(until), '. Mohon maaf bila menunggu; Anda saya kabari.'],
    ),
  answer: ({ number, unitName, text, closesOn, mayReopen }) =>
    lines(
      ['Jawaban ', bold(unitName), ' untuk laporan ', bold(number), ':'],
      said(text),
      'Apakah masalahnya selesai?',
      mayReopen ? 'Bila belum, laporan dibuka lagi dan dilihat satu tingkat di atasnya.' : undefined,
      ['Jika tidak ada balasan, laporan ditutup ', day(closesOn), '.'],
    ),
  mergedForYou: ({ number, until, span }) =>
    lines(
      [
        'Laporan ',
        bold(number),
        ' menyangkut masalah yang sama dengan laporan lain, jadi ditangani bersama.',
      ],
      'Nomor Anda tetap, dan jawabannya sampai kepada Anda. Pelapor lain tidak tahu siapa Anda.',
      until && span ? ['Batas berikutnya ', ...limit({ until, span }), '.'] : undefined,
    ),
  separatedForYou: ({ number, ...until }) => [
    'Laporan ',
    bold(number),
    ' sekarang ditangani sendiri lagi, tidak lagi bersama laporan lain. Batas berikutnya ',
    ...limit(until),
    '.',
  ],
  closedTogether: ({ number }) =>
    lines(
      ['Laporan yang ditangani bersama ', bold(number), ' sudah ditutup. Apakah masalah Anda selesai?'],
      'Bila belum, laporan Anda dibuka lagi dan ditangani sendiri.',
    ),
  closedBySystem: ({ number }) =>
    lines(
      [
        'Laporan ',
        bold(number),
        ' ditutup, karena jawabannya tidak dibalas sampai batasnya. Terima kasih sudah melapor.',
      ],
      'Bila masalahnya muncul lagi, kirim laporan baru dan sebut nomor ini.',
    ),
  reopenedForYou: ({ number, unitName, ...until }) =>
    lines(
      [
        'Laporan ',
        bold(number),
        ' dibuka kembali. ',
        bold(unitName),
        ' menanganinya lagi, paling lambat ',
        ...limit(until),
        '.',
      ],
      'Satu tingkat di atasnya ikut melihat.',
    ),
  supporterNews: ({ number, step, unitName, text }) =>
    lines(
      ['Kabar laporan yang Anda ikuti, ', bold(number), ': ', supporterSteps[step](unitName)],
      text ? said(text) : undefined,
    ),
};
