/** The tree of units and its changes, in both languages. Faults are those of the agency's file: Indonesian. */
import type { UnitLevel } from '../../src/domain/agency.ts';
import type { AgencyDifference } from '../../src/domain/agency-difference.ts';
import type { Language, Text } from '../../src/domain/message.ts';
import type { UnitLine } from '../../src/domain/outcome/service.ts';
import type { UnitChangeRefusal } from '../../src/domain/unit-change.ts';
import { differenceCopy } from './agency-difference.ts';
import { clip, lines, paragraphs, upper } from './text.ts';

/** What may follow `unit`. */
export const unitVerbs = [
  'tambah',
  'nama',
  'pindah',
  'tutup',
  'buka',
  'ringkasan',
  'masuk',
  'inspektorat',
] as const;
export type UnitVerb = (typeof unitVerbs)[number];

export type UnitsCopy = {
  readonly title: (total: number, from: number, shown: number) => string;
  readonly row: (row: UnitLine) => Text;
  /** Some of the closed units' codes, and how many there are. */
  readonly closed: (ids: readonly string[], count: number) => Text;
  readonly howTo: (example: string) => Text;
  readonly level: Readonly<Record<UnitLevel, string>>;
  readonly needs: (verb: UnitVerb) => Text;
  readonly plan: (plan: {
    readonly differences: readonly AgencyDifference[];
    readonly reports: number;
    readonly overtaken?: true;
  }) => Text;
  /** Without differences it stood so already; `added`: the code of a new unit, which has no officers yet. */
  readonly changed: (differences: readonly AgencyDifference[], added: string | undefined) => Text;
  /** To the other admins, and who works in the units. */
  readonly changedBy: (name: string, differences: readonly AgencyDifference[]) => Text;
  readonly discarded: Text;
  /** `instead`: the ids of units that may have been meant. */
  readonly refused: (
    refusal: UnitChangeRefusal,
    nameOf: (unitId: string) => string,
    instead: readonly string[],
  ) => Text;
  readonly reopen: (name: string) => string;
  readonly listButton: string;
};

const MOST_LINES = 20;

const examples: Readonly<Record<UnitVerb, string>> = {
  tambah: 'unit tambah dlh Dinas Lingkungan Hidup di admin',
  nama: 'unit nama dlh Dinas Lingkungan Hidup dan Kehutanan',
  pindah: 'unit pindah upt-pelaihari ke pupr',
  tutup: 'unit tutup dlh pengganti pupr',
  buka: 'unit buka dlh',
  ringkasan: 'unit ringkasan dlh 07.30',
  masuk: 'unit masuk nasional',
  inspektorat: 'unit inspektorat inspektorat',
};

