/**
 * The words in which people date things, Indonesian and English, with the spellings that phones produce, each mapped
 * to one canonical Indonesian word (or a few). `pekan` is the week, `ahad` is Sunday: `minggu` is either.
 */
const spellings: Record<string, string> = {
  // days and parts of days
  'hari ini': 'hariini today tody todays',
  kemarin: 'kemaren kmrn kmaren kmarin kmren kmrin kemrin kemren kemarn yesterday ystrday yest',
  besok: 'bsk bsok besuk esok tomorrow tmrw tomorow',
  semalam: 'semalem smalam smlm semlm smalem tadimalam',
  barusan: 'brusan brsan barusn barusam',
  sekarang: 'skrg skrang skr skg sekrang skarang now kini',
  tadi: 'td tdi tadinya earlier',
  lalu: 'llu lau lalau lewat lampau silam ago last past sebelumnya yglalu',
  depan: 'dpn next mendatang',
  sejak: 'sjk semenjak since',
  sampai: 'sampe smpe smp hingga until till sd',
  masih: 'msh still',
  sudah: 'udah udh sdh dah',
  selama: 'slama for',
  setiap: 'tiap tiap2 setiap2 stiap every each',
  terus: 'trus menerus ongoing berlangsung berlanjut',
  pagi: 'pg pgi paginya morning',
  siang: 'siank siangnya noon midday',
  sore: 'sor soree sorenya afternoon',
  petang: 'magrib maghrib dusk',
  malam: 'mlm mlam malem malm malamnya night evening',
  'malam ini': 'tonight',
  subuh: 'sbh shubuh dawn',
  beberapa: 'bbrp few several couple',
  dari: 'dr dri from',
  ini: 'this nih',
  dulu: 'dlu',
  // units
  hari: 'hr hri day days harian',
  pekan: 'week weeks',
  minggu: 'mgg mggu minggo mg mnggu',
  bulan: 'bln blan month months',
  tahun: 'thn th taun year years',
  jam: 'hour hours hrs',
  menit: 'mnt mins minutes minute',
  tanggal: 'tgl tggl tnggal tanggl tg tgal date',
  pukul: 'pkl',
  '1 hari': 'sehari',
  '1 minggu': 'seminggu',
  '1 pekan': 'sepekan',
  '1 bulan': 'sebulan',
  '1 tahun': 'setahun',
  '1 jam': 'sejam',
  awal: 'early beginning',
  pertengahan: 'tengah mid middle',
  akhir: 'end akhr',
  // weekdays
  senin: 'senen snin sen snn monday mon',
  selasa: 'slasa sls sel tuesday tue tues',
  rabu: 'rebo rab rbu wednesday wed',
  kamis: 'kms kam kemis thursday thu thurs thur',
  jumat: 'jumaat jmt jum jumt friday fri',
  sabtu: 'sbtu sab sbt saturday sat',
  ahad: 'sunday sun',
  // months
  januari: 'jan january',
  februari: 'feb pebruari february febuari',
  maret: 'mar march mrt',
  april: 'apr',
  mei: 'may',
  juni: 'jun june',
  juli: 'jul july',
  agustus: 'agu agt ags agust aug august',
  september: 'sep sept',
  oktober: 'okt oct october',
  november: 'nov nopember nop',
  desember: 'des dec december',
  // numbers
  '1': 'satu one',
  '2': 'dua two',
  '3': 'tiga three',
  '4': 'empat four',
  '5': 'lima five',
  '6': 'enam six',
  '7': 'tujuh seven',
  '8': 'delapan dlapan eight',
  '9': 'sembilan nine',
  '10': 'sepuluh ten',
  '11': 'sebelas eleven',
  '12': 'duabelas twelve',
};

