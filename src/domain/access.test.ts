import { describe, expect, it } from 'vitest';
import { sampleComplaint } from '../../test/support/complaint.ts';
import { taleAgency } from '../../test/support/tale.ts';
import { demoAgency } from '../demo-agency.ts';
import { isInCharge, maySee, type OfficerActor, unitIdsFor } from './access.ts';
import { commands } from './complaint/commands/index.ts';

const leader: OfficerActor = {
  kind: 'officer',
  officerId: 'pembina',
  unitId: 'admin',
  role: 'leader',
  name: 'Ratna',
};

describe('a leader', () => {
  it('may look at every report, and is in charge of none, so that nothing tells who reported', () => {
    for (const ownerUnitId of ['admin', 'pupr']) {
      const complaint = sampleComplaint({ ownerUnitId });
      expect(maySee(leader, complaint, demoAgency)).toBe(true);
      expect(isInCharge(leader, complaint)).toBe(false);
    }
  });

  it('decides nothing', () => {
    expect(commands.filter(({ allowedTo }) => allowedTo.includes('leader'))).toEqual([]);
  });
});

describe('figures and the register', () => {
  it('are of the whole agency for who answers for it, of an office with its rooms for its officers', () => {
    for (const role of ['admin', 'leader'] as const)
      expect(unitIdsFor({ role, unitId: 'admin' }, taleAgency)).toBeUndefined();
    expect(unitIdsFor({ role: 'liaison', unitId: 'u-pupr' }, taleAgency)).toEqual([
      'u-pupr',
      'u-sekre',
      'u-kadis',
      'u-bina',
      'u-cipta',
    ]);
    expect(unitIdsFor({ role: 'liaison', unitId: 'u-bina' }, taleAgency)).toEqual(['u-bina']);
  });
});
