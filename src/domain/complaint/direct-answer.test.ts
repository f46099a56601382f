import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale, taleAgency } from '../../../test/support/tale.ts';
import { keywordsFor, said } from '../../../test/support/tale-words.ts';
import { bup } from '../sop/profiles/bup.ts';
import { mjk } from '../sop/profiles/mjk.ts';
import { ttd } from '../sop/profiles/ttd.ts';

const { admin, head, pupr, secretary, rsud } = cast;

/** With Admin OPD of Dinas PUPR, in a settlement class, under Mojokerto's procedure unless another is given. */
function withOffice(words: 'informasi' | 'biasa' | 'lapangan', profile = mjk): Tale {
  const story = tale(undefined, {}, profile);
  story.does(admin, `disposisi pupr kelas ${words}`);
  return story;
}

describe('what an office answers without its head', () => {
  it('is information and small complaints at Admin OPD, and what needs no inspection at the Sekretaris [MJK-B 2] [MJK-B 3]', () => {
    expect(said(withOffice('informasi'), pupr, 'jawab Loket buka pukul 08.00')).toEqual(['answered']);
    const plain = withOffice('biasa');
    plain.does(pupr, 'disposisi sekretaris');
    expect(said(plain, secretary, 'jawab Sudah ditambal')).toEqual(['answered']);
  });

  it('is refused beyond that with the rooms to pass it on to, and not offered [MJK-B 2]', () => {
    const story = withOffice('biasa');
    expect(said(story, pupr, 'jawab Sudah ditambal')).toEqual({
      code: 'passOnFirst',
      settlementClass: 'noInspection',
      answerable: ['information'],
      source: 'MJK-B 2',
      unitIds: ['u-sekre', 'u-kadis', 'u-bina', 'u-cipta'],
    });
    expect(keywordsFor(story, pupr)).not.toContain('jawab');
    expect(keywordsFor(story, pupr)).toEqual(expect.arrayContaining(['disposisi', 'kelas', 'terima']));

    const inspected = withOffice('lapangan');
    inspected.does(pupr, 'disposisi sekretaris');
    expect(said(inspected, secretary, 'jawab Sudah')).toMatchObject({
      code: 'passOnFirst',
      source: 'MJK-B 3',
      unitIds: ['u-kadis', 'u-bina', 'u-cipta'],
    });
    inspected.does(secretary, 'disposisi kadis');
    expect(said(inspected, head, 'jawab Gorong-gorong dibongkar 20 November 2026')).toEqual(['answered']);
  });

  it('follows the class that the unit sees, with its reason [MJK-B 2]', () => {
    const story = withOffice('biasa');
    story.does(pupr, 'kelas informasi hanya menanyakan jadwal');
    expect(said(story, pupr, 'jawab Ditambal Jumat')).toEqual(['answered']);
  });

  it('is everything where the office has no rooms, or the procedure keeps nothing for them', () => {
    const small = tale(undefined, {}, mjk);
    small.does(admin, 'disposisi rsud kelas lapangan');
    expect(said(small, rsud, 'jawab Sudah diperiksa')).toEqual(['answered']);
    for (const profile of [bup, ttd])
      expect(said(withOffice('lapangan', profile), pupr, 'jawab Sudah')).toEqual(['answered']);
  });

  it('is everything again when the rooms are closed', () => {
    const story = withOffice('biasa');
    const closedAt = '2026-11-12T00:00:00Z';
    const units = taleAgency.units.map((unit) =>
      ['u-sekre', 'u-kadis', 'u-bina', 'u-cipta'].includes(unit.id) ? { ...unit, closedAt } : unit,
    );
    story.inAgency({ ...taleAgency, units });
    expect(said(story, pupr, 'jawab Sudah')).toEqual(['answered']);
  });

  it('may be nothing at all in a procedure of one’s own', () => {
    const own = {
      ...mjk,
      directAnswers: [{ level: 'liaison' as const, settlementClasses: [], source: 'SOP kami 2' }],
    };
    expect(said(withOffice('informasi', own), pupr, 'jawab Sudah')).toMatchObject({ answerable: [] });
  });
});
