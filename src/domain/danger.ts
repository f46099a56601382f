/**
 * Words that speak of danger to life happening now. A false alarm costs one sentence (112 is named first, the report goes
 * on); a missed one may cost a life. So these lists are wide, and only what clearly is no emergency calms them.
 */
const acute = [
  '(?:ke|ter)bakar(?:an)?',
  'kbakaran|kebkaran|terbkar|terbakr',
  '(?:kobaran|jilatan)\\s+api|api\\s+(?:membesar|besar|menyambar|merambat)|dilalap\\s+api',
  'tenggelam',
  'hanyut|terseret\\s+(?:arus|banjir|air|ombak)',
  'banjir\\s+bandang|tsunami|(?:tanah\\s+)?longsor\\s+(?:menimpa|menimbun|menutup)\\s+\\p{L}+',
  'tertimbun|tertimpa|terjebak|terjepit|terperangkap',
  'pingsan|tak\\s*sadarkan\\s+diri|(?:tidak|tdk|gak|ga|tak|blm|belum)\\s+sadar(?:kan)?(?:\\s+diri)?',
  'sekarat|(?:pasien|korban|kondisinya|keadaannya|anak\\s+saya|ibu\\s+saya|bapak\\s+saya)\\s+kritis',
  'kejang(?:-kejang)?|serangan\\s+jantung|henti\\s+(?:napas|nafas|jantung)',
  '(?:tidak|tdk|gak|ga|nggak|tak|sulit|susah)\\s+(?:ber)?n[ae][pf]as|sesak\\s+n[ae][pf]as',
  'pe[nr]darahan|berdarah-?\\s?darah|bersimbah\\s+darah|luka\\s+parah|overdosis',
  'keracunan|minum\\s+racun|tersengat\\s+listrik|kesetrum|tersetrum|digigit\\s+ular',
  '(?:di|me)tusuk(?:-tusuk)?|(?:di|me)nusuk|ditikam|penikaman|dibacok|membacok|pembacokan',
  'ditembak|penembakan|menembaki|dibunuh|membunuh|pembunuhan',
  'dibegal|dirampok|disandera|diculik|penculikan|diperkosa|dikeroyok|dipukuli|disekap|tawuran',
  'bom|granat|meledak|ledakan',
  '(?:butuh|perlu|minta|panggil(?:kan)?|mohon)\\s+ambulan[cs]e?s?',
  '(?:kecelakaan|tabrakan|laka)\\s+(?:\\p{L}+\\s+){0,4}(?:sekarang|barusan|parah|tergeletak|luka|berdarah|terjepit|korban)',
  '(?:baru\\s+saja|barusan)\\s+(?:\\p{L}+\\s+)?(?:kecelakaan|tabrakan|tertabrak)',
  'mau\\s+melahirkan\\s+(?:\\p{L}+\\s+){0,3}(?:jalan|sekarang)|melahirkan\\s+di\\s+jalan',
  '(?:keadaan|kondisi|situasi|sangat|tolong|ini)\\s+darurat|darurat\\s+(?:tolong|sekali|banget|sekarang)',
  'on\\s+fire|drowning|unconscious|not\\s+breathing|heart\\s+attack|stabbed|(?:been|got)\\s+shot|bomb',
  'trapped|bleeding\\s+(?:badly|heavily|out)|this\\s+is\\s+an\\s+emergency|send\\s+an\\s+ambulance',
];
/** Someone's own life: nothing about time calms it. */
const despair = [
  'bu?nuh\\s+d[i]?ri|bundir|gantung\\s+diri',
  '(?:akhiri|mengakhiri|ngakhiri)\\s+(?:hidup|nyawa)|(?:mau|ingin|pengen|pingin)\\s+mati(?!\\p{L})(?!\\s+lampu)',
  '(?:mau|akan|ingin|hendak)\\s+(?:lompat|loncat|terjun)\\s+dari|(?:lompat|loncat)\\s+dari\\s+(?:jembatan|gedung|tower|menara)',
  'suicide|kill\\s+myself|end\\s+my\\s+life|want\\s+to\\s+die',
];
/** What calms a clause wherever it stands in it: it is about another time, or about a habit. */
const elsewhen = [
  'dulu|pernah|(?:tahun|bulan|minggu|pekan|hari)\\s+(?:lalu|kemarin|kmrn)|tempo\\s+hari',
  'beberapa\\s+(?:hari|waktu|bulan|tahun)|sering|selalu|setiap\\s+\\p{L}+|simulasi|pelatihan|sosialisasi|penyuluhan',
];
/** What calms a word of danger that follows it by at most this many words. */
const calmingBefore: readonly (readonly [string, number])[] = [
  ['rawan|risiko|resiko|berisiko|beresiko|potensi|berpotensi|kemungkinan|latihan|film|berita|hoaks?', 3],
  ['mencegah|cegah|pencegahan|antisipasi|mengantisipasi|menghindari|hindari|terhindar|jangan\\s+sampai', 3],
  ['(?:agar|supaya|biar)\\s+(?:tidak|tdk|tak|gak|ga)', 3],
  ['bisa|dapat|dpt|akan|nanti|mungkin|korban|pasca|paska|bekas|eks|sisa', 2],
  [
    'takut|takutnya|khawatir|kuatir|tidak\\s+ada|tdk\\s+ada|gak\\s+ada|ga\\s+ada|tanpa|bukan|belum\\s+pernah',
    1,
  ],
  ['hampir|nyaris|bahaya|asuransi', 0],
];
const harmless =
  /(?:pemadam|damkar)\s+kebakaran|bantuan\s+(?:\p{L}+\s+){0,2}korban\s+\p{L}+|matahari\s+tenggelam|tenggelam\s+dalam|kebakaran\s+jenggot|bom\s+(?:waktu|air)|terjebak\s+(?:\p{L}+\s+)?(?:macet|kemacetan|antre|antrean|antrian|utang|hutang)|(?:lampu|pintu|tangga|jalur|dana|tanggap|gawat|nomor|status|instalasi|unit)\s+darurat|emergency\s+(?:exit|room|lamp|number)/giu;
