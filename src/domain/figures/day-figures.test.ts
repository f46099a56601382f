import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { start, steps } from '../../../test/support/fates.ts';
import { begun, play } from '../../../test/support/playing.ts';
import { cast, type Tale, tale, taleCalendar } from '../../../test/support/tale.ts';
import { msOfInstant } from '../calendar/epoch-day.ts';
import { localDay } from '../calendar/local-time.ts';
import { endedStatuses } from '../complaint/complaint.ts';
import { type DayFigures, daybook } from './day-figures.ts';
import { figuresOf, type Tally } from './figures.ts';

const { admin, pupr } = cast;
const dayOf = (at: string): number => localDay(taleCalendar, msOfInstant(at));
const textOf = (at: string): string => new Date(dayOf(at) * 86_400_000).toISOString().slice(0, 10);

/** The figures of the day on which the story stands now. */
const today = (story: Tale): readonly DayFigures[] => {
  const book = daybook(dayOf(story.now().toString()), taleCalendar);
  book.add({ complaintId: 'c-1', events: story.history() });
  return book.figures();
};

/** What all days of these stories come to. */
function total(stories: readonly Tale[]): Omit<DayFigures, 'unitId' | 'categoryId'> {
  const days = new Set(stories.flatMap((story) => story.history().map(({ at }) => dayOf(at))));
  const sums: Record<string, number> = {};
  for (const day of days) {
    const book = daybook(day, taleCalendar);
    stories.forEach((story, nth) => {
      book.add({ complaintId: `c-${nth}`, events: story.history() });
    });
    for (const { unitId: _unit, categoryId: _category, ...counts } of book.figures())
      for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  }
  return sums as Omit<DayFigures, 'unitId' | 'categoryId'>;
}

const tallyOf = (story: Tale): Tally => {
  const { receivedAt, respondedAt, answeredAt, status, categoryId } = story.complaint();
  return {
    receivedOn: textOf(receivedAt),
    respondedOn: respondedAt === undefined ? null : textOf(respondedAt),
    answeredOn: answeredAt === undefined ? null : textOf(answeredAt),
    status,
    categoryId,
    source: null,
    late: false,
    count: 1,
  };
};

describe('the figures of a day', () => {
  it('tell what came, was handed on, responded and answered, of each unit, and what stands open', () => {
    const story = tale('2026-11-11T09:12');
    expect(today(story)).toMatchObject([
      { unitId: 'admin', categoryId: 'jalan', received: 1, arrived: 1, open: 1, notYetSettled: 1 },
    ]);
    story.at('2026-11-12T09:00').does(admin, 'disposisi pupr');
    expect(today(story)).toMatchObject([
      { unitId: 'admin', received: 0, arrived: 0, open: -1, notYetResponded: -1, notYetSettled: -1 },
      { unitId: 'u-pupr', received: 0, arrived: 1, open: 1, notYetResponded: 1, notYetSettled: 1 },
    ]);
    story.at('2026-11-16T09:00').does(pupr, 'jawab Sudah ditambal');
    expect(today(story)).toMatchObject([
      {
        unitId: 'u-pupr',
        responded: 1,
        answered: 1,
        // Thursday, Friday, Monday.
        daysToAnswer: 3,
        open: 0,
        notYetResponded: -1,
        notYetSettled: -1,
      },
    ]);
  });

  it('say nothing of a day on which nothing changed but who works on it', () => {
    const story = tale('2026-11-11T09:12');
    story.at('2026-11-12T09:00').does(admin, 'ambil');
    expect(today(story)).toEqual([]);
  });

  it('count a report that follows another with the other, until they part', () => {
    const story = tale('2026-11-11T09:12');
    const book = daybook(dayOf('2026-11-12T02:00:00Z'), taleCalendar);
    const actor = { kind: 'system', job: 'test' } as const;
    const merged = { type: 'merged', intoId: 'c-2', intoNumber: 'TLA-7KQ4-M2XR' } as const;
    const events = [...story.history(), { version: 2, at: '2026-11-12T02:00:00Z', actor, event: merged }];
    book.add({ complaintId: 'c-1', events });
    expect(book.figures()).toMatchObject([{ open: -1, notYetResponded: -1, notYetSettled: -1 }]);
  });

  it('of all days together are what the reports themselves say, whatever was done to them', () => {
    const period = { kind: 'year', from: '2026-01-01', to: '2026-12-31' } as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(start, steps), { minLength: 1, maxLength: 4 }), (lives) => {
        const stories = lives.map(([from, acts]) => {
          const story = begun(from);
          for (const act of acts) play(story, act);
          return story;
        });
        const days = total(stories);
        const all = figuresOf(stories.map(tallyOf), period, taleCalendar);
        // What follows another report stands with that one.
        const own = stories.filter((story) => story.complaint().status !== 'merged');
        const now = figuresOf(own.map(tallyOf), period, taleCalendar);
        expect(days.received).toBe(all.received);
        expect(days.notYetResponded).toBe(now.notYetResponded);
        expect(days.notYetSettled).toBe(now.notYetSettled);
        expect(days.answered - days.reopened).toBeGreaterThanOrEqual(now.answered);
        const open = own.filter((story) => !endedStatuses.includes(story.complaint().status));
        expect(days.open).toBe(open.length);
      }),
      { seed: 20_261_128, numRuns: 100 },
    );
  });
});
