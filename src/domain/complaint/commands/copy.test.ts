import { describe, expect, it } from 'vitest';
import { cast, tale, taleAgency } from '../../../../test/support/tale.ts';
import { handedDown, keywordsFor, kindsOf, said } from '../../../../test/support/tale-words.ts';
import { isInCharge, maySee } from '../../access.ts';
import { replay } from '../evolve.ts';
import { decideIdentityView } from '../identity.ts';

const { admin, pupr, rsud, upt } = cast;

describe('tembusan', () => {
  it('lets another unit see and comment, and leaves the owner and its limit [BUP VI.B.1.b.9]', () => {
    const story = handedDown();
    const before = story.complaint();
    expect(maySee(rsud, before, taleAgency)).toBe(false);
    expect(said(story, pupr, 'tembusan rsud: ambulans lewat di sini')).toEqual(['copied']);
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'unit', unitId: 'u-rsud' },
        notice: { kind: 'copiedToYou', unitName: 'Dinas PUPR', note: 'ambulans lewat di sini' },
      },
    ]);
    const { ownerUnitId, disposedAt, status } = before;
    expect(story.complaint()).toMatchObject({ ownerUnitId, disposedAt, status });
    expect(maySee(rsud, story.complaint(), taleAgency)).toBe(true);
    expect(keywordsFor(story, rsud)).toEqual(['catatan']);
    expect(said(story, rsud, 'jawab Sudah')).toMatchObject({ code: 'notYours', possible: ['catatan'] });
    expect(said(story, rsud, 'catatan ambulans kami juga tertahan')).toEqual(['noteAdded']);
    expect(story.news()).toMatchObject([
      { to: { unitId: 'u-pupr' }, notice: { kind: 'commented', fromUnitName: 'RSUD Hadji Boejasin' } },
    ]);
  });

  it('never tells who the reporter is [BUP IV.A.1.e]', () => {
    const story = handedDown();
    story.does(admin, 'tembusan rsud');
    expect(isInCharge(rsud, story.complaint())).toBe(false);
    expect(story.act(decideIdentityView, {}, rsud)).toMatchObject({ ok: false, error: { code: 'notYours' } });
    expect(story.act(decideIdentityView, {}, pupr).ok).toBe(true);
  });

  it('tells of big steps only, all of one decision in one notice', () => {
    const story = tale('2026-11-11T09:12', { classification: 'aspiration' });
    story.does(admin, 'tembusan rsud');
    story.does(admin, 'verifikasi');
    expect(kindsOf(story)).toEqual(['reporter: verified']);
    story.does(admin, 'disposisi pupr');
    expect(kindsOf(story)).toEqual(['reporter: handedDown', 'u-pupr: disposedToYou', 'u-rsud: copyMoved']);
    story.does(pupr, 'terima');
    expect(kindsOf(story)).toEqual(['reporter: accepted']);
    story.does(pupr, 'jawab Lubang ditambal');
    expect(story.news().at(-1)).toMatchObject({
      to: { unitId: 'u-rsud' },
      notice: { kind: 'copyMoved', steps: ['answered'], unitName: 'Dinas PUPR' },
    });
    story.sweep('2026-12-20T09:00');
    expect(kindsOf(story)).toEqual(['reporter: closedBySystem', 'u-rsud: copyMoved']);
  });

  it('goes to a unit whose staff the report accuses by the admin’s word alone', () => {
    const story = tale('2026-11-11T09:12', { accusedUnitIds: ['u-rsud'] });
    story.does(admin, 'disposisi pupr');
    const onlyAdmin = { code: 'accusedUnit', unitId: 'u-rsud', onlyAdmin: true };
    expect(said(story, pupr, 'tembusan rsud')).toEqual(onlyAdmin);
    expect(said(story, pupr, 'tembusan rsud tetap')).toEqual(onlyAdmin);
    expect(said(story, admin, 'tembusan rsud')).toEqual({ code: 'accusedUnit', unitId: 'u-rsud' });
    expect(said(story, admin, 'tembusan rsud tetap mohon klarifikasi')).toEqual(['copied']);
    expect(story.history().at(-1)?.event).toMatchObject({
      despiteAccusation: true,
      private: { note: 'mohon klarifikasi' },
    });
  });

  it('is taken back, and then nothing is seen any more', () => {
    const story = handedDown();
    story.does(pupr, 'tembusan rsud');
    expect(said(story, pupr, 'tarik tembusan')).toEqual({ code: 'whichCopy', unitIds: ['u-rsud'] });
    expect(said(story, pupr, 'tarik tembusan inspektorat')).toMatchObject({ code: 'whichCopy' });
    expect(said(story, pupr, 'tarik tembusan rsud')).toEqual(['copyWithdrawn']);
    expect(kindsOf(story)).toEqual(['u-rsud: copyEnded']);
    expect(maySee(rsud, story.complaint(), taleAgency)).toBe(false);
    expect(keywordsFor(story, pupr)).not.toContain('tarik tembusan');
  });

  it('is not for the owner, nor twice, nor from a unit that does not have the report', () => {
    const story = handedDown();
    expect(said(story, pupr, 'tembusan pupr')).toEqual({ code: 'sameUnit', unitId: 'u-pupr' });
    story.does(pupr, 'tembusan rsud');
    expect(said(story, admin, 'tembusan rsud')).toEqual({ code: 'alreadyCopied', unitId: 'u-rsud' });
    expect(said(story, upt, 'tembusan rsud')).toMatchObject({ code: 'notYours' });
    expect(said(story, rsud, 'tembusan inspektorat')).toMatchObject({ code: 'notYours' });
  });

  describe('for a unit that is closed then', () => {
    const closed = { closedAt: '2026-11-11T02:00:00Z', successorId: 'u-upt' };
    const units = taleAgency.units.map((one) => (one.id === 'u-rsud' ? { ...one, ...closed } : one));
    const agency = { ...taleAgency, units };

    it('is its successor’s, who sees, comments, hears of it once, and loses it under its own name', () => {
      const story = handedDown();
      story.does(pupr, 'tembusan rsud');
      expect(maySee(upt, story.complaint(), taleAgency)).toBe(false);
      story.inAgency(agency);
      expect(maySee(upt, story.complaint(), agency)).toBe(true);
      expect(keywordsFor(story, upt)).toEqual(['catatan']);
      expect(said(story, upt, 'catatan ambulans kami juga tertahan')).toEqual(['noteAdded']);
      expect(kindsOf(story)).toEqual(['u-pupr: commented']);
      expect(said(story, pupr, 'tembusan upt-pelaihari')).toMatchObject({ code: 'alreadyCopied' });
      story.does(pupr, 'jawab Lubang ditambal');
      expect(kindsOf(story)).toEqual(['reporter: answer', 'u-upt: copyMoved']);
      expect(said(story, pupr, 'tarik tembusan')).toEqual({ code: 'whichCopy', unitIds: ['u-upt'] });
      expect(said(story, pupr, 'tarik tembusan upt-pelaihari')).toEqual(['copyWithdrawn']);
      expect(kindsOf(story)).toEqual(['u-upt: copyEnded']);
      expect(maySee(upt, story.complaint(), agency)).toBe(false);
      expect(replay(story.history(), story.complaint().id)).toEqual(story.complaint());
    });

    it('and had one itself is one, which is wholly taken back under either name', () => {
      const story = handedDown();
      for (const unit of ['rsud', 'upt-pelaihari']) story.does(pupr, `tembusan ${unit}`);
      story.inAgency(agency);
      story.does(pupr, 'jawab Lubang ditambal');
      expect(kindsOf(story)).toEqual(['reporter: answer', 'u-upt: copyMoved']);
      expect(said(story, pupr, 'tarik tembusan rsud')).toEqual(['copyWithdrawn', 'copyWithdrawn']);
      expect(kindsOf(story)).toEqual(['u-upt: copyEnded']);
    });

    it('is nobody’s where the successor has the report, or its own staff is accused', () => {
      const own = handedDown('upt-pelaihari');
      own.does(upt, 'tembusan rsud');
      own.inAgency(agency);
      expect(keywordsFor(own, upt)).not.toContain('tarik tembusan');
      own.does(upt, 'jawab Lubang ditambal');
      expect(kindsOf(own)).toEqual(['reporter: answer']);
      const accusing = tale('2026-11-11T09:12', { accusedUnitIds: ['u-upt'] });
      accusing.does(admin, 'disposisi pupr');
      accusing.does(pupr, 'tembusan rsud');
      accusing.inAgency(agency);
      expect(maySee(upt, accusing.complaint(), agency)).toBe(false);
      expect(said(accusing, pupr, 'tarik tembusan upt-pelaihari')).toMatchObject({ code: 'whichCopy' });
      expect(said(accusing, pupr, 'tembusan upt-pelaihari')).toMatchObject({ code: 'accusedUnit' });
      expect(said(accusing, admin, 'tembusan upt-pelaihari tetap')).toEqual(['copied']);
    });
  });

  it('ends where the report itself comes to the unit', () => {
    const story = handedDown();
    story.does(pupr, 'tembusan rsud');
    story.does(pupr, 'kembalikan bukan jalan kami');
    story.does(admin, 'disposisi rsud');
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'u-rsud', copies: [] });
    expect(kindsOf(story)).toEqual(['reporter: handedDown', 'u-rsud: disposedToYou']);
  });
});
