import type { BroadcastStep } from '../../../src/domain/broadcast.ts';
import type { ChannelName, Text } from '../../../src/domain/message.ts';
import type { BroadcastCopy } from '../broadcast.ts';
import { timeInWords } from '../dates.ts';

const channels: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  web: 'Halaman web',
  whatsapp: 'WhatsApp (ponsel tertaut)',
  'whatsapp-cloud': 'WhatsApp',
};

const people = (count: number): string => `${count.toLocaleString('id-ID')} orang`;

function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'kurang dari satu menit';
  return minutes < 90 ? `sekitar ${minutes} menit` : `sekitar ${Math.round(minutes / 60)} jam`;
}

const failures: Readonly<Record<string, string>> = {
  leftOut: 'tidak dikirimi lewat WhatsApp tertaut',
  channelOff: 'di saluran yang tidak aktif lagi',
  tooLate: 'waktunya sudah lewat',
  optedOut: 'sudah berhenti dari pengumuman',
  blocked: 'memblokir layanan ini',
  windowClosed: 'tidak menulis dalam 24 jam terakhir (aturan WhatsApp)',
  neverWrote: 'belum pernah menulis di saluran itu',
  rejected: 'obrolannya tidak ada lagi atau menolak pesan',
  unreachable: 'salurannya tidak terjangkau',
  gaveUp: 'tidak terjangkau setelah berkali-kali dicoba',
};

const did: Readonly<Record<BroadcastStep, (name: string) => Text>> = {
  propose: () => ['Siaran diajukan. Admin lain harus menyetujuinya dalam 24 jam.'],
  approve: (name) => [`Siaran disetujui oleh ${name} dan mulai dikirim.`],
  reject: (name) => [`Siaran tidak jadi dikirim: ditolak oleh ${name}.`],
  pause: (name) => [
    `Siaran dijeda oleh ${name}. Yang sudah di jalan, paling lama beberapa detik, masih sampai.`,
  ],
  resume: (name) => [`Siaran dilanjutkan oleh ${name}.`],
  cancel: (name) => [`Siaran dibatalkan oleh ${name}. Yang sudah terkirim tidak bisa ditarik kembali.`],
  resend: (name) => [`Siaran dikirim ulang oleh ${name} kepada yang gagal saja.`],
};

