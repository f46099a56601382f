import { describe, expect, it } from 'vitest';
import { tale, taleCalendar, wita } from '../../../../test/support/tale.ts';
import type { UnitLevel } from '../../agency.ts';
import type { Complaint } from '../../complaint/complaint.ts';
import type { ComplaintEvent } from '../../complaint/event.ts';
import { evolve } from '../../complaint/evolve.ts';
import { deadlines, explain } from '../deadlines.ts';
import type { Profile, SettlementClass } from '../profile.ts';
import { bkp } from './bkp.ts';
import { bup } from './bup.ts';
import { mjk } from './mjk.ts';
import { ttd } from './ttd.ts';

/** Received on Wednesday 11 November 2026, 09.00; no holiday is near. */
const received = (profile: Profile): Complaint =>
  ({ ...tale('2026-11-11T09:00', {}, profile).complaint(), id: 'c-1' }) as const;

const then = (complaint: Complaint, at: string, event: ComplaintEvent): Complaint =>
  evolve(complaint, {
    version: complaint.version + 1,
    at: wita(at).toString(),
    actor: { kind: 'system', job: 'test' },
    event,
  });

const handedTo = (
  complaint: Complaint,
  at: string,
  toLevel?: UnitLevel,
  settlementClass: SettlementClass = 'noInspection',
): Complaint =>
  then(complaint, at, {
    type: 'disposed',
    toUnitId: toLevel ?? 'u-pupr',
    ...(toLevel && { toLevel }),
    settlementClass,
    private: { note: '' },
  });
const taken = (complaint: Complaint, at: string) => then(complaint, at, { type: 'claimed', officerId: 'o' });
const verified = (complaint: Complaint, at: string) => then(complaint, at, { type: 'verified' });
const accepted = (complaint: Complaint, at: string) =>
  then(complaint, at, { type: 'accepted', officerId: 'o' });

/** Each deadline as `step source until when`; minutes to the minute. */
const clocks = (complaint: Complaint, profile: Profile): readonly string[] =>
  deadlines(complaint, profile, taleCalendar).map(({ step, limit, dueOn, dueAt }) => {
    const end = dueAt.toZonedDateTimeISO('Asia/Makassar').toPlainDateTime();
    return `${step} ${limit.source}: ${limit.unit === 'officeMinute' ? end.toString({ smallestUnit: 'minute' }) : dueOn.toString()}`;
  });

describe('the regency (BUP)', () => {
  it('reviews in 3 working days [BUP VI.B.1.b]', () => {
    expect(clocks(received(bup), bup)).toEqual(['verification BUP VI.B.1.b: 2026-11-16']);
  });

  it('gives the national admin 3 working days too [BUP VI.B.1.a]', () => {
    const national: Complaint = { ...received(bup), ownerLevel: 'national' };
    expect(clocks(national, bup)).toEqual(['verification BUP VI.B.1.a: 2026-11-16']);
  });

  it.each([
    ['information', '[BUP VI.C.1]', '2026-11-18'],
    ['noInspection', '[BUP VI.C.2]', '2026-12-01'],
    ['inspection', '[BUP VI.C.3]', '2027-02-10'],
  ] as const)('settles what is %s from the disposition on %s', (settlementClass, tag, due) => {
    const report = handedTo(received(bup), '2026-11-11T10:00', undefined, settlementClass);
    expect(clocks(report, bup)).toEqual([`settlement ${tag.slice(1, -1)}: ${due}`]);
  });

  it.each([
    ['information', 3],
    ['noInspection', 8],
    ['inspection', 35],
  ] as const)('watches %s %i days before the limit [BUP VII.A.1.e]', (settlementClass, days) => {
    const limit = bup.limits.find((one) => one.settlementClass === settlementClass);
    expect(limit?.remindBefore).toBe(days);
  });
});

