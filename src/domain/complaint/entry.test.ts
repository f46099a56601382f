import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale, taleAgency, taleCalendar } from '../../../test/support/tale.ts';
import { keywordsFor, kindsOf, said } from '../../../test/support/tale-words.ts';
import { maySee } from '../access.ts';
import { deadlines, nextDeadline, scheduleOf } from '../sop/deadlines.ts';
import { bup } from '../sop/profiles/bup.ts';
import { profileById, profileIds } from '../sop/profiles/index.ts';
import { withTla } from '../sop/profiles/tla.ts';
import { type Entry, intakeStretches } from './entry.ts';
import { replay } from './evolve.ts';
import { decideFollowing } from './following.ts';

const { admin, pupr, rsud } = cast;
const tla = withTla(bup);
const letter = { source: 'letter', arrivedOn: '2026-11-06', handedOn: '2026-11-10' } as const;
const answer = { text: 'Lampu diganti 9 November 2026.', attachments: [] };

/** Entered by the liaison of the RSUD on Wednesday 11 November 2026 at 09:12, under the regency's overlay. */
const entered = (more: Parameters<typeof tale>[1] = {}, by = rsud): Tale =>
  tale(undefined, { entered: { by, entry: letter }, ...more }, tla);

const stepsOf = (story: Tale) =>
  deadlines(story.complaint(), tla, taleCalendar, story.now()).map(
    ({ step, dueOn, limit }) => `${step} ${limit.source} ${dueOn.toString()}`,
  );

