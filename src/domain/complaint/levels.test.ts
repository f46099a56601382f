import { describe, expect, it } from 'vitest';
import { ministry, ministryCast, ministryTale } from '../../../test/support/ministry.ts';
import { type Tale, tale, taleAgency } from '../../../test/support/tale.ts';
import { keywordsFor, kindsOf, said } from '../../../test/support/tale-words.ts';
import { maySee } from '../access.ts';
import type { Agency } from '../agency.ts';
import { deadlines } from '../sop/deadlines.ts';
import { bkp } from '../sop/profiles/bkp.ts';
import { decideRating } from './reporter.ts';
import { decideSuccession } from './succession.ts';

const { national, admin, darat, laut, balai, seksi } = ministryCast;
/** A regency whose national admin works in the same deployment; reports enter the agency. */
const withNational: Agency = {
  ...taleAgency,
  units: taleAgency.units.map((unit) => (unit.id === 'admin' ? { ...unit, parentId: 'nasional' } : unit)),
};

/** The ministry in which one directorate was closed in favour of the other. */
const withoutDarat: Agency = {
  ...ministry,
  units: ministry.units.map((unit) =>
    unit.id === 'darat' ? { ...unit, closedAt: '2026-11-12T00:00:00Z', successorId: 'laut' } : unit,
  ),
};

/** What runs now: `receipt BKP 1`. */
const clocks = (story: Tale, profile = bkp) =>
  deadlines(story.complaint(), profile, story.context(admin).calendar, story.now()).map(
    ({ step, limit }) => `${step} ${limit.source}`,
  );

/** As far down as the eselon 1, each level in its time. */
const atEchelon1 = () => {
  const story = ministryTale();
  story.does(national, 'disposisi admin');
  story.at('2026-11-12T09:00').does(admin, 'disposisi darat');
  return story;
};

