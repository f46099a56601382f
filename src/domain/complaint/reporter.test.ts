import { describe, expect, it } from 'vitest';
import { cast, tale, taleAgency } from '../../../test/support/tale.ts';
import { kindsOf } from '../../../test/support/tale-words.ts';
import { maySee } from '../access.ts';
import { decideIdentityView, decideWholeView } from './identity.ts';
import { decideRelease } from './release.ts';
import { decideAddition, decideRating, decideReply, decideRevival } from './reporter.ts';

const { admin, pupr, rsud } = cast;
const words = (text: string) => ({ text, attachments: [] });
const answered = () => {
  const story = tale();
  story.does(admin, 'disposisi pupr');
  story.does(pupr, 'jawab Lubang ditambal');
  return story;
};

describe('sending a report', () => {
  it('puts it in the admin room’s queue with the date of its review [BUP IV.A.1.a]', () => {
    const story = tale('2026-11-11T09:12');
    expect(story.complaint()).toMatchObject({
      status: 'awaitingVerification',
      ownerUnitId: 'admin',
      settlementClass: 'noInspection',
      profile: { id: 'bup', version: 1 },
    });
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'unit', unitId: 'admin' },
        notice: {
          kind: 'newInQueue',
          until: '2026-11-16',
          span: { amount: 3, unit: 'workingDay' },
          gist: { categoryId: 'jalan', place: 'Jl. A. Yani, Bati-Bati', urgent: false },
        },
      },
    ]);
  });

  it('sees danger and accused units in the text even if the form did not', () => {
    const story = tale('2026-11-11T09:12', {
      content: {
        description: 'Petugas RSUD minta uang, ibu saya pingsan',
        place: {},
        occurred: { words: 'tadi' },
        attachments: [],
      },
    });
    expect(story.complaint()).toMatchObject({ urgent: true, accusedUnitIds: ['u-rsud'] });
  });
});

describe('replying to what was asked', () => {
  it('tells the unit and stops the archive’s clock until the officer’s word', () => {
    const story = tale();
    story.does(admin, 'lengkapi foto');
    story.act(decideReply, words(' Ini fotonya '));
    expect(story.complaint()).toMatchObject({
      status: 'awaitingReporter',
      completion: { repliedAt: '2026-11-11T01:12:00Z' },
      content: { additions: [{ text: 'Ini fotonya' }] },
    });
    expect(kindsOf(story)).toEqual(['admin: reporterReplied']);
    story.sweep('2027-02-01T12:00');
    expect(story.complaint().status).toBe('awaitingReporter');
  });

  it('an empty one is no reply, a photo is', () => {
    const story = tale();
    story.does(admin, 'lengkapi foto');
    expect(story.act(decideReply, words('  '))).toMatchObject({ ok: false, error: { code: 'missingText' } });
    const attachments = [{ mediaId: 'm-1', kind: 'photo' }] as const;
    expect(story.act(decideReply, { text: '', attachments }).ok).toBe(true);
  });

  it('is not possible when nothing was asked', () => {
    expect(tale().act(decideReply, words('halo'))).toMatchObject({
      ok: false,
      error: { code: 'wrongStatus' },
    });
  });
});

describe('adding information', () => {
  it('reaches whoever has the report', () => {
    const story = tale();
    story.does(admin, 'disposisi pupr');
    story.act(decideAddition, words('Sekarang dua lubang'));
    expect(kindsOf(story)).toEqual(['u-pupr: informationAdded']);
    expect(story.complaint().content.additions).toHaveLength(1);
  });

  it('is the reply while the reporter is asked, and brings an archived report back', () => {
    const story = tale();
    story.does(admin, 'lengkapi foto');
    story.act(decideAddition, words('ini'));
    expect(story.history().at(-1)?.event.type).toBe('reporterReplied');
    const archived = tale();
    archived.does(admin, 'lengkapi foto');
    archived.sweep('2027-01-15T08:00');
    archived.act(decideAddition, words('ini'));
    expect(archived.history().at(-1)?.event.type).toBe('revived');
  });

  it('comes too late for a closed one', () => {
    const story = answered();
    story.act(decideRating, { rating: 'solved', reason: '' });
    expect(story.act(decideAddition, words('lagi'))).toEqual({
      ok: false,
      error: { code: 'ended', status: 'closed' },
    });
  });
});

