import type { Classification } from '../../../src/domain/complaint/complaint.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { FormCopy } from '../citizen.ts';
import { lines, upper } from '../text.ts';
import {
  counted,
  files,
  number,
  occurredInWords,
  part,
  questions,
  reasons,
  summary,
  unreadable,
} from './citizen-words.ts';

const storyQuestions: Readonly<Record<Classification, Text>> = {
  complaint: lines(
    'Apa yang terjadi? Ceritakan dengan kata-kata Anda sendiri.',
    'Contoh: “Lampu jalan di depan SDN 2 mati sejak seminggu lalu.” Foto dan pesan suara boleh dikirim kapan saja.',
  ),
  aspiration: lines(
    'Apa usulan atau saran Anda?',
    'Contoh: “Mohon ada tempat duduk di ruang tunggu puskesmas.”',
  ),
  informationRequest: lines(
    'Informasi apa yang Anda perlukan?',
    'Contoh: “Apa syarat mengurus akta kelahiran?”',
  ),
};

const storyKept: Readonly<Record<Classification, Text>> = {
  complaint: ['Cerita sudah saya simpan sebagai pengaduan.'],
  aspiration: ['Usulan Anda sudah saya simpan.'],
  informationRequest: ['Pertanyaan Anda sudah saya simpan.'],
};

const useOfData = 'Data Anda hanya dipakai untuk menyelesaikan laporan ini.';

