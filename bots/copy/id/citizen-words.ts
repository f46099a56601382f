/** The Indonesian names of things, and the parts of a report in words. */
import type { Classification } from '../../../src/domain/complaint/complaint.ts';
import type { MediaKind, Text } from '../../../src/domain/message.ts';
import type { SecrecyReason } from '../../../src/domain/personal-data.ts';
import type { FormCopy, OccurredWords, QuestionName, SummaryWords, UnreadableKind } from '../citizen.ts';
import { dayInWords } from '../dates.ts';
import { partsWith } from '../summary.ts';
import { lines } from '../text.ts';

export const files: Readonly<Record<MediaKind, string>> = {
  photo: 'foto',
  document: 'dokumen',
  voice: 'pesan suara',
  video: 'video',
};

const classifications: Readonly<Record<Classification, string>> = {
  complaint: 'Pengaduan',
  aspiration: 'Usulan atau saran',
  informationRequest: 'Permintaan informasi',
};

export const part: FormCopy['labels']['part'] = {
  source: 'Asal',
  arrived: 'Tanggal masuk',
  handed: 'Tanggal diserahkan',
  settled: 'Jawaban',
  answerFiles: 'Berkas jawaban',
  classification: 'Jenis',
  story: 'Cerita',
  notes: 'Tambahan',
  place: 'Tempat',
  time: 'Waktu',
  category: 'Kategori',
  attachments: 'Lampiran',
  name: 'Nama',
  secrecy: 'Kerahasiaan',
};

export const questions: Readonly<Record<QuestionName, string>> = {
  source: 'asal laporan',
  arrived: 'tanggal masuk',
  handed: 'tanggal diserahkan',
  settled: 'jawaban yang sudah ada',
  answerFiles: 'berkas jawaban',
  consent: 'persetujuan',
  classification: 'jenis laporan',
  story: 'cerita',
  notes: 'tambahan',
  similar: 'laporan yang mirip',
  place: 'tempat',
  time: 'waktu kejadian',
  category: 'kategori',
  attachments: 'lampiran',
  name: 'nama',
  contact: 'kontak',
  secrecy: 'kerahasiaan',
  summary: 'pemeriksaan sebelum dikirim',
  edit: 'bagian yang diubah',
  other: 'formulir',
};

export const unreadable: Readonly<Record<UnreadableKind, string>> = {
  sticker: 'Saya belum bisa membaca stiker.',
  poll: 'Saya belum bisa membaca jajak pendapat.',
  contact: 'Kartu kontak tidak diperlukan di sini.',
  call: 'Saya belum bisa menerima panggilan.',
  viewOnce: 'Foto sekali lihat tidak sampai ke sini. Kirimkan sebagai foto biasa.',
  invite: 'Saya tidak bisa ikut grup atau saluran. Laporan cukup ditulis di sini.',
  event: 'Saya tidak bisa menerima undangan acara.',
  other: 'Saya belum bisa membaca kiriman seperti itu.',
  emoji: 'Saya perlu jawaban dalam kata-kata.',
  location: 'Lokasi tidak diperlukan untuk pertanyaan ini.',
  text: 'Saya belum mengerti jawaban itu.',
};

export const reasons: Readonly<Record<SecrecyReason, string>> = {
  nik: 'NIK',
  phone: 'nomor telepon',
  personName: 'nama orang yang dilaporkan',
};

export const number = new Intl.NumberFormat('id-ID');
const degrees = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 5, maximumFractionDigits: 5 });

/** `2 foto, 1 video`, in the order in which the kinds came. */
export function counted(kinds: readonly MediaKind[]): string {
  const counts = new Map<MediaKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${files[kind]}`).join(', ');
}

const NOT_GIVEN = 'tidak disebut';

/** A day and part of day if they were understood, else the words as typed. */
export function occurredInWords(occurred: OccurredWords): string {
  const { on, partOfDay } = occurred;
  if (on === undefined) return occurred.words || NOT_GIVEN;
  const since = occurred.ongoing ? 'sejak ' : '';
  return `${since}${dayInWords(on, 'id')}${partOfDay ? `, ${partOfDay}` : ''}`;
}

/** The parts of a report, a line each or two. */
export const partsInWords = partsWith({
  part,
  classification: classifications,
  unlisted: 'tidak ada di daftar',
  notGiven: NOT_GIVEN,
  noFiles: 'tidak ada',
  counted,
  occurred: occurredInWords,
  degrees: ({ latitude, longitude }) => `${degrees.format(latitude)}; ${degrees.format(longitude)}`,
  hidden: (characters) => `(${number.format(characters)} huruf lagi tersimpan dan ikut terkirim)`,
  anonymous: 'disembunyikan dari petugas (anonim)',
  report: 'Laporan',
  confidential: 'rahasia, hanya dibaca petugas',
  open: 'boleh dibaca publik tanpa nama',
});

/** Everything as it will be sent. */
export const summary = (words: SummaryWords): Text =>
  lines('Periksa sebentar sebelum dikirim:', partsInWords(words));