describe('a ministry with four levels', () => {
  it('the national admin receives in 60 minutes, by ambil [BKP 1]', () => {
    const story = ministryTale();
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'nasional', status: 'awaitingVerification' });
    expect(kindsOf(story)).toEqual(['nasional: newInQueue']);
    expect(clocks(story)).toEqual(['receipt BKP 1', 'verification BKP 2']);
    story.at('2026-11-11T09:30').does(national, 'ambil');
    expect(clocks(story)).toEqual(['verification BKP 2']);
  });

  it('the national admin verifies and disposes to the agency, which is told what for [BKP 2]', () => {
    const story = ministryTale();
    story.does(national, 'verifikasi');
    expect(keywordsFor(story, national)).toContain('disposisi');
    expect(said(story, national, 'disposisi admin: urusan kementerian')).toEqual(['disposed']);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'admin', status: 'awaitingVerification' });
    expect(story.news()).toMatchObject([
      { notice: { kind: 'handedToAgency', unitName: 'Admin Kementerian', until: '2026-11-16' } },
      { to: { unitId: 'admin' }, notice: { kind: 'newInQueue', note: 'urusan kementerian' } },
    ]);
  });

  it('the agency receives in 60 minutes from when it came to it, and verifies in 3 days [BKP 3] [BKP 4]', () => {
    const story = ministryTale();
    story.at('2026-11-13T09:00').does(national, 'disposisi admin');
    expect(clocks(story)).toEqual(['receipt BKP 3', 'verification BKP 4']);
    story.does(admin, 'ambil');
    const [review] = deadlines(story.complaint(), bkp, story.context(admin).calendar, story.now());
    expect(review?.dueOn.toString()).toBe('2026-11-18');
  });

  it('the agency returns to the national admin what is not its own [BKP 4] [BUP VI.B.1.b.12]', () => {
    for (const keyword of ['kembalikan', 'teruskan']) {
      const story = ministryTale();
      story.does(national, 'disposisi admin');
      expect(said(story, admin, `${keyword} wewenang kementerian lain`)).toEqual(['returned']);
      expect(story.complaint()).toMatchObject({
        ownerUnitId: 'nasional',
        ownerLevel: 'national',
        status: 'awaitingVerification',
        handedDownBy: [],
      });
      expect(story.news()).toMatchObject([
        { to: { kind: 'reporter' }, notice: { kind: 'returnedForReview', toUnitName: 'Admin Nasional' } },
        { to: { unitId: 'nasional' }, notice: { kind: 'returnedToYou', until: '2026-11-16' } },
      ]);
      expect(clocks(story)).toEqual(['receipt BKP 1', 'verification BKP 2']);
    }
  });

  it('a regency’s report goes up to a national admin inside, although it entered the agency [BUP VI.B.1.b.12] [BUP VI.B.1.a]', () => {
    const story = tale('2026-11-11T09:12', {}, undefined, withNational);
    expect(story.complaint().ownerUnitId).toBe('admin');
    expect(said(story, admin, 'teruskan jalan nasional')).toEqual(['returned']);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'nasional', status: 'awaitingVerification' });
    const { profile } = story.context(admin);
    expect(clocks(story, profile)).toEqual(['verification BUP VI.B.1.a']);
  });

  it('the national admin passes on to another authority what is nobody’s here', () => {
    const story = ministryTale();
    expect(said(story, national, 'teruskan urusan pemerintah daerah')).toEqual(['sentToNational']);
    expect(story.news()).toMatchObject([{ notice: { to: 'instansi lain yang berwenang' } }]);
    expect(said(story, national, 'kembali-nasional bukan urusan kami')).toEqual(['returned']);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'nasional', ownerLevel: 'national' });
  });

  it('the agency disposes to eselon 1 in 3 days, which then has the promised date [BKP 5]', () => {
    const story = ministryTale();
    story.does(national, 'disposisi admin');
    story.does(admin, 'ambil');
    story.does(admin, 'verifikasi');
    expect(clocks(story)).toEqual(['disposition BKP 5']);
    story.does(admin, 'disposisi darat');
    expect(kindsOf(story)).toEqual(['reporter: handedDown', 'darat: disposedToYou']);
  });

  it('eselon 1 receives in 60 minutes and responds in 3 working days [BKP 6]', () => {
    const story = atEchelon1();
    expect(clocks(story)).toEqual(['receipt BKP 6', 'firstResponse BKP 6', 'settlement BUP VI.C.2']);
  });

  it('eselon 1 verifies in 60 minutes: it follows up, or disposes to an UPT below it [BKP 7]', () => {
    const story = atEchelon1();
    story.does(darat, 'ambil');
    expect(clocks(story)[0]).toBe('verification BKP 7');
    expect(keywordsFor(story, darat)).toEqual(expect.arrayContaining(['terima', 'disposisi', 'kembalikan']));
    expect(said(story, darat, 'disposisi laut')).toEqual({ code: 'notBelow', unitId: 'laut' });
    expect(said(story, darat, 'disposisi balai: mohon ditinjau')).toEqual(['disposed']);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'balai', status: 'disposed' });
  });

  it('eselon 1 returns to the agency what is not its own [BKP 7 return]', () => {
    const story = atEchelon1();
    expect(said(story, darat, 'kembalikan urusan laut')).toEqual(['returned']);
    expect(story.complaint()).toMatchObject({
      ownerUnitId: 'admin',
      status: 'awaitingVerification',
      handedDownBy: ['nasional'],
    });
    expect(kindsOf(story)).toEqual(['reporter: returnedForReview', 'admin: returnedToYou']);
  });

  it('eselon 1 that began the work may still dispose within 3 days [BKP 8]', () => {
    const story = atEchelon1();
    story.does(darat, 'terima');
    expect(clocks(story)).toContain('followUp BKP 8');
    expect(said(story, darat, 'disposisi balai')).toEqual(['disposed']);
  });

  it('an UPT receives in 60 minutes and follows up in 60, with the date that was promised [BKP 9] [BKP 10]', () => {
    const story = atEchelon1();
    story.does(darat, 'terima');
    story.at('2026-11-16T09:00').does(darat, 'disposisi balai');
    expect(clocks(story)[0]).toBe('receipt BKP 9');
    expect(story.news()[0]?.notice).toMatchObject({ kind: 'handedDown', until: '2026-12-02' });
    story.does(balai, 'ambil');
    expect(clocks(story)[0]).toBe('followUp BKP 10');
  });

  it('the answer of an UPT settles it, and the system closes it 10 days later [BKP 11]', () => {
    const story = atEchelon1();
    story.does(darat, 'disposisi balai');
    story.does(balai, 'jawab Terminal sudah dibersihkan');
    expect(clocks(story)).toEqual(['closing BKP 11']);
    story.sweep('2026-11-27T00:01');
    expect(story.complaint().status).toBe('closed');
  });
});

