import { unitById } from '../../../src/domain/agency.ts';
import type { Status } from '../../../src/domain/complaint/complaint.ts';
import type { ComplaintEvent } from '../../../src/domain/complaint/event.ts';
import type { MergeObstacle } from '../../../src/domain/complaint/refusal.ts';
import type { Span, Text } from '../../../src/domain/message.ts';
import { openOffices } from '../../../src/domain/unit-tree.ts';
import { dayInWords, shortDay, spanInWords } from '../dates.ts';
import type { RefusalCopy, RefusalFacts } from '../officer.ts';
import { clip, upper } from '../text.ts';
import { termsId } from './officer-complaint.ts';

/** How a change by someone else is told: "… sudah dikembalikan oleh Rina (admin) 5 menit lalu". */
const happened: Readonly<Record<ComplaintEvent['type'], string>> = {
  submitted: 'dikirim',
  claimed: 'diambil',
  released: 'dilepas',
  handedOver: 'diserahkan kepada rekan itu',
  verified: 'dinyatakan lengkap',
  completionRequested: 'dimintakan kelengkapan',
  completionReminded: 'diingatkan',
  answerReminded: 'diingatkan akan jawabannya',
  ratingAsked: 'dimintai penilaian',
  reporterReplied: 'dibalas',
  informationAdded: 'ditambah keterangannya',
  disposed: 'didisposisikan',
  returned: 'dikembalikan',
  transferred: 'pindah unit',
  sentToNational: 'diteruskan ke nasional',
  exported: 'diekspor',
  forwarded: 'diambil alih lembaga lain',
  accepted: 'diterima unit',
  classChanged: 'diubah kelasnya',
  responded: 'diberi tanggapan awal',
  answered: 'dijawab',
  marked: 'ditandai begitu',
  copied: 'ditembuskan',
  draftOrdered: 'ditugaskan telaahnya',
  drafted: 'disusun konsepnya',
  draftApproved: 'disetujui konsepnya',
  draftReturned: 'ditolak konsepnya',
  draftingStopped: 'dihentikan telaahnya',
  copyWithdrawn: 'ditarik tembusannya',
  secrecyRaised: 'dirahasiakan atau dijadikan anonim',
  loweringAsked: 'dimintakan penurunannya',
  secrecyLowered: 'diturunkan kerahasiaannya',
  loweringRefused: 'ditolak penurunannya',
  followed: 'diikuti pelapornya',
  noteAdded: 'diberi catatan',
  rated: 'dinilai',
  reopened: 'dibuka kembali',
  closed: 'ditutup',
  archived: 'diarsipkan',
  revived: 'dihidupkan dari arsip',
  limitBreached: 'melewati batas',
  lateAgain: 'masih lewat batas',
  monitored: 'dipantau',
  obstacleTold: 'disampaikan kendalanya',
  merged: 'disatukan',
  separated: 'dipisah',
  duplicateJoined: 'diikuti laporan lain',
  duplicateLeft: 'ditinggalkan laporan yang mengikutinya',
  supported: 'diikuti warga lain',
  supportWithdrawn: 'ditinggalkan seorang warga yang mengikutinya',
  identityViewed: 'dibuka identitasnya',
  textsOpened: 'dibuka data pribadi dalam teksnya',
};

const ended: Partial<Record<Status, string>> = {
  closed: 'sudah ditutup',
  archived: 'sudah diarsipkan; hidup lagi bila pelapor melengkapinya',
  forwarded: 'sudah diambil alih lembaga lain',
};

const number = (facts: RefusalFacts): Span => ({ bold: facts.number });
const cannot = (facts: RefusalFacts): Text => ['Belum bisa ', { code: facts.keyword }, ': '];
const unitName = (id: string, { reader }: RefusalFacts): string => unitById(reader.agency, id)?.name ?? id;

const unitNames = ({ reader }: RefusalFacts): string =>
  openOffices(reader.agency)
    .slice(0, 30)
    .map((unit) => unit.shortName)
    .join(', ');

/** What a telaah waits for. */
const draftingTurn = {
  writing: (name: string) =>
    `sedang ditelaah: ${name} menyusun konsepnya, dan baru sesudah disetujui kepala jawaban dikirim.`,
  approving: (name: string) => `sedang ditelaah: konsepnya menunggu ${name}, setuju atau tolak.`,
  sending: (name: string) => `sudah disetujui konsepnya; ${name} mengirimkannya dengan kirim, apa adanya.`,
} as const;