const id: UnitsCopy = {
  title: (total, from, shown) =>
    shown === total ? `Susunan unit (${total})` : `Susunan unit ${from + 1}–${from + shown} dari ${total}`,
  row: (row) => line(row, id.level, 'di bawah', [`${row.officers} petugas`, `${row.open} laporan terbuka`]),
  closed: (ids, count) => [
    `Ditutup (${count}): ${ids.join(', ')}. Buka lagi dengan `,
    { code: `unit buka ${ids[0]}` },
    '.',
  ],
  howTo: (example) => [
    'Ubah satu per satu, misalnya ',
    { code: example },
    '. Semuanya: ',
    { code: 'bantuan unit' },
    '.',
  ],
  level: {
    national: 'Nasional',
    agency: 'Instansi',
    echelon1: 'Eselon 1',
    liaison: 'OPD',
    upt: 'UPT',
    secretary: 'Sekretaris',
    head: 'Kepala',
    section: 'Bidang atau seksi',
  },
  needs: (verb) => [
    {
      tambah: 'Sebut kodenya, namanya, dan di bawah siapa.',
      nama: 'Sebut kode unit, lalu nama barunya.',
      pindah: 'Sebut unitnya, dan ke bawah siapa.',
      tutup: 'Unit mana yang ditutup, dan siapa penggantinya?',
      buka: 'Unit mana yang dibuka lagi?',
      ringkasan: 'Sebut kode unit, lalu jamnya antara 07.00 dan 19.59 (atau “biasa”).',
      masuk: 'Laporan baru masuk ke unit mana?',
      inspektorat: 'Unit mana yang menjadi inspektorat (APIP)?',
    }[verb],
    ' Contoh: ',
    { code: examples[verb] },
  ],
  plan: ({ differences, reports, overtaken }) =>
    paragraphs(
      overtaken && 'Sementara itu ada yang berubah, jadi belum dilakukan. Sekarang menjadi begini:',
      told('id', overtaken ? undefined : 'Yang akan berubah:', differences),
      lines(
        reports > 0 ? `Pelapor dari ${reports} laporan itu dikabari; batas waktunya tetap.` : undefined,
        reopens(differences) ? 'Yang sudah pindah ke penggantinya tidak ikut kembali.' : undefined,
        'Ubah sekarang?',
      ),
    ),
  changed: (differences, added) =>
    differences.length === 0
      ? ['Sudah begitu; tidak ada yang berubah.']
      : lines(
          told('id', 'Sudah diubah:', differences),
          added === undefined
            ? undefined
            : ['Undang petugasnya: ', { code: `undang ${added} petugas <nama depan>` }, '.'],
        ),
  changedBy: (name, differences) => told('id', `Susunan unit diubah oleh ${name}:`, differences),
  discarded: ['Dibatalkan. Susunan unit tetap seperti semula.'],
  refused(why, nameOf, instead) {
    switch (why.code) {
      case 'unknownUnit':
        return [
          `Tidak ada unit “${clip(why.words, 40)}” yang ${why.closed ? 'ditutup' : 'buka'}.`,
          ...(instead.length > 0
            ? [' Maksudnya ', { code: instead.join(', ') }, '?']
            : [' Kodenya ada di daftar.']),
        ];
      case 'ambiguousUnit':
        return [`“${clip(why.words, 40)}” bisa berarti beberapa unit: ${instead.join(', ')}. Yang mana?`];
      case 'taken':
        return why.isClosed
          ? [`Kode “${why.unitId}” milik ${why.name}, yang sudah ditutup. Buka lagi, atau pilih kode lain.`]
          : [`Kode “${why.unitId}” sudah dipakai ${why.name}. Pilih kode lain.`];
      case 'whichLevel':
        return [`Unit ini tingkat apa, di bawah ${nameOf(why.unitId)}?`];
      case 'belowItself':
        return [
          `${nameOf(why.unitId)} tidak bisa pindah ke bawah ${nameOf(why.parentId)}, yang ada di bawahnya. Pilih induk lain.`,
        ];
      case 'nothingBelow':
        return [
          `Tidak ada unit yang bisa ditaruh langsung di bawah ${nameOf(why.unitId)}. Pilih induk lain.`,
        ];
      case 'whichSuccessor':
        return [
          { bold: nameOf(why.unitId) },
          ' masih punya laporan, petugas, kategori, atau unit di bawahnya. Siapa penggantinya? Pilih, atau tulis kodenya.',
        ];
      case 'faults':
        return faults('id', 'Belum bisa:', why.faults);
    }
  },
  reopen: (name) => `Buka lagi ${name}`,
  listButton: 'Daftar unit',
};

