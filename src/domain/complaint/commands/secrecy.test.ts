import { describe, expect, it } from 'vitest';
import { cast, tale } from '../../../../test/support/tale.ts';
import { handedDown, keywordsFor, kindsOf, said } from '../../../../test/support/tale-words.ts';
import { decideIdentityView } from '../identity.ts';
import { commandByName } from './index.ts';

const { admin, otherAdmin, pupr, otherPupr, rsud } = cast;

describe('an officer who decides that a report is secret [BUP VI.B.1.a.5]', () => {
  it('makes it confidential with a reason, once, and the reporter is told without it', () => {
    const story = tale();
    expect(said(story, admin, 'rahasia menyebut nama korban')).toEqual(['secrecyRaised']);
    expect(story.complaint()).toMatchObject({ confidential: true, anonymous: false });
    expect(kindsOf(story)).toEqual(['reporter: secrecyRaised']);
    expect(JSON.stringify(story.news())).not.toContain('korban');
    expect(said(story, otherAdmin, 'rahasia juga')).toEqual({ code: 'alreadyDone', event: 'secrecyRaised' });
  });

  it('makes it anonymous: nobody looks up who sent it any more', () => {
    const story = handedDown();
    expect(story.act(decideIdentityView, {}, pupr).ok).toBe(true);
    expect(said(story, pupr, 'anonim pelapor terancam')).toEqual(['secrecyRaised']);
    for (const officer of [pupr, admin])
      expect(story.act(decideIdentityView, {}, officer)).toEqual({ ok: false, error: { code: 'anonymous' } });
  });

  it('is in charge of it, says why, and may do it after the end too', () => {
    const story = handedDown();
    expect(said(story, rsud, 'rahasia mohon')).toMatchObject({ code: 'notYours' });
    expect(said(story, pupr, 'rahasia')).toEqual({ code: 'missingText', command: 'makeConfidential' });
    story.does(pupr, 'jawab sudah ditambal');
    story.sweep('2027-02-01T09:00');
    expect(story.complaint().status).toBe('closed');
    expect(said(story, admin, 'rahasia menyebut nama korban')).toEqual(['secrecyRaised']);
  });
});

describe('what one officer raised or the reporter asked for [BUP VI.B.1.a.5]', () => {
  const confidential = () => tale('2026-11-11T09:12', { confidential: true });

  it('is lowered by a second officer’s yes, and the reporter hears of it', () => {
    const story = confidential();
    story.does(admin, 'disposisi pupr');
    expect(said(story, pupr, 'turunkan rahasia nama korban sudah dihapus')).toEqual(['loweringAsked']);
    expect(story.complaint().confidential).toBe(true);
    expect(story.news()).toMatchObject([
      {
        to: { unitId: 'u-pupr', exceptOfficerId: 'pupr-1' },
        notice: { kind: 'loweringAsked', until: '2026-11-14' },
      },
      { to: { unitId: 'admin' }, notice: { reason: 'nama korban sudah dihapus' } },
    ]);
    expect(said(story, pupr, 'setuju turunkan')).toEqual({ code: 'needsSecondOfficer' });
    expect(said(story, rsud, 'setuju turunkan')).toMatchObject({ code: 'notYours' });
    expect(said(story, otherPupr, 'setuju turunkan')).toEqual(['secrecyLowered']);
    expect(story.complaint()).toMatchObject({ confidential: false, lowering: undefined });
    expect(kindsOf(story)).toEqual([
      'reporter: secrecyLowered',
      'u-pupr: loweringDecided',
      'admin: loweringDecided',
    ]);
    expect(said(story, admin, 'setuju turunkan')).toEqual({ code: 'nothingAsked' });
  });

  it('stays when the second officer refuses, when who asked takes it back, and when nobody answers in time', () => {
    const story = confidential();
    story.does(admin, 'turunkan rahasia sudah aman');
    expect(said(story, otherAdmin, 'tolak turunkan korban masih terancam')).toEqual(['loweringRefused']);
    expect(said(story, admin, 'turunkan rahasia: sudah aman')).toEqual(['loweringAsked']);
    expect(said(story, admin, 'tolak turunkan')).toEqual(['loweringRefused']);
    story.does(admin, 'turunkan rahasia sudah aman');
    expect(said(story, otherAdmin, 'turunkan rahasia setuju')).toEqual({
      code: 'alreadyDone',
      event: 'loweringAsked',
    });
    story.at('2026-11-14T23:59');
    expect(keywordsFor(story, otherAdmin)).toContain('setuju turunkan');
    expect(keywordsFor(story, admin)).not.toContain('setuju turunkan');
    story.at('2026-11-15T00:00');
    expect(said(story, otherAdmin, 'setuju turunkan')).toEqual({ code: 'nothingAsked', expired: true });
    expect(story.complaint().confidential).toBe(true);
    expect(said(story, otherAdmin, 'turunkan rahasia sudah aman')).toEqual(['loweringAsked']);
  });

  it('is asked for as long as the procedure says', () => {
    const story = confidential();
    const { profile, ...context } = story.context(admin);
    const waiting = { ...context, profile: { ...profile, secrecyRequestDays: 1 } };
    const asked = commandByName('askLowering')?.decide(
      story.complaint(),
      { words: 'rahasia sudah aman', attachments: [] },
      waiting,
    );
    expect(asked).toMatchObject({ value: { events: [{ until: '2026-11-12T16:00:00Z' }] } });
  });

  it('is an anonymity only if officers raised it: what the reporter chose is never lowered', () => {
    const chosen = tale('2026-11-11T09:12', { anonymous: true });
    expect(said(chosen, admin, 'turunkan anonim sudah aman')).toEqual({ code: 'reportersChoice' });
    expect(said(chosen, admin, 'turunkan')).toEqual({ code: 'whichSecrecy', options: [] });
    const raised = tale();
    raised.does(admin, 'anonim pelapor terancam');
    raised.does(admin, 'rahasia menyebut korban');
    expect(said(raised, admin, 'turunkan')).toEqual({
      code: 'whichSecrecy',
      options: ['confidential', 'anonymous'],
    });
    raised.does(admin, 'turunkan anonim pelaku sudah ditahan');
    raised.does(otherAdmin, 'setuju turunkan');
    expect(raised.complaint()).toMatchObject({ anonymous: false, confidential: true });
    expect(raised.act(decideIdentityView, {}, admin).ok).toBe(true);
  });

  it('is asked for with a word and a reason', () => {
    const story = confidential();
    expect(said(story, admin, 'turunkan rahasia')).toEqual({
      code: 'missingReason',
      command: 'askLowering',
      given: 'rahasia',
    });
    expect(said(story, admin, 'turunkan semuanya saja')).toEqual({
      code: 'invalidArgument',
      command: 'askLowering',
    });
    expect(said(story, admin, 'turunkan anonim sudah aman')).toEqual({
      code: 'alreadyDone',
      event: 'secrecyLowered',
    });
  });
});
