import { beforeAll, describe, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import { addComplaint, addOfficer, addPerson, onEveryDatabase } from './stores-fixture.ts';

onEveryDatabase('the agency', (fixture) => {
  const transact: ReturnType<typeof fixture>['transact'] = (work) => fixture().transact(work);
  const suggest = (text: string, limit = 3, except: readonly string[] = []) =>
    transact(({ agency }) => agency.suggest(text, limit, except));

  it('is not there before the first start', async () => {
    expect(await transact(({ agency }) => agency.load())).toBeUndefined();
  });

  describe('once saved', () => {
    beforeAll(() => transact(({ agency }) => agency.save(demoAgency)));

    it('is read as it was saved, also when saved again', async () => {
      expect(await transact(({ agency }) => agency.load())).toEqual(demoAgency);
      await transact(({ agency }) => agency.save(demoAgency));
      expect(await transact(({ agency }) => agency.load())).toEqual(demoAgency);
    });

    it('is the same when two replicas start at once', async () => {
      await Promise.all([1, 2, 3].map(() => transact(({ agency }) => agency.save(demoAgency))));
      expect(await transact(({ agency }) => agency.load())).toEqual(demoAgency);
    });

    it.each([
      ['Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh', 'jalan'],
      ['jembatan di desa kami ambruk', 'jalan'],
      ['Lampu jalan mati sudah seminggu, gelap sekali kalau malam', 'lampu-jalan'],
      ['Sampah menumpuk di pinggir jalan dekat pasar Pelaihari, bau busuk', 'sampah'],
      ['Saya antre di puskesmas dari jam 7 sampai jam 12 belum dilayani', 'puskesmas'],
      ['KTP saya belum jadi sudah 3 bulan, katanya blangko habis', 'ktp-kk'],
      ['PDAM air mati dari kemarin di Kelurahan Angsau', 'air-bersih'],
      ['air tidak mengalir sudah 2 hari padahal bayar terus', 'air-bersih'],
      ['anak saya dipungut uang komite 500 ribu di SD', 'biaya-sekolah'],
      ['dokter spesialis di RSUD sering tidak datang tepat waktu', 'rumah-sakit'],
      ['pohon besar hampir tumbang di jalan A Yani', 'taman'],
      ['Got di depan rumah mampet, kalau hujan banjir masuk rumah', 'drainase'],
      ['sapi berkeliaran di jalan bikin celaka', 'ketertiban'],
      ['bansos tidak pernah dapat padahal tetangga yang kaya dapat', 'bansos'],
      ['limbah pabrik sawit dibuang ke sungai, ikan mati semua', 'pencemaran'],
      ['sinyal hp tidak ada di desa kami', 'internet'],
      ['akta kelahiran anak saya salah nama', 'akta'],
      ['The street lamp in front of my house is broken', 'lampu-jalan'],
    ])('suggests for “%s” first: %s', async (text, expected) => {
      expect((await suggest(text))[0]).toBe(expected);
    });

    it.each(['', '   ', 'saya mau tanya', 'halo selamat pagi pak', '👍', "' or 1=1 -- \0 &|!:*()", 'xyzzy'])(
      'suggests nothing for “%s”',
      async (text) => {
        expect(await suggest(text)).toEqual([]);
      },
    );

    it('suggests no unit that is accused, and no more than asked', async () => {
      const text = 'jalan berlubang dan lampu jalan mati, sampah menumpuk';
      expect(await suggest(text, 10)).toEqual(expect.arrayContaining(['jalan', 'lampu-jalan', 'sampah']));
      expect(await suggest(text, 10, ['pupr', 'dlh'])).not.toEqual(expect.arrayContaining(['jalan']));
      expect(await suggest(text, 2)).toHaveLength(2);
    });

    it('looks at a very long text without choking', async () => {
      expect((await suggest(`jalan berlubang ${'bla '.repeat(100_000)}`))[0]).toBe('jalan');
    });

    it('keeps a unit that has complaints or officers when the agency changes', async () => {
      await transact(async (stores) => {
        await addComplaint(stores, await addPerson(stores), 'pdam');
        await addOfficer(stores, 'rsud');
      });
      const smaller = {
        ...demoAgency,
        name: 'Kabupaten Lain',
        units: demoAgency.units.filter(({ id }) => id === 'admin' || id === 'pupr'),
        categories: demoAgency.categories.filter(({ unitId }) => unitId === 'pupr').slice(0, 1),
      };
      await transact(({ agency }) => agency.save(smaller));
      const loaded = await transact(({ agency }) => agency.load());
      expect(loaded?.name).toBe('Kabupaten Lain');
      expect(loaded?.units.map(({ id }) => id).sort()).toEqual(['admin', 'pdam', 'pupr', 'rsud']);
      expect(loaded?.categories).toEqual(smaller.categories);
    });
  });
});

describe('the demo agency', () => {
  it('has one admin room and every category in one of its units', () => {
    const ids = demoAgency.units.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(demoAgency.units.filter(({ level }) => level === 'agency')).toHaveLength(1);
    for (const { unitId } of demoAgency.categories) expect(ids).toContain(unitId);
  });

  it('knows 8 to 20 everyday words for each of 15 or more categories, and names in both languages', () => {
    expect(demoAgency.categories.length).toBeGreaterThanOrEqual(15);
    for (const { keywords, label } of demoAgency.categories) {
      expect(keywords.length).toBeGreaterThanOrEqual(8);
      expect(keywords.length).toBeLessThanOrEqual(20);
      expect(keywords).toEqual(keywords.filter((word) => word !== '' && !word.includes('\n')));
      expect(label.id && label.en).toBeTruthy();
    }
  });
});