/** Words that say nothing about the day. */
const fillers = new Set(
  'yang yg pada pd di itu tu sekitar sktr kira kurang lebih kayaknya sepertinya kejadian kejadiannya terjadi waktu wktu saat ketika tepatnya the on of at about around approximately happened it was terakhir'.split(
    ' ',
  ),
);

/** Real words one letter away from a word above: never taken for a slip. */
const lookalikes = new Set('tinggal tunggal selama sedang sekarat kemarau tanggap senang'.split(' '));

/** Monday first. */
export const weekdays: readonly string[] = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'ahad'];
export const months: readonly string[] = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
];

const canonical = new Map<string, string>();
for (const [word, others] of Object.entries(spellings)) {
  if (!word.includes(' ')) canonical.set(word, word);
  for (const other of others.split(' ')) canonical.set(other, word);
}
/** Long enough that one wrong letter leaves no doubt. */
const correctable = [...canonical.keys()].filter((word) => word.length >= 6 && /^[a-z]+$/.test(word));

/** Only the beginning of a text is read for a date. */
const longestText = 240;

/**
 * A text as canonical words in one line: lower case, known spellings unified, clock times and fillers gone, numbers in
 * digits, `minggu` told apart into `pekan` (week) and `ahad` (Sunday).
 */
export function canonicalWords(text: string): string {
  const words = text
    .slice(0, longestText)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/\bday before yesterday\b/g, 'kemarin lusa')
    .replace(/\bs[/.]d\b/g, ' sampai ')
    .replace(/\bjust now\b|\bbaru (saja|aja)\b|\bbarusan (saja|aja)\b/g, 'barusan')
    .replace(/\b(saat|detik|sampai) ini\b/g, (whole, first) => (first === 'sampai' ? whole : 'sekarang'))
    .replace(/\bdua belas\b/g, '12')
    .replace(/\b(\d{1,2})(st|nd|rd|th)\b/g, '$1')
    .replace(/\b([a-z]{3,})2\b/g, (whole, word) => (canonical.get(word) === 'tanggal' ? whole : word))
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/g, '$& ')
    .replace(/[^a-z0-9/.:-]+/g, ' ')
    .replace(/(?<![\d])[/.:-]|[/.:-](?![\d])/g, ' ')
    .replace(/\b(?:jam|pukul|pkl) +\d{1,2}(?:[.:]\d{2})?(?: +(?:wib|wita|wit|am|pm))?\b/g, ' ')
    .replace(/(?<![\d.])\d{1,2}[.:]\d{2}(?![\d.])|\b\d{1,2} [ap]m\b/g, ' ')
    .split(/ +/)
    .filter(Boolean)
    .map(unify)
    .filter((word) => !fillers.has(word))
    .join(' ')
    .replace(/\b(?:a|an) (?=(?:hari|pekan|bulan|tahun|jam|menit|beberapa)\b)/g, '1 ')
    .replace(/\b1 beberapa\b/g, 'beberapa');
  return tellWeekFromSunday(words);
}

function unify(word: string): string {
  const known = canonical.get(word);
  if (known !== undefined || word.length < 6 || lookalikes.has(word)) return known ?? word;
  const meant = correctable.find((candidate) => candidate[0] === word[0] && isOneSlipApart(candidate, word));
  return meant === undefined ? word : (canonical.get(meant) ?? word);
}

/** One letter changed, missing, too many, or two neighbours swapped. */
function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || swapped;
}

/**
 * `minggu` is a week after a number or before "lalu", "ini", "depan"; a Sunday after "hari" or "malam" and otherwise.
 */
function tellWeekFromSunday(words: string): string {
  return words
    .replace(/\b(hari|malam) minggu\b/g, '$1 ahad')
    .replace(/\b(\d+|beberapa|awal|akhir|pertengahan|lalu|depan) minggu\b/g, '$1 pekan')
    .replace(/\bminggu (?=(?:lalu|kemarin|ini|depan)\b)/g, 'pekan ')
    .replace(/\bminggu\b/g, 'ahad');
}
