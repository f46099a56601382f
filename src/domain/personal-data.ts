import { accusations, isAccusing, sentencesOf } from './accusation.ts';

/** What kind of personal data a piece of text is. */
type PersonalKind = 'nik' | 'npwp' | 'phone' | 'email' | 'account';

/** Where it stands: `text.slice(start, end)`. */
export type PersonalDatum = { readonly kind: PersonalKind; readonly start: number; readonly end: number };

/** Why a report is proposed to be confidential. */
export type SecrecyReason = 'nik' | 'phone' | 'personName';

/** What looks like a number of somebody's and is none: a report's number, a date, an amount of money. */
const innocent = new RegExp(
  [
    // TLA-7KQ4-M2XR
    String.raw`(?<![\p{L}\p{N}])\p{L}{2,6}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![\p{L}\p{N}])`,
    // 2026-11-23, 23/11/2026, 23.11.26 is left alone
    String.raw`(?<![\d./-])(?:19|20)\d\d([./-])[01]?\d\1[0-3]?\d(?![\d./-]*\d)`,
    String.raw`(?<![\d./-])[0-3]?\d([./-])[01]?\d\2(?:19|20)\d\d(?![\d./-]*\d)`,
    // Rp12.500.000,00, 1.250.000 rupiah
    String.raw`(?<!\p{L})(?:rp|idr)\.? ?\d[\d.,]{0,24}`,
    String.raw`(?<![\d.+])\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,2})?(?= ?(?:rupiah|,-|ribu|rb|juta|jt|miliar|triliun))`,
    // 1.250.000 standing alone, unless an account is spoken of just before it or it begins as a phone number does
    String.raw`(?<![\d.+-]|\b(?:rek(?:ening)?|norek|va|bri|bca|bni|bsi|btn|mandiri|kartu)[ .:=#]{0,3})(?!62\.8)[1-9]\d{0,2}(?:\.\d{3}){1,4}(?![\d.-]*\d)`,
  ].join('|'),
  'giu',
);
const sixteenDigits = /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g;
/** 01.234.567.8-901.000 is written so by nobody but the tax office. */
const writtenNpwp = /(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)/g;
const namedNpwp = /\bnpwp\b[^\d\n•]{0,15}(\d(?:[ .-]?\d){14,15})(?!\d)/gi;
/** Mobile numbers: +62 8… or 08…, ten to thirteen digits, however they are grouped. */
const mobile = /(?<![\d+])(?:\+?62[\s.-]?0?|0)8[1-9](?:[\s().-]{0,2}\d){6,10}(?!\d)/g;
/** Any number that is called a telephone number. */
const namedPhone =
  /\b(?:telp(?:on)?|telepon|tlp|hp|wa|whatsapp)\b[^\d\n+•]{0,12}(\+?\d(?:[\s().-]{0,2}\d){5,13})(?!\d)/gi;
const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,24}/gu;
const namedAccount =
  /\b(?:no\.? ?rek|norek|rek(?:ening)?|virtual account|va|bri|bca|bni|bsi|btn|mandiri|kartu)\b[^\d\n•]{0,20}(\d(?:[\s.-]?\d){7,18})(?!\d)/gi;
const calledNik = /\b(?:nik|ktp|no\.? ?kk|kartu keluarga)\b[^\d\n]{0,15}$/i;
/** The least that any kind has: an @, or six digits. Most texts have neither. */
const possible = /@|(?:\d\D*){6}/;
/** How far before a number its name is looked for. */
const NAMED_WITHIN = 40;

/**
 * Finds what identifies a person, in order and without overlaps: NIK (16 digits whose date part can be, or that are
 * called one), NPWP, Indonesian phone numbers, e-mail addresses, account numbers that are called so. Takes time in
 * proportion to the text, whatever it says.
 */
export function findPersonalData(text: string): readonly PersonalDatum[] {
  if (!possible.test(text)) return [];
  const read = text.replaceAll(innocent, (number) => '_'.repeat(number.length));
  const found: PersonalDatum[] = [];
  const add = (kind: PersonalKind, start: number, length: number) =>
    found.push({ kind, start, end: start + length });
  const addGroup = (kind: PersonalKind, { 0: whole, 1: digits = '', index }: RegExpExecArray) =>
    add(kind, index + whole.length - digits.length, digits.length);
  for (const match of read.matchAll(sixteenDigits)) {
    const before = read.slice(Math.max(0, match.index - NAMED_WITHIN), match.index);
    if (isPlausibleNik(match[0]) || calledNik.test(before)) add('nik', match.index, match[0].length);
  }
  for (const match of read.matchAll(writtenNpwp)) add('npwp', match.index, match[0].length);
  for (const match of read.matchAll(namedNpwp)) addGroup('npwp', match);
  for (const match of read.matchAll(mobile)) add('phone', match.index, match[0].length);
  for (const match of read.matchAll(namedPhone)) addGroup('phone', match);
  for (const match of read.matchAll(email)) add('email', match.index, match[0].length);
  for (const match of read.matchAll(namedAccount)) addGroup('account', match);
  return merged(found);
}

