import type { CopyStep } from '../../../src/domain/notice/officer.ts';
import { dayInWords } from '../dates.ts';
import type { OfficerNoticeCopy } from '../notice.ts';
import { bold, dayIn, excerpt, headIn, limitIn, said } from '../notice-words.ts';
import { lines, upper } from '../text.ts';
import { termsId } from './officer-complaint.ts';

const day = dayIn('id');
const limit = limitIn('id');
const head = headIn('id', termsId.noCategory);

const files = (count: number): string | undefined => (count === 0 ? undefined : `${count} lampiran`);

const copySteps: Readonly<Record<CopyStep, string>> = {
  disposed: 'didisposisikan',
  returned: 'dikembalikan untuk ditelaah',
  sentToNational: 'diteruskan ke admin nasional',
  forwarded: 'diambil alih lembaga lain',
  answered: 'dijawab',
  reopened: 'dibuka kembali oleh pelapor',
  closed: 'ditutup',
  archived: 'diarsipkan',
  revived: 'dibuka lagi dari arsip',
};

/** What officers are told without asking, in Indonesian. */
export const officerNotices: OfficerNoticeCopy = {
  newInQueue: (notice, agency) =>
    lines(head('Laporan baru', notice, agency), excerpt(notice.note ?? ''), [
      'Verifikasi paling lambat ',
      ...limit(notice),
      '.',
    ]),
  disposedToYou: (notice, agency) =>
    lines(head('Disposisi baru', notice, agency), excerpt(notice.note), [
      'Selesai paling lambat ',
      ...limit(notice),
      '.',
    ]),
  returnedToYou: (notice, agency) =>
    lines(head(`Dikembalikan ${notice.fromUnitName}:`, notice, agency), excerpt(notice.reason), [
      'Tindak lanjuti lagi paling lambat ',
      day(notice.until),
      '.',
    ]),
  takenBack: (notice, agency) =>
    lines(head('Ditarik admin:', notice, agency), excerpt(notice.reason), 'Tidak perlu Anda tangani lagi.'),
  reporterReplied: (notice, agency) =>
    lines(head('Pelapor membalas', notice, agency), excerpt(notice.text), files(notice.attachments.length), [
      'Sudah lengkap? ',
      { code: 'verifikasi' },
      '. Masih kurang? ',
      { code: 'lengkapi' },
      ' lagi. Sementara itu laporan tidak diarsipkan.',
    ]),
  informationAdded: (notice, agency) =>
    lines(
      head('Keterangan tambahan', notice, agency),
      excerpt(notice.text),
      files(notice.attachments.length),
    ),
  copiedToYou: (notice, agency) =>
    lines(
      head(notice.as ? 'Koordinasi APIP:' : 'Tembusan:', notice, agency),
      excerpt(notice.note),
      `Ditangani ${notice.unitName}. Anda boleh memberi catatan; tidak ada tenggat untuk Anda.`,
    ),
  copyMoved: (notice, agency) =>
    lines(
      head('Perkembangan tembusan', notice, agency),
      `${upper(notice.steps.map((step) => copySteps[step]).join(', lalu '))}. Sekarang di ${notice.unitName}.`,
    ),
  duplicateJoined: (notice, agency) =>
    lines(head('Disatukan', notice, agency), [
      bold(notice.other),
      ' sekarang mengikuti laporan ini; jawabannya sampai ke kedua pelapor.',
    ]),
  separatedInQueue: (notice, agency) =>
    lines(head('Dipisah lagi', notice, agency), ['Batas berikutnya ', ...limit(notice), '.']),
  copyEnded: (notice, agency) =>
    lines(head('Tembusan ditarik:', notice, agency), 'Laporan ini tidak lagi terlihat oleh unit Anda.'),
  handedToYou: (notice, agency) =>
    lines(head(`Diserahkan ${notice.fromName}:`, notice, agency), 'Laporan ini sekarang Anda tangani.'),
  loweringAsked: (notice, agency) =>
    lines(
      head(`Diminta menurunkan ${termsId.secrecy[notice.what]}:`, notice, agency),
      excerpt(notice.reason),
      ['Berlaku bila Anda setuju. Tanpa jawaban sampai ', day(notice.until), ', tidak ada yang berubah.'],
    ),
  loweringDecided: (notice, agency) =>
    lines(
      head(
        `${notice.agreed ? 'Diturunkan' : 'Tidak diturunkan'}, ${termsId.secrecy[notice.what]}:`,
        notice,
        agency,
      ),
      excerpt(notice.reason),
    ),
  obstacleReported: (notice, agency) =>
    lines(head(`Kendala di ${notice.fromUnitName}:`, notice, agency), excerpt(notice.text), [
      'Pelapor sudah diberi tahu. Jawaban paling lambat ',
      day(notice.until),
      '.',
    ]),
  commented: (notice, agency) =>
    lines(head(`Catatan ${notice.fromUnitName}:`, notice, agency), excerpt(notice.text)),
  draftOrdered: (notice, agency) =>
    lines(head('Telaah untuk Anda:', notice, agency), excerpt(notice.note), [
      `Susun konsep jawabannya; ${notice.headName} menyetujuinya sebelum dikirim. Jawaban paling lambat `,
      day(notice.until),
      '.',
    ]),
  draftForApproval: (notice, agency) =>
    lines(
      head(`Konsep ke-${notice.draft} dari ${notice.fromUnitName}:`, notice, agency),
      said(notice.wording),
      files(notice.attachments.length),
      ['Setuju untuk dikirim? Jawaban paling lambat ', day(notice.until), '.'],
    ),
  askReporter: (notice, agency) =>
    lines(head('Tanyakan kepada pelapornya:', notice, agency), excerpt(notice.ask), [
      'Laporan ini Anda entri, dan pelapornya belum mengikuti di obrolan. Catat jawabannya dengan ',
      { code: 'balasan' },
      ' paling lambat ',
      day(notice.until),
      '; sesudah itu laporan diarsipkan.',
    ]),
  draftReturned: (notice, agency) =>
    lines(
      head(`Konsep ke-${notice.draft} belum disetujui ${notice.headName}:`, notice, agency),
      excerpt(notice.reason),
      ['Susun lagi; jawaban paling lambat ', day(notice.until), '.'],
    ),
  draftApproved: (notice, agency) =>
    lines(
      head(`Disetujui ${notice.headName}:`, notice, agency),
      said(notice.wording),
      files(notice.attachments.length),
      ['Kirim kepada pelapor, apa adanya, paling lambat ', day(notice.until), '.'],
    ),
  archivedByRule: (notice, agency) =>
    lines(
      head('Diarsipkan', notice, agency),
      `Data yang diminta tidak datang sampai batasnya (${notice.rule}). Pelapor diberi tahu cara membukanya lagi.`,
    ),
  revivedInQueue: (notice, agency) =>
    lines(head('Dibuka lagi dari arsip', notice, agency), [
      'Pelapor sudah mengirim data. Verifikasi paling lambat ',
      day(notice.until),
      '.',
    ]),
  reopened: (notice, agency) =>
    lines(head('Belum selesai menurut pelapor:', notice, agency), excerpt(notice.reason), [
      `${notice.unitName} menanganinya lagi, paling lambat `,
      day(notice.until),
      '.',
    ]),
  rated: (notice, agency) =>
    lines(head('Penilaian pelapor', notice, agency), [bold(termsId.rating[notice.rating])]),
  late: (notice, agency) =>
    lines(
      head(
        notice.again ? 'Masih lewat batas' : notice.gist.urgent ? 'Lewat batas' : '🔴 Lewat batas',
        notice,
        agency,
      ),
      `${upper(termsId.step[notice.step])} seharusnya ${dayInWords(notice.since, 'id')} (${notice.source}).`,
      notice.unitName ? `Di ${notice.unitName}.` : undefined,
    ),
  monitored: (notice, agency) =>
    lines(
      head('Mendekati batas', notice, agency),
      [`${upper(termsId.step[notice.step])} paling lambat `, day(notice.until), '.'],
      notice.unitName ? `Di ${notice.unitName}.` : undefined,
      notice.tellBy === undefined
        ? undefined
        : [
            'Bila belum bisa dijawab, kabari pelapor dengan ',
            { code: 'kendala' },
            ' paling lambat ',
            day(notice.tellBy),
            '.',
          ],
    ),
};
