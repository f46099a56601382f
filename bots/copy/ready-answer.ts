/** The agency's ready-made answers, in both languages. */
import type { Language, Text } from '../../src/domain/message.ts';
import {
  type Placeholder,
  placeholders,
  type ReadyAnswer,
  type ReadyAnswerFault,
} from '../../src/domain/ready-answer.ts';
import { clip, lines, paragraphs } from './text.ts';

type ReadyAnswerCopy = {
  readonly title: string;
  readonly none: Text;
  readonly howToAdd: Text;
  readonly row: (answer: ReadyAnswer) => Text;
  readonly shown: (answer: ReadyAnswer) => Text;
  readonly which: (label: string, number: string) => Text;
  readonly unknown: (name: string) => string;
  /** What would be sent, under the name of the command. */
  readonly preview: (label: string, number: string, filled: string) => Text;
  readonly withFiles: (label: string, number: string, files: number) => Text;
  readonly lacks: (name: string, placeholder: Placeholder) => Text;
  readonly kept: Readonly<Record<'added' | 'changed' | 'removed', (name: string) => Text>>;
  readonly removeAsk: (name: string) => Text;
  readonly needs: (verb: 'tambah' | 'ubah' | 'hapus') => Text;
  readonly fault: (fault: ReadyAnswerFault) => Text;
  readonly buttons: Readonly<Record<'choose' | 'remove' | 'list', string>>;
};

const known = placeholders.map((place) => `{${place}}`).join(', ');
const example = 'templat tambah lubang Laporan {nomor} sudah dijadwalkan {unit} sebelum {batas}.';

