import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sampleComplaint } from '../../../test/support/complaint.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { decreedYears } from '../calendar/holidays/index.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { deadlines, isLate, nextDeadline, toDueDate } from './deadlines.ts';
import type { Profile } from './profile.ts';
import { bup } from './profiles/bup.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+08:00`);
const iso = (text: string): string => local(text).toString();

/** Each deadline as `step until day`, with `paused` where its clock stands still. */
const read = (complaint: Complaint, asOf?: Temporal.Instant, profile: Profile = bup): readonly string[] =>
  deadlines(complaint, profile, calendar, asOf).map(
    ({ step, dueOn, pausedNow }) => `${step} until ${dueOn.toString()}${pausedNow ? ', paused' : ''}`,
  );

const asked = (changes: Partial<Complaint> = {}): Complaint =>
  sampleComplaint({
    status: 'awaitingReporter',
    completion: {
      requestedAt: iso('2026-11-11T15:00'),
      ask: 'Mohon foto dari dekat',
      remindedDays: [],
      askedIn: 'awaitingVerification',
    },
    pauses: [{ from: iso('2026-11-11T15:00') }],
    ...changes,
  });

describe('the limit that runs', () => {
  it('for a new report is three working days of review [BUP VI.B.1.b]', () => {
    expect(read(sampleComplaint())).toEqual(['verification until 2026-11-16']);
    expect(read(sampleComplaint({ status: 'verified', verifiedAt: iso('2026-11-12T09:00') }))).toEqual([
      'verification until 2026-11-16',
    ]);
  });

  it('begins anew when a report comes back', () => {
    const returned = sampleComplaint({ returnedAt: iso('2026-11-20T16:30') });
    expect(read(returned)).toEqual(['verification until 2026-11-25']);
  });

  it.each([
    ['information', '2026-11-27'],
    ['noInspection', '2026-12-10'],
    ['inspection', '2027-02-19'],
  ] as const)('for %s is settlement from the disposition (BUP VI.C)', (settlementClass, due) => {
    const disposedAt = iso('2026-11-20T10:00');
    for (const status of ['disposed', 'accepted'] as const)
      expect(read(sampleComplaint({ status, settlementClass, disposedAt }))).toEqual([
        `settlement until ${due}`,
      ]);
  });

  it('for an asked reporter is ten working days, while the review stands still', () => {
    expect(read(asked(), local('2026-11-12T12:00'))).toEqual([
      'completion until 2026-11-25',
      'verification until 2026-11-16, paused',
    ]);
    expect(nextDeadline(asked(), bup, calendar)?.step).toBe('completion');
  });

  it('skips Lebaran 2026: asked on 10 March, archived after 31 March [BUP VI.B.1.a.11]', () => {
    const complaint = asked({
      completion: {
        requestedAt: iso('2026-03-10T11:00'),
        ask: 'Mohon nama jalan',
        remindedDays: [],
        askedIn: 'awaitingVerification',
      },
    });
    const [completion] = deadlines(complaint, bup, calendar);
    expect(completion?.dueOn.toString()).toBe('2026-03-31');
    expect(completion?.dueAt.equals(local('2026-04-01T00:00'))).toBe(true);
    expect(completion?.limit.source).toBe('BUP VI.B.1.a.11');
  });

  it('while a reply waits for the officer is the review again, and nothing archives', () => {
    const replied = asked({
      pauses: [{ from: iso('2026-11-11T15:00'), to: iso('2026-11-17T08:00') }],
      completion: {
        requestedAt: iso('2026-11-11T15:00'),
        repliedAt: iso('2026-11-17T08:00'),
        ask: 'Mohon foto dari dekat',
        remindedDays: [],
        askedIn: 'awaitingVerification',
      },
    });
    expect(read(replied)).toEqual(['verification until 2026-11-19']);
  });

  it('is the liaison’s own when the liaison asked', () => {
    const complaint = asked({
      disposedAt: iso('2026-11-11T10:00'),
      completion: {
        requestedAt: iso('2026-11-11T15:00'),
        ask: 'Mohon nama RT',
        remindedDays: [],
        askedIn: 'accepted',
      },
    });
    expect(read(complaint, local('2026-11-11T16:00'))).toEqual([
      'completion until 2026-11-25',
      'settlement until 2026-12-01, paused',
    ]);
  });

  it('after the answer is the closing [BKP 11]', () => {
    expect(read(sampleComplaint({ status: 'answered', answeredAt: iso('2026-11-18T09:00') }))).toEqual([
      'closing until 2026-12-02',
    ]);
  });

  it('is none once the report has ended', () => {
    for (const status of ['closed', 'archived', 'forwarded'] as const)
      expect(read(sampleComplaint({ status, answeredAt: iso('2026-11-18T09:00') }))).toEqual([]);
  });

  it('counts from the first working day for what arrives on a Saturday night', () => {
    expect(read(sampleComplaint({ receivedAt: iso('2026-11-14T23:59') }))).toEqual([
      'verification until 2026-11-18',
    ]);
    expect(read(sampleComplaint({ receivedAt: iso('2026-11-15T00:00') }))).toEqual([
      'verification until 2026-11-18',
    ]);
  });
});

