import type { Actor } from '../../../src/domain/access.ts';
import type { DraftingStage } from '../../../src/domain/complaint/drafting.ts';
import type { Day, Instant } from '../../../src/domain/instant.ts';
import type { MediaKind, Text } from '../../../src/domain/message.ts';
import type { DueDate } from '../../../src/domain/view.ts';
import { dayInWords, shortDay, spanInWords, timeInWords } from '../dates.ts';
import { minutesBetween, timeWithoutZone } from '../moments.ts';
import type { DoneFacts, OfficerCopy, QueueCopy, Reader, TermsCopy, ViewCopy } from '../officer.ts';
import { upper } from '../text.ts';
import { entrySourcesId } from './entry.ts';

const kinds: Readonly<Record<MediaKind, string>> = {
  photo: 'foto',
  document: 'dokumen',
  voice: 'rekaman suara',
  video: 'video',
};

export const termsId: TermsCopy = {
  status: {
    awaitingVerification: 'menunggu verifikasi',
    awaitingReporter: 'menunggu pelapor melengkapi',
    verified: 'terverifikasi, belum didisposisikan',
    disposed: 'didisposisikan, belum diterima unit',
    accepted: 'dikerjakan unit',
    awaitingNational: 'diteruskan ke admin nasional, menunggu kabar',
    answered: 'sudah dijawab, menunggu kata pelapor',
    closed: 'ditutup',
    archived: 'diarsipkan',
    forwarded: 'diambil alih lembaga lain',
    merged: 'disatukan ke laporan lain',
  },
  step: {
    receipt: 'penerimaan',
    verification: 'verifikasi',
    disposition: 'disposisi',
    followUp: 'tindak lanjut',
    firstResponse: 'tanggapan awal',
    settlement: 'penyelesaian',
    obstacle: 'kabar kendala ke pelapor',
    nationalReply: 'kabar dari admin nasional',
    entryWatch: 'disposisi laporan yang dientri',
    completion: 'kelengkapan dari pelapor',
    closing: 'penutupan',
  },
  classification: {
    complaint: 'pengaduan',
    aspiration: 'aspirasi',
    informationRequest: 'permintaan informasi',
  },
  settlementClass: {
    information: 'informasi atau normatif',
    noInspection: 'tanpa pemeriksaan lapangan',
    inspection: 'dengan pemeriksaan lapangan',
  },
  role: { admin: 'admin', liaison: 'petugas', leader: 'pembina' },
  nature: {
    ordinary: 'biasa, tanpa tanda',
    dispute: 'sengketa',
    violation: 'indikasi pelanggaran hukum',
    abuse: 'indikasi penyalahgunaan wewenang',
  },
  secrecy: { confidential: 'kerahasiaan', anonymous: 'anonimitas' },
  rating: { solved: 'selesai', partly: 'selesai sebagian', unsolved: 'belum selesai' },
  files: (all) =>
    [...new Set(all)].map((kind) => `${all.filter((one) => one === kind).length} ${kinds[kind]}`).join(', '),
  noCategory: 'belum berkategori',
  noPlace: 'tempat tidak disebut',
  actor,
  when,
  due,
  daysLeft: (days) =>
    days < 0 ? `lewat ${-days} hari` : days === 0 ? 'hari ini' : days === 1 ? 'besok' : `${days} hari lagi`,
};

function actor(who: Actor): string {
  if (who.kind === 'reporter') return 'pelapor';
  if (who.kind === 'system') return 'sistem';
  return `${who.name} (${termsId.role[who.role]})`;
}

function when(at: Instant, { now, timeZone }: Reader): string {
  const minutes = minutesBetween(at, now);
  if (minutes < 0 || minutes >= 60) return timeInWords(at, timeZone, 'id');
  return minutes < 1 ? 'baru saja' : `${minutes} menit lalu`;
}

function due({ step, on, span, late, provisional }: DueDate, today: Day): string {
  const count = `${spanInWords(span, 'id')}${provisional ? ', perkiraan' : ''}`;
  const day = `${dayInWords(on, 'id')} (${count})`;
  const name = termsId.step[step];
  if (late) return `${name} lewat batas: ${day}`;
  return on === today ? `${name} jatuh tempo hari ini, ${day}` : `${name} paling lambat ${day}`;
}

