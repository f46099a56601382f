import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Broadcast,
  type BroadcastFigures,
  type BroadcastStep,
  broadcastStatuses,
  decideBroadcast,
  finishAt,
  isOver,
  namesArea,
  nightfall,
  remainingMs,
  stepsFrom,
} from './broadcast.ts';

/** Wednesday, 09.00 in Central Indonesia. */
const now = Temporal.Instant.from('2026-11-11T01:00:00Z');
const central = { offsetMs: 8 * 3_600_000 };
const author = { officerId: 'siti' };
const second = { officerId: 'budi' };
const draft: Broadcast = {
  id: 'b1',
  text: 'Air mati besok.',
  audience: { kind: 'everyone' },
  status: 'draft',
  createdBy: 'siti',
  createdAt: now.toString(),
  expiresAt: now.add({ hours: 24 }).toString(),
};
const figures = (changes: Partial<BroadcastFigures['channels'][number]> = {}): BroadcastFigures => ({
  channels: [{ channel: 'telegram', account: 'bot', waiting: 10, queued: 0, sent: 0, failed: 0, ...changes }],
  failures: [],
});
const facts = { now, figures: figures(), otherAdmins: 1 };
const decide = (
  step: BroadcastStep,
  by = author,
  { status = 'draft', ...changes }: Partial<Broadcast> = {},
  given: Partial<typeof facts> = {},
) => decideBroadcast({ ...draft, ...changes, status }, step, by, { ...facts, ...given });

describe('an announcement', () => {
  it('is proposed by who wrote it, and agreed to by another', () => {
    expect(decide('propose')).toMatchObject({ ok: true, value: { status: 'proposed' } });
    expect(decide('propose', second)).toEqual({ ok: false, error: 'notYours' });
    expect(decide('approve', author, { status: 'proposed' })).toEqual({ ok: false, error: 'own' });
    expect(decide('approve', second, { status: 'proposed' })).toMatchObject({
      ok: true,
      value: { status: 'running', approvedBy: 'budi' },
    });
  });

  it('is void a day after it was proposed', () => {
    const dayLater = now.add({ hours: 24, milliseconds: 1 });
    for (const [step, by, status] of [
      ['propose', author, 'draft'],
      ['approve', second, 'proposed'],
    ] as const)
      expect(decide(step, by, { status }, { now: dayLater })).toEqual({ ok: false, error: 'expired' });
  });

  it('needs recipients and a second admin', () => {
    expect(decide('propose', author, {}, { figures: figures({ waiting: 0 }) })).toEqual({
      ok: false,
      error: 'nobody',
    });
    expect(decide('propose', author, {}, { otherAdmins: 0 })).toEqual({ ok: false, error: 'noSecondAdmin' });
  });

  it('goes on for three days at most, nights and pauses included', () => {
    const approved = decide('approve', second, { status: 'proposed' });
    const sending = { ...draft, ...(approved.ok ? approved.value : {}) };
    expect(isOver(sending, now.add({ hours: 72 }))).toBe(false);
    expect(isOver(sending, now.add({ hours: 72, minutes: 1 }))).toBe(true);
  });

  it('goes again only to who did not get it and may', () => {
    const ended = (failures: BroadcastFigures['failures']) =>
      decide('resend', second, { status: 'done' }, { figures: { ...figures({ waiting: 0 }), failures } });
    expect(ended([{ error: 'gaveUp', count: 2 }])).toMatchObject({ ok: true, value: { status: 'running' } });
    expect(
      ended([
        { error: 'optedOut', count: 2 },
        { error: 'leftOut', count: 1 },
      ]),
    ).toEqual({ ok: false, error: 'nothingFailed' });
  });

  it('offers in every state what is possible there, and refuses the rest', () => {
    const all: readonly BroadcastStep[] = [
      'propose',
      'approve',
      'reject',
      'pause',
      'resume',
      'cancel',
      'resend',
    ];
    const offered = Object.fromEntries(broadcastStatuses.map((status) => [status, stepsFrom(status)]));
    expect(offered).toEqual({
      counting: ['cancel'],
      draft: ['propose', 'cancel'],
      proposed: ['approve', 'reject', 'cancel'],
      running: ['pause', 'cancel'],
      paused: ['resume', 'cancel'],
      done: ['resend'],
      cancelled: [],
    });
    for (const status of broadcastStatuses)
      for (const step of all)
        if (!stepsFrom(status).includes(step))
          expect(decide(step, second, { status })).toEqual({ ok: false, error: 'notNow' });
  });
});

describe('the time that sending takes', () => {
  it('is that of the slowest channel, for all send at once', () => {
    const two: BroadcastFigures = {
      channels: [
        { channel: 'telegram', account: 'bot', waiting: 90, queued: 10, sent: 0, failed: 0 },
        { channel: 'web', account: 'web', waiting: 1_000, queued: 0, sent: 0, failed: 0 },
      ],
      failures: [],
    };
    expect(remainingMs(two, (channel) => (channel === 'telegram' ? 50 : 0))).toBe(5_000);
  });

  it('leaves the nights out', () => {
    const hour = 3_600_000;
    const at = (hours: number) => finishAt(central, now, hours * hour).toString();
    expect(at(2)).toBe('2026-11-11T03:00:00Z');
    // From nine until eight in the evening are eleven hours; two are left for the morning, from seven on.
    expect(at(11)).toBe('2026-11-11T12:00:00Z');
    expect(at(13)).toBe('2026-11-12T01:00:00Z');
    expect(finishAt(central, Temporal.Instant.from('2026-11-11T14:00:00Z'), hour).toString()).toBe(
      '2026-11-12T00:00:00Z',
    );
  });

  it('ends for the day at eight in the evening, local time', () => {
    expect(nightfall(central, now).toString()).toBe('2026-11-11T12:00:00Z');
    expect(nightfall(central, Temporal.Instant.from('2026-11-11T12:00:00Z')).toString()).toBe(
      '2026-11-12T12:00:00Z',
    );
  });
});

describe('an area in words', () => {
  it.each([
    ['Depan pasar BATI-BATI, RT 3', 'Bati-Bati', true],
    ['Jl. A. Yani km 18', 'a yani', true],
    ['Batibati', 'Bati-Bati', false],
    ['Bati-Batinya', 'bati bati', false],
    ['di mana saja', ' - ', false],
  ])('"%s" names %s: %s', (place, area, names) => {
    expect(namesArea(place, area)).toBe(names);
  });
});
