/** Officers who are away and their deputies, in both languages. */
import {
  type AbsenceRefusal,
  mostAbsenceDays,
  mostAbsences,
  mostDaysAhead,
} from '../../src/domain/absence.ts';
import type { Day } from '../../src/domain/instant.ts';
import type { Language, Text } from '../../src/domain/message.ts';
import type { AbsenceLine } from '../../src/domain/outcome.ts';
import { shortDay } from './dates.ts';
import { clip, lines } from './text.ts';

type Days = { readonly first: Day; readonly last: Day };

type AbsenceCopy = {
  readonly needs: (example: string) => Text;
  readonly title: (count: number) => string;
  readonly none: Text;
  readonly row: (row: AbsenceLine, isNow: boolean) => Text;
  readonly more: (count: number) => string;
  readonly cancelButton: (days: Days) => string;
  readonly planned: (days: Days, deputyName: string | undefined) => Text;
  readonly cancelled: (days: Days, deputyName: string | undefined) => Text;
  /** To the deputy. */
  readonly standIn: (name: string, days: Days) => Text;
  readonly standInOver: (name: string, days: Days) => Text;
  /** To who is away: the deputy has left. */
  readonly deputyLeft: (name: string) => Text;
  /** To the level above, once. */
  readonly unitAway: (name: string, unitName: string, days: Days) => Text;
  readonly restAway: (name: string, unitName: string) => Text;
  /** Over what a deputy is told for who is away. */
  readonly forName: (name: string) => string;
  /** In the deputy's digest. */
  readonly workOf: (name: string) => Text;
  readonly refused: (refusal: AbsenceRefusal) => Text;
};

const days = ({ first, last }: Days, language: Language): string =>
  first === last ? shortDay(first, language) : `${shortDay(first, language)} – ${shortDay(last, language)}`;

const id: AbsenceCopy = {
  needs: (example) => [
    'Dari kapan sampai kapan, dan siapa penggantinya? Contoh: ',
    { code: example },
    '. Batalkan dengan ',
    { code: 'cuti batal' },
    '.',
  ],
  title: (count) => `Cuti di unit ini (${count})`,
  none: ['Tidak ada yang cuti di unit ini, dan tidak ada yang direncanakan.'],
  row: ({ name, deputyName, isOwn, ...on }, isNow) => [
    { bold: isOwn ? 'Anda' : name },
    `: ${days(on, 'id')}${isNow ? ', sedang cuti' : ''}`,
    deputyName === undefined ? ', tanpa pengganti' : `, pengganti ${deputyName}`,
  ],
  more: (count) => `dan ${count} lagi`,
  cancelButton: ({ first }) => `Batalkan ${shortDay(first, 'id')}`,
  planned: (on, deputyName) =>
    deputyName === undefined
      ? [
          'Cuti Anda ',
          { bold: days(on, 'id') },
          ' dicatat tanpa pengganti, karena tidak ada rekan unit yang bertugas. Kabar tetap datang kepada Anda; tingkat di atas unit ini diberi tahu.',
        ]
      : [
          'Cuti Anda ',
          { bold: days(on, 'id') },
          ' dicatat. Kabar untuk Anda datang kepada ',
          { bold: deputyName },
          ' selama itu, lalu kembali kepada Anda dengan sendirinya. Batalkan dengan ',
          { code: 'cuti batal' },
          '.',
        ],
  cancelled: (on, deputyName) => [
    'Cuti ',
    { bold: days(on, 'id') },
    ' dibatalkan. Kabar datang kepada Anda lagi.',
    deputyName === undefined ? '' : ` ${deputyName} diberi tahu.`,
  ],
  standIn: (name, on) => [
    { bold: name },
    ` cuti ${days(on, 'id')} dan Anda penggantinya. Kabar untuknya datang kepada Anda selama itu, bertanda “untuk ${name}”.`,
  ],
  standInOver: (name, on) => [
    { bold: name },
    ` membatalkan cuti ${days(on, 'id')}. Anda tidak lagi menjadi penggantinya.`,
  ],
  deputyLeft: (name) => [
    { bold: name },
    ', pengganti Anda selama cuti, tidak lagi bertugas. Kabar kembali kepada Anda; untuk pengganti lain, ketik ',
    { code: 'cuti batal' },
    ' lalu catat lagi.',
  ],
  unitAway: (name, unitName, on) => [
    { bold: unitName },
    ` tidak punya petugas yang bertugas: ${name} cuti ${days(on, 'id')} tanpa pengganti. Mohon pantau antreannya.`,
  ],
  restAway: (name, unitName) => [
    { bold: unitName },
    ` tidak punya petugas yang bertugas sesudah ${name} berhenti: yang lain sedang cuti. Mohon pantau antreannya.`,
  ],
  forName: (name) => `untuk ${name}`,
  workOf: (name) => [{ bold: `untuk ${name}` }, ', yang sedang cuti:'],
  refused(refusal) {
    switch (refusal.code) {
      case 'over':
        return ['Hari itu sudah lewat. Cuti dicatat mulai hari ini.'];
      case 'backwards':
        return ['Hari terakhirnya sebelum hari pertama. Sebut dari yang awal, misalnya 1-5 Desember.'];
      case 'tooLong':
        return [`Paling lama ${mostAbsenceDays} hari sekali catat.`];
      case 'tooFar':
        return [`Cuti dicatat paling jauh ${mostDaysAhead} hari ke depan.`];
      case 'tooMany':
        return [`Anda sudah punya ${mostAbsences} cuti yang belum lewat. Batalkan salah satu dulu.`];
      case 'self':
        return ['Anda tidak bisa menjadi pengganti diri sendiri. Sebut rekan seunit.'];
      case 'overlaps':
        return [
          `Anda sudah punya cuti ${days(refusal, 'id')}, dan hari-harinya bertumpuk. Untuk mengubahnya, ketik `,
          { code: `cuti batal ${refusal.first}` },
          ' lalu catat lagi.',
        ];
      case 'otherUnit':
        return [
          `${refusal.name} bertugas di unit lain. Pengganti harus rekan seunit, karena laporan unit hanya dilihat unitnya.`,
        ];
      case 'deputyAway':
        return [`${refusal.name} sendiri cuti ${days(refusal, 'id')}. Pilih rekan lain.`];
      case 'whoseTurn': {
        const { words, colleagues } = refusal;
        if (colleagues.length === 0)
          return [
            `Tidak ada “${clip(words, 40)}” di unit Anda, dan tidak ada rekan yang bertugas pada hari-hari itu. Tanpa nama pengganti, cuti tetap bisa dicatat.`,
          ];
        return [words === '' ? 'Siapa penggantinya?' : `Siapa yang dimaksud dengan “${clip(words, 40)}”?`];
      }
    }
  },
};

