import { describe, expect, it } from 'vitest';
import { cast, tale } from '../../../../test/support/tale.ts';
import { handedDown, kindsOf, said } from '../../../../test/support/tale-words.ts';
import { decideReply } from '../reporter.ts';

const { admin, otherAdmin, pupr } = cast;

describe('verifikasi', () => {
  it('tells the reporter, with what was corrected [BUP VI.B.1.a.1]', () => {
    const story = tale();
    expect(said(story, admin, 'verifikasi aspirasi kelas lapangan kategori rumah sakit')).toEqual([
      'verified',
    ]);
    expect(story.complaint()).toMatchObject({
      status: 'verified',
      classification: 'aspiration',
      settlementClass: 'inspection',
      categoryId: 'rs',
    });
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'reporter' },
        notice: { kind: 'verified', classification: 'aspiration', categoryId: 'rs' },
      },
    ]);
  });

  it('gives an information request its class', () => {
    const story = tale();
    story.does(admin, 'verifikasi jenis informasi');
    expect(story.complaint()).toMatchObject({
      classification: 'informationRequest',
      settlementClass: 'information',
    });
  });

  it('does not guess what it does not know', () => {
    const refusal = { code: 'invalidArgument', command: 'verify' };
    expect(said(tale(), admin, 'verifikasi kategori pertanian')).toEqual(refusal);
    expect(said(tale(), admin, 'verifikasi kelas berat')).toEqual(refusal);
    expect(said(tale(), admin, 'verifikasi jenis')).toEqual(refusal);
    expect(said(tale(), admin, 'verifikasi oke')).toEqual(refusal);
  });

  it('twice is said, but a correction is taken', () => {
    const story = tale();
    story.does(admin, 'verifikasi');
    expect(said(story, admin, 'verifikasi')).toEqual({ code: 'alreadyDone', event: 'verified' });
    expect(said(story, admin, 'verifikasi lapangan')).toEqual(['verified']);
    expect(story.complaint().settlementClass).toBe('inspection');
    expect(story.news()).toEqual([]);
  });

  it('says that a reply completes the report', () => {
    const story = tale();
    story.does(admin, 'lengkapi Mohon foto dari dekat');
    story.act(decideReply, { text: 'Ini fotonya', attachments: [] });
    expect(said(story, admin, 'verifikasi')).toEqual(['verified']);
    expect(story.complaint()).toMatchObject({ status: 'verified', completion: undefined });
    expect(kindsOf(story)).toEqual(['reporter: completed']);
  });

  it('by a liaison gives the report back to the unit’s work, with the date that the wait moved', () => {
    const story = handedDown();
    story.does(pupr, 'terima');
    story.at('2026-11-13T10:00').does(pupr, 'lengkapi RT berapa?');
    story.at('2026-11-18T10:00').act(decideReply, { text: 'RT 3', attachments: [] });
    expect(said(story, pupr, 'verifikasi')).toEqual(['verified']);
    expect(story.complaint()).toMatchObject({ status: 'accepted', assigneeId: 'pupr-1' });
    // Fourteen working days from the 11th end on 1 December; the 13th, 16th and 17th stood still.
    expect(story.news()).toMatchObject([{ notice: { kind: 'completed', until: '2026-12-04' } }]);
    expect(said(story, pupr, 'verifikasi')).toMatchObject({ code: 'wrongStatus', status: 'accepted' });
  });
});

describe('lengkapi', () => {
  it('asks the reporter, who has ten working days, and is told the date [BUP VI.B.1.a.10]', () => {
    const story = tale('2026-11-11T09:12');
    expect(said(story, admin, 'lengkapi   Mohon foto lubang dari dekat ')).toEqual(['completionRequested']);
    expect(story.complaint().status).toBe('awaitingReporter');
    expect(story.news()).toEqual([
      {
        to: { kind: 'reporter', personId: 'p-1' },
        notice: {
          kind: 'completionAsked',
          complaintId: 'c-1',
          number: story.complaint().number,
          version: 2,
          ask: 'Mohon foto lubang dari dekat',
          until: '2026-11-25',
          span: { amount: 10, unit: 'workingDay' },
        },
      },
    ]);
  });

  it('needs words, not too many', () => {
    expect(said(tale(), admin, 'lengkapi')).toEqual({ code: 'missingText', command: 'requestCompletion' });
    expect(said(tale(), admin, `lengkapi ${'x'.repeat(3001)}`)).toEqual({ code: 'textTooLong', limit: 3000 });
  });

  it('is asked again only after a reply, with days of its own', () => {
    const story = tale();
    story.does(admin, 'lengkapi foto');
    expect(said(story, admin, 'lengkapi foto lagi')).toEqual({
      code: 'alreadyDone',
      event: 'completionRequested',
    });
    story.at('2026-11-20T10:00').act(decideReply, { text: 'tidak punya', attachments: [] });
    expect(said(story, admin, 'lengkapi nama jalan saja')).toEqual(['completionRequested']);
    expect(story.news()).toMatchObject([{ notice: { until: '2026-12-04' } }]);
    expect(story.complaint().pauses).toHaveLength(2);
    expect(said(story, admin, 'disposisi pupr')).toEqual({ code: 'incomplete' });
  });
});

