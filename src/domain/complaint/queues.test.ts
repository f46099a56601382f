import { describe, expect, it } from 'vitest';
import { tale, taleCalendar, wita } from '../../../test/support/tale.ts';
import { compareInQueue, daysLeft, gistOf } from './queues.ts';

describe('a queue’s line', () => {
  it('shows the place, cut, and no phone number', () => {
    const place = (words: string) =>
      gistOf({ ...tale().complaint(), content: { ...tale().complaint().content, place: { words } } }).place;
    expect(place('rumah saya,\n hub. 081234567890')).toBe('rumah saya, hub. ••••••••••••');
    expect(place('x'.repeat(60))).toBe(`${'x'.repeat(39)}…`);
    expect(gistOf({ ...tale().complaint(), urgent: true })).toEqual({
      categoryId: 'jalan',
      place: 'Jl. A. Yani, Bati-Bati',
      urgent: true,
    });
  });

  it('counts the days that are left: a day’s end belongs to that day', () => {
    const due = wita('2026-11-17T00:00').toString();
    expect(daysLeft(due, wita('2026-11-11T09:00'), taleCalendar)).toBe(5);
    expect(daysLeft(due, wita('2026-11-16T23:59'), taleCalendar)).toBe(0);
    expect(daysLeft(due, wita('2026-11-17T00:00'), taleCalendar)).toBe(-1);
  });

  it('stands by its deadline, those without one last', () => {
    const rows = [
      { id: 'd', dueAt: null },
      { id: 'c', dueAt: '2026-11-16T16:00:00Z' },
      { id: 'b', dueAt: '2026-11-16T16:00:00Z' },
      { id: 'a', dueAt: '2026-11-20T16:00:00Z' },
      { id: 'e', dueAt: null },
    ];
    expect([...rows].sort(compareInQueue).map((row) => row.id)).toEqual(['b', 'c', 'a', 'd', 'e']);
    expect(compareInQueue({ id: 'a', dueAt: null }, { id: 'a', dueAt: null })).toBe(0);
  });
});
