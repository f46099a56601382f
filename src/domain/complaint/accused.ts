import type { Agency } from '../agency.ts';
import { presentUnit } from '../unit-tree.ts';
import type { Complaint } from './complaint.ts';

/**
 * Whether a report accuses this unit's own staff (BUP VI.B.1.b.13): the unit itself, or one that was closed and whose work
 * and officers it has now.
 */
export const isAccused = (
  { accusedUnitIds }: Pick<Complaint, 'accusedUnitIds'>,
  unitId: string,
  agency: Agency,
): boolean => accusedUnitIds.some((id) => id === unitId || presentUnit(agency, id)?.id === unitId);
