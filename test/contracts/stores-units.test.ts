/** Admins change the tree of units in a chat: what they, who works there, who reported and the trail see of it. */
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import type { AgencyDifference } from '../../src/domain/agency-difference.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import { settleClosedUnits } from '../../src/usecases/change-agency.ts';
import { codeIn } from '../support/stories.ts';
import {
  addChat,
  addComplaint,
  addPerson,
  minutesLater,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';
import { teamService } from './team-service.ts';

onEveryDatabase('units changed by admins', (fixture) => {
  beforeAll(() => fixture().transact(({ agency }) => agency.save(demoAgency)));

  const units = async () => {
    const agency = await fixture().transact(({ agency: store }) => store.load());
    return new Map(agency?.units.map((unit) => [unit.id, unit]));
  };
  /** Of the trail: who changed the agency, and how. */
  const changes = () =>
    fixture().db.query<{ actor: { officerId: string }; data: { differences: readonly AgencyDifference[] } }>(
      "select actor, data from audit_event where stream_id = 'agency' order by version",
      [],
    );

  it('are listed with who stands above, officers and open reports, and paged', async () => {
    const team = await teamService(fixture(), ['Rina', 'admin'], ['Dodi', 'pupr']);
    await team.says(['Rina', 'unit']);
    expect(await team.news('Rina')).toMatch(/^Susunan unit 1–10 dari \d+\nadmin /u);
    await team.says(['Rina', 'unit pupr']);
    expect(await team.news('Rina')).toMatch(
      /pupr Dinas .*OPD di bawah admin · 1 petugas · 0 laporan terbuka/u,
    );
    await team.says(['Dodi', 'unit']);
    expect(await team.news('Dodi')).toContain('admin');
    expect(await team.news('Dodi')).not.toContain('Susunan unit');
  });

  it('close in favour of another: reports and officers move, whom it concerns is told, and the trail says who', async () => {
    const team = await teamService(
      fixture(),
      ['Ani', 'admin'],
      ['Budi', 'admin'],
      ['Edi', 'dinkes'],
      ['Fitri', 'dlh'],
    );
    const person = await fixture().transact(addPerson);
    const chat = await addChat(fixture(), { personId: person });
    const number = makeNumber('TLA', useCases.randomBytes(7));
    await fixture().transact((stores) => addComplaint(stores, person, 'dinkes', {}, { number }));
    await team.says(['Ani', 'unit tutup dinkes']);
    expect(await team.news('Ani')).toContain('Siapa penggantinya?');
    await team.says(['Ani', 'dlh']);
    const preview = await team.news('Ani');
    expect(preview).toContain('1 laporan terbuka dan 1 petugas pindah ke "dlh"');
    expect(preview).toMatch(/Kategori "puskesmas": unit dinkes menjadi dlh/u);
    expect((await units()).get('dinkes')?.closedAt).toBeUndefined();
    await team.says(['Ani', 'ya'], ['Ani', 'ya']);
    expect((await units()).get('dinkes')).toMatchObject({ successorId: 'dlh' });
    const said = (await team.told('Ani')).filter((text) => text.startsWith('Sudah diubah'));
    expect(said).toHaveLength(1);
    for (const name of ['Budi', 'Edi', 'Fitri'])
      expect(await team.news(name)).toContain('Susunan unit diubah oleh Ani:');
    const [, ...news] = await team.told('Ani');
    expect(news.join()).not.toContain('diubah oleh Ani');
    await team.says(['Edi', 'antrean']);
    expect(await team.news('Edi')).toContain(number);
    expect(
      await fixture().db.query('select kind from outbox where conversation_id = $1', [chat]),
    ).toMatchObject([{ kind: 'transferred' }]);
    const trail = await changes();
    expect(trail).toHaveLength(1);
    expect(trail[0]?.actor.officerId).toBe(team.of('Ani').id);
    expect(trail[0]?.data.differences[0]).toMatchObject({ what: 'unitClosed', toUnitId: 'dlh', reports: 1 });
    // At once, not when the agency is read again in a while.
    await team.says(['Ani', 'undang dinkes Gita']);
    expect(await team.news('Ani')).not.toContain('Undangan untuk');
  });

  it('by two admins at once, each through another process: both changes stay', async () => {
    const [here, there] = [
      await teamService(fixture(), ['Hadi', 'admin']),
      await teamService(fixture(), ['Indah', 'admin']),
    ];
    for (let round = 1; round <= 3; round += 1) {
      await here.says(['Hadi', `unit tambah siaran-${round} Bidang Siaran ${round} di kominfo tingkat upt`]);
      await there.says(['Indah', `unit nama pdam Perumda ${round}`]);
      await Promise.all([here.says(['Hadi', 'ya']), there.says(['Indah', 'ya'])]);
      expect((await units()).get(`siaran-${round}`)).toMatchObject({ parentId: 'diskominfo', level: 'upt' });
      expect((await units()).get('pdam')).toMatchObject({ name: `Perumda ${round}` });
    }
  });

  it('are not changed by a yes to what was overtaken: it is shown anew', async () => {
    const team = await teamService(fixture(), ['Joko', 'admin'], ['Kiki', 'admin']);
    await team.says(['Joko', 'unit nama rsud RSUD Hadji Boejasin']);
    await team.says(['Kiki', 'unit nama rsud RSUD Pelaihari'], ['Kiki', 'ya']);
    await team.says(['Joko', 'ya']);
    expect(await team.news('Joko')).toMatch(
      /Sementara itu ada yang berubah[\s\S]*RSUD Pelaihari menjadi RSUD Hadji Boejasin/u,
    );
    expect((await units()).get('rsud')?.name).toBe('RSUD Pelaihari');
    await team.says(['Joko', 'ya']);
    expect((await units()).get('rsud')?.name).toBe('RSUD Hadji Boejasin');
    await team.says(['Kiki', 'unit nama rsud RSUD Hadji Boejasin']);
    expect(await team.news('Kiki')).toContain('Sudah begitu');
  });

  it('that are closed keep nothing that came to them in that moment', async () => {
    const team = await teamService(fixture(), ['Lina', 'admin'], ['Mira', 'dinsos']);
    await team.says(['Lina', 'unit tutup pmd pengganti dinsos'], ['Lina', 'ya']);
    // From a process that did not know yet.
    const person = await fixture().transact(addPerson);
    const number = makeNumber('TLA', useCases.randomBytes(7));
    await fixture().transact((stores) => addComplaint(stores, person, 'pmd', {}, { number }));
    const settle = settleClosedUnits({ ...useCases, transact: fixture().transact });
    expect(await settle(Temporal.Instant.from(minutesLater(60)))).toBe(1);
    await team.says(['Mira', 'antrean']);
    expect(await team.news('Mira')).toContain(number);
    expect(await settle(Temporal.Instant.from(minutesLater(61)))).toBe(0);
  });

  it('pass on what they have copies of, once, and not to who has the report', async () => {
    const team = await teamService(
      fixture(),
      ['Putri', 'admin'],
      ['Qori', 'pdam'],
      ['Sari', 'disdik'],
      ['Tono', 'diskominfo'],
    );
    const person = await fixture().transact(addPerson);
    const numbers: string[] = [];
    for (let nth = 0; nth < 4; nth += 1) {
      const number = makeNumber('TLA', useCases.randomBytes(7));
      await fixture().transact((stores) =>
        addComplaint(stores, person, nth === 3 ? 'diskominfo' : 'pdam', {}, { number }),
      );
      await team.says(['Putri', `tembusan ${number} disdik`]);
      numbers.push(number);
    }
    const [first = '', second = ''] = numbers;
    const theirs = numbers.slice(0, 3);
    await team.says(['Putri', `tembusan ${first} diskominfo`]);
    await team.says(['Putri', 'unit tutup disdik pengganti diskominfo'], ['Putri', 'ya']);
    // Both who was there and who comes from the closed unit; the own report is none, and what both had is one.
    for (const name of ['Tono', 'Sari']) {
      const before = (await team.told(name)).length;
      await team.says([name, 'daftar tembusan']);
      const [list = ''] = (await team.told(name)).slice(before);
      expect(list.match(/TLA-\w{4}-\w{4}/gu)?.sort()).toEqual([...theirs].sort());
    }
    await team.says(['Tono', `catatan ${second} Mohon kabarnya`]);
    expect(await team.notices('Qori')).toContain('commented');
  });

  it('take in who was invited to a unit that was closed since, where its work is', async () => {
    const team = await teamService(fixture(), ['Nia', 'admin']);
    await team.says(['Nia', 'undang satpolpp Oki']);
    const code = codeIn(await team.news('Nia'));
    await team.says(['Nia', 'unit tutup satpolpp pengganti dishub'], ['Nia', 'ya']);
    await team.says(['Oki', `masuk ${code}`]);
    expect(await team.news('Oki')).toContain('Dinas Perhubungan');
  });
});