export const readyAnswerCopy: Readonly<Record<Language, ReadyAnswerCopy>> = {
  id: {
    title: 'Templat jawaban',
    none: ['Belum ada templat jawaban.'],
    howToAdd: ['Admin menambahnya dengan ', { code: example }],
    row: ({ name, text }) => [{ bold: name }, `: ${clip(text, 80)}`],
    shown: ({ name, text }) => paragraphs([{ bold: name }], [{ quote: text }]),
    which: (label, number) => [`${label} `, { bold: number }, ' dengan templat yang mana?'],
    unknown: (name) => `Tidak ada templat “${clip(name, 40)}”.`,
    preview: (label, number, filled) =>
      paragraphs(
        [`${label} `, { bold: number }, ' dengan tulisan ini? Belum dikirim.'],
        [{ quote: filled }],
        'Tekan Kirim, atau salin, sunting, dan kirim tulisan Anda sendiri.',
      ),
    withFiles: (label, number, files) => [
      `${label} `,
      { bold: number },
      ` dengan tulisan tadi dan ${files} berkas? Belum dikirim.`,
    ],
    lacks: (name, placeholder) => [
      `Templat ${name} memakai {${placeholder}}, `,
      placeholder === 'kategori'
        ? 'sedangkan laporan ini belum punya kategori.'
        : 'sedangkan tidak ada batas yang berjalan untuk laporan ini.',
      ' Tulis sendiri, atau pilih templat lain.',
    ],
    kept: {
      added: (name) => ['Templat ', { bold: name }, ' disimpan.'],
      changed: (name) => ['Templat ', { bold: name }, ' diubah. Yang sudah dikirim tetap.'],
      removed: (name) => ['Templat ', { bold: name }, ' dihapus. Yang sudah dikirim tetap.'],
    },
    removeAsk: (name) => ['Hapus templat ', { bold: name }, '?'],
    needs: (verb) => [
      verb === 'hapus' ? 'Templat yang mana? Contoh: ' : 'Sebut nama pendeknya, lalu tulisannya. Contoh: ',
      { code: verb === 'hapus' ? 'templat hapus lubang' : example.replace('tambah', verb) },
    ],
    fault: (fault) => {
      switch (fault.code) {
        case 'badName':
          return [
            `“${clip(fault.name, 40)}” tidak bisa menjadi nama templat: 2 sampai ${fault.longest} huruf kecil, angka atau tanda hubung, misalnya `,
            { code: 'lubang-jalan' },
            '.',
          ];
        case 'tooShort':
          return ['Tulisannya terlalu pendek: paling sedikit dua kata.'];
        case 'tooLong':
          return [`Tulisannya ${fault.length} huruf; paling panjang ${fault.limit}.`];
        case 'unknownPlaceholder':
          return lines(
            [`{${clip(fault.placeholder, 40)}} tidak dikenal. Belum disimpan.`],
            `Yang bisa diisi sendiri: ${known}.`,
          );
        case 'taken':
          return [
            'Templat ',
            { bold: fault.name },
            ' sudah ada. Untuk menggantinya: ',
            { code: `templat ubah ${fault.name} …` },
          ];
        case 'tooMany':
          return [`Sudah ada ${fault.most} templat. Hapus dulu yang tidak dipakai.`];
      }
    },
    buttons: { choose: 'Pakai templat', remove: 'Hapus', list: 'Daftar templat' },
  },
  en: {
    title: 'Ready-made answers',
    none: ['There are no ready-made answers yet.'],
    howToAdd: ['An admin adds one with ', { code: example }],
    row: ({ name, text }) => [{ bold: name }, `: ${clip(text, 80)}`],
    shown: ({ name, text }) => paragraphs([{ bold: name }], [{ quote: text }]),
    which: (label, number) => [`${label} `, { bold: number }, ' with which ready-made answer?'],
    unknown: (name) => `There is no ready-made answer “${clip(name, 40)}”.`,
    preview: (label, number, filled) =>
      paragraphs(
        [`${label} `, { bold: number }, ' with these words? Not sent yet.'],
        [{ quote: filled }],
        'Press Send, or copy, edit, and send words of your own.',
      ),
    withFiles: (label, number, files) => [
      `${label} `,
      { bold: number },
      ` with the words above and ${files} ${files === 1 ? 'file' : 'files'}? Not sent yet.`,
    ],
    lacks: (name, placeholder) => [
      `${name} uses {${placeholder}}, `,
      placeholder === 'kategori'
        ? 'and this report has no category yet.'
        : 'and no limit runs for this report.',
      ' Write your own words, or choose another.',
    ],
    kept: {
      added: (name) => [{ bold: name }, ' is kept.'],
      changed: (name) => [{ bold: name }, ' is changed. What was sent stays as it was.'],
      removed: (name) => [{ bold: name }, ' is deleted. What was sent stays as it was.'],
    },
    removeAsk: (name) => ['Delete the ready-made answer ', { bold: name }, '?'],
    needs: (verb) => [
      verb === 'hapus' ? 'Which one? Example: ' : 'Its short name, then its words. Example: ',
      { code: verb === 'hapus' ? 'templat hapus lubang' : example.replace('tambah', verb) },
    ],
    fault: (fault) => {
      switch (fault.code) {
        case 'badName':
          return [
            `“${clip(fault.name, 40)}” cannot be its name: 2 to ${fault.longest} small letters, digits or hyphens, for example `,
            { code: 'lubang-jalan' },
            '.',
          ];
        case 'tooShort':
          return ['Its text is too short: two words at least.'];
        case 'tooLong':
          return [`Its text has ${fault.length} characters; ${fault.limit} at most.`];
        case 'unknownPlaceholder':
          return lines(
            [`{${clip(fault.placeholder, 40)}} is not known. Not kept.`],
            `What fills itself in: ${known}.`,
          );
        case 'taken':
          return [
            { bold: fault.name },
            ' is there already. To replace it: ',
            { code: `templat ubah ${fault.name} …` },
          ];
        case 'tooMany':
          return [`There are ${fault.most} already. Delete those that are not used.`];
      }
    },
    buttons: { choose: 'Ready-made answer', remove: 'Delete', list: 'All of them' },
  },
};
