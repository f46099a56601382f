import type { Agency, Unit, UnitLevel } from './agency.ts';

/** Words that accuse by themselves, whoever they are said of: money and crime. */
const grave = [
  'korupsi',
  'koruptor',
  'dikorupsi',
  'mengkorupsi',
  'kkn',
  'nepotisme',
  'pungli',
  'dipungli',
  'pungutan\\s+liar',
  '(?:me|di)?minta(?:i|in|kan)?\\s+(?:\\p{L}+\\s+)?(?:uang|duit|jatah|imbalan|setoran|rp|\\d+\\s*(?:ribu|rb|juta|jt))',
  '(?:me|di)mungut',
  '(?:di|meny)?suap',
  '(?:di|meny|ny)ogok',
  'sogok(?:an)?',
  'gratifikasi',
  '(?:di|mem)?peras',
  'memeras',
  'pemerasan',
  'calo',
  'percaloan',
  '(?:di|meng)gelapkan',
  'penggelapan',
  '(?:di|meny)elewengkan',
  'penyelewengan',
  '(?:di|meny)alahgunakan',
  'penyalahgunaan',
  '(?:di|me)nipu',
  'ditipu',
  'penipuan',
  '(?:di|me)malsukan',
  'dipalsukan',
  '(?:di|me)lecehkan',
  'pelecehan',
  'cabul',
  '(?:men|di)cabuli',
  '(?:me|di)motong',
  'dipotong',
  'disunat',
];
/** Words that accuse only when said of people: conduct. */
const conduct = [
  '(?:di|me)mukul',
  'dipukul',
  'menampar',
  'ditampar',
  '(?:di|meng)aniaya',
  '(?:di|meng)ancam',
  '(?:di|mem)bentak',
  '(?:di|me)maki',
  'dimaki',
  'marah-marah',
  '(?:di|meng)hina',
  'kasar',
  'mabuk',
  'judi',
  'berjudi',
  'selingkuh',
  'bolos',
  'mangkir',
  'tidur',
  '(?:di|mem)persulit',
  'arogan',
  '(?:tidak|tdk|gak|nggak)\\s+sopan',
  '(?:tidak|tdk|gak|nggak)\\s+ramah',
  'diskriminasi',
  'pilih\\s+kasih',
];

const asWords = (terms: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.join('|')})(?:nya)?(?![\\p{L}\\p{N}])`, 'giu');
const gravePattern = asWords(grave);
const anyPattern = asWords([...grave, ...conduct]);
/** Before a word of accusation: it says that there is none, or is a slogan. */
const denied =
  /(?:tidak|tdk|tak|gak|ga|nggak)\s+(?:ada|pernah)(?:\s+\p{L}+)?\s*$|(?:tanpa|bebas|anti|bukan|stop|cegah|pencegahan|sosialisasi)(?:\s+dari)?\s*$/iu;
const staff =
  /(?<!\p{L})(?:petugas|pegawai|oknum|staf|karyawan|honorer|asn|pns|kepala|kadis|kabid|kasi|sekretaris|bendahara|dokter|perawat|bidan|suster|satpam|guru|kepsek|lurah|camat|kades|juru\s+parkir|operator|pejabat|aparat|orang\s+dalam)(?:nya|-\p{L}+)?(?!\p{L})/iu;
/** Before a unit's name: the reporter turns to it and does not speak of its staff. */
const addressed =
  /(?:lapor(?:kan)?(?:\s+ke)?|kepada|mohon|tolong|harap|semoga|agar|supaya|meminta|minta|yth)\.?\s*$/iu;

/** Sentences of a text, roughly: also line breaks end one. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?])(?<!\b(?:sdri?|bpk|dr|drs|hj?|jln?|no|yth)\.)\s+|\n+/i)
    .filter((sentence) => sentence.trim() !== '');

/** The words of accusation in a text that are not denied. */
export const accusations = (text: string): readonly string[] => termsIn(text, anyPattern);

/** Whether a sentence accuses somebody of something. */
export const isAccusing = (sentence: string): boolean => accusations(sentence).length > 0;

function termsIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)]
    .filter((match) => !denied.test(text.slice(0, match.index)))
    .map((match) => match[0]);
}

/**
 * Units whose own staff the text seems to accuse: named in the sentence of the accusation, or in the one before it ("Saya
 * ke RSUD. Petugasnya minta uang."). Conduct counts only where staff are spoken of. Such a unit is never suggested as
 * handler; the admin decides, so that a wrong guess costs one word, and a missed one is the admin's to see.
 */
export function accusedUnits(text: string, agency: Pick<Agency, 'units'>): readonly string[] {
  const found = new Set<string>();
  const names = namesOf(agency.units);
  let before: readonly string[] = [];
  for (const sentence of sentencesOf(text)) {
    const named = names.any.test(sentence)
      ? names.units.filter(({ forms }) => speaksOf(sentence, forms)).map(({ id }) => id)
      : [];
    const ofStaff = staff.test(sentence);
    const accuses = termsIn(sentence, gravePattern).length > 0 || (ofStaff && isAccusing(sentence));
    if (accuses) for (const id of named.length > 0 ? named : ofStaff ? before : []) found.add(id);
    if (named.length > 0) before = named;
  }
  return [...found];
}

/** Rooms inside an office are called by words that every text may hold. */
const accusable: readonly UnitLevel[] = ['echelon1', 'liaison', 'upt'];

/** The names of the units as patterns, one for each form, and one that matches where any of them does. */
type UnitNames = {
  readonly any: RegExp;
  readonly units: readonly { readonly id: string; readonly forms: readonly RegExp[] }[];
};

/** Made once: a text of many short sentences asks for every name in each of them. */
const knownNames = new WeakMap<readonly Unit[], UnitNames>();

function namesOf(units: readonly Unit[]): UnitNames {
  const known = knownNames.get(units);
  if (known) return known;
  const own = units.filter(({ level }) => accusable.includes(level));
  const sources = own.map(({ name, shortName, aliases }) =>
    [name, shortName, ...aliases].flatMap((form) => {
      const words = form.match(/[\p{L}\p{N}]+/gu);
      return words ? [`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}(?:nya)?(?![\\p{L}\\p{N}])`] : [];
    }),
  );
  const names: UnitNames = {
    // Of no name at all it must match nothing, which the empty alternative would.
    any: new RegExp(sources.flat().join('|') || '(?!)', 'iu'),
    units: own.map(({ id }, index) => ({
      id,
      forms: (sources[index] ?? []).map((source) => new RegExp(source, 'giu')),
    })),
  };
  knownNames.set(units, names);
  return names;
}

function speaksOf(sentence: string, forms: readonly RegExp[]): boolean {
  return forms.some((form) =>
    [...sentence.matchAll(form)].some((match) => !addressed.test(sentence.slice(0, match.index))),
  );
}