const mergeObstacles: Readonly<Record<MergeObstacle, string>> = {
  unknown: 'tulis nomor laporan utamanya; nomor itu tidak saya temukan.',
  same: 'itu laporan yang sama.',
  notYours: 'laporan utamanya ada di unit lain. Minta admin menyatukannya.',
  ended: 'laporan utamanya sudah berakhir. Jawab laporan ini sendiri.',
  answered: 'laporan utamanya sudah dijawab. Jawab laporan ini sendiri.',
  isDuplicate: 'laporan itu sendiri mengikuti laporan lain. Satukan dengan laporan utamanya.',
  hasDuplicates: 'laporan ini sudah diikuti laporan lain. Satukan sebaliknya, atau pisahkan dulu.',
  reopened: 'pelapornya pernah menyatakan belum selesai. Jawab tersendiri.',
  urgent: 'laporan ini menyangkut bahaya bagi nyawa dan laporan utamanya tidak. Satukan sebaliknya.',
  confidential: 'salah satunya rahasia, sehingga kabarnya tidak boleh sampai ke pelapor lain.',
  accused: 'laporan ini menyangkut petugas unit yang tidak disebut laporan utamanya. Tangani sendiri.',
  tooMany: 'laporan utamanya sudah diikuti terlalu banyak laporan.',
};

