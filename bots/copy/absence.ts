/** Officers who are away and their deputies, in both languages. */
import {
  type AbsenceRefusal,
  mostAbsenceDays,
  mostAbsences,
  mostDaysAhead,
} from '../../src/domain/absence.ts';
import type { Day } from '../../src/domain/instant.ts';
import type { Language, Text } from '../../src/domain/message.ts';
import type { AbsenceLine } from '../../src/domain/outcome/team.ts';
import { shortDay } from './dates.ts';
import { clip, lines } from './text.ts';

type Days = { readonly first: Day; readonly last: Day };

type AbsenceCopy = {
  readonly needs: (example: string) => Text;
  /** Beside it, to an admin. */
  readonly forOthers: Text;
  /** Of the unit, or of one officer. */
  readonly title: (count: number, name?: string) => string;
  readonly none: (name?: string) => Text;
  readonly row: (row: AbsenceLine, isNow: boolean) => Text;
  readonly more: (count: number) => string;
  readonly cancelButton: (days: Days) => string;
  /** `name`: of another officer, whom an admin noted it for. */
  readonly planned: (days: Days, deputyName: string | undefined, name: string | undefined) => Text;
  readonly cancelled: (days: Days, deputyName: string | undefined, name: string | undefined) => Text;
  /** To who is away, of what an admin noted or cancelled. */
  readonly notedForYou: (byName: string, days: Days, deputyName: string | undefined) => Text;
  readonly cancelledForYou: (byName: string, days: Days) => Text;
  /** To the deputy. */
  readonly standIn: (name: string, days: Days) => Text;
  readonly standInOver: (name: string, days: Days) => Text;
  /** In the list of officers, behind the name. */
  readonly away: (away: Days & { readonly deputyName?: string }, isNow: boolean) => string;
  /** To who is away: the deputy has left. */
  readonly deputyLeft: (name: string) => Text;
  /** To the level above, once. */
  readonly unitAway: (name: string, unitName: string, days: Days) => Text;
  readonly restAway: (name: string, unitName: string) => Text;
  /** Over what a deputy is told for who is away. */
  readonly forName: (name: string) => string;
  /** In the deputy's digest. */
  readonly workOf: (name: string) => Text;
  /** `name`: as in `planned`. */
  readonly refused: (refusal: AbsenceRefusal, name: string | undefined) => Text;
};

const days = ({ first, last }: Days, language: Language): string =>
  first === last ? shortDay(first, language) : `${shortDay(first, language)} – ${shortDay(last, language)}`;

/** A sentence on those of the names that there are. */
const told = (
  names: readonly (string | undefined)[],
  and: string,
  sentence: (names: string, count: number) => string,
): string => {
  const known = names.filter((name) => name !== undefined);
  return known.length === 0 ? '' : sentence(known.join(and), known.length);
};

