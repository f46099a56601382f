import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale } from '../../../test/support/tale.ts';
import type { Submission } from './submit.ts';
import {
  decideSupport,
  decideWithdrawal,
  isPublic,
  MOST_SUPPORTERS,
  metersBetween,
  summaryOf,
} from './support.ts';

const system = { kind: 'system', job: 'support' } as const;

function verified(changes: Partial<Submission> = {}): Tale {
  const story = tale('2026-11-11T09:12', changes);
  story.does(cast.admin, 'verifikasi');
  return story;
}

function joined(changes: Partial<Submission> = {}): Tale {
  const story = verified(changes);
  const decided = decideSupport(story.complaint(), false);
  if (!decided.ok) throw new Error(decided.error);
  story.happens(decided.value, system);
  return story;
}

const told = (story: Tale) =>
  story.news().flatMap(({ to, notice }) => (to.kind === 'supporters' ? [notice] : []));

describe('a report that others may be shown', () => {
  it('was verified by an officer, who decides whether secrecy is needed, and has no answer yet [BUP VI.B.1.a.5]', () => {
    const story = tale();
    expect(isPublic(story.complaint())).toBe(false);
    for (const words of ['verifikasi', 'disposisi pupr']) {
      story.does(cast.admin, words);
      expect(isPublic(story.complaint())).toBe(true);
    }
    story.does(cast.pupr, 'terima');
    expect(isPublic(story.complaint())).toBe(true);
    story.does(cast.pupr, 'jawab Sudah ditambal');
    expect(isPublic(story.complaint())).toBe(false);
  });

  it.each<[string, (story: Tale) => void]>([
    ['confidential', (story) => story.does(cast.admin, 'rahasia menyangkut anak')],
    ['anonymous by need', (story) => story.does(cast.admin, 'anonim pelapor terancam')],
    ['a violation', (story) => story.does(cast.admin, 'tandai pelanggaran')],
    ['asked to be completed', (story) => story.does(cast.admin, 'lengkapi Mohon foto')],
  ])('is not %s', (_what, happens) => {
    const story = verified();
    happens(story);
    expect(isPublic(story.complaint())).toBe(false);
  });

  it('accuses nobody', () => {
    expect(isPublic(verified({ accusedUnitIds: ['u-pupr'] }).complaint())).toBe(false);
  });

  it('shows its place and words shortened, without numbers of people, and without words that name somebody', () => {
    const content = {
      description: `Lampu jalan mati, hubungi 0812 3456 7890. ${'Gelap sekali. '.repeat(40)}`,
      place: { words: 'Jl. Merdeka 5' },
      occurred: { words: 'kemarin' },
      attachments: [],
    };
    const shown = summaryOf(verified({ content }).complaint());
    expect(shown).toMatchObject({ place: 'Jl. Merdeka 5', supporters: 0, status: 'verified' });
    expect(shown.told).not.toContain('3456');
    expect(shown.told.length).toBeLessThanOrEqual(300);
    expect(JSON.stringify(shown)).not.toContain('p-1');
    const named = { ...content, description: 'Pak Budi minta pungli di loket' };
    expect(summaryOf(verified({ content: named }).complaint()).told).toBe('');
  });
});

describe('whoever joined', () => {
  it('is counted and named nowhere', () => {
    const story = joined();
    expect(story.complaint().supporters).toBe(1);
    expect(story.history().at(-1)).toMatchObject({ actor: system, event: { type: 'supported' } });
    story.happens(decideWithdrawal(), system);
    expect(story.complaint().supporters).toBe(0);
  });

  it('does not join an own report, one that goes on no more, or one that too many joined', () => {
    const story = verified();
    expect(decideSupport(story.complaint(), true)).toEqual({ ok: false, error: 'own' });
    const full = { ...story.complaint(), supporters: MOST_SUPPORTERS };
    expect(decideSupport(full, false)).toEqual({ ok: false, error: 'full' });
    story.does(cast.admin, 'rahasia menyangkut anak');
    expect(decideSupport(story.complaint(), false)).toEqual({ ok: false, error: 'ended' });
  });

  it('is told where it is, the answer without numbers of people, and that it is closed, with no rating asked', () => {
    const story = joined();
    story.does(cast.admin, 'disposisi pupr');
    expect(told(story)).toMatchObject([{ step: 'handedDown', unitName: 'Dinas PUPR' }]);
    story.does(cast.pupr, 'terima');
    expect(told(story)).toMatchObject([{ step: 'accepted' }]);
    story.does(cast.pupr, 'catatan menunggu aspal');
    expect(told(story)).toEqual([]);
    story.does(cast.pupr, 'jawab Sudah ditambal, tanya 0812 3456 7890');
    expect(told(story)).toMatchObject([{ step: 'answered', text: 'Sudah ditambal, tanya •••• •••• ••••' }]);
    story.at('2026-12-10T09:00');
    story.sweep();
    expect(told(story)).toMatchObject([{ step: 'closed' }]);
  });

  it('hears once that it became confidential, and then nothing', () => {
    const story = joined();
    story.does(cast.admin, 'rahasia menyangkut anak');
    expect(told(story)).toMatchObject([{ step: 'ended' }]);
    story.does(cast.admin, 'disposisi pupr');
    expect(told(story)).toEqual([]);
  });

  it('hears of the report that theirs follows as a duplicate, under the number that they joined', () => {
    const duplicate = joined({ id: 'c-2', reporterId: 'p-2', number: 'TLA-2222-2222' });
    const main = verified().beside(duplicate);
    duplicate.does(cast.admin, `satukan ${main.complaint().number}`);
    main.does(cast.admin, 'disposisi pupr');
    expect(main.news()).toContainEqual({
      to: { kind: 'supporters', complaintId: 'c-2' },
      notice: expect.objectContaining({ number: 'TLA-2222-2222', step: 'handedDown' }),
    });
  });
});

it('measures distances on the ground', () => {
  const here = { latitude: -3.8, longitude: 114.76 };
  expect(metersBetween(here, here)).toBe(0);
  expect(metersBetween(here, { ...here, latitude: -3.801 })).toBeCloseTo(111, 0);
  expect(metersBetween(here, { ...here, longitude: 114.761 })).toBeCloseTo(111, 0);
});
