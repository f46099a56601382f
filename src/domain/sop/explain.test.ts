import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sampleComplaint } from '../../../test/support/complaint.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { decreedYears } from '../calendar/holidays/index.ts';
import type { Explanation } from '../view.ts';
import { explain } from './deadlines.ts';
import { bup } from './profiles/bup.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+08:00`);
const iso = (text: string): string => local(text).toString();
const days = (explanation: Explanation | undefined): readonly string[] =>
  (explanation?.days ?? []).map(
    (day) =>
      `${day.day} ${'counted' in day ? day.counted : day.skipped}${'name' in day ? ` (${day.name})` : ''}`,
  );

describe('a deadline explains itself', () => {
  it('from the start, each day counted or skipped and why, to the article', () => {
    const [explanation] = explain(sampleComplaint(), bup, calendar, local('2026-11-12T09:00'));
    expect(days(explanation)).toEqual([
      '2026-11-11 start',
      '2026-11-12 1',
      '2026-11-13 2',
      '2026-11-14 weekend',
      '2026-11-15 weekend',
      '2026-11-16 3',
    ]);
    expect(explanation).toMatchObject({
      step: 'verification',
      source: 'BUP VI.B.1.b',
      span: { amount: 3, unit: 'workingDay' },
      startsAt: '2026-11-11T01:12:00Z',
      dueOn: '2026-11-16',
      late: false,
      paused: false,
      pauses: [],
    });
    expect(explanation?.note).toContain('Telaah');
    expect(explanation).not.toHaveProperty('provisional');
  });

  it('across Lebaran names each holiday and leave', () => {
    const complaint = sampleComplaint({
      status: 'awaitingReporter',
      receivedAt: iso('2026-03-09T09:00'),
      pauses: [{ from: iso('2026-03-10T10:00') }],
      completion: {
        requestedAt: iso('2026-03-10T10:00'),
        ask: 'Mohon foto',
        remindedDays: [],
        askedIn: 'awaitingVerification',
      },
    });
    const explained = explain(complaint, bup, calendar, local('2026-03-25T09:00'));
    const completion = explained.find(({ step }) => step === 'completion');
    expect(days(completion).filter((day) => / \d+$/.test(day))).toHaveLength(10);
    expect(days(completion).filter((day) => day.includes('('))).toEqual([
      '2026-03-18 jointLeave (Cuti bersama Nyepi)',
      '2026-03-19 national (Hari Suci Nyepi (Tahun Baru Saka 1948))',
      '2026-03-20 jointLeave (Cuti bersama Idul Fitri)',
      '2026-03-21 national (Idul Fitri 1447 Hijriah)',
      '2026-03-22 national (Idul Fitri 1447 Hijriah)',
      '2026-03-23 jointLeave (Cuti bersama Idul Fitri)',
      '2026-03-24 jointLeave (Cuti bersama Idul Fitri)',
    ]);
    expect(days(completion).at(-1)).toBe('2026-03-31 10');
    expect(completion?.pauses).toEqual([]);
  });

  it('with its pauses, also one that is still open', () => {
    const complaint = sampleComplaint({
      pauses: [{ from: iso('2026-11-12T15:00') }],
    });
    const [explanation] = explain(complaint, bup, calendar, local('2026-11-16T09:00'));
    expect(days(explanation)).toEqual([
      '2026-11-11 start',
      '2026-11-12 paused',
      '2026-11-13 paused',
      '2026-11-14 weekend',
      '2026-11-15 weekend',
      '2026-11-16 1',
      '2026-11-17 2',
      '2026-11-18 3',
    ]);
    expect(explanation).toMatchObject({ paused: true, pauses: [{ from: iso('2026-11-12T15:00') }] });
  });

  it('without the pauses of an earlier turn', () => {
    const complaint = sampleComplaint({
      returnedAt: iso('2026-11-18T09:00'),
      pauses: [{ from: iso('2026-11-12T15:00'), to: iso('2026-11-13T09:00') }],
    });
    expect(explain(complaint, bup, calendar, local('2026-11-18T09:00'))[0]?.pauses).toEqual([]);
  });

  it('as provisional where it enters a year without a list', () => {
    const complaint = sampleComplaint({ receivedAt: iso('2027-12-30T09:00') });
    const [explanation] = explain(complaint, bup, calendar, local('2028-02-01T09:00'));
    expect(explanation).toMatchObject({ provisional: true, late: false, dueOn: '2028-01-04' });
  });

  it('in office minutes as many as had passed by each day’s end', () => {
    const profile = {
      ...bup,
      limits: [
        {
          step: 'verification',
          startsAt: 'received',
          source: 'Uji',
          unit: 'officeMinute',
          atMost: 600,
        } as const,
      ],
    };
    const [explanation] = explain(sampleComplaint(), profile, calendar, local('2026-11-11T09:12'));
    expect(days(explanation)).toEqual(['2026-11-11 408', '2026-11-12 600']);
  });
});
