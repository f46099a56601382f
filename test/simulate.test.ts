import { describe, expect, it } from 'vitest';
import { simulateYear } from '../scripts/simulate/year.ts';

describe('a year of reports', () => {
  const year = simulateYear({ year: 2026, reports: 400, seed: 20_260_101 });

  it('has every deadline agree with a second, naive count from the events', () => {
    expect(year.disagreements).toEqual([]);
    expect(year.compared).toBeGreaterThan(1_000);
  });

  it('sees everything that time does', () => {
    for (const type of [
      'completionReminded',
      'archived',
      'monitored',
      'limitBreached',
      'lateAgain',
      'closed',
    ])
      expect(year.events.get(type), type).toBeGreaterThan(0);
  });

  it('sees the roads of every procedure: classes, copies, secrecy, telaah, hand-over, entries, national', () => {
    for (const type of [
      'classChanged',
      'copied',
      'secrecyRaised',
      'secrecyLowered',
      'draftOrdered',
      'draftApproved',
      'draftReturned',
      'handedOver',
      'returned',
      'sentToNational',
      'exported',
      'forwarded',
      'reopened',
      'marked',
      'claimed',
    ])
      expect(year.events.get(type), type).toBeGreaterThan(0);
    expect([...year.byProcedure.keys()]).toEqual(['bup', 'ttd', 'mjk', 'bkp', 'bup-tla']);
  });

  it('is the same again by the same seed', () => {
    const again = simulateYear({ year: 2026, reports: 400, seed: 20_260_101 });
    expect(again).toEqual(year);
  });
});