/** Why not, what is needed, what is possible instead. */
export const refusalId: RefusalCopy = {
  ended: ({ status }, facts) => [
    ...cannot(facts),
    number(facts),
    ` ${ended[status] ?? termsId.status[status]}. Yang masih bisa: `,
    { code: 'catatan' },
    ', ',
    { code: 'lihat' },
    ', ',
    { code: 'riwayat' },
    '.',
  ],
  wrongStatus: ({ status }, facts) => [...cannot(facts), number(facts), ` ${termsId.status[status]}.`],
  notYours: ({ ownerUnitId }, facts) => [
    ...cannot(facts),
    number(facts),
    ` sekarang ada di ${unitName(ownerUnitId, facts)}, dan hanya petugas di sana yang bisa.`,
  ],
  notAllowed: (_refusal, facts) => [
    ...cannot(facts),
    ...(facts.keyword === 'balasan'
      ? [
          'balasan dicatat unit yang mengentri atau menangani laporan, selama pelapor ',
          number(facts),
          ' belum mengikutinya di obrolan. Sesudah itu pelapor membalas sendiri.',
        ]
      : ['itu bukan wewenang Anda pada ', number(facts), '.']),
    facts.keyword === 'jawab'
      ? ' Pengaduan dijawab oleh unit yang menangani; serahkan dengan disposisi.'
      : '',
  ],
  changedMeanwhile: ({ event, actor, at }, facts) => [
    'Belum dijalankan: ',
    number(facts),
    ` sudah ${happened[event]} oleh ${termsId.actor(actor)} ${termsId.when(at, facts.reader)}, sesudah Anda melihatnya. Yang Anda tulis masih ada; jalankan bila tetap perlu.`,
  ],
  missingText: (_refusal, facts) => [
    { code: facts.keyword },
    ' perlu kata-kata sesudah nomornya. Contoh: ',
    { code: facts.example },
  ],
  missingReason: ({ given, what }, facts) =>
    what
      ? [
          `${what === 'subject' ? 'Siapa' : 'Apa'} yang dilaporkan dalam `,
          number(facts),
          '? Paling banyak 200 huruf; hanya petugas yang melihatnya.',
        ]
      : ['Mengapa ', { code: `${facts.keyword} ${given}` }, ' untuk ', number(facts), '? Tulis alasannya.'],
  whichMark: (_refusal, facts) => [
    'Tanda apa untuk ',
    number(facts),
    '? Ini dugaan untuk petugas saja, bukan putusan, dan tidak ditampilkan kepada pelapor.',
  ],
  noInspectorate: (_refusal, facts) => [
    ...cannot(facts),
    'instansi ini belum menandai satu unit sebagai inspektorat (APIP). Tandai dalam data instansi; sementara itu pakai ',
    { code: 'tembusan' },
    ' atau ',
    { code: 'disposisi' },
    '.',
  ],
  whichClass: ({ options }, facts) =>
    options.length === 0
      ? [
          ...cannot(facts),
          'batas kelas lain sudah lewat. Jawab secepatnya, dan kabari pelapor dengan ',
          { code: 'kendala' },
          '.',
        ]
      : [
          'Kelas mana untuk ',
          number(facts),
          '? Tanggalnya dihitung sejak diterima unit; sesudah itu saya tanyakan alasannya.',
        ],
  sameClass: ({ settlementClass }, facts) => [
    number(facts),
    ` sudah berkelas ${termsId.settlementClass[settlementClass]}. Tidak ada yang berubah.`,
  ],
  classPassed: ({ settlementClass, on, options }, facts) => [
    ...cannot(facts),
    `batas ${termsId.settlementClass[settlementClass]} untuk `,
    number(facts),
    ` sudah lewat ${dayInWords(on, 'id')}, dihitung sejak diterima.`,
    options.length === 0 ? ' Kelas lain juga sudah lewat; jawab secepatnya.' : ' Yang masih bisa:',
  ],
  textTooLong: ({ limit }, facts) => [
    `Terlalu panjang: paling banyak ${limit} huruf, yang tadi ${facts.length}. Tidak ada yang dikirim; ${facts.keyword === 'jawab' ? 'ringkas, atau kirim selebihnya sebagai berkas.' : 'ringkas.'}`,
  ],
  unknownUnit: ({ words }, facts) => [
    `Tidak ada unit bernama “${clip(words, 40)}”. Yang ada: ${unitNames(facts)}. Contoh: `,
    { code: facts.example },
  ],
  ambiguousUnit: ({ words, unitIds }) => [
    `Ada ${unitIds.length} unit yang cocok dengan “${clip(words, 40)}”. Yang mana?`,
  ],
  accusedUnit: ({ unitId, onlyAdmin }, facts) => [
    'Belum dijalankan: ',
    number(facts),
    ` menyangkut petugas ${unitName(unitId, facts)} sendiri. Pilih unit lain, misalnya yang mengawasinya. ${onlyAdmin ? 'Bila memang perlu, mintalah admin: hanya admin yang bisa memutuskannya.' : 'Bila memang harus ke sana, tegaskan; pilihan itu dicatat.'}`,
  ],
  alreadyCopied: ({ unitId }, facts) => [
    `${unitName(unitId, facts)} sudah mendapat tembusan `,
    number(facts),
    '. Tidak ada yang berubah.',
  ],
  tooManyCopies: ({ most }, facts) => [
    ...cannot(facts),
    number(facts),
    ` sudah ditembuskan ke ${most} unit. Tarik dulu salah satunya dengan `,
    { code: 'tarik tembusan' },
    '.',
  ],
  whichCopy: ({ unitIds, unitId }, facts) => [
    ...(unitId === undefined
      ? []
      : [`${unitName(unitId, facts)} tidak mendapat tembusan `, number(facts), '. ']),
    ...(unitIds.length === 0
      ? [number(facts), ' tidak ditembuskan ke unit mana pun.']
      : ['Tembusan unit mana yang ditarik?']),
  ],
  sameUnit: ({ unitId }, facts) => [
    number(facts),
    ` sudah ada di ${unitName(unitId, facts)}. Pilih unit lain.`,
  ],
  notBelow: ({ unitId }, facts) => [
    ...cannot(facts),
    unitId === undefined
      ? 'tidak ada unit di bawah unit Anda. Kerjakan sendiri, atau bila bukan wewenang Anda: '
      : `${unitName(unitId, facts)} tidak berada di bawah unit Anda. Pilih unit di bawahnya, atau bila bukan wewenang Anda: `,
    { code: 'kembalikan' },
    '.',
  ],
  incomplete: (_refusal, facts) => [
    ...cannot(facts),
    'pelapor ',
    number(facts),
    ' masih diminta melengkapi dan belum membalas. Bila datanya ternyata cukup, kirim ',
    { code: 'verifikasi' },
    ' dulu.',
  ],
  inDrafting: ({ stage, unitId }, facts) => [
    ...cannot(facts),
    number(facts),
    ` ${stage ? draftingTurn[stage](unitName(unitId, facts)) : 'tidak sedang ditelaah.'}`,
  ],
  passOnFirst: ({ settlementClass, answerable, source }, facts) => [
    ...cannot(facts),
    number(facts),
    ` berkelas ${shortClass[settlementClass]}, dan menurut ${source} ruang ini menjawab sendiri ${answerable.length === 0 ? 'tidak satu pun' : `hanya kelas ${answerable.map((one) => shortClass[one]).join(' dan ')}`}. Teruskan ke ruang berikutnya dengan `,
    { code: 'disposisi' },
    '; kepala kantor menjawabnya atau menugaskan ',
    { code: 'telaah' },
    '. Bila kelasnya keliru, ubah dengan ',
    { code: 'kelas' },
    '.',
  ],
  whichDrafter: ({ unitIds, words }, facts) =>
    unitIds.length === 0
      ? [
          ...cannot(facts),
          'di kantor ini belum ada ruang lain yang bisa menyusun konsep. Jawab langsung dengan ',
          { code: 'jawab' },
          ', atau mintalah admin menambah ruangnya.',
        ]
      : [
          words === undefined ? '' : `Tidak ada ruang bernama “${clip(words, 40)}” di kantor ini. `,
          'Siapa yang menyusun konsep jawaban ',
          number(facts),
          '?',
        ],
  notARule: ({ rules }, facts) => [
    ...cannot(facts),
    rules.length > 0
      ? `mengarsipkan hanya menurut aturan dalam prosedur: ${rules.map(({ id, title }) => `${id} (${title})`).join('; ')}.`
      : 'prosedur ini tidak punya aturan arsip selain batas waktu melengkapi. Jawab, kembalikan, atau teruskan.',
  ],
  alreadyClaimed: (_refusal, facts) => [
    number(facts),
    ' sudah diambil rekan lain. Bila Anda memang menggantikannya, ambil alih.',
  ],
  alreadyReopened: (_refusal, facts) => [
    number(facts),
    ' sudah pernah dibuka kembali; itu hanya bisa sekali.',
  ],
  alreadyDone: ({ event }, facts) => [
    number(facts),
    ` sudah ${happened[event]} sebelumnya. Tidak ada yang berubah${event === 'completionRequested' ? '; tunggu balasan pelapor' : ''}.`,
  ],
  cannotMerge: ({ why }, facts) => ['Belum bisa menyatukan ', number(facts), `: ${mergeObstacles[why]}`],
  isMerged: ({ intoNumber }, facts) => [
    ...cannot(facts),
    number(facts),
    ' mengikuti laporan ',
    { bold: intoNumber },
    '. Kerjakan di sana, atau pisahkan dulu: ',
    { code: `pisah ${facts.number}` },
    '.',
  ],
  anonymous: (_refusal, facts) => [
    'Pelapor ',
    number(facts),
    ' memilih anonim, jadi identitasnya tidak bisa dilihat siapa pun. Untuk bertanya kepadanya, pakai ',
    { code: 'lengkapi' },
    ' atau ',
    { code: 'tanggapi' },
    '.',
  ],
  whichSecrecy: ({ options }, facts) =>
    options.length === 0
      ? [
          ...cannot(facts),
          number(facts),
          ' tidak rahasia, dan anonimitas pilihan pelapor tidak diturunkan petugas.',
        ]
      : ['Apa yang diturunkan pada ', number(facts), '? Alasannya saya tanyakan sesudahnya.'],
  reportersChoice: (_refusal, facts) => [
    ...cannot(facts),
    'pelapor ',
    number(facts),
    ' memilih anonim sendiri, dan itu tidak pernah diturunkan petugas.',
  ],
  nothingAsked: ({ expired }, facts) => [
    ...cannot(facts),
    expired ? 'permintaan untuk ' : 'tidak ada permintaan yang menunggu untuk ',
    number(facts),
    expired ? ' sudah lewat waktunya. Bila masih perlu, minta lagi dengan ' : '. Minta dengan ',
    { code: 'turunkan' },
    '.',
  ],
  needsSecondOfficer: (_refusal, facts) => [
    ...cannot(facts),
    'Anda sendiri yang meminta. Persetujuan harus dari petugas lain di unit yang menangani ',
    number(facts),
    ', atau dari admin.',
  ],
  invalidArgument: (_refusal, facts) => [
    'Kata-kata sesudah ',
    { code: facts.keyword },
    ' belum saya mengerti. Contoh: ',
    { code: facts.example },
  ],
  classOption: ({ settlementClass, until, span }) =>
    `${upper(shortClass[settlementClass])}: ${shortDay(until, 'id')} (${spanInWords(span, 'id')})`,
  markPart: (word) => (word === 'subjek' ? 'subjek (siapa)' : 'objek (apa)'),
  possibleNow: (keywords) => [
    'Yang bisa sekarang: ',
    ...keywords.flatMap((one, index) => separated(one, index)),
    '.',
  ],
};

const shortClass = {
  information: 'informasi',
  noInspection: 'tanpa periksa',
  inspection: 'pemeriksaan',
} as const;

const separated = (keyword: string, index: number): Span[] =>
  index === 0 ? [{ code: keyword }] : [', ', { code: keyword }];