export const broadcastId: BroadcastCopy = {
  askText: (limit) => [
    `Tulis teks pengumumannya, paling banyak ${limit.toLocaleString('id-ID')} huruf. `,
    'Warga membacanya persis seperti yang Anda tulis.',
  ],
  tooLong: (length, limit) => [
    `Teks itu ${length.toLocaleString('id-ID')} huruf, batasnya ${limit.toLocaleString('id-ID')}. Mohon dipersingkat lalu kirim lagi.`,
  ],
  askAudience: ['Untuk siapa? Yang dikirimi hanya warga yang setuju menerima pengumuman.'],
  askCategory: ['Untuk pelapor jenis masalah apa?'],
  askUnit: ['Untuk pelapor yang laporannya di unit mana? Pilih, atau tulis nama unitnya.'],
  askArea: ['Untuk pelapor di wilayah mana? Tulis nama tempatnya, misalnya Bati-Bati.'],
  unclear: (words) => [`Saya belum mengenali “${words}”. Mohon pilih, atau tulis dengan kata lain.`],
  several: (words) => [`“${words}” bisa berarti beberapa unit. Yang mana?`],
  noText: ['Belum ada teks pengumuman. Ketik ', { code: 'siaran baru' }, ' untuk menulisnya.'],
  discarded: ['Pengumuman itu dibuang, tidak ada yang dikirim.'],
  counting: ['Sebentar, penerimanya dihitung. Pratinjau menyusul.'],
  audience: (audience) => {
    switch (audience.kind) {
      case 'everyone':
        return 'semua yang setuju';
      case 'category':
        return `pelapor ${audience.name}`;
      case 'unit':
        return `pelapor di ${audience.name}`;
      case 'area':
        return `pelapor di wilayah ${audience.name}`;
    }
  },
  labels: {
    new: 'Tulis siaran baru',
    look: 'Lihat',
    discard: 'Buang',
    propose: 'Ajukan',
    approve: 'Setujui dan kirim',
    reject: 'Tolak',
    pause: 'Jeda',
    resume: 'Lanjut',
    cancel: 'Batalkan',
    resend: 'Kirim ulang yang gagal',
  },
  audienceLabels: {
    everyone: 'Semua yang setuju',
    category: 'Jenis masalah',
    area: 'Wilayah',
    unit: 'Unit',
  },
  status: {
    counting: 'dihitung',
    draft: 'konsep',
    proposed: 'menunggu persetujuan',
    running: 'sedang dikirim',
    paused: 'dijeda',
    done: 'selesai',
    cancelled: 'batal',
    void: 'kedaluwarsa',
  },
  title: 'Siaran',
  none: ['Belum ada siaran.'],
  line: ({ on, audience, status, text }) => [
    `${on} · ${audience} · `,
    { bold: status },
    ' · ',
    { quote: text },
  ],
  lookLabel: (position) => `Lihat ${position}`,
  preview: ['Pratinjau. Inilah yang akan dibaca warga:'],
  people: (count) => [{ bold: `Penerima: ${people(count)}` }],
  channel: ({ channel, people: count, sendingMs }) =>
    `${channels[channel]}: ${people(count)}${sendingMs === undefined ? '' : `, ${duration(sendingMs)}`}${channel === 'whatsapp-cloud' ? '; hanya yang menulis dalam 24 jam terakhir dapat dikirimi' : ''}`,
  leftOut: (channel, count) =>
    `${channels[channel]}: ${people(count)} tidak dikirimi. ${channel === 'whatsapp' ? 'Kiriman massal dari nomor tertaut dapat membuat WhatsApp memblokir nomor itu.' : 'Saluran itu tidak aktif.'}`,
  nobody: ['Tidak ada penerima: belum ada yang setuju menerima pengumuman di kelompok itu.'],
  finishes: (at, timeZone) =>
    `Selesai kira-kira ${timeInWords(at, timeZone, 'id')}; malam hari tidak dikirim.`,
  proposeAsk: ['Ajukan kepada admin lain? Tanpa persetujuannya tidak ada yang dikirim.'],
  proposal: (name, audience, count) => [
    { bold: `${name} mengajukan siaran` },
    ` untuk ${audience} (${people(count)}). Setujui hanya jika isinya benar. Pengajuan berlaku 24 jam.`,
  ],
  did: (step, name) => did[step](name),
  progress: ({ status, done, all, failed, remainingMs, resting }) => {
    const filled = all === 0 ? 10 : Math.floor((done / all) * 10);
    return [
      { bold: `Siaran ${broadcastId.status[status]}` },
      `\n${'▓'.repeat(filled)}${'░'.repeat(10 - filled)} ${done.toLocaleString('id-ID')} dari ${people(all)}`,
      failed > 0 ? `, ${failed.toLocaleString('id-ID')} gagal` : '',
      remainingMs === undefined ? '' : `\nSisa waktu ${duration(remainingMs)}.`,
      resting ? `\nDilanjutkan ${timeInWords(resting.until, resting.timeZone, 'id')}.` : '',
    ];
  },
  resting: (until, timeZone) => [
    `Siaran berhenti sendiri untuk malam hari dan dilanjutkan ${timeInWords(until, timeZone, 'id')}.`,
  ],
  result: ({ sent, all }) => [
    { bold: `Siaran: terkirim kepada ${sent.toLocaleString('id-ID')} dari ${people(all)}` },
  ],
  failure: (error, count) => `${people(count)}: ${failures[error] ?? 'gagal karena sebab lain'}`,
  resendLabel: (count) => `Kirim ulang ke ${count.toLocaleString('id-ID')}`,
  stands: 'Keadaannya: ',
  refused: {
    notNow: ['Itu tidak mungkin pada keadaan siaran ini sekarang.'],
    expired: ['Siaran itu sudah lewat 24 jam. Tulis lagi dengan ', { code: 'siaran baru' }, '.'],
    own: ['Siaran harus disetujui admin lain, bukan oleh yang menulisnya.'],
    notYours: ['Hanya admin yang menulisnya yang dapat mengajukan siaran itu.'],
    noSecondAdmin: [
      'Siaran perlu persetujuan admin kedua, dan belum ada. Undang seorang admin dengan ',
      { code: 'undang' },
      '.',
    ],
    nobody: ['Siaran itu tidak punya penerima.'],
    nothingFailed: ['Tidak ada yang perlu dikirim ulang.'],
  },
  unknown: ['Siaran itu tidak ada. Lihat daftarnya dengan ', { code: 'siaran' }, '.'],
};