describe('disposisi', () => {
  it('hands down with the class and the note, and tells both the date [BUP VI.B.1.b.7] [MJK-A 1]', () => {
    const story = tale('2026-11-11T09:12');
    expect(said(story, admin, 'disposisi pupr lapangan Mohon dicek segera')).toEqual([
      'verified',
      'disposed',
    ]);
    expect(story.complaint()).toMatchObject({
      status: 'disposed',
      ownerUnitId: 'u-pupr',
      settlementClass: 'inspection',
    });
    expect(story.news()).toMatchObject([
      { to: { kind: 'reporter' }, notice: { kind: 'handedDown', unitName: 'Dinas PUPR' } },
      {
        to: { kind: 'unit', unitId: 'u-pupr', exceptOfficerId: 'admin-1' },
        notice: {
          kind: 'disposedToYou',
          note: 'Mohon dicek segera',
          span: { amount: 60, unit: 'workingDay' },
        },
      },
    ]);
  });

  it.each([
    ['pupr: lapangan bola rusak', 'noInspection', 'lapangan bola rusak'],
    ['pupr kelas normatif, jawab saja', 'information', 'jawab saja'],
    ['dinas pupr biasa', 'noInspection', ''],
    ['pekerjaan umum', 'noInspection', ''],
    ['PUPR - lapangan bola', 'noInspection', 'lapangan bola'],
    ['pupr baris satu\nbaris dua', 'noInspection', 'baris satu\nbaris dua'],
  ])('reads "%s"', (words, settlementClass, note) => {
    const story = handedDown(words);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'u-pupr', settlementClass });
    expect(story.history().at(-1)?.event).toMatchObject({ private: { note } });
  });

  it('asks which unit is meant', () => {
    expect(said(tale(), admin, 'disposisi pu')).toEqual({
      code: 'ambiguousUnit',
      words: 'pu',
      unitIds: ['u-pupr', 'u-upt'],
    });
    expect(said(tale(), admin, 'disposisi pertanian kota')).toEqual({
      code: 'unknownUnit',
      words: 'pertanian kota',
    });
    expect(said(tale(), admin, 'disposisi')).toEqual({ code: 'missingText', command: 'dispose' });
    expect(said(tale(), admin, 'disposisi admin')).toMatchObject({ code: 'sameUnit', unitId: 'admin' });
    expect(said(tale(), admin, 'disposisi pupr kelas berat')).toMatchObject({ code: 'invalidArgument' });
  });

  it('to a unit whose staff is accused needs a second word, which is recorded', () => {
    const story = tale('2026-11-11T09:12', { accusedUnitIds: ['u-rsud'] });
    expect(said(story, admin, 'disposisi rsud')).toEqual({ code: 'accusedUnit', unitId: 'u-rsud' });
    expect(said(story, admin, 'disposisi rsud tetap lapangan')).toEqual(['verified', 'disposed']);
    expect(story.history().at(-1)?.event).toMatchObject({ despiteAccusation: true });
    expect(handedDown('rsud tetap').history().at(-1)?.event).not.toHaveProperty('despiteAccusation');
  });

  it('again after a return starts the new liaison’s clock and tells the new date [BUP VI.C receipt]', () => {
    const story = handedDown();
    story.at('2026-11-20T10:00').does(pupr, 'kembalikan di luar wewenang PUPR');
    expect(said(story.at('2026-11-23T08:00'), otherAdmin, 'disposisi upt pel')).toEqual([
      'verified',
      'disposed',
    ]);
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'u-upt', returnedAt: undefined });
    expect(story.news()[0]?.notice).toMatchObject({ kind: 'handedDown', until: '2026-12-11' });
  });

  it('waits for what the reporter was asked [TLA peringatan 1]', () => {
    const story = tale();
    story.does(admin, 'lengkapi foto');
    expect(said(story, admin, 'disposisi pupr')).toEqual({ code: 'incomplete' });
    story.act(decideReply, { text: 'ini', attachments: [] });
    expect(said(story, admin, 'disposisi pupr')).toEqual(['verified', 'disposed']);
  });
});