describe('a report that an officer entered', () => {
  it('is recorded with its source, its arrival and who entered it, and lies with Admin Koordinator [TLA 1] [TLA 4] [BUP VI.B.1.a.12]', () => {
    const story = entered();
    expect(story.complaint()).toMatchObject({
      status: 'awaitingVerification',
      ownerUnitId: 'admin',
      receivedAt: '2026-11-11T01:12:00Z',
      entry: { ...letter, officerId: 'rsud-1', unitId: 'u-rsud' },
    });
    expect(kindsOf(story)).toEqual(['admin: newInQueue']);
    expect(story.history()[0]?.actor).toBe(rsud);
    expect(replay(story.history(), story.complaint().id)).toEqual(story.complaint());
  });

  it('lies with the agency’s admin also where reports enter with the national admin', () => {
    const inside = {
      ...taleAgency,
      intakeUnitId: 'nasional',
      units: taleAgency.units.map((unit) => (unit.id === 'admin' ? { ...unit, parentId: 'nasional' } : unit)),
    };
    const story = tale(undefined, { entered: { by: rsud, entry: letter } }, tla, inside);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'admin' });
    expect(story.complaint().ownerLevel).toBeUndefined();
  });

  it('is watched by the unit that entered it, which hears of its way and may comment [TLA 5]', () => {
    const story = entered();
    expect(story.complaint().copies).toMatchObject([{ unitId: 'u-rsud' }]);
    expect(said(story, rsud, 'catatan Surat aslinya di map 12')).toEqual(['noteAdded']);
    expect(said(story, rsud, 'disposisi pupr')).toMatchObject({ code: 'notYours', ownerUnitId: 'admin' });
    story.does(admin, 'disposisi pupr');
    expect(kindsOf(story)).toContain('u-rsud: copyMoved');
  });

  it('is watched, and its reporter asked, by who has the work of the unit that entered it and was closed', () => {
    const closed = { closedAt: '2026-11-11T02:00:00Z', successorId: 'u-pupr' };
    const units = taleAgency.units.map((unit) => (unit.id === 'u-rsud' ? { ...unit, ...closed } : unit));
    const story = entered().inAgency({ ...taleAgency, units });
    story.does(admin, 'lengkapi Mohon foto dari dekat');
    expect(kindsOf(story)).toContain('u-pupr: askReporter');
    expect(maySee(pupr, story.complaint(), { ...taleAgency, units })).toBe(true);
    expect(keywordsFor(story, pupr)).toEqual(['balasan', 'catatan']);
    expect(said(story, pupr, 'balasan RT 05, depan SDN 2')).toEqual(['reporterReplied']);
    expect(said(story, pupr, 'catatan Suratnya kini di map kami')).toEqual(['noteAdded']);
    const late = entered().inAgency({ ...taleAgency, units });
    late.sweep('2026-11-17T08:00');
    expect(kindsOf(late)).toContain('u-pupr: late');
    const withAdmin = units.map((unit) => (unit.id === 'u-rsud' ? { ...unit, successorId: 'admin' } : unit));
    const own = entered().inAgency({ ...taleAgency, units: withAdmin });
    own.sweep('2026-11-17T08:00');
    // Of its review and of the watch, which is the admin's own: once each.
    expect(kindsOf(own).filter((kind) => kind === 'admin: late')).toHaveLength(2);
  });

  it('is watched three working days until it is disposed, and its enterer is told when it is not [TLA 5]', () => {
    const story = entered();
    expect(stepsOf(story)).toEqual(['verification BUP VI.B.1.b 2026-11-16', 'entryWatch TLA 5 2026-11-16']);
    story.sweep('2026-11-16T23:59');
    expect(story.news()).toEqual([]);
    story.sweep('2026-11-17T08:00');
    const watched = story.news().filter(({ notice }) => 'step' in notice && notice.step === 'entryWatch');
    expect(watched).toMatchObject([
      { to: { unitId: 'admin' }, notice: { kind: 'late', source: 'TLA 5', since: '2026-11-16' } },
      { to: { unitId: 'u-rsud' }, notice: { kind: 'late', source: 'TLA 5', unitName: 'Admin Instansi' } },
    ]);
    expect(story.sweep().events).toEqual([]);
    story.does(admin, 'disposisi pupr');
    expect(stepsOf(story).join()).not.toContain('entryWatch');
    story.does(pupr, 'kembalikan Bukan wewenang kami');
    expect(stepsOf(story).join()).not.toContain('entryWatch');
  });

  it('keeps the queue of who has it ordered by the owner’s own deadline', () => {
    const ttdAndTla = profileById('ttd-tla');
    if (!ttdAndTla) throw new Error('The overlay lies over every procedure');
    const story = tale(undefined, { entered: { by: rsud, entry: letter } }, ttdAndTla);
    const next = nextDeadline(story.complaint(), ttdAndTla, taleCalendar, story.now());
    expect(next).toMatchObject({ step: 'verification' });
    const { dueAt, wakeAt } = scheduleOf(story.complaint(), ttdAndTla, taleCalendar, story.now());
    expect(dueAt).toBe(next?.dueAt.toString());
    expect(wakeAt).toBe('2026-11-16T16:00:00Z');
  });

  it('pauses that watch while the reporter is asked', () => {
    const story = entered();
    story.does(admin, 'lengkapi Mohon alamatnya');
    expect(story.sweep('2026-11-19T08:00').events.map(({ type }) => type)).not.toContain('limitBreached');
  });

  it('has no watch where the admin entered it, or the procedure has no such clock', () => {
    const own = entered({}, admin);
    expect(stepsOf(own)).toEqual(['verification BUP VI.B.1.b 2026-11-16']);
    expect(own.complaint().copies).toBeUndefined();
    const plain = tale(undefined, { entered: { by: rsud, entry: letter } });
    expect(deadlines(plain.complaint(), bup, taleCalendar, plain.now()).map(({ step }) => step)).toEqual([
      'verification',
    ]);
    expect(plain.complaint().copies).toMatchObject([{ unitId: 'u-rsud' }]);
  });

  it('leaves no copy with a unit whose own staff it accuses', () => {
    const story = entered({ accusedUnitIds: ['u-rsud'] });
    expect(story.complaint().copies).toBeUndefined();
    expect(story.sweep('2026-11-17T08:00').effects.map(({ to }) => 'unitId' in to && to.unitId)).toContain(
      'u-rsud',
    );
  });

  it('has its reporter asked by who entered it, who writes the reply down [BUP VI.B.1.a.10]', () => {
    const story = entered();
    story.does(admin, 'lengkapi Mohon nama RT-nya');
    expect(kindsOf(story)).toEqual(['reporter: completionAsked', 'u-rsud: askReporter']);
    expect(keywordsFor(story, rsud)).toContain('balasan');
    expect(said(story, pupr, 'balasan RT 05')).toMatchObject({ code: 'notYours' });
    expect(said(story, rsud, 'balasan RT 05, depan SDN 2')).toEqual(['reporterReplied']);
    expect(kindsOf(story)).toEqual(['admin: reporterReplied']);
    expect(story.complaint().content.additions).toMatchObject([{ text: 'RT 05, depan SDN 2' }]);
    expect(said(story, admin, 'verifikasi')).toEqual(['verified']);
    expect(said(story, rsud, 'balasan RT 05')).toMatchObject({ code: 'wrongStatus' });
  });

  it('comes back from the archive by its reporter’s late word, in an officer’s hand', () => {
    const story = entered();
    story.does(admin, 'lengkapi Mohon nama RT-nya');
    story.sweep('2026-11-26T08:00');
    expect(story.complaint().status).toBe('archived');
    expect(said(story, rsud, 'balasan RT 05')).toEqual(['revived']);
    expect(story.complaint()).toMatchObject({ status: 'awaitingVerification', ownerUnitId: 'admin' });
  });

  it('is asked and answered in the chat where its reporter follows it', () => {
    const story = entered();
    story.act(decideFollowing, { channel: 'whatsapp' });
    story.does(admin, 'lengkapi Mohon nama RT-nya');
    expect(kindsOf(story)).toEqual(['reporter: completionAsked']);
    expect(said(story, rsud, 'balasan RT 05')).toMatchObject({ code: 'notAllowed' });
    const own = tale();
    own.does(admin, 'lengkapi Mohon nama RT-nya');
    expect(kindsOf(own)).toEqual(['reporter: completionAsked']);
    expect(said(own, admin, 'balasan RT 05')).toMatchObject({ code: 'notAllowed' });
  });

  it('is answered from the start where it was settled already, and closes by the normal road [TLA 4] [BUP VI.B.1.a.12]', () => {
    const story = entered({ entered: { by: rsud, entry: letter, answer } });
    expect(story.complaint()).toMatchObject({
      status: 'answered',
      ownerUnitId: 'admin',
      answer: { ...answer, unitId: 'u-rsud' },
    });
    expect(story.news()).toEqual([]);
    expect(stepsOf(story)).toEqual(['closing BKP 11 2026-11-25']);
    story.sweep('2026-11-26T08:00');
    expect(story.complaint().status).toBe('closed');
  });
});

