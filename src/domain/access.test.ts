import { describe, expect, it } from 'vitest';
import { sampleComplaint } from '../../test/support/complaint.ts';
import { demoAgency } from '../demo-agency.ts';
import { isInCharge, maySee, type OfficerActor } from './access.ts';
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