export const queueId: QueueCopy = {
  title: (unitName, today, mineOnly) => [
    mineOnly ? 'Antrean Anda di ' : 'Antrean ',
    { bold: unitName },
    `, ${dayInWords(today, 'id')}`,
  ],
  counts: ({ late, dueToday, open }) =>
    `🔴 ${late} lewat batas · 🟠 ${dueToday} jatuh tempo hari ini · ${open} terbuka`,
  empty: (mineOnly) => [
    mineOnly ? 'Tidak ada laporan yang Anda ambil.' : 'Antrean kosong: tidak ada laporan yang menunggu.',
  ],
  awaiting: {
    waiting: ['Menunggu pelapor, yang Anda pegang atau belum diambil:'],
    unclaimed: ['Belum diambil siapa pun di unit Anda:'],
    returned: ['Dikembalikan, yang Anda pegang atau belum diambil:'],
  },
  noneAwaits: ['Tidak ada lagi.'],
  copies: (unitName) => ['Tembusan untuk ', { bold: unitName }],
  noCopies: ['Belum ada laporan yang ditembuskan ke unit Anda.'],
  mine: 'milik Anda',
  returned: 'dikembalikan unit',
  supporters: (count) => `+${count} warga`,
  limit: (day) => `batas ${shortDay(day, 'id')}`,
};

const turns: Readonly<Record<DraftingStage, (unitName: string, drafts: number) => string>> = {
  writing: (unitName, drafts) =>
    `${unitName} ${drafts === 0 ? 'menyusun konsep jawaban' : `memperbaiki konsep ke-${drafts}`}`,
  approving: (unitName, drafts) => `konsep ke-${drafts} menunggu persetujuan ${unitName}`,
  sending: (unitName, drafts) => `konsep ke-${drafts} disetujui, menunggu dikirim ${unitName}`,
};

export const viewId: ViewCopy = {
  owner: (unitName, assigneeName) =>
    assigneeName === undefined
      ? `Di ${unitName}, belum diambil`
      : `Di ${unitName}, ditangani ${assigneeName}`,
  flags: {
    anonymous: 'pelapor anonim',
    confidential: 'rahasia',
    urgent: '⚠️ menyebut bahaya jiwa',
    reopened: 'dibuka kembali oleh pelapor',
    returned: 'dikembalikan unit',
  },
  unreached: (unitName) =>
    `Pelapor laporan ini belum mengikuti di obrolan: ${unitName} yang mengentri perlu menyampaikannya.`,
  entered: ({ source, arrivedOn, handedOn }, unitName, intake) =>
    [
      `Dientri ${unitName} dari ${entrySourcesId[source]}, masuk ${shortDay(arrivedOn, 'id')}`,
      handedOn && `di pejabat penghubung ${shortDay(handedOn, 'id')}`,
      ...intake
        .filter(({ late }) => late)
        .map(({ source: article, by }) => `terlambat menurut ${article}, batasnya ${shortDay(by, 'id')}`),
    ]
      .filter((one) => one !== undefined)
      .join(' · '),
  supporters: (count) => `Dialami juga oleh ${count} warga lain, yang dikabari perkembangannya`,
  merged: (number) => `Mengikuti ${number}: kerjakan di sana`,
  duplicates: (numbers) => `Diikuti ${numbers.join(', ')}: jawabannya sampai juga ke pelapornya`,
  copies: (unitNames) => `Tembusan: ${unitNames.join(', ')}`,
  drafting: ({ stage, drafts }, unitName) => `Telaah: ${turns[stage](unitName, drafts)}`,
  draft: (drafts) => `Konsep jawaban ke-${drafts}`,
  marked: ({ nature = 'ordinary', subject, object }) =>
    [
      nature === 'ordinary' ? undefined : `Ditandai: ${termsId.nature[nature]}`,
      subject && `subjek: ${subject}`,
      object && `objek: ${object}`,
    ]
      .filter((one) => one !== undefined)
      .join(' · '),
  lowering: ({ what, until }, { timeZone }) =>
    `Diminta menurunkan ${termsId.secrecy[what]}; menunggu persetujuan petugas kedua sampai ${timeWithoutZone(until, timeZone, 'id')}`,
  accused: (unitNames) => `menyangkut petugas ${unitNames.join(', ')}`,
  place: 'Tempat',
  occurred: 'Waktu',
  files: 'Lampiran',
  map: 'peta',
  added: (at, { timeZone }) => `Tambahan pelapor, ${timeWithoutZone(at, timeZone, 'id')}`,
  asked: (at, { timeZone }) => `Diminta melengkapi, ${timeWithoutZone(at, timeZone, 'id')}`,
  replied: (at, { timeZone }) =>
    `pelapor membalas ${timeWithoutZone(at, timeZone, 'id')}; periksa apakah sudah lengkap`,
  answered: 'Jawaban',
  rated: 'Penilaian pelapor',
  erased: 'isi sudah dihapus atas permintaan pelapor',
  filesOf: (number, files) => `Lampiran ${number}: ${files}`,
  filesWithheld: 'hanya dilihat unit yang menangani',
  masked: (mine) =>
    mine
      ? '•• menutup data pribadi. Lihat utuh bila perlu untuk menyelesaikan laporan; setiap kali dicatat.'
      : '•• menutup data pribadi.',
  whole: [
    'Anda membuka data pribadi dalam laporan ini, dan itu dicatat. Hanya untuk menyelesaikan laporan; dilarang disebarkan (BUP IV.A.2.b-d).',
  ],
  said: 'Ditulis petugas',
};