describe('rating the answer', () => {
  it('solved closes it and tells the unit', () => {
    const story = answered();
    story.act(decideRating, { rating: 'solved', reason: '' });
    expect(story.complaint()).toMatchObject({ status: 'closed', rating: 'solved' });
    expect(story.history().at(-1)?.event).toEqual({ type: 'closed', by: 'reporter' });
    expect(kindsOf(story)).toEqual(['u-pupr: rated']);
  });

  it('partly is noted, may become solved, and closes by itself', () => {
    const story = answered();
    story.act(decideRating, { rating: 'partly', reason: '' });
    expect(story.complaint().status).toBe('answered');
    expect(story.act(decideRating, { rating: 'partly', reason: '' })).toMatchObject({
      ok: false,
      error: { code: 'alreadyDone' },
    });
    expect(story.act(decideRating, { rating: 'solved', reason: '' }).ok).toBe(true);
  });

  it('unsolved brings it back to the unit once, with a new clock; the admin room sees it', () => {
    const story = answered();
    story.at('2026-11-18T10:00').act(decideRating, { rating: 'unsolved', reason: 'masih berlubang' });
    expect(story.complaint()).toMatchObject({
      status: 'disposed',
      ownerUnitId: 'u-pupr',
      disposedAt: '2026-11-18T02:00:00Z',
      reopenedCount: 1,
      answeredAt: undefined,
    });
    expect(kindsOf(story)).toEqual(['reporter: reopenedForYou', 'u-pupr: reopened', 'admin: reopened']);
    expect(story.news()[0]?.notice).toMatchObject({ unitName: 'Dinas PUPR', until: '2026-12-08' });
  });

  it('unsolved a second time is noted and seen one level up; a third time refused kindly', () => {
    const story = answered();
    story.act(decideRating, { rating: 'unsolved', reason: '' });
    story.does(pupr, 'jawab Sudah ditambal ulang');
    expect(story.act(decideRating, { rating: 'unsolved', reason: '' })).toMatchObject({
      ok: true,
      value: { events: [{ type: 'rated', rating: 'unsolved' }] },
    });
    expect(kindsOf(story)).toEqual(['u-pupr: rated', 'admin: rated']);
    expect(story.act(decideRating, { rating: 'unsolved', reason: '' })).toEqual({
      ok: false,
      error: { code: 'alreadyReopened' },
    });
  });

  it('keeps the reason of an unsolved that reopens nothing, whenever it comes', () => {
    const again = answered();
    again.act(decideRating, { rating: 'unsolved', reason: 'masih berlubang' });
    again.act(decideRating, { rating: 'unsolved', reason: 'sisi kiri juga' });
    expect(again.complaint().status).toBe('disposed');
    expect(kindsOf(again)).toEqual(['u-pupr: informationAdded']);
    again.does(pupr, 'jawab Sudah ditambal ulang');
    again.act(decideRating, { rating: 'unsolved', reason: 'lepas lagi' });
    expect(kindsOf(again)).toEqual([
      'u-pupr: rated',
      'u-pupr: informationAdded',
      'admin: rated',
      'admin: informationAdded',
    ]);
    again.act(decideRating, { rating: 'unsolved', reason: 'tetap lepas' });
    expect(again.complaint().content.additions.map(({ text }) => text)).toEqual([
      'masih berlubang',
      'sisi kiri juga',
      'lepas lagi',
      'tetap lepas',
    ]);
    const closed = answered();
    closed.act(decideRating, { rating: 'solved', reason: '' });
    expect(closed.act(decideRating, { rating: 'unsolved', reason: 'lepas' })).toEqual({
      ok: false,
      error: { code: 'ended', status: 'closed' },
    });
  });

  it('unsolved after the admin’s own answer comes back to the admin', () => {
    const story = tale('2026-11-11T09:12', { classification: 'aspiration' });
    story.does(admin, 'jawab Kami pertimbangkan');
    story.at('2026-11-18T10:00').act(decideRating, { rating: 'unsolved', reason: 'kapan?' });
    expect(story.complaint()).toMatchObject({ status: 'awaitingVerification', ownerUnitId: 'admin' });
    expect(story.news()[0]?.notice).toMatchObject({ kind: 'reopenedForYou', until: '2026-11-23' });
    expect(kindsOf(story)).toEqual(['reporter: reopenedForYou', 'admin: reopened']);
  });

  it('needs an answer', () => {
    expect(tale().act(decideRating, { rating: 'solved', reason: '' })).toMatchObject({
      ok: false,
      error: { code: 'wrongStatus' },
    });
  });
});

