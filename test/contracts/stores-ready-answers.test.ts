import { beforeAll, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import { addComplaint, addPerson, onEveryDatabase, useCases } from './stores-fixture.ts';
import { teamService } from './team-service.ts';

onEveryDatabase('ready-made answers', (fixture) => {
  beforeAll(() => fixture().transact(({ agency }) => agency.save(demoAgency)));

  const received = (unitId: string) =>
    fixture().transact(async (stores) => {
      const number = makeNumber('TLA', useCases.randomBytes(7));
      await addComplaint(stores, await addPerson(stores), unitId, {}, { number });
      return number;
    });
  const trail = () =>
    fixture().db.query<{ type: string; name: string }>(
      "select type, data->>'name' as name from audit_event where type like 'readyAnswer%' order by version",
      [],
    );

  it('are an admin’s to keep, listed in pages for all, and on the record', async () => {
    const team = await teamService(fixture(), ['Rina', 'admin'], ['Dodi', 'pupr']);
    await team.says(['Dodi', 'templat']);
    expect(await team.news('Dodi')).toContain('Belum ada templat jawaban');
    await team.says(['Dodi', 'templat tambah jalan Sudah kami terima.']);
    expect(await team.news('Dodi')).toContain('hanya untuk admin');
    await team.says(['Rina', 'templat tambah jalan Kepada {nama}: sudah kami terima.']);
    expect(await team.news('Rina')).toContain('{nama} tidak dikenal');
    expect(await team.news('Rina')).toContain('{nomor}, {unit}, {kategori}, {batas}');
    await team.says(['Rina', 'templat tambah Jalan Laporan {nomor}\nsudah kami terima.']);
    expect(await team.news('Rina')).toBe('Templat jalan disimpan.');
    await team.says(['Rina', 'templat tambah jalan Lain lagi.'], ['Rina', 'templat ubah sampah Lain lagi.']);
    const [taken, unknown] = (await team.told('Rina')).slice(-2);
    expect(taken).toContain('templat ubah jalan');
    expect(unknown).toContain('Tidak ada templat “sampah”');
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'])
      await team.says(['Rina', `templat tambah ${name} Isi dari ${name}.`]);
    await team.says(['Dodi', 'templat'], ['Dodi', 'selanjutnya'], ['Dodi', 'jalan']);
    const [first, second, shown] = (await team.told('Dodi')).slice(-3);
    expect(first).toContain('a8: Isi dari a8.');
    expect(first).not.toContain('jalan:');
    expect(second).toContain('jalan: Laporan {nomor} sudah kami terima.');
    expect(shown).toContain('Laporan {nomor}\nsudah kami terima.');
    await team.says(['Rina', 'templat hapus a1']);
    expect(await team.news('Rina')).toBe('Hapus templat a1?');
    await team.says(['Rina', '1'], ['Rina', 'templat ubah a2 Isi yang baru.'], ['Rina', 'templat a1']);
    expect((await team.told('Rina')).slice(-3)).toEqual([
      'Templat a1 dihapus. Yang sudah dikirim tetap.',
      'Templat a2 diubah. Yang sudah dikirim tetap.',
      'Tidak ada templat “a1”. Lihat daftarnya dengan templat.',
    ]);
    expect((await trail()).map(({ type, name }) => `${type} ${name}`)).toEqual([
      'readyAnswerAdded jalan',
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((place) => `readyAnswerAdded a${place}`),
      'readyAnswerRemoved a1',
      'readyAnswerChanged a2',
    ]);
  });

  it('are shown filled in before they go to the reporter, as they are or edited', async () => {
    const team = await teamService(fixture(), ['Rina', 'admin'], ['Dodi', 'pupr']);
    const [one, two] = [await received('admin'), await received('admin')];
    await team.says(['Rina', 'templat tambah foto {nomor} ({kategori}): mohon foto, paling lambat {batas}.']);
    await team.says(['Rina', `lengkapi ${one} foto`]);
    const preview = await team.news('Rina');
    expect(preview).toContain(`${one} (`);
    expect(preview).toContain('mohon foto, paling lambat Rabu, 25 November 2026.');
    expect(preview).toContain('Belum dikirim');
    const stands = async (number: string) =>
      (
        await fixture().db.query<{ status: string }>('select status from complaint where number = $1', [
          number,
        ])
      )[0]?.status;
    expect(await stands(one)).toBe('awaitingVerification');
    await team.says(['Rina', 'ya']);
    expect(await stands(one)).toBe('awaitingReporter');
    await team.says(['Rina', `riwayat ${one}`]);
    expect(await team.news('Rina')).toContain(`${one} (`);
    await team.says(['Rina', `lengkapi ${two} #`], ['Rina', 'foto']);
    expect(await team.news('Rina')).toContain(`${two} (`);
    await team.says(['Rina', 'Mohon foto dari dekat saja.']);
    expect(await stands(two)).toBe('awaitingReporter');
    await team.says(['Rina', `riwayat ${two}`]);
    expect(await team.news('Rina')).toContain('Mohon foto dari dekat saja.');
    await team.says(['Rina', `lengkapi ${two} #tidak-ada`]);
    expect(await team.news('Rina')).toContain('Tidak ada templat “tidak-ada”');
  });
});
