import type { CommandCopy, CommandName } from '../officer.ts';

/** How each command is spoken of, in Indonesian. */
export const commandsId: Readonly<Record<CommandName, CommandCopy>> = {
  claim: {
    label: 'Ambil',
    does: 'jadikan laporan ini tugas Anda',
    example: (number) => `ambil ${number}`,
  },
  verify: {
    label: 'Verifikasi',
    does: 'nyatakan laporan lengkap; boleh sekaligus membetulkan jenis, kelas, atau kategori',
    example: (number) => `verifikasi ${number} kategori jalan`,
  },
  requestCompletion: {
    label: 'Minta lengkapi',
    does: 'minta pelapor melengkapi; tenggat Anda berhenti selama menunggu',
    example: (number) => `lengkapi ${number} Mohon foto lubang dari dekat dan nama RT terdekat`,
    ask: (number) => [
      'Apa yang perlu dilengkapi pelapor ',
      { bold: number },
      '? Kata-kata Anda dikirim apa adanya.',
    ],
  },
  dispose: {
    label: 'Disposisi',
    does: 'serahkan ke unit yang berwenang, boleh dengan catatan',
    example: (number) => `disposisi ${number} pupr Mohon ditangani sebelum musim hujan`,
  },
  return: {
    label: 'Kembalikan',
    does: 'pulangkan laporan yang bukan wewenang unit ini',
    example: (number) => `kembalikan ${number} Jalan ini wewenang provinsi`,
    ask: (number) => [
      'Mengapa ',
      { bold: number },
      ' dikembalikan? Alasan ini juga disampaikan kepada pelapor.',
    ],
  },
  forward: {
    label: 'Teruskan ke nasional',
    does: 'naikkan ke admin nasional: di luar wewenang, atau (kata sistemik) tak selesai dalam 60 hari',
    example: (number) => `teruskan ${number} Ruas ini jalan nasional`,
    ask: (number) => [
      'Mengapa ',
      { bold: number },
      ' diteruskan ke admin nasional? Alasan ini disampaikan kepada pelapor.',
    ],
  },
  export: {
    label: 'Ekspor',
    does: 'isi laporan untuk admin nasional, tanpa identitas pelapor; dicatat',
    example: (number) => `ekspor ${number}`,
  },
  nationalAnswer: {
    label: 'Jawaban nasional',
    does: 'sampaikan jawaban admin nasional kepada pelapor, boleh dengan berkas',
    example: (number) => `jawaban-nasional ${number} Ruas ini diperbaiki Balai Jalan pada Desember 2026`,
    ask: (number) => ['Tulis jawaban dari nasional untuk pelapor ', { bold: number }, '.'],
  },
  nationalReturn: {
    label: 'Balik dari nasional',
    does: 'laporan kembali dari nasional untuk ditelaah lagi; pelapor dikabari alasannya',
    example: (number) => `kembali-nasional ${number} Menurut nasional ini jalan kabupaten`,
    ask: (number) => [
      'Mengapa ',
      { bold: number },
      ' kembali dari nasional? Alasan ini disampaikan kepada pelapor.',
    ],
  },
  nationalTransfer: {
    label: 'Diambil alih',
    does: 'nasional menyerahkannya kepada lembaga yang berwenang; selesai di sini',
    example: (number) => `alih-nasional ${number} Balai Jalan Nasional: nomor 1234567 di lapor.go.id`,
    ask: (number) => [
      'Lembaga mana yang menangani ',
      { bold: number },
      '? Tulis namanya, titik dua, lalu keterangan untuk pelapor.',
    ],
  },
  archive: {
    label: 'Arsipkan',
    does: 'akhiri menurut aturan arsip dalam prosedur; pelapor boleh berkeberatan',
    example: (number) => `arsip ${number} spam`,
    ask: (number) => ['Menurut aturan apa ', { bold: number }, ' diarsipkan?'],
  },
  recall: {
    label: 'Tarik kembali',
    does: 'ambil kembali laporan dari unit, untuk diserahkan ke unit lain',
    example: (number) => `tarik ${number} Ternyata wewenang Dinas Perhubungan`,
    ask: (number) => [
      'Mengapa ',
      { bold: number },
      ' ditarik dari unitnya? Alasan ini disampaikan kepada unit dan pelapor.',
    ],
  },
  copy: {
    label: 'Tembusan',
    does: 'beri unit lain tembusan: boleh melihat dan memberi catatan, tidak menangani',
    example: (number) => `tembusan ${number} dishub Mohon ikut memantau`,
  },
  withdrawCopy: {
    label: 'Tarik tembusan',
    does: 'unit itu tidak lagi melihat laporan ini',
    example: (number) => `tarik tembusan ${number} dishub`,
  },
  apip: {
    label: 'APIP',
    does: 'koordinasikan dengan inspektorat; dengan kata periksa, admin menyerahkannya untuk diperiksa',
    example: (number) => `apip ${number} periksa Indikasi pungutan oleh petugas`,
  },
  mark: {
    label: 'Tandai',
    does: 'tandai sengketa, indikasi pelanggaran, atau penyalahgunaan; isi subjek dan objeknya',
    example: (number) => `tandai ${number} pelanggaran`,
  },
  makeConfidential: {
    label: 'Rahasiakan',
    does: 'jadikan laporan rahasia, tidak dibaca publik',
    example: (number) => `rahasia ${number} Menyebut nama korban`,
    ask: (number) => ['Mengapa ', { bold: number }, ' dirahasiakan? Alasannya dicatat, hanya untuk petugas.'],
  },
  makeAnonymous: {
    label: 'Jadikan anonim',
    does: 'tutup identitas pelapor bagi semua petugas',
    example: (number) => `anonim ${number} Pelapor dapat terancam`,
    ask: (number) => [
      'Mengapa pelapor ',
      { bold: number },
      ' dijadikan anonim? Alasannya dicatat, hanya untuk petugas.',
    ],
  },
  askLowering: {
    label: 'Minta turunkan',
    does: 'minta rahasia atau anonim diturunkan; berlaku bila petugas kedua setuju',
    example: (number) => `turunkan ${number} rahasia Nama korban sudah dihapus`,
  },
  agreeLowering: {
    label: 'Setuju turunkan',
    does: 'setujui permintaan petugas lain menurunkan rahasia atau anonim',
    example: (number) => `setuju turunkan ${number}`,
  },
  refuseLowering: {
    label: 'Tolak turunkan',
    does: 'tolak atau tarik permintaan itu',
    example: (number) => `tolak turunkan ${number} Korban masih terancam`,
  },
  accept: {
    label: 'Terima',
    does: 'kerjakan di unit ini; kelas: informasi, biasa, atau lapangan',
    example: (number) => `terima ${number} lapangan`,
  },
  changeClass: {
    label: 'Ubah kelas',
    does: 'ubah kelas penyelesaian; tanggalnya dihitung lagi sejak diterima, pelapor dikabari alasannya',
    example: (number) => `kelas ${number} pemeriksaan Gorong-gorong harus dibongkar dulu`,
    ask: (number) => ['Kelas mana untuk ', { bold: number }, '?'],
  },
  respond: {
    label: 'Tanggapi',
    does: 'kirim tanggapan awal kepada pelapor',
    example: (number) => `tanggapi ${number} Petugas meninjau lokasi besok pagi`,
    ask: (number) => ['Tulis tanggapan awal untuk pelapor ', { bold: number }, '.'],
  },
  relayReply: {
    label: 'Balasan pelapor',
    does: 'catat balasan pelapor laporan yang dientri, yang disampaikan di luar obrolan',
    example: (number) => `balasan ${number} RT 05, di depan puskesmas`,
    ask: (number) => ['Apa balasan pelapor ', { bold: number }, '? Tulis seperti yang disampaikannya.'],
  },
  tellObstacle: {
    label: 'Kendala',
    does: 'beri tahu pelapor kendalanya, yang sudah dan yang akan dilakukan',
    example: (number) => `kendala ${number} Aspal belum tiba; lokasi sudah diukur, ditambal Senin`,
    ask: (number) => [
      'Apa kendala ',
      { bold: number },
      ', apa yang sudah dan akan dilakukan? Tulisan ini dikirim ke pelapor.',
    ],
  },
  answer: {
    label: 'Jawab',
    does: 'kirim jawaban akhir kepada pelapor, boleh dengan foto',
    example: (number) => `jawab ${number} Lubang sudah ditambal 18 November 2026`,
    ask: (number) => [
      'Tulis jawaban untuk pelapor ',
      { bold: number },
      '. Foto atau berkas kirim lebih dulu, tulisannya terakhir.',
    ],
  },
  orderDraft: {
    label: 'Telaah',
    does: 'minta satu ruang menyusun konsep jawaban, yang Anda setujui sebelum dikirim',
    example: (number) => `telaah ${number} bina-marga Tinjau lokasi dulu`,
  },
  draft: {
    label: 'Konsep',
    does: 'susun konsep jawaban untuk disetujui kepala; pelapor tidak melihatnya',
    example: (number) => `konsep ${number} Lubang ditambal 18 November 2026`,
    ask: (number) => [
      'Tulis konsep jawaban untuk ',
      { bold: number },
      '. Foto atau berkas kirim lebih dulu, tulisannya terakhir.',
    ],
  },
  approve: {
    label: 'Setuju',
    does: 'setujui konsep jawaban; Admin OPD mengirimkannya apa adanya',
    example: (number) => `setuju ${number}`,
  },
  sendBack: {
    label: 'Tolak konsep',
    does: 'kembalikan konsep jawaban kepada penyusunnya, dengan alasan',
    example: (number) => `tolak ${number} Sebutkan tanggal perbaikannya`,
    ask: (number) => [
      'Apa yang perlu diubah pada konsep ',
      { bold: number },
      '? Hanya petugas yang membacanya.',
    ],
  },
  send: {
    label: 'Kirim jawaban',
    does: 'kirim konsep yang sudah disetujui kepada pelapor, apa adanya',
    example: (number) => `kirim ${number}`,
  },
  merge: {
    label: 'Satukan',
    does: 'jadikan laporan ini mengikuti laporan utama tentang masalah yang sama; jawabannya sampai ke kedua pelapor',
    example: (number) => `satukan ${number} TLA-8PXD-K3N9`,
    ask: (number) => ['Laporan mana yang diikuti ', { bold: number }, '? Tulis nomornya.'],
  },
  separate: {
    label: 'Pisahkan',
    does: 'batalkan penyatuan laporan; tenggatnya kembali seperti semula',
    example: (number) => `pisah ${number}`,
  },
  note: {
    label: 'Catatan',
    does: 'simpan catatan internal; pelapor tidak melihatnya',
    example: (number) => `catatan ${number} Sudah ditelepon, pemilik ruko bersedia`,
    ask: (number) => ['Tulis catatan internal untuk ', { bold: number }, '. Hanya petugas yang melihatnya.'],
  },
  queue: {
    label: 'Antrean',
    does: 'daftar laporan terbuka, tenggat terdekat dulu',
    example: () => 'antrean saya',
  },
  copies: {
    label: 'Daftar tembusan',
    does: 'laporan yang ditembuskan ke unit Anda',
    example: () => 'daftar tembusan',
  },
  morningReport: {
    label: 'Laporan pagi',
    does: 'bulan ini sejauh ini, kemarin, dan isu strategis dengan laporannya',
    example: () => 'laporan pagi',
  },
  followCode: {
    label: 'Kode pelapor',
    does: 'kode baru untuk pelapor laporan yang dientri, agar ia mengikutinya di obrolan',
    example: (number) => `kode ${number}`,
  },
  enter: {
    label: 'Entri laporan',
    does: 'catat laporan yang masuk lewat surat, loket, telepon, SMS, media sosial, atau aplikasi lain, dengan jawaban dan berkasnya bila sudah ada',
    example: () => 'entri surat',
  },
  register: {
    label: 'Register',
    does: 'laporan satu kurun sebagai berkas Excel (unit: miliknya), tanpa identitas pelapor',
    example: () => 'register bulan lalu',
  },
  figures: {
    label: 'Statistik',
    does: 'diterima, belum direspons, belum selesai, dan rata-rata waktunya',
    example: () => 'statistik bulan lalu',
  },
  view: { label: 'Lihat', does: 'isi satu laporan dan lampirannya', example: (number) => `lihat ${number}` },
  viewWhole: {
    label: 'Lihat utuh',
    does: 'isi laporan dengan data pribadi yang ditutup; setiap kali dicatat',
    example: (number) => `lihat utuh ${number}`,
  },
  history: {
    label: 'Riwayat',
    does: 'semua yang terjadi pada laporan',
    example: (number) => `riwayat ${number}`,
  },
  explain: {
    label: 'Jelaskan tenggat',
    does: 'mengapa tenggatnya hari itu',
    example: (number) => `jelaskan ${number}`,
  },
  identity: {
    label: 'Identitas',
    does: 'nama dan kontak pelapor bila tidak anonim; setiap kali dicatat',
    example: (number) => `identitas ${number}`,
  },
  handOver: {
    label: 'Serahkan',
    does: 'serahkan satu laporan, atau semua yang Anda pegang, kepada rekan seunit',
    example: (number) => `serah ${number || 'TLA-7KQ4-M2XR'} Rina`,
  },
  absence: {
    label: 'Cuti',
    does: 'catat cuti Anda (admin: juga petugas lain, namanya lebih dulu); kabarnya datang kepada rekan pengganti selama itu',
    example: () => 'cuti 1-5 Desember Rina',
  },
  units: {
    label: 'Unit',
    does: 'susunan unit, dan perubahannya satu per satu; “unit tutup” saja memberi contohnya',
    example: () => 'unit tambah dlh Dinas Lingkungan Hidup di admin',
  },
  readyAnswers: {
    label: 'Templat',
    does: 'templat jawaban instansi; pakai dengan jawab, tanggapi atau lengkapi, lalu namanya',
    example: () => 'templat tambah lubang Laporan {nomor} sudah dijadwalkan {unit}.',
  },
  invite: {
    label: 'Undang',
    does: 'buat kode masuk sekali pakai untuk petugas baru',
    example: () => 'undang pupr petugas Rina',
  },
  officers: {
    label: 'Petugas',
    does: 'daftar petugas, siapa yang cuti dan penggantinya, dan undangan',
    example: () => 'petugas',
  },
  revoke: {
    label: 'Cabut',
    does: 'akhiri akses petugas seketika, atau batalkan undangan',
    example: () => 'cabut Rina',
  },
  join: {
    label: 'Gabung',
    does: 'kode sekali pakai untuk masuk juga di chat Anda yang lain',
    example: () => 'gabung',
  },
  leave: {
    label: 'Keluar',
    does: 'berhenti bertugas di chat ini, atau di semua',
    example: () => 'keluar',
  },
  mute: {
    label: 'Bisukan',
    does: 'abaikan pengirim spam atau makian; bisa dibatalkan',
    example: (number) => `bisukan ${number} Spam iklan berulang`,
    ask: (number) => ['Mengapa pengirim ', { bold: number }, ' dibisukan? Alasannya dicatat.'],
  },
  unmute: {
    label: 'Bunyikan',
    does: 'dengarkan lagi pengirim yang dibisukan',
    example: (number) => `bunyikan ${number}`,
  },
  mutedList: { label: 'Daftar bisu', does: 'pengirim yang dibisukan', example: () => 'daftar bisu' },
  deadLetters: { label: 'Gagal kirim', does: 'pesan yang tidak sampai', example: () => 'gagal' },
  retry: { label: 'Ulangi', does: 'kirim lagi pesan yang gagal', example: () => 'ulangi 12' },
  broadcast: {
    label: 'Siaran',
    does: 'pengumuman kepada warga yang setuju; dikirim setelah admin lain menyetujuinya',
    example: () => 'siaran baru',
  },
  apiKeys: {
    label: 'Kunci API',
    does: 'akses API bagi program yang membaca antrean',
    example: () => 'kunci buat dasbor bupati',
  },
  language: { label: 'Bahasa', does: 'Indonesia atau English', example: () => 'bahasa en' },
  signIn: { label: 'Masuk', does: 'masuk sebagai petugas dengan kode undangan', example: () => 'masuk' },
  help: {
    label: 'Bantuan',
    does: 'daftar perintah, atau penjelasan satu perintah',
    example: () => 'bantuan jawab',
  },
};
