import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { incidentOf } from './whatsapp-incident.ts';
import type { WhatsAppLinkState } from './whatsapp-link.ts';

const at = (minute: number) => `2026-11-11T01:${String(minute).padStart(2, '0')}:00Z`;
const now = (minute: number) => Temporal.Instant.from(at(minute));
const line = (changes: Partial<WhatsAppLinkState>): WhatsAppLinkState => ({
  phase: 'open',
  since: at(0),
  owner: 'one',
  ...changes,
});

describe('what admins hear of the line to WhatsApp', () => {
  it('nothing while it is there, or was never paired, or is away for a moment', () => {
    expect(incidentOf(line({}), undefined, now(9))).toBeUndefined();
    expect(incidentOf(line({ phase: 'unpaired' }), undefined, now(59))).toBeUndefined();
    expect(incidentOf(line({ phase: 'down', downSince: at(1) }), undefined, now(5))).toBeUndefined();
  });

  it('that it has been down for five minutes, once, and that it is back', () => {
    const down = line({ phase: 'connecting', since: at(5), downSince: at(1) });
    const told = incidentOf(down, undefined, now(6));
    expect(told).toEqual({ what: 'down', since: at(1) });
    expect(incidentOf(down, told, now(30))).toBeUndefined();
    const back = incidentOf(line({ since: at(31) }), told, now(31));
    expect(back).toEqual({ what: 'back', since: at(31) });
    expect(incidentOf(line({ since: at(31) }), back, now(40))).toBeUndefined();
    const again = line({ phase: 'down', downSince: at(41) });
    expect(incidentOf(again, back, now(46))).toEqual({ what: 'down', since: at(41) });
  });

  it.each(['loggedOut', 'banned', 'versionRefused', 'replaced'] as const)(
    'at once that it stopped: %s',
    (stop) => {
      const stopped = line({ phase: 'stopped', stop, since: at(2) });
      const told = incidentOf(stopped, undefined, now(2));
      expect(told).toEqual({ what: stop, since: at(2) });
      expect(incidentOf(stopped, told, now(59))).toBeUndefined();
      expect(incidentOf(line({ since: at(3) }), told, now(3))?.what).toBe('back');
    },
  );

  it('that WhatsApp restricts it, once for each restriction', () => {
    const restricted = line({ restrictedUntil: at(50) });
    const told = incidentOf(restricted, undefined, now(2));
    expect(told).toEqual({ what: 'restricted', since: at(50) });
    expect(incidentOf(restricted, told, now(3))).toBeUndefined();
    expect(incidentOf(line({}), told, now(51))).toBeUndefined();
  });
});
