import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairSteps, start } from '../../../test/support/fates.ts';
import { begun, play } from '../../../test/support/playing.ts';
import { cast, type Tale, tale, taleCalendar } from '../../../test/support/tale.ts';
import { deadlines, nextDeadline } from '../sop/deadlines.ts';
import { bup } from '../sop/profiles/bup.ts';
import { type Complaint, endedStatuses } from './complaint.ts';
import type { Effect } from './decision.ts';
import { asFollowed } from './duplicates.ts';
import { replay } from './evolve.ts';
import { makeNumber } from './number.ts';
import { decideAddition, decideRating } from './reporter.ts';
import type { Submission } from './submit.ts';
import { decideSuccession } from './succession.ts';

const OWN = 'TLA-7KQ4-M2XR';
const MAIN = makeNumber('TLA', new Uint8Array([3, 1, 4, 1, 5, 9, 2]));
const UNKNOWN = makeNumber('TLA', new Uint8Array([2, 7, 1, 8, 2, 8, 1]));

/** A report, and the main one that says the same, half an hour older and from somebody else. */
function pair(changes: Partial<Submission> = {}, mains: Partial<Submission> = {}) {
  const main = tale('2026-11-11T08:42', { id: 'c-main', number: MAIN, reporterId: 'p-2', ...mains });
  const duplicate = tale('2026-11-11T09:12', changes).beside(main);
  return { main, duplicate };
}

function merged(...given: Parameters<typeof pair>) {
  const both = pair(...given);
  both.main.at(both.duplicate.now());
  expect(both.duplicate.does(cast.admin, `satukan ${MAIN}`).ok).toBe(true);
  return both;
}

const at = ({ main, duplicate }: ReturnType<typeof pair>, time: string) => {
  main.at(time);
  duplicate.at(time);
};

const refusal = (story: Tale, words = `satukan ${MAIN}`, by = cast.admin) => {
  const result = story.does(by, words);
  return result.ok ? undefined : result.error;
};

const toldTo = (story: Tale, news: readonly Effect[]) =>
  news.flatMap(({ to, notice }) =>
    to.kind === 'reporter' && to.personId === story.complaint().reporterId ? [notice] : [],
  );

/** The main one is handed down, and answered a day later. */
function answer(both: ReturnType<typeof pair>, words = 'Lubang sudah ditambal') {
  both.main.does(cast.admin, 'verifikasi');
  both.main.does(cast.admin, 'disposisi pupr');
  at(both, '2026-11-12T10:00');
  both.main.does(cast.pupr, `jawab ${words}`);
}

