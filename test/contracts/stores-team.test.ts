import { beforeAll, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import type { Officer } from '../../src/ports/officers.ts';
import {
  actorOf,
  addComplaint,
  addPerson,
  asleep,
  decided,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';
import { teamService } from './team-service.ts';

onEveryDatabase('officers of one unit', (fixture) => {
  beforeAll(() => fixture().transact(({ agency }) => agency.save(demoAgency)));

  const service = (...officers: readonly (readonly [name: string, unitId: string])[]) =>
    teamService(fixture(), ...officers);

  /** Reports in the unit's queue that this officer has taken; their numbers. */
  const taken = (officer: Officer, count: number) =>
    fixture().transact(async (stores) => {
      const personId = await addPerson(stores);
      const { id: officerId, unitId } = officer;
      const actor = actorOf(officer);
      const numbers: string[] = [];
      while (numbers.length < count) {
        const number = makeNumber('TLA', useCases.randomBytes(7));
        const added = await addComplaint(stores, personId, unitId, {}, { number });
        const before = await stores.complaints.lock(added.id);
        if (!before) throw new Error('It was just added.');
        const { after, recorded } = decided(before, actor, [{ type: 'claimed', officerId }]);
        await stores.complaints.save(after, recorded, asleep);
        numbers.push(number);
      }
      return numbers;
    });
  const work = async ({ id }: Officer) =>
    (
      await fixture().db.query<{ count: number }>(
        'select count(*)::int as count from complaint where assignee_id = $1',
        [id],
      )
    )[0]?.count;

  it('hand one report over, by name or by choosing, and the colleague is told of it', async () => {
    const team = await service(['Rina', 'pupr'], ['Dodi', 'pupr'], ['Sari', 'dishub']);
    const [one = '', two = ''] = await taken(team.of('Rina'), 2);
    await team.says(['Rina', `serah ${one} Sari`]);
    expect(await team.news('Rina')).toContain('Siapa yang dimaksud dengan “Sari”?');
    await team.says(['Rina', `serah ${one} dodi`]);
    expect(await team.news('Rina')).toContain(`${one} sekarang ditangani Dodi`);
    expect(await team.notices('Dodi')).toEqual(['handedToYou']);
    await team.says(['Rina', `serah ${two}`]);
    expect(await team.news('Rina')).toBe('Kepada siapa?');
    await team.says(['Rina', '1']);
    expect(await team.news('Rina')).toContain(`${two} sekarang ditangani Dodi`);
    expect([await work(team.of('Rina')), await work(team.of('Dodi'))]).toEqual([0, 2]);
    await team.says(['Rina', `serah ${one} Dodi`], ['Sari', `serah ${one} Sari`]);
    expect(await team.news('Rina')).toContain('sudah diserahkan kepada rekan itu');
    expect(await team.news('Sari')).toContain('Belum ada petugas lain di unit Anda');
  });

  it('hand over all that they have, in one message, and what a colleague has only as an admin', async () => {
    const team = await service(['Edi', 'dinkes'], ['Fitri', 'dinkes']);
    const [first = ''] = await taken(team.of('Edi'), 120);
    await team.says(['Fitri', `serah ${first} Edi`]);
    expect(await team.news('Fitri')).toContain('Tidak ada yang berubah');
    await team.says(['Edi', 'serah semua Fitri']);
    expect(await team.news('Edi')).toContain('120 laporan yang Anda pegang diserahkan kepada Fitri');
    expect((await team.told('Fitri')).filter((text) => text.includes('menyerahkan'))).toEqual([
      'Edi menyerahkan 120 laporan kepada Anda. Semuanya ada di antrean Anda.',
    ]);
    await team.says(['Edi', `serah ${first} Fitri`]);
    await team.says(['Edi', 'serah semua Fitri']);
    expect(await team.news('Edi')).toContain('Tidak ada laporan terbuka yang Anda pegang');
    expect(await work(team.of('Fitri'))).toBe(120);
  });

  it('are told once what a colleague who leaves had taken; when nobody is left, the level above is', async () => {
    const team = await service(['Gita', 'admin'], ['Hadi', 'rsud'], ['Indah', 'rsud']);
    await taken(team.of('Hadi'), 3);
    await team.says(['Hadi', 'keluar semua ya']);
    expect(await team.news('Indah')).toContain('Hadi tidak lagi bertugas');
    expect(await team.news('Indah')).toContain('3 laporan yang dipegangnya kembali ke antrean unit');
    await team.says(['Gita', 'cabut Indah']);
    expect((await team.told('Gita')).join('\n')).toMatch(/tidak punya petugas lagi sesudah Indah berhenti/);
  });
});