/** The form in Indonesian. */
export const formId: FormCopy = {
  labels: {
    back: 'Kembali',
    cancel: 'Batal',
    start: 'Ya, mulai',
    continue: 'Ya, lanjutkan',
    newReport: 'Ya, laporan baru',
    notAReport: 'Bukan laporan',
    notNow: 'Tidak sekarang',
    aboutData: 'Tentang data saya',
    complaint: 'Pengaduan',
    aspiration: 'Usulan atau saran',
    informationRequest: 'Permintaan informasi',
    voiceOnly: 'Cukup suara saja',
    skip: 'Lewati',
    today: 'Hari ini',
    yesterday: 'Kemarin',
    ongoing: 'Masih berlangsung',
    asWritten: 'Catat seperti tertulis',
    otherCategory: 'Kategori lain',
    notInList: 'Tidak ada di daftar',
    nextPage: 'Berikutnya',
    previousPage: 'Sebelumnya',
    noFiles: 'Tidak ada',
    enough: 'Cukup',
    removeFiles: 'Hapus semua lampiran',
    removeNotes: 'Hapus tambahan',
    keep: 'Biarkan',
    keepAnswer: 'Pakai jawaban tadi',
    anonymous: 'Anonim',
    public: 'Boleh dibaca publik',
    confidential: 'Rahasiakan',
    confidentialSuggested: 'Rahasiakan (disarankan)',
    send: 'Kirim',
    edit: 'Ubah',
    toSummary: 'Kembali ke ringkasan',
    cancelYes: 'Ya, batalkan',
    cancelNo: 'Tidak, lanjutkan',
    resume: 'Lanjutkan',
    part,
    addTo: (report) => `Tambahan untuk ${report}`,
  },
  consent: {
    fromMenu: (agency) => [
      `Saya bantu mencatat laporan Anda untuk ${agency}, kira-kira 2 menit.\n${useOfData}\nSetuju dan mulai?`,
    ],
    withStory: (agency) => [
      `Terima kasih. Ini kanal pengaduan ${agency}.\nSaya bantu mencatat laporan Anda, kira-kira 2 menit. ${useOfData}\nLanjutkan dengan cerita di atas?`,
    ],
    withFiles: (agency) => [
      `Kiriman Anda sudah saya terima. Ini kanal pengaduan ${agency}.\nSaya bantu mencatat laporan Anda, kira-kira 2 menit. ${useOfData}\nBuat laporan dengan kiriman di atas?`,
    ],
    ofReporter: (agency) => [
      `Apakah ini laporan baru untuk ${agency}, atau tambahan untuk laporan Anda?\n${useOfData}`,
    ],
    again: ['Supaya saya bisa mencatat, pilih dulu salah satu, atau ketik “ya”.'],
    added: ['Saya sambungkan dengan cerita tadi.'],
  },
  classification: {
    question: lines(
      'Apa yang ingin Anda sampaikan?',
      'Pengaduan: ada masalah atau layanan yang buruk. Usulan: ide perbaikan. Permintaan informasi: ada yang ingin ditanyakan.',
    ),
    again: ['Pilih salah satu, misalnya ketik “pengaduan”.'],
  },
  story: {
    question: (classification) => storyQuestions[classification],
    replace: lines(
      'Tulis cerita yang baru; cerita yang lama akan diganti.',
      'Contoh: “Lampu jalan di depan SDN 2 mati sejak seminggu lalu.”',
    ),
    again: [
      'Ceritakan dengan tulisan atau pesan suara, misalnya “Lampu jalan di depan SDN 2 mati sejak seminggu lalu.”',
    ],
    tooShort: ['Supaya petugas paham, ceritakan sedikit lebih lengkap.'],
    voiceKept: ['Tulis juga intinya dalam satu kalimat, atau pilih:'],
    voiceOnlyWords: '(Lihat pesan suara terlampir)',
    cut: (kept) => [
      `Cerita itu sangat panjang: ${number.format(kept)} huruf pertama saya simpan. Sisanya mohon dikirim sebagai dokumen.`,
    ],
    continued: ['Lanjutan cerita juga sudah saya simpan.'],
  },
  storyKept: (classification) => (classification ? storyKept[classification] : ['Cerita sudah saya simpan.']),
  notes: {
    question: (notes) => [
      'Tambahan yang tersimpan: ',
      { quote: notes },
      '\nTulis yang baru sebagai gantinya, atau pilih:',
    ],
    again: ['Tulis tambahan yang baru, atau pilih:'],
  },
  place: {
    question: lines('Di mana tepatnya?', 'Kirim lokasi 📎 atau tulis nama jalan, desa, dan patokannya.'),
    optional: lines(
      'Di mana tempatnya, jika ada?',
      'Kirim lokasi 📎 atau tulis nama jalan, desa, dan patokannya.',
    ),
    again: ['Kirim lokasi atau tulis tempatnya, misalnya “Jl. A. Yani, Bati-Bati, depan puskesmas”.'],
    kept: (label) => (label ? ['Di sekitar ', { bold: label }, '.'] : ['Lokasi tersimpan.']),
  },
  time: {
    question: lines('Kapan ini terjadi?', 'Contoh: “kemarin sore”, “tadi pagi”, “12/11”.'),
    optional: lines('Kapan ini terjadi, jika ada waktunya?', 'Contoh: “kemarin sore”, “tadi pagi”, “12/11”.'),
    again: ['Tulis tanggalnya, misalnya “12/11” atau “senin lalu”, atau pilih:'],
    future: ['Tanggal itu belum tiba.'],
    unclear: ['Saya belum mengerti tanggalnya.'],
    todayWords: 'hari ini',
    yesterdayWords: 'kemarin',
    ongoingWords: 'masih berlangsung',
    kept: (occurred) => [upper(`${occurredInWords(occurred)}.`)],
  },
  category: {
    suggested: ['Ini paling dekat dengan kategori:'],
    list: (page, pages) => [
      pages > 1
        ? `Pilih kategori yang paling cocok (halaman ${page} dari ${pages}):`
        : 'Pilih kategori yang paling cocok:',
    ],
    several: ['Ada beberapa yang mirip. Yang mana?'],
    again: ['Pilih salah satu, atau tulis kata kuncinya, misalnya “jalan”.'],
    accused: (units) => [
      units.length === 1
        ? `Karena menyangkut petugas ${units[0]}, admin yang menentukan siapa yang menangani.`
        : 'Karena menyangkut petugas sendiri, admin yang menentukan siapa yang menangani.',
    ],
  },
  attachments: {
    question: (limit, megabytes) => [
      `Ada foto, video, dokumen, atau pesan suara?\nPaling banyak ${limit} berkas, masing-masing sampai ${megabytes} MB.`,
    ],
    more: (kinds, limit) => [`${counted(kinds)} tersimpan (paling banyak ${limit} berkas). Masih ada lagi?`],
    again: ['Kirim berkasnya, atau pilih:'],
    kept: (kind, count, limit) => [`${upper(files[kind])} tersimpan (${count} dari ${limit}).`],
    albumKept: ['Album tersimpan sebagai lampiran.'],
    keptAside: (kind) => [`${upper(files[kind])} tersimpan sebagai lampiran.`],
    full: (limit) => [`Lampiran sudah ${limit} berkas, jadi kiriman terakhir tidak saya simpan.`],
    tooLarge: (megabytes) => [
      `Berkas itu lebih besar dari ${megabytes} MB, jadi tidak bisa saya simpan. Mohon kirim yang lebih kecil.`,
    ],
    removed: ['Semua lampiran dihapus.'],
  },
  name: {
    question: lines(
      'Siapa nama Anda?',
      'Nama hanya dibuka petugas berwenang, dan setiap pembukaannya tercatat. Bila memilih anonim, petugas tidak tahu siapa Anda.',
    ),
    again: ['Tulis nama Anda, misalnya “Siti Aminah”, atau pilih:'],
  },
  contact: {
    question: lines(
      'Nomor telepon atau email yang bisa dihubungi?',
      'Boleh dilewati: kabar tetap saya kirim ke obrolan ini.',
    ),
    again: ['Tulis nomor telepon atau email, misalnya “0812 0000 0000”, atau pilih:'],
  },
  secrecy: {
    question: lines('Bolehkah laporan ini dibaca publik?', 'Nama dan kontak Anda tidak pernah ditampilkan.'),
    propose: (found) => [
      `Laporan ini memuat ${found.map((reason) => reasons[reason]).join(' dan ')}.\nSaya sarankan dirahasiakan: hanya petugas yang membacanya. Anda setuju?`,
    ],
    again: ['Pilih salah satu, misalnya ketik “rahasiakan”.'],
  },
  summary: { show: summary, again: ['Laporan belum dikirim. Pilih, atau ketik “kirim”.'] },
  edit: {
    question: ['Bagian mana yang diubah?'],
    again: ['Pilih bagian yang diubah, misalnya ketik “tempat”.'],
  },
  cancel: {
    confirm: ['Yakin dibatalkan? Semua jawaban di formulir ini akan dihapus.'],
    done: ['Dibatalkan. Tidak ada yang dikirim, dan jawaban Anda sudah dihapus.'],
  },
  resumed: ['Kita lanjutkan.'],
  alreadyOpen: ['Formulir Anda masih terbuka, kita lanjutkan. Untuk mengakhirinya ketik “batal”.'],
  corrected: ['Jawaban sudah saya perbaiki.'],
  revoked: (question) => [`Pesan itu Anda tarik, jadi jawaban untuk ${questions[question]} saya minta lagi.`],
  notCorrected: ['Perubahan pesan itu belum bisa saya pakai; jawaban yang lama tetap.'],
  noteKept: ['Saya simpan sebagai tambahan cerita.'],
  placeKept: ['Lokasi tersimpan sebagai tempat kejadian.'],
  lateKept: ['Satu pesan Anda terlambat masuk; saya simpan sebagai tambahan dan jawaban lain tidak berubah.'],
  lateIgnored: ['Satu pesan lama Anda baru masuk; formulir tidak berubah.'],
  tooLong: (limit) => [`Jawaban itu terlalu panjang; paling banyak ${limit} huruf.`],
  full: [
    'Formulir ini sudah penuh, jadi tambahan itu tidak tersimpan. Anda bisa mengirimnya setelah laporan tercatat.',
  ],
  firstQuestion: ['Ini pertanyaan pertama.'],
  oldButton: (question) => [`Pilihan itu untuk pertanyaan ${questions[question]}, yang sudah lewat.`],
  oldForm: (question) => [
    question === 'other'
      ? 'Pilihan itu dari formulir yang sudah berakhir.'
      : `Pilihan itu untuk pertanyaan ${questions[question]} di formulir yang sudah berakhir.`,
  ],
  alreadySent: (report) => ['Laporan itu sudah terkirim dengan nomor ', { bold: report }, '.'],
  sendFailed: ['Laporan belum terkirim, dan semua jawaban Anda masih tersimpan. Mohon coba kirim lagi.'],
  unreadable: (what) => [unreadable[what]],
  help: lines(
    'Jawab satu per satu dengan tombol atau tulisan. Kapan saja Anda boleh:',
    ['ketik ', { code: 'kembali' }, ' ke pertanyaan sebelumnya, ', { code: 'batal' }, ' untuk berhenti,'],
    ['ketik ', { code: 'english' }, ' for English, atau mengubah pesan lama untuk memperbaiki jawaban.'],
  ),
  migrated: [
    'Formulir kami diperbarui. Tulisan dan berkas Anda tetap tersimpan; beberapa pertanyaan saya ulang.',
  ],
  nudge: (agency) => [
    `Laporan Anda untuk ${agency} belum terkirim, dan jawaban Anda masih tersimpan.\nMau dilanjutkan?`,
  ],
  expired: (agency) => [
    `Formulir laporan Anda untuk ${agency} belum dikirim dan waktunya sudah habis. Demi menjaga data pribadi, isinya sudah dihapus.\nAnda bisa mengirim ceritanya lagi kapan saja.`,
  ],
};