const n = (facts: DoneFacts) => ({ bold: facts.number });
const limit = ({ due }: DoneFacts, before: string): string =>
  due ? ` ${before} ${dayInWords(due.on, 'id')} (${spanInWords(due.span, 'id')}).` : '';

/** Settled by when; where the procedure has a step before that, by when that one is done. */
const nextStep = (facts: DoneFacts, settled: string): string => {
  const step = facts.due?.step;
  return limit(
    facts,
    step === undefined || step === 'settlement' ? settled : `${upper(termsId.step[step])} paling lambat`,
  );
};

const noOfficerYet = ({ unstaffed }: DoneFacts): Text =>
  unstaffed === undefined
    ? []
    : [
        ' Di sana belum ada petugas; mintalah admin mengundangnya, misalnya ',
        { code: `undang ${unstaffed} Budi` },
        '.',
      ];

export const doneId: OfficerCopy['done'] = {
  claim: (facts) => [n(facts), ' sekarang Anda tangani.', limit(facts, 'Batas:')],
  verify: (facts) => [n(facts), ' lengkap dan terverifikasi.', limit(facts, 'Batas berikutnya:')],
  requestCompletion: (facts) => [
    'Pelapor diminta melengkapi ',
    n(facts),
    '.',
    limit(facts, 'Batas pelapor:'),
    ' Tenggat Anda berhenti selama menunggu.',
  ],
  dispose: (facts) => [
    n(facts),
    ' diserahkan ke ',
    { bold: facts.unitName },
    '.',
    nextStep(facts, 'Selesai paling lambat'),
    ...(facts.unstaffed === undefined
      ? [facts.reporterTold ? ' Unit dan pelapor dikabari.' : ' Unit dikabari.']
      : [
          `${facts.reporterTold ? ' Pelapor dikabari.' : ''} Unit ini belum punya petugas; undang dulu, misalnya `,
          { code: `undang ${facts.unstaffed} Budi` },
          ', atau tarik kembali.',
        ]),
  ],
  return: (facts) => [
    n(facts),
    facts.to === undefined ? ` dikembalikan ke ${facts.unitName}.` : ` diteruskan ke ${facts.to}.`,
    ...(facts.to === undefined ? [] : [limit(facts, 'Tanyakan kabarnya paling lambat')]),
    ' Pelapor dikabari beserta alasannya.',
  ],
  forward: (facts) => [
    n(facts),
    ` diteruskan ke ${facts.to ?? 'admin nasional'} dan tetap Anda pantau.`,
    limit(facts, 'Tanyakan kabarnya paling lambat'),
    ' Pelapor dikabari beserta alasannya. Isinya untuk nasional: tekan Ekspor.',
  ],
  export: (facts) => [
    'Isi ',
    n(facts),
    ' untuk nasional ada di atas, tanpa identitas pelapor. Periksa dulu tulisan dan lampirannya.',
    limit(facts, 'Tanyakan kabarnya paling lambat'),
  ],
  nationalAnswer: (facts) => [
    `Jawaban ${facts.to ?? 'nasional'} untuk `,
    n(facts),
    ' dikirim ke pelapor.',
    limit(facts, 'Jika tidak ada balasan, ditutup'),
  ],
  nationalReturn: (facts) => [
    n(facts),
    ' kembali dari nasional.',
    limit(facts, 'Telaah dan disposisi paling lambat'),
    ' Pelapor dikabari beserta alasannya.',
  ],
  nationalTransfer: (facts) => [
    n(facts),
    ` ditangani ${facts.to ?? 'lembaga lain'}, selesai di sini. Pelapor dikabari.`,
  ],
  archive: (facts) => [n(facts), ' diarsipkan. Pelapor dikabari beserta aturannya, dan boleh berkeberatan.'],
  recall: (facts) => [
    n(facts),
    ' ditarik kembali.',
    limit(facts, 'Serahkan lagi paling lambat'),
    ' Unit dan pelapor dikabari.',
  ],
  copy: (facts) => [
    'Tembusan ',
    n(facts),
    ' dikirim. Unit itu melihat dan boleh memberi catatan; laporan tetap di ',
    { bold: facts.unitName },
    '.',
  ],
  withdrawCopy: (facts) => ['Tembusan ', n(facts), ' ditarik. Unit itu dikabari dan tidak lagi melihatnya.'],
  apip: (facts) => [
    'Inspektorat sudah dilibatkan untuk ',
    n(facts),
    '. Laporan ada di ',
    { bold: facts.unitName },
    '.',
    limit(facts, 'Batas:'),
  ],
  mark: (facts) => ['Tanda pada ', n(facts), ' dicatat. Hanya petugas yang melihatnya.'],
  makeConfidential: (facts) => [n(facts), ' sekarang rahasia: tidak dibaca publik. Pelapor dikabari.'],
  makeAnonymous: (facts) => [
    'Pelapor ',
    n(facts),
    ' sekarang anonim: identitasnya tidak bisa dilihat siapa pun. Pelapor dikabari.',
  ],
  askLowering: (facts) => [
    'Permintaan untuk ',
    n(facts),
    ' dicatat. Berlaku bila petugas lain yang berwenang menyetujuinya; mereka dikabari.',
  ],
  agreeLowering: (facts) => ['Disetujui dan berlaku untuk ', n(facts), '. Pelapor dikabari.'],
  refuseLowering: (facts) => ['Permintaan untuk ', n(facts), ' ditolak. Tidak ada yang berubah.'],
  accept: (facts) => [
    n(facts),
    ' diterima ',
    { bold: facts.unitName },
    '.',
    limit(facts, 'Selesai paling lambat'),
    ' Pelapor dikabari.',
  ],
  changeClass: (facts) => [
    'Kelas ',
    n(facts),
    ' diubah.',
    limit(facts, 'Selesai paling lambat'),
    ' Pelapor dikabari tanggal dan alasannya.',
  ],
  respond: (facts) => [
    'Tanggapan awal untuk ',
    n(facts),
    ' dikirim ke pelapor.',
    limit(facts, 'Jawaban paling lambat'),
  ],
  relayReply: (facts) => [
    'Balasan pelapor untuk ',
    n(facts),
    ' dicatat; ',
    { bold: facts.unitName },
    ' menentukan apakah sudah lengkap.',
  ],
  tellObstacle: (facts) => [
    'Kendala ',
    n(facts),
    ' disampaikan ke pelapor.',
    limit(facts, 'Jawaban paling lambat'),
  ],
  answer: (facts) => [
    'Jawaban untuk ',
    n(facts),
    ' dikirim ke pelapor.',
    limit(facts, 'Jika tidak ada balasan, ditutup'),
  ],
  orderDraft: (facts) => [
    'Telaah ',
    n(facts),
    ' diserahkan ke ',
    { bold: facts.unitName },
    '. Konsep jawabannya kembali kepada Anda untuk disetujui.',
    limit(facts, 'Jawaban paling lambat'),
    ...noOfficerYet(facts),
  ],
  draft: (facts) => [
    'Konsep ',
    n(facts),
    ' dikirim ke ',
    { bold: facts.unitName },
    ' untuk disetujui. Pelapor tidak melihatnya.',
    ...noOfficerYet(facts),
  ],
  approve: (facts) => [
    'Konsep ',
    n(facts),
    ' disetujui. Berikutnya ',
    { bold: facts.unitName },
    ' mengirimkannya kepada pelapor, apa adanya.',
    limit(facts, 'Paling lambat'),
    ...noOfficerYet(facts),
  ],
  sendBack: (facts) => [
    'Konsep ',
    n(facts),
    ' dikembalikan ke ',
    { bold: facts.unitName },
    ' beserta alasannya.',
    limit(facts, 'Jawaban paling lambat'),
  ],
  send: (facts) => [
    'Jawaban yang disetujui untuk ',
    n(facts),
    ' dikirim ke pelapor.',
    limit(facts, 'Jika tidak ada balasan, ditutup'),
  ],
  merge: (facts) => [
    n(facts),
    ' disatukan. Pelapornya dikabari, menerima jawaban yang sama dengan nomornya sendiri, dan tidak tahu siapa pelapor lainnya: jangan sebut namanya dalam jawaban. Batalkan dengan ',
    { code: `pisah ${facts.number}` },
    '.',
  ],
  separate: (facts) => [n(facts), ' dipisah.', limit(facts, 'Batas:'), ' Pelapor dikabari.'],
  note: (facts) => ['Catatan tersimpan di ', n(facts), '. Hanya petugas yang melihatnya.'],
  proposeUnit: (unitName) => ['Berikutnya serahkan ke unit. Menurut kategorinya: ', { bold: unitName }, '.'],
  chooseUnit: (accused) => [
    accused === undefined
      ? 'Berikutnya serahkan ke unit.'
      : `Berikutnya pilih sendiri unitnya: laporan ini menyangkut petugas ${accused}, unit menurut kategorinya.`,
  ],
};