describe('the way into the service', () => {
  const late = (entry: Pick<Entry, 'arrivedOn' | 'handedOn'>, enteredOn: string, profile = tla) =>
    intakeStretches(entry, enteredOn, profile, taleCalendar).map(
      ({ source, by, late: isLate }) => `${source} by ${by}${isLate ? ' late' : ''}`,
    );

  it('is two days to the liaison and one to the entry, working days only [TLA 2] [TLA 3] [TLA 4]', () => {
    // Friday, handed over on the Tuesday after, entered on the Wednesday.
    expect(late(letter, '2026-11-11')).toEqual(['TLA 2, TLA 3 by 2026-11-10', 'TLA 4 by 2026-11-11']);
    expect(late({ ...letter, handedOn: '2026-11-11' }, '2026-11-13')).toEqual([
      'TLA 2, TLA 3 by 2026-11-10 late',
      'TLA 4 by 2026-11-12 late',
    ]);
  });

  it('counts to the day of entry where nobody handed it over', () => {
    expect(late({ arrivedOn: '2026-11-11' }, '2026-11-11')).toEqual([
      'TLA 2, TLA 3 by 2026-11-13',
      'TLA 4 by 2026-11-12',
    ]);
  });

  it('has no clocks where the procedure has none', () => {
    expect(late(letter, '2026-12-24', bup)).toEqual([]);
  });
});

describe('the overlay', () => {
  it.each(profileIds())('lies over %s and leaves its own limits as they are', (id) => {
    const under = profileById(id);
    const over = profileById(`${id}-tla`);
    expect(over?.limits.slice(0, -1)).toEqual(under?.limits);
    expect(over?.limits.at(-1)?.source).toBe('TLA 5');
    expect(profileById(`${id}-tla`, 1)).toEqual(over);
  });

  it('lies over nothing else', () => {
    expect(profileById('lain-tla')).toBeUndefined();
    expect(profileById('-tla')).toBeUndefined();
  });
});
