/** BUP VII.A.1.e-f by the calendar: reports of one Wednesday, each watched its own number of days before its limit. */
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { reports } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 09.00 in Tanah Laut (WITA). */
const WEDNESDAY = '2026-11-11T01:00:00Z';

/** The class by its word with `disposisi`. Christmas, New Year and their joint leave lie inside the sixty days. */
const watched = [
  { class: 'informasi', days: 3, on: '2026-11-13', limit: 'Rabu, 18 November 2026' },
  { class: 'biasa', days: 8, on: '2026-11-19', limit: 'Selasa, 1 Desember 2026' },
  { class: 'lapangan', days: 35, on: '2026-12-16', limit: 'Rabu, 10 Februari 2027' },
] as const;

type Watched = (typeof watched)[number]['class'];

describe('A report that nears its limit', () => {
  let stage: Stage;
  let admin: TelegramPerson;
  let rina: TelegramPerson;
  let told: Readonly<Record<Watched, { readonly citizen: TelegramPerson; readonly number: string }>>;
  const about = (words: string, number: string) => new RegExp(`${words}[^]*${number}`, 'u');

  async function handedDown(settlementClass: Watched) {
    const citizen = stage.person();
    const number = await reports(citizen, { story: 'Jalan depan pasar berlubang', confidential: true });
    await admin.says(`disposisi ${number} pupr ${settlementClass}`);
    await rina.hears('Disposisi baru');
    return { citizen, number };
  }
  beforeAll(async () => {
    stage = await openStage({ now: WEDNESDAY });
    admin = await stage.firstAdmin();
    rina = await stage.officer(admin, 'pupr petugas Rina');
    told = {
      informasi: await handedDown('informasi'),
      biasa: await handedDown('biasa'),
      lapangan: await handedDown('lapangan'),
    };
  });
  afterAll(() => stage.stop());

  it.each(watched)(
    'is watched by the unit and the admin $days working days before, not a minute earlier [BUP VII.A.1.e]',
    async ({ class: settlementClass, on, limit }) => {
      const { service } = stage;
      const wouldSay = async (time: string) => {
        service.clock.set(`${on}T${time}+08:00`);
        return service.run('sweep-deadlines', { dryRun: true });
      };
      await service.passUntil(dayBefore(on));
      expect(await wouldSay('07:59')).not.toContain('monitored');
      expect(await wouldSay('08:00')).toContain('monitored 1');
      await service.at(`${on}T09:00+08:00`);
      const warning = about('Mendekati batas', told[settlementClass].number);
      for (const officer of [rina, admin])
        expect((await officer.hears(warning)).text).toContain(`paling lambat ${limit}`);
    },
  );

  it('has its reporter told what hinders it within two working days, or the admin hears that nobody did [BUP VII.A.1.f]', async () => {
    const { citizen, number } = told.lapangan;
    await stage.service.passUntil('2026-12-21');
    for (const officer of [rina, admin])
      expect((await officer.hears(about('Lewat batas', number))).text).toContain('BUP VII.A.1.f');
    await rina.says(`kendala ${number} Aspal belum tiba; lokasi sudah diukur, ditambal Senin`);
    expect((await citizen.hears('Aspal belum tiba')).text).toContain('Rabu, 10 Februari 2027');
    await admin.hears(about('Kendala di Dinas Pekerjaan Umum', number));
    for (const officer of [rina, admin])
      expect((await officer.all()).filter(({ text }) => text.startsWith('Mendekati batas'))).toHaveLength(3);
  });
});

const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
