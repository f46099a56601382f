import { describe, expect, it } from 'vitest';
import { cast, tale } from '../../../../test/support/tale.ts';
import { kindsOf } from '../../../../test/support/tale-words.ts';
import type { Profile } from '../../sop/profile.ts';
import { bup } from '../../sop/profiles/bup.ts';
import { decideAddition } from '../reporter.ts';

const { admin, pupr } = cast;
const own: Profile = {
  ...bup,
  id: 'kami',
  archiveRules: [...bup.archiveRules, { id: 'spam', title: 'Bukan urusan pelayanan', source: 'SOP kami 7' }],
};
const story = () => tale('2026-11-11T09:12', {}, own);

describe('archiving by the admin', () => {
  it('is under a listed rule, which the reporter is told [BUP IV.A.2.a]', () => {
    for (const words of ['spam', 'SPAM', 'bukan urusan']) {
      const told = story();
      told.does(admin, `arsip ${words}`);
      expect(told.complaint().status).toBe('archived');
      expect(told.history().at(-1)?.event).toEqual({ type: 'archived', rule: 'SOP kami 7' });
      expect(told.news()).toMatchObject([
        {
          to: { kind: 'reporter' },
          notice: { kind: 'archivedUnderRule', title: 'Bukan urusan pelayanan', source: 'SOP kami 7' },
        },
      ]);
    }
  });

  it('is undone by the reporter’s objection: the report is verified anew', () => {
    const told = story();
    told.does(admin, 'arsip spam');
    told.act(decideAddition, { text: 'Ini sungguh terjadi', attachments: [] });
    expect(told.complaint().status).toBe('awaitingVerification');
    expect(kindsOf(told)).toEqual(['reporter: revived', 'admin: revivedInQueue']);
  });

  it('under no rule, or before the reporter’s ten days are over, is refused with the rules that there are', () => {
    const rules = [{ id: 'spam', title: 'Bukan urusan pelayanan' }];
    for (const words of ['', 'malas', 'BUP VI.B.1.a.11'])
      expect(story().does(admin, `arsip ${words}`)).toEqual({
        ok: false,
        error: { code: 'notARule', rules },
      });
    expect(tale().does(admin, 'arsip spam')).toEqual({ ok: false, error: { code: 'notARule', rules: [] } });
  });

  it('is not for what lies with a unit, nor for liaisons', () => {
    const told = story();
    told.does(admin, 'disposisi pupr');
    expect(told.does(admin, 'arsip spam')).toMatchObject({ ok: false, error: { code: 'notYours' } });
    expect(told.does(pupr, 'arsip spam')).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
  });
});