/** It is over: for the whole text, wherever it is said. */
const over =
  /(?:sudah|sdh|udah|telah|tlh|berhasil|syukur)\s+(?:\p{L}+\s+){0,2}(?:padam|dipadamkan|tertangani|ditangani|teratasi|diatasi|surut|selamat|diselamatkan|dievakuasi|ditemukan|sadar|sembuh|pulang|dibawa|meninggal|dimakamkan|aman)|(?:kemarin|kmrn|kemaren|tadi\s+malam|semalam|minggu\s+lalu|bulan\s+lalu|tahun\s+lalu)/iu;
/** It goes on, whatever else is said. */
const ongoing =
  /(?<!\p{L})(?:sekarang|skrg|skrng|saat\s+ini|sedang|masih|lagi|barusan|baru\s+saja|cepat|cepetan|buruan|right\s+now|now)(?!\p{L})/iu;

const asWords = (terms: readonly string[]) => new RegExp(`(?<!\\p{L})(?:${terms.join('|')})(?!\\p{L})`, 'iu');
const acutePattern = asWords(acute);
const despairPattern = asWords(despair);
const elsewhenPattern = asWords(elsewhen);
const calmedPattern = asWords(
  calmingBefore.map(([terms, words]) => `(?:${terms})\\s+(?:\\p{L}+\\s+){0,${words}}(?:${acute.join('|')})`),
);
const preventing = asWords(['pencegahan|mencegah|cegah|sosialisasi|penyuluhan|film|berita|hoaks?']);

/** Long words of danger that are recognised with one slip; near neighbours that mean something else are left out. */
const fuzzy = [
  'kebakaran',
  'tenggelam',
  'pingsan',
  'terjebak',
  'tertimpa',
  'tertimbun',
  'keracunan',
  'ditusuk',
];

/**
 * Whether a text speaks of danger to somebody's life now, in Indonesian or English, with slips of typing: such a text is
 * answered first with 112. Fear of what may happen, services named after danger, and what is over are not.
 */
export function speaksOfDanger(text: string): boolean {
  const plain = plainText(text);
  const goesOn = ongoing.test(plain);
  const isOver = over.test(plain) && !goesOn;
  return clausesOf(plain).some((clause) => {
    if (despairPattern.test(clause)) return !preventing.test(clause);
    if (isOver) return false;
    const meant = corrected(clause).replaceAll(harmless, ' ');
    if (!acutePattern.test(meant)) return false;
    return ongoing.test(clause) || !(elsewhenPattern.test(meant) || calmedPattern.test(meant));
  });
}

/** Lower case, without marks on letters, and with letters drawn out in a cry ("toloooong") once. */
function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(\p{L})\1{2,}/gu, '$1');
}

/** Parts of a text in which a word calms its neighbours: sentences and what commas or "tapi" part. */
const clausesOf = (plain: string): readonly string[] =>
  plain.split(/[.!?;,\n]+|(?<!\p{L})(?:tapi|tetapi|namun|padahal|but)(?!\p{L})/u);

function corrected(clause: string): string {
  return clause.replaceAll(
    /\p{L}{6,}/gu,
    (word) => fuzzy.find((known) => known !== word && isOneSlip(word, known)) ?? word,
  );
}

/** Whether one letter more, less, other, or two swapped make `typed` out of `meant`. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [t, m] = [typed.slice(start), meant.slice(start)];
  return (
    t.slice(1) === m ||
    t === m.slice(1) ||
    t.slice(1) === m.slice(1) ||
    (t[0] === m[1] && t[1] === m[0] && t.slice(2) === m.slice(2))
  );
}
