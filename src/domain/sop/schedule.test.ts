import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sampleComplaint } from '../../../test/support/complaint.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { decreedYears } from '../calendar/holidays/index.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { moments, scheduleOf } from './deadlines.ts';
import { bup } from './profiles/bup.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+08:00`);
const iso = (text: string): string => local(text).toString();
const localText = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO('Asia/Makassar')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

const read = (complaint: Complaint, asOf: string): readonly string[] =>
  moments(complaint, bup, calendar, local(asOf)).map(
    (moment) =>
      `${moment.kind}${moment.kind === 'completionReminder' ? ` ${moment.day}` : ''} ${localText(moment.at)}`,
  );
const schedule = (complaint: Complaint, asOf: string) => scheduleOf(complaint, bup, calendar, local(asOf));

const asked = (remindedDays: readonly number[] = [], changes: Partial<Complaint> = {}): Complaint =>
  sampleComplaint({
    status: 'awaitingReporter',
    completion: {
      requestedAt: iso('2026-11-11T15:00'),
      ask: 'Mohon foto dari dekat',
      remindedDays,
      askedIn: 'awaitingVerification',
    },
    pauses: [{ from: iso('2026-11-11T15:00') }],
    ...changes,
  });

describe('what time decides', () => {
  it('is the breach of a review that nobody announced yet', () => {
    expect(read(sampleComplaint(), '2026-11-12T08:00')).toEqual(['breach 2026-11-17T00:00']);
    const announced = sampleComplaint({ breached: ['verification@2026-11-11T01:12:00Z'] });
    expect(read(announced, '2026-11-20T08:00')).toEqual(['lateAgain 2026-11-24T08:00']);
  });

  it('is the reminders by day, and the archiving when the tenth working day is over', () => {
    expect(read(asked(), '2026-11-11T15:00')).toEqual([
      'completionReminder 5 2026-11-18T09:00',
      'completionReminder 8 2026-11-23T09:00',
      'archive 2026-11-26T00:00',
    ]);
    expect(read(asked([5]), '2026-11-18T09:00')).toEqual([
      'completionReminder 8 2026-11-23T09:00',
      'archive 2026-11-26T00:00',
    ]);
    expect(read(asked([5, 8]), '2026-11-23T09:00')).toEqual(['archive 2026-11-26T00:00']);
  });

  it('is no reminder that a later one overtook', () => {
    expect(read(asked([8]), '2026-11-23T09:00')).toEqual(['archive 2026-11-26T00:00']);
  });

  it('is no reminder that could not arrive before the archiving', () => {
    expect(read(asked([5]), '2026-11-25T19:00')).toEqual([
      'completionReminder 8 2026-11-23T09:00',
      'archive 2026-11-26T00:00',
    ]);
    expect(read(asked([5]), '2026-11-25T21:00')).toEqual(['archive 2026-11-26T00:00']);
    expect(read(asked([5]), '2026-11-29T10:00')).toEqual(['archive 2026-11-26T00:00']);
  });

  it('is nothing while the reply waits for the officer, but the officer’s own limit', () => {
    const replied = asked([], {
      pauses: [{ from: iso('2026-11-11T15:00'), to: iso('2026-11-17T08:00') }],
      completion: {
        requestedAt: iso('2026-11-11T15:00'),
        repliedAt: iso('2026-11-17T08:00'),
        ask: 'Mohon foto',
        remindedDays: [],
        askedIn: 'awaitingVerification',
      },
    });
    expect(read(replied, '2026-12-20T08:00')).toEqual(['breach 2026-11-20T00:00']);
  });

  it('is a breach that happened before the reporter was asked, too', () => {
    const complaint = asked([5, 8], { receivedAt: iso('2026-11-02T09:00') });
    expect(read(complaint, '2026-11-11T15:00')).toEqual([
      'breach 2026-11-06T00:00',
      'archive 2026-11-26T00:00',
    ]);
  });

  it('is the closing after the answer', () => {
    const answered = sampleComplaint({ status: 'answered', answeredAt: iso('2026-11-18T09:00') });
    expect(read(answered, '2026-11-18T09:00')).toEqual([
      'answerReminder 2026-11-23T09:00',
      'answerReminder 2026-11-27T09:00',
      'close 2026-12-03T00:00',
    ]);
    const rated = { ...answered, rating: 'partly' as const };
    expect(read(rated, '2026-11-18T09:00')).toEqual(['close 2026-12-03T00:00']);
  });

  it('is nothing once a report has ended', () => {
    expect(read(sampleComplaint({ status: 'archived' }), '2026-12-31T09:00')).toEqual([]);
  });

  it('is nothing that rests on a guess about a year without a list', () => {
    const answered = sampleComplaint({ status: 'answered', answeredAt: iso('2027-12-24T09:00') });
    expect(read(answered, '2028-06-01T09:00')).toEqual([]);
    expect(schedule(answered, '2028-06-01T09:00').wakeAt).toBeNull();
  });
});

describe('what the row caches', () => {
  it('of a new report is the review, and the wake-up at its breach', () => {
    expect(schedule(sampleComplaint(), '2026-11-11T09:12')).toEqual({
      dueAt: '2026-11-16T16:00:00Z',
      dueStep: 'verification',
      wakeAt: '2026-11-16T16:00:00Z',
    });
  });

  it('of a late one whose breach was announced keeps its place in the queue and wakes once a week', () => {
    const announced = sampleComplaint({ breached: ['verification@2026-11-11T01:12:00Z'] });
    expect(schedule(announced, '2026-11-20T09:00')).toEqual({
      dueAt: '2026-11-16T16:00:00Z',
      dueStep: 'verification',
      wakeAt: '2026-11-24T00:00:00Z',
    });
  });

  it('of one that waits for the reporter has no deadline of the owner’s', () => {
    expect(schedule(asked(), '2026-11-11T15:00')).toEqual({
      dueAt: null,
      dueStep: null,
      wakeAt: '2026-11-18T01:00:00Z',
    });
  });

  it('of an answered one wakes for the reminder before the closing', () => {
    const answered = sampleComplaint({ status: 'answered', answeredAt: iso('2026-11-18T09:00') });
    expect(schedule(answered, '2026-11-18T09:00')).toEqual({
      dueAt: null,
      dueStep: null,
      wakeAt: '2026-11-23T01:00:00Z',
    });
  });

  it('of an ended one is nothing', () => {
    expect(schedule(sampleComplaint({ status: 'closed' }), '2026-12-31T09:00')).toEqual({
      dueAt: null,
      dueStep: null,
      wakeAt: null,
    });
  });
});