describe('a duplicate', () => {
  it('keeps its number and reporter, who hears of the main one’s next date and of nobody', () => {
    const { duplicate } = merged();
    expect(duplicate.complaint()).toMatchObject({
      status: 'merged',
      number: OWN,
      reporterId: 'p-1',
    });
    const [notice] = toldTo(duplicate, duplicate.news());
    expect(notice).toMatchObject({ kind: 'mergedForYou', until: '2026-11-16', span: { amount: 3 } });
    for (const theirs of ['p-2', 'c-main', MAIN]) expect(JSON.stringify(notice)).not.toContain(theirs);
  });

  it('has no clock and no work of its own: a command names the report where it is done', () => {
    const { duplicate } = merged();
    expect(deadlines(duplicate.complaint(), bup, taleCalendar)).toEqual([]);
    expect(refusal(duplicate, 'verifikasi')).toEqual({ code: 'isMerged', intoNumber: MAIN });
  });

  it('is told of each step and of the answer under its own number, without the main reporter’s data', () => {
    const both = merged();
    both.main.does(cast.admin, 'verifikasi');
    expect(toldTo(both.duplicate, both.main.news())).toMatchObject([{ kind: 'verified', number: OWN }]);
    both.main.does(cast.admin, 'disposisi pupr');
    expect(toldTo(both.duplicate, both.main.news())).toMatchObject([{ kind: 'handedDown' }]);
    both.main.does(cast.pupr, 'jawab Sudah ditambal, pelapor 0812 3456 7890 sudah dihubungi');
    const [told] = toldTo(both.duplicate, both.main.news());
    expect(told).toMatchObject({ kind: 'answer', number: OWN, mayReopen: true });
    expect(JSON.stringify(told)).not.toContain('3456');
    expect(JSON.stringify(toldTo(both.main, both.main.news()))).toContain('3456');
  });

  it('is asked nothing that its main one’s reporter is asked', () => {
    const both = merged();
    both.main.does(cast.admin, 'lengkapi Mohon foto lubangnya');
    expect(toldTo(both.duplicate, both.main.news())).toEqual([]);
    const shown = asFollowed(both.duplicate.complaint(), both.main.complaint());
    expect(shown).toMatchObject({ status: 'awaitingVerification', number: OWN });
    expect(shown.completion).toBeUndefined();
  });

  it('is promised no date that only the main one’s reporter has to keep', () => {
    const both = pair();
    both.main.does(cast.admin, 'lengkapi Mohon foto lubangnya');
    both.main.at(both.duplicate.now());
    both.duplicate.does(cast.admin, `satukan ${MAIN}`);
    expect(toldTo(both.duplicate, both.duplicate.news())).toEqual([
      expect.not.objectContaining({ until: expect.anything() }),
    ]);
  });

  it('gets what its reporter adds to whoever works on the main one', () => {
    const both = merged();
    both.main.does(cast.admin, 'verifikasi');
    both.main.does(cast.admin, 'disposisi pupr');
    both.duplicate.act(decideAddition, { text: 'Sebelah kiri jalan', attachments: [] });
    expect(both.duplicate.news()).toMatchObject([
      { to: { kind: 'unit', unitId: 'u-pupr' }, notice: { kind: 'informationAdded' } },
    ]);
  });

  it('is asked whether its own problem is solved when the main one closes', () => {
    const both = merged();
    answer(both);
    both.main.act(decideRating, { rating: 'solved', reason: '' });
    expect(toldTo(both.duplicate, both.main.news())).toMatchObject([{ kind: 'closedTogether' }]);
    both.duplicate.act(decideRating, { rating: 'partly', reason: '' });
    expect(both.duplicate.complaint()).toMatchObject({ status: 'merged', rating: 'partly' });
  });

  it('goes its own way, reopened, when its reporter is not helped by the answer, whatever the other one said', () => {
    const both = merged();
    answer(both);
    both.main.act(decideRating, { rating: 'solved', reason: '' });
    at(both, '2026-11-13T09:00');
    both.duplicate.act(decideRating, { rating: 'unsolved', reason: 'Di RT 3 masih berlubang' });
    expect(both.duplicate.complaint()).toMatchObject({ status: 'awaitingVerification', reopenedCount: 1 });
    expect(nextDeadline(both.duplicate.complaint(), bup, taleCalendar)?.dueOn.toString()).toBe('2026-11-18');
    expect(both.main.complaint()).toMatchObject({ status: 'closed', duplicates: [] });
  });

  it('has no word on an answer that is not there yet', () => {
    const { duplicate } = merged();
    expect(duplicate.act(decideRating, { rating: 'unsolved', reason: 'lama' })).toMatchObject({
      ok: false,
      error: { code: 'wrongStatus' },
    });
  });
});

describe('pisah', () => {
  it('gives it back as it was, with the clock as it would have been', () => {
    const both = pair();
    both.main.at(both.duplicate.now());
    both.duplicate.does(cast.admin, 'verifikasi');
    const before = both.duplicate.complaint();
    both.duplicate.does(cast.admin, `satukan ${MAIN}`);
    at(both, '2026-11-17T08:00');
    both.duplicate.does(cast.admin, 'pisah');
    const { version: _version, ...after } = both.duplicate.complaint();
    expect({ ...before, ...after, version: before.version }).toEqual({
      ...before,
      duplicates: undefined,
      mergedInto: undefined,
    });
    expect(nextDeadline(both.duplicate.complaint(), bup, taleCalendar)?.dueOn.toString()).toBe('2026-11-16');
    expect(both.duplicate.news()).toMatchObject([
      { to: { kind: 'reporter' }, notice: { kind: 'separatedForYou', until: '2026-11-16' } },
      { to: { kind: 'unit', unitId: 'admin' }, notice: { kind: 'separatedInQueue' } },
    ]);
    expect(both.duplicate.sweep().events).toMatchObject([{ type: 'limitBreached' }]);
  });

  it('happens by itself when the main one is archived: what one reporter did not supply takes no other one’s answer', () => {
    const both = merged();
    both.main.does(cast.admin, 'lengkapi Mohon foto lubangnya');
    at(both, '2026-11-30T09:00');
    both.main.sweep();
    expect(both.main.complaint().status).toBe('archived');
    expect(both.duplicate.complaint().status).toBe('awaitingVerification');
  });

  it('happens by itself when the main one becomes confidential', () => {
    const both = merged();
    both.main.does(cast.admin, 'rahasia menyangkut anak');
    expect(both.duplicate.complaint().status).toBe('awaitingVerification');
  });

  it('is for duplicates only', () => {
    const { duplicate } = pair();
    expect(refusal(duplicate, 'pisah')).toMatchObject({ code: 'wrongStatus' });
  });
});

describe('a closed unit', () => {
  it('leaves a duplicate to whoever has its work, without a word before it is parted', () => {
    const both = pair();
    both.main.at(both.duplicate.now());
    both.duplicate.does(cast.admin, 'verifikasi');
    both.duplicate.does(cast.admin, 'disposisi rsud');
    both.duplicate.does(cast.admin, `satukan ${MAIN}`);
    both.duplicate.act(decideSuccession, 'admin', { kind: 'system', job: 'agency' });
    expect(both.duplicate.complaint()).toMatchObject({ status: 'merged', ownerUnitId: 'admin' });
    expect(both.duplicate.news()).toEqual([]);
    both.duplicate.does(cast.admin, 'pisah');
    expect(both.duplicate.complaint()).toMatchObject({
      status: 'awaitingVerification',
      ownerUnitId: 'admin',
    });
  });
});

