import type { Agency, Category } from '../agency.ts';
import type { SettlementClass } from '../sop/profile.ts';
import type { Classification, Nature, Secrecy } from './complaint.ts';

const classifications: Readonly<Record<string, Classification>> = {
  pengaduan: 'complaint',
  keluhan: 'complaint',
  laporan: 'complaint',
  aspirasi: 'aspiration',
  saran: 'aspiration',
  usul: 'aspiration',
  usulan: 'aspiration',
  informasi: 'informationRequest',
  pertanyaan: 'informationRequest',
};

const settlementClassWords: Readonly<Record<string, SettlementClass>> = {
  informasi: 'information',
  normatif: 'information',
  biasa: 'noInspection',
  ringan: 'noInspection',
  lapangan: 'inspection',
  pemeriksaan: 'inspection',
  pengawasan: 'inspection',
  inspeksi: 'inspection',
};

const natures: Readonly<Record<string, Nature>> = {
  biasa: 'ordinary',
  sengketa: 'dispute',
  pelanggaran: 'violation',
  penyalahgunaan: 'abuse',
  wewenang: 'abuse',
};

/** What an officer calls the report's nature in law: `sengketa`, `pelanggaran`, `penyalahgunaan`, or `biasa` again. */
export const natureOf = (word: string): Nature | undefined => natures[word.toLowerCase()];

/** The word that stands for each nature on buttons. */
export const wordOfNature: Readonly<Record<Nature, string>> = {
  dispute: 'sengketa',
  violation: 'pelanggaran',
  abuse: 'penyalahgunaan',
  ordinary: 'biasa',
};

const secrecies: Readonly<Record<string, Secrecy>> = {
  rahasia: 'confidential',
  kerahasiaan: 'confidential',
  anonim: 'anonymous',
  anonimitas: 'anonymous',
};

/** What an officer calls a kind of secrecy: `rahasia`, `anonim`. */
export const secrecyOf = (word: string): Secrecy | undefined => secrecies[word.toLowerCase()];

/** The word that stands for each kind of secrecy on buttons. */
export const wordOfSecrecy: Readonly<Record<Secrecy, string>> = {
  confidential: 'rahasia',
  anonymous: 'anonim',
};

/** The word that stands for each class on buttons and in examples. */
export const wordOfClass: Readonly<Record<SettlementClass, string>> = {
  information: 'informasi',
  noInspection: 'tanpa-pemeriksaan',
  inspection: 'pemeriksaan',
};

/** The settlement class that these words begin with, the word for it, and what follows. */
export function classAtStart(
  words: string,
): { readonly settlementClass: SettlementClass; readonly word: string; readonly rest: string } | undefined {
  const found = /^\s*(tanpa[\s-]+(?:pemeriksaan|inspeksi)|[\p{L}]+)[\s:,.;–-]*/iu.exec(words);
  if (!found) return undefined;
  const [matched, word = ''] = found;
  const settlementClass = /^tanpa/iu.test(word) ? 'noInspection' : settlementClassOf(word);
  if (!settlementClass) return undefined;
  return { settlementClass, word: wordOfClass[settlementClass], rest: words.slice(matched.length).trim() };
}

/** What an officer calls the kind of report: `aspirasi`, `informasi`, `pengaduan`. */
export const classificationOf = (word: string): Classification | undefined =>
  classifications[word.toLowerCase()];

/** What an officer calls the settlement class (BUP VI.C): `informasi` or `normatif`, `biasa`, `lapangan`. */
export const settlementClassOf = (word: string): SettlementClass | undefined =>
  settlementClassWords[word.toLowerCase()];

/** The one category that these words name: by id, its label in any language, or the beginnings of its words. */
export function categoryNamed(words: string, agency: Agency): Category | undefined {
  const sought = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (sought.length === 0) return undefined;
  const same = (form: string) =>
    (form.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ') === sought.join(' ');
  const exact = agency.categories.filter((category) =>
    [category.id, ...Object.values(category.label)].some(same),
  );
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  const near = agency.categories.filter((category) =>
    sought.every((word) =>
      category.label.id
        .toLowerCase()
        .split(/\s+/)
        .some((part) => part.startsWith(word)),
    ),
  );
  return near.length === 1 ? near[0] : undefined;
}