/** In order of place, those that overlap made one: of the kind that was looked for first. */
function merged(found: readonly PersonalDatum[]): readonly PersonalDatum[] {
  const ranked = found.map((datum, rank) => ({ ...datum, rank }));
  ranked.sort((a, b) => a.start - b.start || a.rank - b.rank);
  const kept: typeof ranked = [];
  for (const one of ranked) {
    const last = kept.at(-1);
    if (!last || one.start >= last.end) kept.push(one);
    else {
      const { kind, rank } = one.rank < last.rank ? one : last;
      kept[kept.length - 1] = { kind, rank, start: last.start, end: Math.max(last.end, one.end) };
    }
  }
  return kept.map(({ kind, start, end }) => ({ kind, start, end }));
}

/** The text with the letters and digits of personal data replaced by dots; its length and layout stay. */
export function mask(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of findPersonalData(text)) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[\p{L}\p{N}]/gu, '•');
    from = end;
  }
  return masked + text.slice(from);
}

/**
 * NIK: province (11-97), regency, district, birth date as DDMMYY (a woman's day plus 40), serial number. Sixteen digits
 * that are an account or card number rarely hold a date there.
 */
function isPlausibleNik(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  const [province, regency, day, month] = [0, 2, 6, 8].map((at) => Number(digits.slice(at, at + 2)));
  if (province === undefined || regency === undefined || day === undefined || month === undefined)
    return false;
  const birthday = day > 40 ? day - 40 : day;
  return (
    province >= 11 &&
    province <= 97 &&
    regency > 0 &&
    birthday >= 1 &&
    birthday <= 31 &&
    month >= 1 &&
    month <= 12
  );
}

/** A title before a name: "Pak Budi", "bu siti", "Sdr. Anton". */
const titled =
  /\b(?:pak|bapak|bpk|bu|ibu|sdri?|saudara|saudari|mas|mbak|haji|hj?)\b\.?\s+([\p{L}'.-]{2,})/giu;
/** An office that may be followed by a written-out name: "Kepala Dinas Joko", "oknum petugas loket Rudi". */
const office =
  /\b(?:oknum|kades|kadis|kadus|lurah|camat|kepala\s+\p{L}+|petugas|pegawai|staf|dokter|bidan|perawat|guru|bendahara|sekretaris)\b/giu;
const nameAfter = /^(?:\s+\p{Ll}+){0,2}\s+(\p{Lu}\p{Ll}{2,})/u;
const called = /\b(?:bernama|namanya|atas nama|berinisial|inisial)\s+[\p{L}]{1,}/iu;
/** What follows a title or office without being a person's name. */
const offices = new Set(
  (
    'bupati wakil gubernur camat lurah kades kadis kepala guru dokter bidan perawat polisi petugas pegawai rt rw ketua ' +
    'menteri presiden dan atau yang itu ini di ke dari saya kami kita hamil haji dinas admin sekda sekretaris anggota ' +
    'dewan penghulu ustadz tolong mohon mau ada tidak sudah pak bapak bpk bu ibu saudara saudari badan kantor ' +
    'puskesmas kelurahan kecamatan desa kabupaten kota rumah sekolah pasar terminal unit upt'
  ).split(' '),
);

/**
 * Whether the text seems to accuse a person by name: in one sentence a title or office with a name, and a word of
 * accusation that is not denied. A guess that only proposes to keep the report confidential, so that it may err towards
 * yes ("Pak Budi" may be a street); it misses names without any title.
 */
export function accusesPersonByName(text: string): boolean {
  return sentencesOf(text).some((sentence) => isAccusing(sentence) && namesSomebody(sentence));
}

function namesSomebody(sentence: string): boolean {
  for (const [, name = ''] of sentence.matchAll(titled))
    if (!offices.has(name.toLowerCase()) && !isTermOfAccusation(name)) return true;
  for (const match of sentence.matchAll(office)) {
    const name = nameAfter.exec(sentence.slice(match.index + match[0].length))?.[1];
    if (name !== undefined && !offices.has(name.toLowerCase())) return true;
  }
  return called.test(sentence);
}

const isTermOfAccusation = (word: string): boolean => accusations(word).length > 0;

/** Why the reporter should be asked to keep the report confidential; empty: nothing suggests it. */
export function proposeConfidential(text: string): readonly SecrecyReason[] {
  const kinds = new Set(findPersonalData(text).map(({ kind }) => kind));
  const reasons: SecrecyReason[] = [];
  if (kinds.has('nik')) reasons.push('nik');
  if (kinds.has('phone')) reasons.push('phone');
  if (accusesPersonByName(text)) reasons.push('personName');
  return reasons;
}

export { accusedUnits } from './accusation.ts';