describe('three levels (TTD)', () => {
  it('give the national admin 3 days, with 1 as the target [TTD 1]', () => {
    const national: Complaint = { ...received(ttd), ownerLevel: 'national' };
    expect(clocks(national, ttd)).toEqual(['verification TTD 1: 2026-11-16']);
    expect(ttd.limits.find(({ source }) => source === 'TTD 1')?.target).toBe(1);
  });

  it('give the agency admin 5 days, with 3 as the target, also for what came back [TTD 2]', () => {
    const report = received(ttd);
    expect(clocks(report, ttd)).toEqual(['verification TTD 2: 2026-11-18']);
    const back = then(handedTo(report, '2026-11-12T09:00'), '2026-11-13T09:00', {
      type: 'returned',
      toUnitId: 'admin',
      private: { reason: 'bukan kewenangan' },
    });
    expect(clocks(back, ttd)).toEqual(['verification TTD 2: 2026-11-20']);
  });

  it('give the liaison 10 days for the first response, with 5 as the target [TTD 3]', () => {
    const report = handedTo(received(ttd), '2026-11-12T09:00');
    expect(clocks(report, ttd)).toEqual([
      'firstResponse TTD 3: 2026-11-26',
      'settlement BUP VI.C.2: 2026-12-02',
    ]);
    const answered = then(report, '2026-11-13T09:00', { type: 'responded', private: { text: 'Kami cek' } });
    expect(clocks(answered, ttd)).toEqual(['settlement BUP VI.C.2: 2026-12-02']);
  });

  it('borrow settlement and closing, and say that they do [BUP VI.C default] [BKP 11 default]', () => {
    const report = handedTo(received(ttd), '2026-11-12T09:00');
    const settlement = explain(report, ttd, taleCalendar, wita('2026-11-12T09:00')).find(
      ({ step }) => step === 'settlement',
    );
    expect(settlement?.note).toContain('tidak ada dalam SOP ini');
    const closing = ttd.limits.find(({ step }) => step === 'closing');
    expect(closing).toMatchObject({
      source: 'BKP 11',
      note: expect.stringContaining('tidak ada dalam SOP ini'),
    });
  });
});

describe('an agency and inside its OPD (MJK)', () => {
  it('Tim Admin reviews in 3 days [MJK-A 2]', () => {
    expect(clocks(received(mjk), mjk)).toEqual(['verification MJK-A 2: 2026-11-16']);
  });

  it('Tim Admin passes it on in 1 day, or settles it without inspection in 14 [MJK-B 1] [MJK-A 3]', () => {
    const report = verified(received(mjk), '2026-11-12T09:00');
    expect(clocks(report, mjk)).toEqual([
      'disposition MJK-B 1: 2026-11-13',
      'settlement MJK-A 3: 2026-12-02',
    ]);
  });

  it('Admin OPD passes it to Sekretaris in 3 days, or settles information in 5 [MJK-B 2]', () => {
    const report = handedTo(received(mjk), '2026-11-12T09:00', undefined, 'information');
    expect(clocks(report, mjk)).toEqual([
      'disposition MJK-B 2: 2026-11-17',
      'settlement MJK-B 2: 2026-11-19',
    ]);
    expect(clocks(accepted(report, '2026-11-12T10:00'), mjk)).toEqual(['settlement MJK-B 2: 2026-11-19']);
  });

  it('Sekretaris passes it to Kepala Dinas in 3 days; without inspection it is settled in 14 from Admin OPD [MJK-B 3]', () => {
    const opd = handedTo(received(mjk), '2026-11-12T09:00');
    expect(clocks(handedTo(opd, '2026-11-16T09:00', 'secretary'), mjk)).toEqual([
      'disposition MJK-B 3: 2026-11-19',
      'settlement MJK-B 3: 2026-12-02',
    ]);
  });

  it('with inspection it is settled in 60, in whosever room it lies [MJK-B 4] [MJK-A 4]', () => {
    const opd = handedTo(received(mjk), '2026-11-12T09:00', undefined, 'inspection');
    for (const room of ['head', 'section'] as const)
      expect(clocks(handedTo(opd, '2026-11-18T09:00', room, 'inspection'), mjk)).toEqual([
        'settlement MJK-A 4, MJK-B 4: 2027-02-11',
      ]);
  });
});