describe('reviving an archived report', () => {
  it('begins again with the admin, also when a unit had it', () => {
    const story = tale();
    story.does(admin, 'disposisi pupr');
    story.does(pupr, 'lengkapi foto');
    story.sweep('2026-11-26T00:00');
    expect(story.complaint().status).toBe('archived');
    expect(kindsOf(story)).toEqual(['reporter: archived', 'u-pupr: archivedByRule', 'admin: archivedByRule']);
    story.at('2026-12-01T10:00').act(decideRevival, words('Ini fotonya'));
    expect(story.complaint()).toMatchObject({
      status: 'awaitingVerification',
      ownerUnitId: 'admin',
      endedAt: undefined,
      disposedAt: undefined,
    });
    expect(story.news()).toMatchObject([
      { to: { kind: 'reporter' }, notice: { kind: 'revived', until: '2026-12-04' } },
      { to: { unitId: 'admin' }, notice: { kind: 'revivedInQueue', until: '2026-12-04' } },
    ]);
  });

  it('is for archived reports only', () => {
    expect(answered().act(decideRevival, words('halo')).ok).toBe(false);
  });
});

describe('secrecy', () => {
  it('an officer who has the report may see who sent it, and every look is recorded', () => {
    const story = tale();
    expect(story.act(decideIdentityView, {}, admin).ok).toBe(true);
    expect(story.history().at(-1)?.event).toEqual({ type: 'identityViewed', officerId: 'admin-1' });
    expect(story.act(decideIdentityView, {}, pupr)).toMatchObject({ ok: false, error: { code: 'notYours' } });
  });

  it('numbers in a text are opened by who is in charge, each time on the record, also where the reporter is anonymous', () => {
    const story = tale('2026-11-11T09:12', { anonymous: true });
    expect(story.act(decideWholeView, {}, admin).ok).toBe(true);
    expect(story.act(decideWholeView, {}, admin).ok).toBe(true);
    expect(story.history().map(({ event }) => event.type)).toEqual([
      'submitted',
      'textsOpened',
      'textsOpened',
    ]);
    expect(story.act(decideWholeView, {}, pupr)).toMatchObject({ ok: false, error: { code: 'notYours' } });
    expect(story.act(decideWholeView, {})).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
  });

  it('news masks the numbers in a text for officers, and leaves the reporter’s own news whole [BUP IV.A.1.e]', () => {
    const story = tale();
    story.does(
      admin,
      'lengkapi Berapa nomor pelanggan Anda? Hubungi 0512 21234 bila perlu, HP 0812 3456 7890',
    );
    expect(story.news()).toMatchObject([
      { to: { kind: 'reporter' }, notice: { ask: expect.stringContaining('HP 0812 3456 7890') } },
    ]);
    story.act(decideReply, { text: 'Ini KTP 6301021203890002 dan HP 0812 3456 7890', attachments: [] });
    expect(story.news()).toMatchObject([
      { to: { unitId: 'admin' }, notice: { text: 'Ini KTP •••••••••••••••• dan HP •••• •••• ••••' } },
    ]);
    expect(story.complaint().content.additions[0]?.text).toContain('6301021203890002');
  });

  it('nobody sees who is anonymous', () => {
    const story = tale('2026-11-11T09:12', { anonymous: true });
    expect(story.act(decideIdentityView, {}, admin)).toEqual({ ok: false, error: { code: 'anonymous' } });
    expect(story.history()).toHaveLength(1);
  });

  it('a reporter does not look up an identity, and sees only an own report', () => {
    const story = tale();
    expect(story.act(decideIdentityView, {})).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(maySee({ kind: 'reporter', personId: 'p-1' }, story.complaint(), taleAgency)).toBe(true);
    expect(maySee({ kind: 'reporter', personId: 'p-2' }, story.complaint(), taleAgency)).toBe(false);
    expect(maySee(rsud, story.complaint(), taleAgency)).toBe(false);
    expect(maySee({ kind: 'system', job: 'sweep' }, story.complaint(), taleAgency)).toBe(true);
  });
});

describe('an officer who leaves', () => {
  it('gives the complaint back to the queue, once', () => {
    const story = tale();
    story.does(admin, 'ambil');
    expect(story.act(decideRelease, { officerId: 'admin-1' }, admin).ok).toBe(true);
    expect(story.complaint().assigneeId).toBeNull();
    expect(story.act(decideRelease, { officerId: 'admin-1' }, admin)).toMatchObject({
      ok: false,
      error: { code: 'alreadyDone' },
    });
  });
});
