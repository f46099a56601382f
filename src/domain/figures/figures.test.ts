import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../calendar/calendar.ts';
import { decreedYears } from '../calendar/holidays/index.ts';
import { figuresOf, type Tally } from './figures.ts';
import { whole } from './period.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const march = whole('month', Temporal.PlainDate.from('2026-03-10'));
const tally = (changes: Partial<Tally>): Tally => ({
  receivedOn: '2026-03-10',
  respondedOn: null,
  answeredOn: null,
  status: 'accepted',
  categoryId: 'jalan',
  source: null,
  late: false,
  count: 1,
  ...changes,
});

describe('the figures of BUP VII.B.2', () => {
  it('tell what was received, is not yet responded, not yet settled, and how long it took [BUP VII.B.1-2]', () => {
    const figures = figuresOf(
      [
        tally({ count: 3, late: true }),
        tally({ respondedOn: '2026-03-12', count: 2 }),
        tally({ respondedOn: '2026-03-11', answeredOn: '2026-03-13', status: 'closed' }),
        tally({ status: 'archived', categoryId: null }),
        tally({ status: 'forwarded', categoryId: null }),
      ],
      march,
      calendar,
    );
    expect(figures).toMatchObject({
      received: 8,
      notYetResponded: 3,
      notYetSettled: 5,
      answered: 1,
      archived: 1,
      forwarded: 1,
      late: 3,
      // (2 × 2 + 1) / 3 and 3 / 1 working days.
      daysToResponse: 1.7,
      daysToAnswer: 3,
      categories: [
        { categoryId: 'jalan', received: 6 },
        { categoryId: null, received: 2 },
      ],
      others: 0,
    });
  });

  it('count no holiday: ten working days from 10 March 2026 end on the 31st', () => {
    const answered = tally({ respondedOn: '2026-03-31', answeredOn: '2026-03-31', status: 'answered' });
    expect(figuresOf([answered], march, calendar)).toMatchObject({ daysToResponse: 10, daysToAnswer: 10 });
  });

  it('say no average where nothing was said yet', () => {
    const figures = figuresOf([tally({})], march, calendar);
    expect(figures).not.toHaveProperty('daysToResponse');
    expect(figures).not.toHaveProperty('daysToAnswer');
  });

  it('show every day of the course, and of a year every month', () => {
    const tallies = [
      tally({ count: 2 }),
      tally({ receivedOn: '2026-03-31', answeredOn: '2026-04-01', status: 'closed' }),
    ];
    const { course } = figuresOf(tallies, march, calendar);
    expect(course).toHaveLength(31);
    expect(course[9]).toEqual({ on: '2026-03-10', received: 2, answered: 0 });
    // Answered after the month: counted, and on no day of it.
    expect(course.reduce((sum, { answered }) => sum + answered, 0)).toBe(0);
    const year = figuresOf(tallies, whole('year', Temporal.PlainDate.from('2026-01-01')), calendar);
    expect(year.course.map(({ received, answered }) => `${received}/${answered}`).join(' ')).toBe(
      '0/0 0/0 3/0 0/1 0/0 0/0 0/0 0/0 0/0 0/0 0/0 0/0',
    );
  });

  it('name ten categories and sum the rest', () => {
    const tallies = Array.from({ length: 13 }, (_, index) =>
      tally({ categoryId: `k${index}`, count: index + 1 }),
    );
    const { categories, others } = figuresOf(tallies, march, calendar);
    expect(categories[0]).toEqual({ categoryId: 'k12', received: 13 });
    expect(categories).toHaveLength(10);
    expect(others).toBe(1 + 2 + 3);
  });

  it('say how many officers entered, and from where, most first', () => {
    const { received, sources } = figuresOf(
      [
        tally({ source: 'counter' }),
        tally({ source: 'letter', count: 3 }),
        tally({ source: 'letter', status: 'closed' }),
        tally({ count: 9 }),
      ],
      march,
      calendar,
    );
    expect(received).toBe(14);
    expect(sources).toEqual([
      { source: 'letter', received: 4 },
      { source: 'counter', received: 1 },
    ]);
  });
});