const id: AbsenceCopy = {
  needs: (example) => [
    'Dari kapan sampai kapan, dan siapa penggantinya? Contoh: ',
    { code: example },
    '. Batalkan dengan ',
    { code: 'cuti batal' },
    '.',
  ],
  forOthers: ['Untuk petugas lain, sebut namanya dulu: ', { code: 'cuti Budi besok-jumat Rina' }, '.'],
  title: (count, name) => (name === undefined ? `Cuti di unit ini (${count})` : `Cuti ${name} (${count})`),
  none: (name) => [
    name === undefined
      ? 'Tidak ada yang cuti di unit ini, dan tidak ada yang direncanakan.'
      : `${name} tidak cuti, dan tidak ada yang direncanakan.`,
  ],
  row: ({ name, deputyName, isOwn, ...on }, isNow) => [
    { bold: isOwn ? 'Anda' : name },
    `: ${days(on, 'id')}${isNow ? ', sedang cuti' : ''}`,
    deputyName === undefined ? ', tanpa pengganti' : `, pengganti ${deputyName}`,
  ],
  more: (count) => `dan ${count} lagi`,
  cancelButton: ({ first }) => `Batalkan ${shortDay(first, 'id')}`,
  planned: (on, deputyName, name) =>
    deputyName === undefined
      ? [
          `Cuti ${name ?? 'Anda'} `,
          { bold: days(on, 'id') },
          ' dicatat tanpa pengganti, karena tidak ada rekan unit yang bertugas. Kabar tetap datang kepada ',
          name === undefined
            ? 'Anda; tingkat di atas unit ini diberi tahu.'
            : `${name}, yang diberi tahu bersama tingkat di atas unitnya.`,
        ]
      : [
          `Cuti ${name ?? 'Anda'} `,
          { bold: days(on, 'id') },
          ` dicatat. Kabar untuk ${name ?? 'Anda'} datang kepada `,
          { bold: deputyName },
          ` selama itu, lalu kembali kepada ${name ?? 'Anda'} dengan sendirinya. `,
          name === undefined ? '' : 'Keduanya diberi tahu. ',
          'Batalkan dengan ',
          { code: name === undefined ? 'cuti batal' : `cuti batal ${name}` },
          '.',
        ],
  cancelled: (on, deputyName, name) => [
    name === undefined ? 'Cuti ' : `Cuti ${name} `,
    { bold: days(on, 'id') },
    ` dibatalkan. Kabar datang kepada ${name ?? 'Anda'} lagi.`,
    told([name, deputyName], ' dan ', (names) => ` ${names} diberi tahu.`),
  ],
  notedForYou: (byName, on, deputyName) => [
    { bold: byName },
    ' mencatat cuti Anda ',
    { bold: days(on, 'id') },
    ...(deputyName === undefined
      ? [' tanpa pengganti. Kabar tetap datang kepada Anda.']
      : ['. Kabar untuk Anda datang kepada ', { bold: deputyName }, ' selama itu.']),
    ' Bila keliru, batalkan dengan ',
    { code: 'cuti batal' },
    '.',
  ],
  cancelledForYou: (byName, on) => [
    { bold: byName },
    ` membatalkan cuti Anda ${days(on, 'id')}. Kabar datang kepada Anda lagi.`,
  ],
  standIn: (name, on) => [
    { bold: name },
    ` cuti ${days(on, 'id')} dan Anda penggantinya. Kabar untuknya datang kepada Anda selama itu, bertanda “untuk ${name}”.`,
  ],
  standInOver: (name, on) => [
    'Cuti ',
    { bold: name },
    ` ${days(on, 'id')} dibatalkan. Anda tidak lagi menjadi penggantinya.`,
  ],
  away: ({ deputyName, ...on }, isNow) =>
    `${isNow ? `sedang cuti sampai ${shortDay(on.last, 'id')}` : `cuti ${days(on, 'id')}`}${
      deputyName === undefined ? ', tanpa pengganti' : `, pengganti ${deputyName}`
    }`,
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
  refused(refusal, name) {
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
        return [
          `${name ?? 'Anda'} sudah punya ${mostAbsences} cuti yang belum lewat. Batalkan salah satu dulu.`,
        ];
      case 'self':
        return [`${name ?? 'Anda'} tidak bisa menjadi pengganti diri sendiri. Sebut rekan seunit.`];
      case 'overlaps':
        return [
          `${name ?? 'Anda'} sudah punya cuti ${days(refusal, 'id')}, dan hari-harinya bertumpuk. Untuk mengubahnya, ketik `,
          { code: ['cuti batal', name, refusal.first].filter(Boolean).join(' ') },
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
            `Tidak ada “${clip(words, 40)}” di unit itu, dan tidak ada rekan yang bertugas pada hari-hari itu. Tanpa nama pengganti, cuti tetap bisa dicatat.`,
          ];
        return [words === '' ? 'Siapa penggantinya?' : `Siapa yang dimaksud dengan “${clip(words, 40)}”?`];
      }
      case 'onlyAdmin':
        return [
          'Cuti petugas lain hanya dicatat oleh admin. Untuk cuti Anda sendiri, sebut harinya dulu, misalnya ',
          { code: 'cuti besok-jumat Rina' },
          '.',
        ];
      case 'whichOfficer':
        return refusal.officers.length === 0
          ? [`Tidak ada petugas bernama “${clip(refusal.words, 40)}”. Daftarnya: `, { code: 'petugas' }, '.']
          : [`Ada ${refusal.officers.length} petugas bernama “${clip(refusal.words, 40)}”. Yang mana?`];
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
  forOthers: ['For another officer, give the name first: ', { code: 'cuti Budi besok-jumat Rina' }, '.'],
  title: (count, name) =>
    name === undefined ? `Away in this unit (${count})` : `Absences of ${name} (${count})`,
  none: (name) => [
    name === undefined
      ? 'Nobody of this unit is away, and nothing is planned.'
      : `${name} is not away, and nothing is planned.`,
  ],
  row: ({ name, deputyName, isOwn, ...on }, isNow) => [
    { bold: isOwn ? 'You' : name },
    `: ${days(on, 'en')}${isNow ? ', away now' : ''}`,
    deputyName === undefined ? ', no deputy' : `, deputy ${deputyName}`,
  ],
  more: (count) => `and ${count} more`,
  cancelButton: ({ first }) => `Cancel ${shortDay(first, 'en')}`,
  planned: (on, deputyName, name) =>
    deputyName === undefined
      ? [
          name === undefined ? 'Your absence ' : `The absence of ${name} `,
          { bold: days(on, 'en') },
          ' is noted without a deputy, as no colleague of the unit is there. News still comes to ',
          name === undefined ? 'you; the level above is told.' : `${name}, who is told with the level above.`,
        ]
      : [
          name === undefined ? 'Your absence ' : `The absence of ${name} `,
          { bold: days(on, 'en') },
          ` is noted. News for ${name ?? 'you'} goes to `,
          { bold: deputyName },
          ` meanwhile, and comes back to ${name ?? 'you'} by itself. `,
          name === undefined ? '' : 'Both are told. ',
          'Cancel with ',
          { code: name === undefined ? 'cuti batal' : `cuti batal ${name}` },
          '.',
        ],
  cancelled: (on, deputyName, name) => [
    name === undefined ? 'The absence ' : `The absence of ${name} `,
    { bold: days(on, 'en') },
    ` is cancelled. News comes to ${name ?? 'you'} again.`,
    told([name, deputyName], ' and ', (names, count) => ` ${names} ${count > 1 ? 'are' : 'is'} told.`),
  ],
  notedForYou: (byName, on, deputyName) => [
    { bold: byName },
    ' noted that you are away ',
    { bold: days(on, 'en') },
    ...(deputyName === undefined
      ? [', without a deputy. News still comes to you.']
      : ['. Your news goes to ', { bold: deputyName }, ' meanwhile.']),
    ' If that is wrong, cancel it with ',
    { code: 'cuti batal' },
    '.',
  ],
  cancelledForYou: (byName, on) => [
    { bold: byName },
    ` cancelled your absence ${days(on, 'en')}. News comes to you again.`,
  ],
  standIn: (name, on) => [
    { bold: name },
    ` is away ${days(on, 'en')} and you stand in. Their news comes to you meanwhile, marked “for ${name}”.`,
  ],
  standInOver: (name, on) => [
    'The absence of ',
    { bold: name },
    ` ${days(on, 'en')} is cancelled. You do not stand in any more.`,
  ],
  away: ({ deputyName, ...on }, isNow) =>
    `${isNow ? `away until ${shortDay(on.last, 'en')}` : `will be away ${days(on, 'en')}`}${
      deputyName === undefined ? ', no deputy' : `, deputy ${deputyName}`
    }`,
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
  refused(refusal, name) {
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
        return [
          `${name === undefined ? 'You have' : `${name} has`} ${mostAbsences} absences ahead. Cancel one first.`,
        ];
      case 'self':
        return ['Nobody stands in for themselves. Name a colleague of the unit.'];
      case 'overlaps':
        return [
          `${name === undefined ? 'You have' : `${name} has`} an absence ${days(refusal, 'en')} on some of these days. To change it type `,
          { code: ['cuti batal', name, refusal.first].filter(Boolean).join(' ') },
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
            `There is no “${clip(words, 40)}” in that unit, and no colleague is there on those days. Without a name the absence can be noted nevertheless.`,
          ];
        return [words === '' ? 'Who stands in?' : `Who is meant by “${clip(words, 40)}”?`];
      }
      case 'onlyAdmin':
        return [
          'Only an admin notes the absence of another officer. For your own give the days first, for example ',
          { code: 'cuti besok-jumat Rina' },
          '.',
        ];
      case 'whichOfficer':
        return refusal.officers.length === 0
          ? [`There is no officer called “${clip(refusal.words, 40)}”. The list: `, { code: 'petugas' }, '.']
          : [`${refusal.officers.length} officers are called “${clip(refusal.words, 40)}”. Which one?`];
    }
  },
};

export const absenceCopy: Readonly<Record<Language, AbsenceCopy>> = { id, en };

/** What a deputy is told, under the name of who is away. */
export const markedFor = (text: Text, forName: string | undefined, language: Language): Text =>
  forName === undefined ? text : lines([{ bold: absenceCopy[language].forName(forName) }], text);