describe('a pause', () => {
  const pausedFor = (from: string, to?: string): Complaint =>
    sampleComplaint({ pauses: [{ from: iso(from), ...(to && { to: iso(to) }) }] });

  it('within one day costs nothing', () => {
    expect(read(pausedFor('2026-11-12T08:00', '2026-11-12T23:59'))).toEqual([
      'verification until 2026-11-16',
    ]);
  });

  it('over midnight costs the day whose end it covers', () => {
    expect(read(pausedFor('2026-11-12T15:00', '2026-11-13T09:00'))).toEqual([
      'verification until 2026-11-17',
    ]);
    expect(read(pausedFor('2026-11-12T15:00', '2026-11-13T00:00'))).toEqual([
      'verification until 2026-11-17',
    ]);
  });

  it('over a weekend costs nothing but Friday', () => {
    expect(read(pausedFor('2026-11-13T15:00', '2026-11-16T09:00'))).toEqual([
      'verification until 2026-11-17',
    ]);
  });

  it('that is open pushes the day on as time goes by', () => {
    const complaint = pausedFor('2026-11-12T15:00');
    expect(read(complaint, local('2026-11-12T16:00'))).toEqual(['verification until 2026-11-16, paused']);
    expect(read(complaint, local('2026-11-20T16:00'))).toEqual(['verification until 2026-11-24, paused']);
    expect(read(complaint)).toEqual(['verification until 2026-11-16, paused']);
  });

  it('cannot heal what was late before it', () => {
    const complaint = pausedFor('2026-11-18T15:00');
    expect(read(complaint, local('2026-12-20T16:00'))).toEqual(['verification until 2026-11-16, paused']);
  });
});

describe('late', () => {
  const [deadline] = deadlines(sampleComplaint(), bup, calendar);
  if (!deadline) throw new Error('A new report has a deadline');

  it('begins when the last day is over, not before', () => {
    expect(isLate(deadline, local('2026-11-16T23:59:59.999'))).toBe(false);
    expect(isLate(deadline, local('2026-11-17T00:00'))).toBe(true);
  });

  it('is told with the day, the count and the article', () => {
    expect(toDueDate(deadline, local('2026-11-12T09:00'))).toEqual({
      step: 'verification',
      on: '2026-11-16',
      span: { amount: 3, unit: 'workingDay' },
      late: false,
      source: 'BUP VI.B.1.b',
    });
  });

  it('is remembered by a key that survives how the database writes an instant', () => {
    const [same] = deadlines(sampleComplaint({ receivedAt: '2026-11-11T01:12:00.000Z' }), bup, calendar);
    expect(deadline.key).toBe('verification@2026-11-11T01:12:00Z');
    expect(same?.key).toBe(deadline.key);
  });
});

