import { describe, expect, it } from 'vitest';
import { profileSchema } from './profile.ts';
import { parseProfileFile, profileFaults } from './profile-file.ts';
import { bup } from './profiles/bup.ts';
import { defaultProfile, profileById, profileIds } from './profiles/index.ts';

const faultsOf = (profile: unknown): string => {
  const parsed = parseProfileFile(JSON.stringify(profile));
  return parsed.ok ? '' : parsed.error.join('\n');
};
const without = (step: string) => bup.limits.filter((limit) => limit.step !== step);
const changed = (index: number, changes: object) => ({
  ...bup,
  limits: bup.limits.map((limit, at) => (at === index ? { ...limit, ...changes } : limit)),
});

describe('the shipped procedures', () => {
  it.each(profileIds())('%s is well formed, complete, and cites every limit', (id) => {
    const profile = profileById(id);
    expect(profileSchema.safeParse(profile).error).toBeUndefined();
    expect(profile && profileFaults(profile)).toEqual([]);
  });

  it('hold the regency’s limits as decreed', () => {
    const limits = bup.limits.map(({ step, settlementClass, atMost, remindBefore, source }) =>
      [step, settlementClass, atMost, remindBefore, source].filter(Boolean).join(' '),
    );
    expect(limits).toEqual([
      'verification 3 BUP VI.B.1.a',
      'verification 3 BUP VI.B.1.b',
      'verification 3 BUP VI.B.1.b',
      'completion 10 BUP VI.B.1.a.11',
      'settlement information 5 3 BUP VI.C.1',
      'settlement noInspection 14 8 BUP VI.C.2',
      'settlement inspection 60 35 BUP VI.C.3',
      'obstacle 2 BUP VII.A.1.f',
      'nationalReply 14 BUP VI.B.1.b.12',
      'closing 10 BKP 11',
    ]);
    expect(bup.limits.every((limit) => limit.unit === 'workingDay')).toBe(true);
  });

  it('are found by id and version', () => {
    expect(profileById('bup')).toBe(bup);
    expect(profileById('bup', 1)).toBe(defaultProfile);
    expect(profileById('bup', 2)).toBeUndefined();
    expect(profileById('lain')).toBeUndefined();
  });
});

describe('an agency’s own procedure', () => {
  it('is read when it is sound', () => {
    const own = { ...bup, id: 'kabupaten-kami', title: 'SOP kami' };
    expect(parseProfileFile(JSON.stringify(own))).toEqual({ ok: true, value: own });
  });

  it('may say by its own numbers what is strategic, with where they stand', () => {
    const rules = { clusterReports: 5, clusterDays: 3, lateDays: 30, source: 'SK Bupati 12/2026' };
    expect(faultsOf({ ...bup, strategicIssues: rules })).toBe('');
    expect(faultsOf({ ...bup, strategicIssues: { ...rules, clusterReports: 1 } })).toContain(
      'clusterReports',
    );
  });

  it.each([
    [{ ...bup, limits: without('verification') }, 'Belum ada batas verifikasi sejak laporan diterima'],
    [{ ...bup, limits: without('completion') }, 'Belum ada batas melengkapi data sejak pelapor diminta'],
    [{ ...bup, limits: without('closing') }, 'Belum ada batas penutupan sejak laporan dijawab'],
    [
      { ...bup, limits: bup.limits.filter((limit) => limit.settlementClass !== 'inspection') },
      'Belum ada batas penyelesaian sejak disposisi untuk golongan "inspection"',
    ],
    [
      { ...bup, archiveRules: [] },
      'Batas "BUP VI.B.1.a.11" mengarsipkan laporan, tetapi tidak ada di archiveRules',
    ],
    [{ ...bup, completionReminders: [12] }, 'hari kerja ke-12 jatuh setelah batas 10 hari kerja'],
    [changed(0, { atMost: 3000 }), '3000 terlalu panjang, paling banyak 520.'],
    [changed(0, { target: 5 }), 'target 5 melebihi batas 3.'],
    [changed(4, { remindBefore: 5 }), 'pengingat 5 sebelum batas harus kurang dari 5.'],
    [changed(0, { atMost: 0 }), 'Pada limits ke-1.atMost: terlalu kecil, paling sedikit 1.'],
    [changed(0, { unit: 'jam' }), 'Pada limits ke-1.unit: harus salah satu dari "workingDay"'],
    [changed(0, { batas: 1 }), 'Pada limits ke-1: "batas" tidak dikenal'],
    [{ ...bup, officeHours: { from: '16:00', until: '08:00' } }, 'jam buka harus sebelum jam tutup'],
    [changed(1, { step: 'receipt' }), 'harus menyebut tingkat ("level"), misalnya "agency" atau "upt".'],
    [changed(0, { level: 'rt' }), 'Pada limits ke-1.level: harus salah satu dari "national"'],
    [{ ...bup, title: undefined }, 'Pada title: belum diisi.'],
  ])('is refused with a sentence about what is wrong (%#)', (profile, sentence) => {
    expect(faultsOf(profile)).toContain(sentence);
  });

  it('may have one settlement limit for all classes', () => {
    const settlement = {
      step: 'settlement',
      atMost: 14,
      unit: 'workingDay',
      startsAt: 'disposed',
      source: 'SOP 4',
    };
    expect(faultsOf({ ...bup, limits: [...without('settlement'), settlement] })).toBe('');
  });
});