describe('up and down the tree', () => {
  it('goes back to whoever handed it down, step by step', () => {
    const story = atEchelon1();
    const { disposedAt } = story.complaint();
    story.at('2026-11-13T09:00').does(darat, 'disposisi balai');
    expect(said(story, balai, 'kembalikan bukan terminal kami')).toEqual(['returned']);
    expect(story.complaint()).toMatchObject({
      ownerUnitId: 'darat',
      ownerLevel: 'echelon1',
      status: 'disposed',
      returnedAt: '2026-11-13T01:00:00Z',
      disposedAt,
    });
    expect(story.news()).toMatchObject([
      { notice: { kind: 'returnedForReview', toUnitName: 'Direktorat Jenderal Darat', until: '2026-12-02' } },
      { to: { unitId: 'darat' }, notice: { kind: 'returnedToYou', fromUnitName: 'Balai Wilayah Timur' } },
    ]);
  });

  it('past a level that was left out', () => {
    const story = ministryTale();
    story.does(national, 'disposisi balai');
    story.does(balai, 'kembalikan bukan kami');
    expect(story.complaint().ownerUnitId).toBe('nasional');
  });

  it('to whoever does the work of a unit that was closed meanwhile', () => {
    const story = atEchelon1();
    story.does(darat, 'disposisi balai');
    const later = story.inAgency(withoutDarat);
    later.does(balai, 'kembalikan bukan kami');
    expect(later.complaint()).toMatchObject({ ownerUnitId: 'laut', status: 'disposed' });
  });

  it('and what a closed unit had is in its successor’s queue, taken by nobody, with the date that it had', () => {
    const story = atEchelon1();
    story.does(darat, 'terima');
    const [before] = deadlines(story.complaint(), bkp, story.context(admin).calendar, story.now());
    story.act(decideSuccession, 'laut', { kind: 'system', job: 'agency' });
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'laut', assigneeId: null });
    const [after] = deadlines(story.complaint(), bkp, story.context(admin).calendar, story.now());
    expect(after?.dueOn).toEqual(before?.dueOn);
  });

  it('and what a closed unit had is reviewed by the admin instead where it accuses its successor’s staff', () => {
    const story = tale(
      '2026-11-11T09:00',
      { categoryId: 'terminal', accusedUnitIds: ['laut'] },
      bkp,
      ministry,
    );
    story.does(national, 'disposisi admin');
    story.at('2026-11-12T09:00').does(admin, 'disposisi darat');
    story.act(decideSuccession, 'laut', { kind: 'system', job: 'agency' });
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'admin', status: 'awaitingVerification' });
    expect(maySee(laut, story.complaint(), ministry)).toBe(false);
  });

  it('and staff that is accused stays so in the unit that took them over', () => {
    const story = tale(
      '2026-11-11T09:00',
      { categoryId: 'terminal', accusedUnitIds: ['darat'] },
      bkp,
      ministry,
    );
    story.does(national, 'disposisi admin');
    const later = story.inAgency(withoutDarat).at('2026-11-12T09:00');
    for (const words of ['disposisi laut', 'tembusan laut'])
      expect(said(later, admin, words)).toMatchObject({ code: 'accusedUnit', unitId: 'laut' });
  });

  it('and what a closed unit had answered is reviewed by the admin who succeeds it, where it is not solved', () => {
    const story = atEchelon1();
    story.does(darat, 'jawab Sudah ditangani');
    story.act(decideSuccession, 'admin', { kind: 'system', job: 'agency' });
    story.act(decideRating, { rating: 'unsolved', reason: 'Masih sama' });
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'admin', status: 'awaitingVerification' });
    expect(clocks(story)).toContain('verification BKP 4');
  });

  it('and what a closed national admin had verified is still to be disposed by the admin who succeeds it', () => {
    const story = ministryTale();
    story.does(national, 'ambil');
    story.does(national, 'verifikasi');
    story.act(decideSuccession, 'admin', { kind: 'system', job: 'agency' });
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'admin', status: 'verified' });
    expect(clocks(story)).toEqual(['disposition BKP 5']);
  });

  it('a room inside an office is not shown to the reporter', () => {
    const story = atEchelon1();
    story.does(darat, 'disposisi balai');
    story.does(balai, 'disposisi seksi: siapkan jawaban');
    expect(kindsOf(story)).toEqual(['seksi: disposedToYou']);
    story.does(seksi, 'tanggapi Kami tinjau besok');
    expect(story.news()).toMatchObject([{ notice: { unitName: 'Balai Wilayah Timur' } }]);
    story.does(seksi, 'kembalikan sudah saya siapkan');
    expect(kindsOf(story)).toEqual(['balai: returnedToYou']);
  });

  it('the admin takes back what lies anywhere below, and nothing from above', () => {
    const story = atEchelon1();
    story.does(darat, 'disposisi balai');
    expect(keywordsFor(story, admin)).toContain('tarik');
    expect(said(story, admin, 'tarik salah unit')).toEqual(['returned']);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'admin', handedDownBy: ['nasional'] });
    const other = atEchelon1();
    other.does(national, 'tarik kembali ke nasional');
    expect(other.complaint()).toMatchObject({ ownerUnitId: 'nasional', ownerLevel: 'national' });
    expect(said(other, admin, 'tarik ke sini')).toMatchObject({ code: 'wrongStatus' });
  });

  it('a missed limit is told to the unit above, not to the admin of all', () => {
    const story = atEchelon1();
    story.does(darat, 'disposisi balai');
    story.sweep('2026-11-12T10:01');
    expect(kindsOf(story)).toEqual(['balai: late', 'darat: late']);
  });

  it('the unit above sees what lies below, others do not', () => {
    const story = atEchelon1();
    story.does(darat, 'disposisi balai');
    expect(maySee(darat, story.complaint(), ministry)).toBe(true);
    expect(maySee(laut, story.complaint(), ministry)).toBe(false);
    expect(maySee(seksi, story.complaint(), ministry)).toBe(false);
  });

  it('an answer of the national admin is reopened by the national admin [BUP VI.B.1.b.8]', () => {
    const story = tale('2026-11-11T09:00', { classification: 'aspiration' }, bkp, ministry);
    story.does(national, 'jawab Terima kasih atas sarannya');
    story.act(decideRating, { rating: 'unsolved', reason: 'belum jelas' });
    expect(story.complaint()).toMatchObject({
      ownerUnitId: 'nasional',
      ownerLevel: 'national',
      status: 'awaitingVerification',
    });
  });
});