describe('beyond the last holiday list', () => {
  const late2027 = sampleComplaint({
    status: 'disposed',
    settlementClass: 'inspection',
    disposedAt: iso('2027-10-15T10:00'),
  });

  it('a deadline is provisional, is said to be so, and is never late', () => {
    const [deadline] = deadlines(late2027, bup, calendar);
    expect(deadline?.dueOn.toString()).toBe('2028-01-10');
    expect(deadline?.provisional).toBe(true);
    if (deadline)
      expect(toDueDate(deadline, local('2028-03-01T00:00'))).toMatchObject({
        provisional: true,
        late: false,
      });
  });

  it('complaints are still taken', () => {
    const [deadline] = deadlines(sampleComplaint({ receivedAt: iso('2029-05-02T10:00') }), bup, calendar);
    expect(deadline?.dueOn.toString()).toBe('2029-05-07');
    expect(deadline?.provisional).toBe(true);
  });

  it('one that ends on the last listed day is certain', () => {
    const [deadline] = deadlines(sampleComplaint({ receivedAt: iso('2027-12-28T10:00') }), bup, calendar);
    expect(deadline?.dueOn.toString()).toBe('2027-12-31');
    expect(deadline?.provisional).toBe(false);
  });
});

describe('other units', () => {
  const withVerification = (unit: Profile['limits'][number]['unit'], atMost: number): Profile => ({
    ...bup,
    limits: [{ step: 'verification', startsAt: 'received', source: 'Uji', unit, atMost }],
  });
  const dueAt = (complaint: Complaint, profile: Profile): string | undefined =>
    deadlines(complaint, profile, calendar)[0]
      ?.dueAt.toZonedDateTimeISO('Asia/Makassar')
      .toPlainDateTime()
      .toString();

  it('calendar days count weekends and holidays', () => {
    expect(dueAt(sampleComplaint(), withVerification('calendarDay', 5))).toBe('2026-11-17T00:00:00');
  });

  it('calendar days need no holiday list', () => {
    const complaint = sampleComplaint({ receivedAt: iso('2029-05-02T10:00') });
    expect(deadlines(complaint, withVerification('calendarDay', 5), calendar)[0]?.provisional).toBe(false);
  });

  it('office minutes pass in office hours only', () => {
    const hour = withVerification('officeMinute', 60);
    expect(dueAt(sampleComplaint(), hour)).toBe('2026-11-11T10:12:00');
    expect(dueAt(sampleComplaint({ receivedAt: iso('2026-11-11T15:30') }), hour)).toBe('2026-11-12T08:30:00');
    expect(dueAt(sampleComplaint({ receivedAt: iso('2026-11-13T15:30') }), hour)).toBe('2026-11-16T08:30:00');
    expect(dueAt(sampleComplaint({ receivedAt: iso('2026-11-13T03:00') }), hour)).toBe('2026-11-13T09:00:00');
    const shortDay = { ...hour, officeHours: { from: '07:30', until: '11:00' } };
    expect(dueAt(sampleComplaint({ receivedAt: iso('2026-11-13T10:30') }), shortDay)).toBe(
      '2026-11-16T08:00:00',
    );
  });

  it('office minutes stand still while the reporter is asked', () => {
    const pauses = [{ from: iso('2026-11-11T09:30'), to: iso('2026-11-11T14:00') }];
    expect(dueAt(sampleComplaint({ pauses }), withVerification('officeMinute', 60))).toBe(
      '2026-11-11T14:42:00',
    );
  });

  it('a first response is due until it is given', () => {
    const profile: Profile = {
      ...bup,
      limits: [
        ...bup.limits,
        { step: 'firstResponse', startsAt: 'disposed', source: 'TTD 3', unit: 'workingDay', atMost: 10 },
      ],
    };
    const disposed = sampleComplaint({ status: 'disposed', disposedAt: iso('2026-11-11T10:00') });
    expect(read(disposed, undefined, profile)).toEqual([
      'firstResponse until 2026-11-25',
      'settlement until 2026-12-01',
    ]);
    expect(read({ ...disposed, respondedAt: iso('2026-11-12T10:00') }, undefined, profile)).toEqual([
      'settlement until 2026-12-01',
    ]);
  });
});