const en: UnitsCopy = {
  title: (total, from, shown) =>
    shown === total ? `Units (${total})` : `Units ${from + 1}–${from + shown} of ${total}`,
  row: (row) =>
    line(row, en.level, 'below', [
      `${row.officers} ${row.officers === 1 ? 'officer' : 'officers'}`,
      `${row.open} open ${row.open === 1 ? 'report' : 'reports'}`,
    ]),
  closed: (ids, count) => [
    `Closed (${count}): ${ids.join(', ')}. Open again with `,
    { code: `unit buka ${ids[0]}` },
    '.',
  ],
  howTo: (example) => [
    'Change one at a time, for example ',
    { code: example },
    '. All of it: ',
    { code: 'bantuan unit' },
    '.',
  ],
  level: {
    national: 'National',
    agency: 'Agency',
    echelon1: 'Echelon 1',
    liaison: 'Office (OPD)',
    upt: 'UPT',
    secretary: 'Secretary',
    head: 'Head',
    section: 'Section',
  },
  needs: (verb) => [
    {
      tambah: 'Its code, its name, and below whom.',
      nama: 'The unit’s code, then its new name.',
      pindah: 'Which unit, and below whom.',
      tutup: 'Which unit closes, and who succeeds it?',
      buka: 'Which unit opens again?',
      ringkasan: 'The unit’s code, then an hour between 07.00 and 19.59 (or “biasa”: the usual one).',
      masuk: 'Which unit do new reports enter?',
      inspektorat: 'Which unit is the inspectorate (APIP)?',
    }[verb],
    ' Example: ',
    { code: examples[verb] },
  ],
  plan: ({ differences, reports, overtaken }) =>
    paragraphs(
      overtaken && 'Something changed meanwhile, so nothing was done yet. Now it would be this:',
      told('en', overtaken ? undefined : 'What would change:', differences),
      lines(
        reports > 0 ? `The reporters of these ${reports} reports are told; their dates stay.` : undefined,
        reopens(differences) ? 'What went to its successor does not come back by itself.' : undefined,
        'Change it now?',
      ),
    ),
  changed: (differences, added) =>
    differences.length === 0
      ? ['It stands so already; nothing changed.']
      : lines(
          told('en', 'Changed:', differences),
          added === undefined
            ? undefined
            : ['Invite its officers: ', { code: `undang ${added} petugas <first name>` }, '.'],
        ),
  changedBy: (name, differences) => told('en', `${name} changed the units:`, differences),
  discarded: ['Cancelled. The units stay as they were.'],
  refused(why, nameOf, instead) {
    switch (why.code) {
      case 'unknownUnit':
        return [
          `There is no ${why.closed ? 'closed' : 'open'} unit “${clip(why.words, 40)}”.`,
          ...(instead.length > 0
            ? [' Did you mean ', { code: instead.join(', ') }, '?']
            : [' The list has the codes.']),
        ];
      case 'ambiguousUnit':
        return [`“${clip(why.words, 40)}” may be several units: ${instead.join(', ')}. Which one?`];
      case 'taken':
        return why.isClosed
          ? [
              `“${why.unitId}” is the code of ${why.name}, which was closed. Open it again, or choose another code.`,
            ]
          : [`“${why.unitId}” is the code of ${why.name}. Choose another one.`];
      case 'whichLevel':
        return [`Which level does it have below ${nameOf(why.unitId)}?`];
      case 'belowItself':
        return [
          `${nameOf(why.unitId)} cannot move below ${nameOf(why.parentId)}, which is part of it. Choose another place.`,
        ];
      case 'nothingBelow':
        return [`No unit can stand directly below ${nameOf(why.unitId)}. Choose another place.`];
      case 'whichSuccessor':
        return [
          { bold: nameOf(why.unitId) },
          ' still has reports, officers, categories or units below it. Who succeeds it? Choose, or write the code.',
        ];
      case 'faults':
        return faults('en', 'Not possible yet:', why.faults);
    }
  },
  reopen: (name) => `Open ${name} again`,
  listButton: 'Units',
};

export const unitsCopy: Readonly<Record<Language, UnitsCopy>> = { id, en };

function line(
  { id: code, name, level, depth, aboveId }: UnitLine,
  levelNames: UnitsCopy['level'],
  below: string,
  facts: readonly string[],
): Text {
  const place = aboveId === undefined ? levelNames[level] : `${levelNames[level]} ${below} ${aboveId}`;
  return ['› '.repeat(depth), { bold: code }, ` ${[name, place, ...facts].join(' · ')}`];
}

const reopens = (differences: readonly AgencyDifference[]): boolean =>
  differences.some(({ what }) => what === 'unitReopened');

const told = (
  language: Language,
  title: string | undefined,
  differences: readonly AgencyDifference[],
): Text => bullets(language, title, differences.map(differenceCopy[language]));

function bullets(language: Language, title: string | undefined, sentences: readonly string[]): Text {
  const shown = sentences.slice(0, MOST_LINES).map((one) => `• ${upper(one)}`);
  const left = sentences.length - shown.length;
  const more = language === 'id' ? `dan ${left} lagi` : `and ${left} more`;
  return lines(title, ...shown, left > 0 ? more : undefined);
}

/** One stands in the sentence, several below it. */
function faults(language: Language, title: string, sentences: readonly string[]): Text {
  const [only = '', ...others] = sentences;
  return others.length === 0 ? [`${title} ${only}`] : bullets(language, title, sentences);
}
