import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacing } from './pacing.ts';

const telegram = { gapMs: 33.8, chatBurst: 3, chatGapMs: 1050 };

describe('the pace of an account', () => {
  it('lets the first message go at once and the next after the gap', () => {
    const pacing = createPacing(telegram);
    expect(pacing.accountWait(1000)).toBe(0);
    pacing.sent('a', 1000, false);
    expect(pacing.accountWait(1000)).toBeCloseTo(33.8);
    expect(pacing.accountWait(1034)).toBe(0);
  });

  it('makes good what a message was late by that waited for its turn', () => {
    const pacing = createPacing(telegram);
    pacing.sent('a', 0, false);
    // Woken a millisecond late: the next is counted from when this one was due.
    pacing.sent('b', 34.8, true);
    expect(pacing.accountWait(34.8)).toBeCloseTo(32.8);
    // Two turns late: the next may follow at once.
    pacing.sent('c', 140, true);
    expect(pacing.accountWait(140)).toBe(0);
  });

  it('never catches up on a pause, whether there was nothing to say or nothing worked', () => {
    const pacing = createPacing(telegram);
    pacing.sent('a', 0, false);
    pacing.sent('b', 60_000, false);
    expect(pacing.accountWait(60_000)).toBeCloseTo(33.8);
    const atOnce = (now: number) => {
      let sent = 0;
      for (; pacing.accountWait(now) === 0; sent++) pacing.sent(`chat ${sent}`, now, true);
      return sent;
    };
    expect(atOnce(120_000)).toBeLessThanOrEqual(4);
  });

  it('stays on its schedule, however late it is woken each time', () => {
    const pacing = createPacing(telegram);
    let sent = 0;
    for (let now = 0; now < 60_000; now += 7 + (sent % 40))
      while (pacing.accountWait(now) === 0) pacing.sent(`chat ${sent++}`, now, sent > 0);
    expect(sent).toBeGreaterThan((60_000 / telegram.gapMs) * 0.995);
  });

  it('never sends more than thirty in any second, whenever it is asked and whatever was late', () => {
    // Mostly on time, now and then late for its turn or after a pause: whole seconds must be full to be too full.
    const late = fc.record({ ms: fc.integer({ min: 0, max: 200 }), hadToWait: fc.boolean() });
    const onTime = fc.constant({ ms: 0, hadToWait: true });
    const turn = fc.oneof({ arbitrary: onTime, weight: 30 }, { arbitrary: late, weight: 1 });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 100, maxLength: 200 }), (turns) => {
        const pacing = createPacing(telegram);
        const sentAt: number[] = [];
        let now = 0;
        for (const { ms, hadToWait } of turns) {
          now += Math.max(ms, pacing.accountWait(now));
          pacing.sent(`chat ${sentAt.length}`, now, hadToWait);
          sentAt.push(now);
        }
        const busiest = Math.max(
          0,
          ...sentAt.map((start) => sentAt.filter((at) => at >= start && at < start + 1000).length),
        );
        expect(busiest).toBeLessThanOrEqual(30);
      }),
      { seed: 1 },
    );
  });

  it('holds the whole account when it was told to wait, and only lengthens the wait', () => {
    const pacing = createPacing(telegram);
    pacing.hold(0, 5_000);
    pacing.hold(0, 1_000);
    expect(pacing.accountWait(0)).toBe(5_000);
    expect(pacing.accountWait(5_000)).toBe(0);
  });

  it('does not wait at all where a channel has no pace', () => {
    const pacing = createPacing({ gapMs: 0, chatBurst: 1, chatGapMs: 0 });
    pacing.sent('a', 0, true);
    expect([pacing.accountWait(0), pacing.chatWait('a', 0)]).toEqual([0, 0]);
  });
});

describe('the pace of a chat', () => {
  it('allows a few at once, then one a second', () => {
    const pacing = createPacing(telegram);
    for (let sent = 0; sent < 3; sent++) {
      expect(pacing.chatWait('a', 0)).toBe(0);
      pacing.sent('a', 0, true);
    }
    expect(pacing.chatWait('a', 0)).toBe(1050);
    expect(pacing.chatWait('a', 1050)).toBe(0);
    pacing.sent('a', 1050, true);
    expect(pacing.chatWait('a', 1050)).toBe(1050);
  });

  it('is its own: one busy chat holds up no other', () => {
    const pacing = createPacing(telegram);
    for (let sent = 0; sent < 5; sent++) pacing.sent('a', 0, true);
    expect(pacing.chatWait('b', 0)).toBe(0);
  });

  it('gathers no more than the burst while a chat is silent', () => {
    const pacing = createPacing(telegram);
    pacing.sent('a', 0, true);
    for (let sent = 0; sent < 3; sent++) pacing.sent('a', 3_600_000, true);
    expect(pacing.chatWait('a', 3_600_000)).toBe(1050);
  });
});