describe('two reports are not handled as one', () => {
  const why = (...given: Parameters<typeof pair>) => refusal(pair(...given).duplicate);
  it.each<[string, Partial<Submission>, Partial<Submission>]>([
    ['confidential', { confidential: true }, {}],
    ['confidential', {}, { confidential: true }],
    ['accused', { accusedUnitIds: ['u-pupr'] }, {}],
    ['accused', {}, { accusedUnitIds: ['u-rsud'] }],
    ['urgent', { content: dangerous() }, {}],
  ])('where it would be wrong: %s', (obstacle, changes, mains) => {
    expect(why(changes, mains)).toEqual({ code: 'cannotMerge', why: obstacle });
  });

  it('unless one person sent both', () => {
    expect(why({ confidential: true, reporterId: 'p-2' })).toBeUndefined();
  });

  it('when the main one is unknown, itself, a duplicate, answered, ended or another unit’s', () => {
    expect(refusal(pair().duplicate, `satukan ${UNKNOWN}`)).toMatchObject({ why: 'unknown' });
    const alone = tale();
    expect(refusal(alone.beside(alone), `satukan ${OWN}`)).toMatchObject({ code: 'cannotMerge' });
    const both = merged();
    expect(refusal(both.main, `satukan ${OWN}`)).toMatchObject({ why: 'isDuplicate' });
    const other = pair();
    answer(other);
    expect(refusal(other.duplicate)).toMatchObject({ why: 'answered' });
    other.main.act(decideRating, { rating: 'solved', reason: '' });
    expect(refusal(other.duplicate)).toMatchObject({ why: 'ended' });
    const elsewhere = pair();
    elsewhere.duplicate.does(cast.admin, 'verifikasi');
    elsewhere.duplicate.does(cast.admin, 'disposisi rsud');
    expect(refusal(elsewhere.duplicate, `satukan ${MAIN}`, cast.rsud)).toMatchObject({ why: 'notYours' });
  });

  it('when others follow it, or its reporter said once that it was not solved', () => {
    const both = merged();
    expect(refusal(both.main, `satukan ${OWN}`)).toMatchObject({ code: 'cannotMerge' });
    const reopened = pair();
    reopened.duplicate.does(cast.admin, 'verifikasi');
    reopened.duplicate.does(cast.admin, 'disposisi pupr');
    reopened.duplicate.does(cast.pupr, 'jawab Sudah');
    reopened.duplicate.act(decideRating, { rating: 'unsolved', reason: 'belum' });
    expect(refusal(reopened.duplicate)).toMatchObject({ why: 'reopened' });
  });
});

describe('whatever befalls two reports of one problem', () => {
  it('they know each other or do not, one of them has the work, and neither reporter learns of the other', () => {
    fc.assert(
      fc.property(start, pairSteps, (from, all) => {
        const story = begun(from);
        const other = story.other() as Tale;
        for (const one of all) {
          play(story, one);
          for (const [duplicate, main] of [
            [story, other],
            [other, story],
          ] as const) {
            agree(duplicate.complaint(), main.complaint());
            keptApart(duplicate, main);
          }
        }
        for (const one of [story, other])
          expect(replay(one.history(), one.complaint().id)).toEqual(one.complaint());
      }),
      { seed: 20_260_311, numRuns: 300 },
    );
  });
});

function agree(one: Complaint, another: Complaint): void {
  const follows = one.mergedInto?.complaintId === another.id;
  expect(follows).toBe((another.duplicates ?? []).some(({ complaintId }) => complaintId === one.id));
  expect(follows).toBe(one.status === 'merged');
  if (!follows) return;
  // The main one is worked on, or ended by an answer or by who has authority.
  expect(another.status).not.toBe('merged');
  expect(another.status).not.toBe('archived');
  const hasDeadline = deadlines(another, bup, taleCalendar).length > 0;
  expect(hasDeadline || endedStatuses.includes(another.status)).toBe(true);
}

/** What is told to each reporter names neither the other one nor their report. */
function keptApart(one: Tale, another: Tale): void {
  const { reporterId, number, id } = another.complaint();
  for (const notice of [...toldTo(one, one.news()), ...toldTo(one, another.news())])
    for (const theirs of [`"${reporterId}"`, number, `"${id}"`])
      expect(JSON.stringify(notice)).not.toContain(theirs);
}

function dangerous(): Submission['content'] {
  return {
    description: 'Ada kebakaran di Pasar Pelaihari',
    place: { words: 'Pasar Pelaihari' },
    occurred: { words: 'barusan' },
    attachments: [],
  };
}