describe('a ministry with four levels (BKP)', () => {
  const echelon1 = () =>
    handedTo(verified(received(bkp), '2026-11-12T09:00'), '2026-11-12T10:00', 'echelon1');

  it('the national admin receives in 60 office minutes and disposes in 3 days [BKP 1] [BKP 2]', () => {
    const national: Complaint = { ...received(bkp), ownerLevel: 'national' };
    expect(clocks(national, bkp)).toEqual([
      'receipt BKP 1: 2026-11-11T10:00',
      'verification BKP 2: 2026-11-16',
    ]);
  });

  it('the agency admin receives in 60 office minutes, by ambil, and reviews in 3 days [BKP 3] [BKP 4]', () => {
    const report = received(bkp);
    expect(clocks(report, bkp)).toEqual([
      'receipt BKP 3: 2026-11-11T10:00',
      'verification BKP 4: 2026-11-16',
    ]);
    expect(clocks(taken(report, '2026-11-11T09:30'), bkp)).toEqual(['verification BKP 4: 2026-11-16']);
  });

  it('the minutes of a receipt pass in office hours only [BKP 3]', () => {
    const late = then(received(bkp), '2026-11-13T15:30', {
      type: 'returned',
      toUnitId: 'admin',
      private: { reason: '' },
    });
    expect(clocks(late, bkp)[0]).toBe('receipt BKP 3: 2026-11-16T08:30');
  });

  it('a complete report goes down to eselon 1 in 3 working days [BKP 5]', () => {
    const report = verified(taken(received(bkp), '2026-11-11T09:30'), '2026-11-12T09:00');
    expect(clocks(report, bkp)).toEqual(['disposition BKP 5: 2026-11-17']);
  });

  it('eselon 1 receives in 60 minutes and gives the first response in 3 working days [BKP 6]', () => {
    expect(clocks(echelon1(), bkp)).toEqual([
      'receipt BKP 6: 2026-11-12T11:00',
      'firstResponse BKP 6: 2026-11-17',
      'settlement BUP VI.C.2: 2026-12-02',
    ]);
  });

  it('eselon 1 verifies in 60 minutes from its receipt [BKP 7]', () => {
    expect(clocks(taken(echelon1(), '2026-11-12T10:30'), bkp)[0]).toBe(
      'verification BKP 7: 2026-11-12T11:30',
    );
  });

  it('eselon 1 follows up in 3 days once it works on it [BKP 8]', () => {
    expect(clocks(accepted(taken(echelon1(), '2026-11-12T10:30'), '2026-11-12T11:00'), bkp)).toContain(
      'followUp BKP 8: 2026-11-17',
    );
  });

  it('UPT receives in 60 minutes and follows up in 60 [BKP 9] [BKP 10]', () => {
    const upt = handedTo(accepted(echelon1(), '2026-11-12T10:30'), '2026-11-13T09:00', 'upt');
    expect(clocks(upt, bkp)[0]).toBe('receipt BKP 9: 2026-11-13T10:00');
    expect(clocks(taken(upt, '2026-11-13T09:20'), bkp)[0]).toBe('followUp BKP 10: 2026-11-13T10:20');
  });

  it('what goes on to UPT keeps the date that was promised [BUP VI.C receipt]', () => {
    const upt = handedTo(echelon1(), '2026-11-20T09:00', 'upt');
    expect(clocks(upt, bkp)).toContain('settlement BUP VI.C.2: 2026-12-02');
  });

  it('answered, it waits 10 days for the system to close it [BKP 11]', () => {
    const report = then(echelon1(), '2026-11-18T09:00', {
      type: 'answered',
      private: { text: 'Selesai', attachments: [] },
    });
    expect(clocks(report, bkp)).toEqual(['closing BKP 11: 2026-12-02']);
  });
});