const en: AbsenceCopy = {
  needs: (example) => [
    'From when to when, and who stands in? Example: ',
    { code: example },
    '. Cancel with ',
    { code: 'cuti batal' },
    '.',
  ],
  title: (count) => `Away in this unit (${count})`,
  none: ['Nobody of this unit is away, and nothing is planned.'],
  row: ({ name, deputyName, isOwn, ...on }, isNow) => [
    { bold: isOwn ? 'You' : name },
    `: ${days(on, 'en')}${isNow ? ', away now' : ''}`,
    deputyName === undefined ? ', no deputy' : `, deputy ${deputyName}`,
  ],
  more: (count) => `and ${count} more`,
  cancelButton: ({ first }) => `Cancel ${shortDay(first, 'en')}`,
  planned: (on, deputyName) =>
    deputyName === undefined
      ? [
          'Your absence ',
          { bold: days(on, 'en') },
          ' is noted without a deputy, as no colleague of the unit is there. News still comes to you; the level above is told.',
        ]
      : [
          'Your absence ',
          { bold: days(on, 'en') },
          ' is noted. Your news goes to ',
          { bold: deputyName },
          ' meanwhile, and comes back to you by itself. Cancel with ',
          { code: 'cuti batal' },
          '.',
        ],
  cancelled: (on, deputyName) => [
    'The absence ',
    { bold: days(on, 'en') },
    ' is cancelled. News comes to you again.',
    deputyName === undefined ? '' : ` ${deputyName} is told.`,
  ],
  standIn: (name, on) => [
    { bold: name },
    ` is away ${days(on, 'en')} and you stand in. Their news comes to you meanwhile, marked “for ${name}”.`,
  ],
  standInOver: (name, on) => [
    { bold: name },
    ` cancelled the absence ${days(on, 'en')}. You do not stand in any more.`,
  ],
  deputyLeft: (name) => [
    { bold: name },
    ', your deputy, is no longer an officer. News comes to you again; for another deputy type ',
    { code: 'cuti batal' },
    ' and plan it anew.',
  ],
  unitAway: (name, unitName, on) => [
    { bold: unitName },
    ` has no officer at work: ${name} is away ${days(on, 'en')} without a deputy. Please watch its queue.`,
  ],
  restAway: (name, unitName) => [
    { bold: unitName },
    ` has no officer at work now that ${name} has left: the others are away. Please watch its queue.`,
  ],
  forName: (name) => `for ${name}`,
  workOf: (name) => [{ bold: `for ${name}` }, ', who is away:'],
  refused(refusal) {
    switch (refusal.code) {
      case 'over':
        return ['That day is over. An absence is noted from today on.'];
      case 'backwards':
        return ['The last day is before the first. Give the earlier one first, for example 1-5 December.'];
      case 'tooLong':
        return [`At most ${mostAbsenceDays} days at a time.`];
      case 'tooFar':
        return [`An absence begins within ${mostDaysAhead} days.`];
      case 'tooMany':
        return [`You have ${mostAbsences} absences ahead. Cancel one first.`];
      case 'self':
        return ['You cannot stand in for yourself. Name a colleague of the unit.'];
      case 'overlaps':
        return [
          `You have an absence ${days(refusal, 'en')} on some of these days. To change it type `,
          { code: `cuti batal ${refusal.first}` },
          ' and plan it anew.',
        ];
      case 'otherUnit':
        return [
          `${refusal.name} is in another unit. A deputy is of the same unit, as only it sees the unit’s reports.`,
        ];
      case 'deputyAway':
        return [`${refusal.name} is away too, ${days(refusal, 'en')}. Choose another colleague.`];
      case 'whoseTurn': {
        const { words, colleagues } = refusal;
        if (colleagues.length === 0)
          return [
            `There is no “${clip(words, 40)}” in your unit, and no colleague is there on those days. Without a name the absence can be noted nevertheless.`,
          ];
        return [words === '' ? 'Who stands in?' : `Who is meant by “${clip(words, 40)}”?`];
      }
    }
  },
};

export const absenceCopy: Readonly<Record<Language, AbsenceCopy>> = { id, en };

/** What a deputy is told, under the name of who is away. */
export const markedFor = (text: Text, forName: string | undefined, language: Language): Text =>
  forName === undefined ? text : lines([{ bold: absenceCopy[language].forName(forName) }], text);
