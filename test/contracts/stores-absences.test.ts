import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, it } from 'vitest';
import { sendDigests } from '../../bots/digest.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import type { Officer } from '../../src/ports/officers.ts';
import {
  actorOf,
  addComplaint,
  addOfficer,
  addPerson,
  asleep,
  decided,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';
import { teamService } from './team-service.ts';

/** The desk's clock stands on Wednesday 11 November 2026, a minute more at every word. */
const wednesday = (minute: number) =>
  Temporal.Instant.from('2026-11-11T09:12:00+08:00').add({ minutes: minute });
const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });

onEveryDatabase('officers who are away', (fixture) => {
  beforeAll(() => fixture().transact(({ agency }) => agency.save(demoAgency)));

  const service = (...officers: readonly (readonly [name: string, unitId: string])[]) =>
    teamService(fixture(), ...officers);

  /** A report of the unit that this officer has taken, or nobody. */
  const report = (unitId: string, assignee?: Officer) =>
    fixture().transact(async (stores) => {
      const personId = await addPerson(stores);
      const number = makeNumber('TLA', useCases.randomBytes(7));
      const dueAt = wednesday(60 * 24).toString();
      const added = await addComplaint(
        stores,
        personId,
        unitId,
        { dueAt, dueStep: 'settlement' },
        { number },
      );
      if (!assignee) return added.id;
      const before = await stores.complaints.lock(added.id);
      if (!before) throw new Error('It was just added.');
      const claimed = { type: 'claimed', officerId: assignee.id } as const;
      const { after, recorded } = decided(before, actorOf(assignee), [claimed]);
      await stores.complaints.save(after, recorded, { ...asleep, dueAt, dueStep: 'settlement' });
      return added.id;
    });

  /** News of a report to one officer and, then, to the whole unit. */
  const gist = { categoryId: null, place: '', urgent: false };
  const tell = async (complaintId: string, officerId: string, unitId: string, at: Temporal.Instant) => {
    const about = { complaintId, number: 'TLA-7KQ4-M2XR', version: 1 };
    const notice = {
      ...about,
      kind: 'takenBack',
      gist,
      reason: 'Uji',
    } as const;
    await fixture().transact(({ outbox }) =>
      outbox.notify(
        [
          { to: { kind: 'officer', officerId }, notice },
          { to: { kind: 'unit', unitId }, notice },
        ],
        at.toString(),
      ),
    );
  };

  it('have their news told to the deputy, marked, until it is over by itself', async () => {
    const team = await service(['Rina', 'pupr'], ['Dodi', 'pupr'], ['Tono', 'pupr']);
    const id = await report('pupr', team.of('Rina'));
    await team.says(['Rina', 'cuti hari ini-besok Dodi']);
    expect(await team.news('Rina')).toContain('Kabar untuk Anda datang kepada Dodi');
    expect(await team.news('Dodi')).toContain('Rina cuti Rab 11 Nov – Kam 12 Nov dan Anda penggantinya');
    const told = async () =>
      Object.fromEntries(
        await Promise.all(
          ['Rina', 'Dodi', 'Tono'].map(async (name) => [
            name,
            (await team.notices(name)).filter((kind) => kind === 'takenBack').length,
          ]),
        ),
      );
    await tell(id, team.of('Rina').id, 'pupr', wednesday(60));
    expect(await told()).toEqual({ Rina: 0, Dodi: 2, Tono: 1 });
    expect(await team.forNames('Dodi')).toEqual(['Rina']);
    await tell(id, team.of('Rina').id, 'pupr', Temporal.Instant.from('2026-11-13T00:00:00+08:00'));
    expect(await told()).toEqual({ Rina: 2, Dodi: 3, Tono: 2 });
  });

  it('pass on what they stand in for when they go away too, and have it again when a deputy leaves', async () => {
    const team = await service(['Ani', 'dishub'], ['Beni', 'dishub'], ['Citra', 'dishub']);
    const id = await report('dishub', team.of('Ani'));
    await team.says(['Ani', 'cuti rabu-jumat Beni']);
    await team.says(['Beni', 'cuti rabu Ani']);
    expect(await team.news('Beni')).toContain('Ani sendiri cuti Rab 11 Nov – Jum 13 Nov');
    await team.says(['Beni', 'cuti rabu Citra']);
    await tell(id, team.of('Ani').id, 'dishub', wednesday(60));
    expect(await team.forNames('Citra')).toEqual(['Ani']);
    expect(await team.forNames('Beni')).toEqual([]);
    await team.says(['Beni', 'keluar semua ya']);
    expect(await team.news('Ani')).toContain('Beni, pengganti Anda selama cuti, tidak lagi bertugas');
    await tell(id, team.of('Ani').id, 'dishub', wednesday(90));
    expect((await team.notices('Ani')).filter((kind) => kind === 'takenBack')).toHaveLength(2);
  });

  it('are asked for a deputy of the unit, and may cancel', async () => {
    const team = await service(['Eka', 'dinkes'], ['Feri', 'dinkes'], ['Gani', 'disdik']);
    await team.says(['Eka', 'cuti'], ['Eka', 'cuti nanti']);
    expect((await team.told('Eka')).at(-2)).toContain('Tidak ada yang cuti di unit ini');
    expect(await team.news('Eka')).toContain('Dari kapan sampai kapan');
    await team.says(['Eka', 'cuti besok Gani']);
    expect(await team.news('Eka')).toContain('Gani bertugas di unit lain');
    await team.says(['Eka', 'cuti besok Eka']);
    expect(await team.news('Eka')).toContain('pengganti diri sendiri');
    await team.says(['Eka', 'cuti 1-5 Desember']);
    expect(await team.news('Eka')).toBe('Siapa penggantinya?');
    await team.says(['Eka', '1']);
    expect(await team.news('Eka')).toContain('Sel 1 Des – Sab 5 Des dicatat');
    await team.says(['Eka', 'cuti 5 Desember Feri']);
    expect(await team.news('Eka')).toContain('hari-harinya bertumpuk');
    await team.says(['Feri', 'cuti']);
    expect(await team.news('Feri')).toContain('Eka: Sel 1 Des – Sab 5 Des, pengganti Feri');
    await team.says(['Eka', 'cuti besok Feri'], ['Eka', 'cuti batal']);
    expect(await team.news('Eka')).toContain('Anda: Kam 12 Nov, pengganti Feri');
    await team.says(['Eka', 'cuti batal 2026-12-01']);
    expect(await team.news('Feri')).toContain('Cuti Eka Sel 1 Des – Sab 5 Des dibatalkan');
    await team.says(['Eka', 'cuti batal'], ['Eka', 'cuti']);
    expect(await team.news('Eka')).toContain('Tidak ada yang cuti di unit ini');
    await tell(await report('dinkes'), team.of('Eka').id, 'dinkes', wednesday(60 * 24));
    expect((await team.notices('Eka')).filter((kind) => kind === 'takenBack')).toHaveLength(2);
    expect(await team.forNames('Feri')).toEqual([]);
    const trail = await fixture().db.query<{ type: string }>(
      "select type from audit_event where stream_id = $1 and type like 'absence%' order by version",
      [team.of('Eka').id],
    );
    expect(trail.map(({ type }) => type)).toEqual([
      'absencePlanned',
      'absencePlanned',
      'absenceCancelled',
      'absenceCancelled',
    ]);
  });

  it('are noted by an admin when they cannot do it, told of it themselves, and listed with who stands in', async () => {
    const team = await service(['Maya', 'admin'], ['Nino', 'dinsos'], ['Oki', 'dinsos'], ['Putu', 'dinsos']);
    await team.says(['Oki', 'cuti Nino hari ini-besok Putu']);
    expect(await team.news('Oki')).toContain('Cuti petugas lain hanya dicatat oleh admin');
    await team.says(['Oki', 'cuti Oki 7 Desember Putu']);
    expect(await team.news('Oki')).toContain('Cuti Anda Sen 7 Des dicatat');
    await team.says(['Maya', 'cuti nino hari ini-besok Nino']);
    expect(await team.news('Maya')).toContain('Nino tidak bisa menjadi pengganti diri sendiri');
    await team.says(['Maya', 'cuti nino hari ini-besok']);
    expect(await team.news('Maya')).toBe('Siapa penggantinya?');
    await team.says(['Maya', 'Putu']);
    expect(await team.news('Maya')).toContain(
      'Cuti Nino Rab 11 Nov – Kam 12 Nov dicatat. Kabar untuk Nino datang kepada Putu',
    );
    expect(await team.news('Nino')).toContain('Maya mencatat cuti Anda Rab 11 Nov – Kam 12 Nov');
    expect(await team.news('Putu')).toContain('Nino cuti Rab 11 Nov – Kam 12 Nov dan Anda penggantinya');
    await team.says(['Maya', 'petugas']);
    const listed = await team.news('Maya');
    expect(listed).toMatch(/^Nino · petugas .+ · sedang cuti sampai Kam 12 Nov, pengganti Putu$/mu);
    expect(listed).toMatch(/^Oki · petugas .+ · cuti Sen 7 Des, pengganti Putu$/mu);
    expect(listed).toMatch(/^Putu · petugas [^·]+$/mu);
    await team.says(['Maya', 'cuti batal Nino']);
    expect(await team.news('Maya')).toContain('Nino dan Putu diberi tahu');
    expect(await team.news('Nino')).toContain('Maya membatalkan cuti Anda');
    expect(await team.news('Putu')).toContain('Anda tidak lagi menjadi penggantinya');
    await team.says(['Maya', 'cuti batal Nino']);
    expect(await team.news('Maya')).toContain('Nino tidak cuti');
  });

  it('are asked for by unit where several have the name', async () => {
    const team = await service(['Qori', 'admin'], ['Rara', 'pmd'], ['Soni', 'pmd']);
    await fixture().transact((stores) => addOfficer(stores, 'pdam', { name: 'Rara' }));
    await team.says(['Qori', 'cuti Rara besok Soni']);
    expect(await team.news('Qori')).toContain('Ada 2 petugas bernama “Rara”. Yang mana?');
    await team.says(['Qori', 'Rara, dpmd']);
    expect(await team.news('Soni')).toContain('Rara cuti Kam 12 Nov dan Anda penggantinya');
    await team.says(['Qori', 'cuti Entah besok Soni']);
    expect(await team.news('Qori')).toContain('Tidak ada petugas bernama “Entah”');
  });

  it('who are alone in their unit are told with the level above, but for the admin who noted it', async () => {
    const team = await service(['Umi', 'admin'], ['Vera', 'admin'], ['Tirta', 'diskominfo']);
    await team.says(['Umi', 'cuti Tirta besok']);
    expect(await team.news('Umi')).toContain('Tirta, yang diberi tahu bersama tingkat di atas unitnya');
    expect(await team.news('Tirta')).toContain('Umi mencatat cuti Anda Kam 12 Nov tanpa pengganti');
    expect(await team.news('Vera')).toContain('Tirta cuti Kam 12 Nov tanpa pengganti');
  });

  it('leave nobody in the unit only with the level above told, once', async () => {
    const team = await service(['Hana', 'admin'], ['Ida', 'rsud'], ['Joko', 'rsud']);
    await team.says(['Ida', 'cuti hari ini-jumat Joko'], ['Joko', 'cuti besok']);
    expect(await team.news('Joko')).toContain('tingkat di atas unit ini diberi tahu');
    const warned = async () =>
      (await team.told('Hana')).filter((text) => text.includes('tidak punya petugas yang bertugas'));
    expect(await warned()).toHaveLength(1);
    expect((await warned())[0]).toContain('Joko cuti Kam 12 Nov tanpa pengganti');
    await team.says(['Joko', 'keluar semua ya']);
    expect(await warned()).toHaveLength(2);
    expect((await warned())[1]).toContain('sesudah Joko berhenti: yang lain sedang cuti');
  });

  it('have their part of the day’s digest in the deputy’s, and their own once they are back', async () => {
    const team = await service(['Kiki', 'dlh'], ['Lia', 'dlh']);
    await report('dlh', team.of('Kiki'));
    await report('dlh');
    await team.says(['Kiki', 'cuti besok Lia']);
    const units = demoAgency.units.filter(({ id }) => id === 'dlh');
    const send = sendDigests({
      transact: (work) => fixture().transact(work),
      agency: () => ({ ...demoAgency, units }),
      calendar: () => calendar,
      hours: { usual: '08:00', units: {} },
    });
    await send(Temporal.Instant.from('2026-11-12T08:00:00+08:00'), false);
    expect(await team.notices('Kiki')).not.toContain('digest');
    expect((await team.notices('Lia')).filter((kind) => kind === 'digest')).toHaveLength(1);
    const [digest = ''] = (await team.told('Lia')).filter((text) => text.includes('Pekerjaan Anda'));
    const [own = '', forKiki = ''] = digest.split('untuk Kiki, yang sedang cuti:');
    expect(own).toContain('1 belum diambil');
    expect(own).toContain('1. ');
    expect(forKiki).toContain('2. ');
    expect(forKiki).not.toContain('belum diambil');
    // Back earlier than planned, Kiki has today's own; Lia had hers.
    await team.says(['Kiki', 'cuti batal']);
    await send(Temporal.Instant.from('2026-11-12T08:30:00+08:00'), false);
    for (const name of ['Kiki', 'Lia'])
      expect((await team.notices(name)).filter((kind) => kind === 'digest')).toHaveLength(1);
  });
});
