/** In what an agency differs from what it was, a sentence each, in both languages. */
import type { AgencyDifference } from '../../src/domain/agency-difference.ts';
import { wordOfLevel } from '../../src/domain/agency-file.ts';
import type { Language } from '../../src/domain/message.ts';

type FieldOf<What extends AgencyDifference['what']> =
  Extract<AgencyDifference, { what: What }> extends {
    field: infer Field extends string;
  }
    ? Field
    : never;
type Fields = Readonly<{
  agency: Record<FieldOf<'agency'>, string>;
  unit: Record<Exclude<FieldOf<'unit'>, 'parent'>, string>;
  category: Record<FieldOf<'category'>, string>;
}>;

const idFields: Fields = {
  agency: {
    code: 'kode instansi',
    name: 'nama instansi',
    procedure: 'prosedur',
    intake: 'laporan baru masuk ke',
  },
  unit: {
    name: 'nama',
    successor: 'pengganti',
    shortName: 'singkatan',
    aliases: 'alias',
    digest: 'jam ringkasan',
  },
  category: { unit: 'unit', name: 'nama' },
};

function id(one: AgencyDifference): string {
  switch (one.what) {
    case 'newAgency':
      return `instansi baru: ${one.name}.`;
    case 'agency': {
      const usual = one.field === 'intake' ? 'ruang admin' : '(baku)';
      return `${idFields.agency[one.field]}: ${one.from ?? usual} menjadi ${one.to ?? usual}.`;
    }
    case 'unitAdded':
      return `unit baru "${one.unitId}" (${one.name}), tingkat ${wordOfLevel[one.level]}, di bawah ${one.parentId ?? 'tidak ada'}.`;
    case 'unitRemoved':
      return `unit "${one.unitId}" (${one.name}) dihapus; belum pernah dipakai.`;
    case 'unitClosed': {
      const { reports, officers, toUnitId } = one;
      const moves =
        toUnitId === undefined
          ? ''
          : `; ${reports} laporan terbuka dan ${officers} petugas pindah ke "${toUnitId}"`;
      return `unit "${one.unitId}" (${one.name}) ditutup${moves}.`;
    }
    case 'unitReopened':
      return `unit "${one.unitId}" (${one.name}) dibuka lagi.`;
    case 'unitLevel':
      return `unit "${one.unitId}": tingkat ${wordOfLevel[one.from]} menjadi ${wordOfLevel[one.to]}.`;
    case 'unit': {
      if (one.field === 'parent')
        return `unit "${one.unitId}": pindah dari ${one.from ?? '(puncak)'} ke ${one.to ?? '(puncak)'}.`;
      const none = one.field === 'digest' ? 'biasa' : '(tidak ada)';
      return `unit "${one.unitId}": ${idFields.unit[one.field]} ${one.from ?? none} menjadi ${one.to ?? none}.`;
    }
    case 'inspectorate':
      return `unit "${one.unitId}": ${one.isOne ? 'menjadi' : 'bukan lagi'} inspektorat (APIP).`;
    case 'order':
      return one.of === 'units' ? 'urutan unit berubah.' : 'urutan kategori berubah.';
    case 'categoryAdded':
      return `kategori baru "${one.categoryId}" (${one.name}), unit ${one.unitId}.`;
    case 'categoryRemoved':
      return `kategori "${one.categoryId}" (${one.name}) dihapus.`;
    case 'category':
      return `kategori "${one.categoryId}": ${idFields.category[one.field]} ${one.from} menjadi ${one.to}.`;
    case 'keywords':
      return `kategori "${one.categoryId}": kata kunci berubah.`;
  }
}

const enFields: Fields = {
  agency: {
    code: 'the agency’s code',
    name: 'the agency’s name',
    procedure: 'the procedure',
    intake: 'where new reports enter',
  },
  unit: {
    name: 'name',
    successor: 'successor',
    shortName: 'short name',
    aliases: 'aliases',
    digest: 'digest at',
  },
  category: { unit: 'unit', name: 'name' },
};

function en(one: AgencyDifference): string {
  switch (one.what) {
    case 'newAgency':
      return `a new agency: ${one.name}.`;
    case 'agency': {
      const usual = one.field === 'intake' ? 'the admin room' : '(default)';
      return `${enFields.agency[one.field]}: ${one.from ?? usual} becomes ${one.to ?? usual}.`;
    }
    case 'unitAdded':
      return `new unit "${one.unitId}" (${one.name}), level ${wordOfLevel[one.level]}, below ${one.parentId ?? 'nobody'}.`;
    case 'unitRemoved':
      return `unit "${one.unitId}" (${one.name}) is removed; it was never used.`;
    case 'unitClosed': {
      const { reports, officers, toUnitId } = one;
      const moves =
        toUnitId === undefined
          ? ''
          : `; ${count(reports, 'open report')} and ${count(officers, 'officer')} move to "${toUnitId}"`;
      return `unit "${one.unitId}" (${one.name}) closes${moves}.`;
    }
    case 'unitReopened':
      return `unit "${one.unitId}" (${one.name}) opens again.`;
    case 'unitLevel':
      return `unit "${one.unitId}": level ${wordOfLevel[one.from]} becomes ${wordOfLevel[one.to]}.`;
    case 'unit': {
      if (one.field === 'parent')
        return `unit "${one.unitId}": moves from below ${one.from ?? '(top)'} to below ${one.to ?? '(top)'}.`;
      const none = one.field === 'digest' ? 'the usual hour' : '(none)';
      return `unit "${one.unitId}": ${enFields.unit[one.field]} ${one.from ?? none} becomes ${one.to ?? none}.`;
    }
    case 'inspectorate':
      return `unit "${one.unitId}" is ${one.isOne ? 'the' : 'no longer the'} inspectorate (APIP).`;
    case 'order':
      return `the order of the ${one.of} changes.`;
    case 'categoryAdded':
      return `new category "${one.categoryId}" (${one.name}), unit ${one.unitId}.`;
    case 'categoryRemoved':
      return `category "${one.categoryId}" (${one.name}) is removed.`;
    case 'category':
      return `category "${one.categoryId}": ${enFields.category[one.field]} ${one.from} becomes ${one.to}.`;
    case 'keywords':
      return `category "${one.categoryId}": its keywords change.`;
  }
}

const count = (many: number | undefined, what: string): string =>
  `${many ?? 0} ${what}${many === 1 ? '' : 's'}`;

export const differenceCopy: Readonly<Record<Language, (one: AgencyDifference) => string>> = { id, en };
