import { exampleAgency } from '../../scripts/simulate/agencies.ts';
import type { Agency } from '../../src/domain/agency.ts';
import { bkp } from '../../src/domain/sop/profiles/bkp.ts';
import { officer, type Tale, tale } from './tale.ts';

/** A ministry with its four levels inside (BKP): reports enter at the top. */
export const ministry: Agency = exampleAgency('ministry-bkp');

export const ministryCast = {
  national: officer('nasional-1', 'nasional', 'admin'),
  admin: officer('admin-1', 'admin', 'admin'),
  darat: officer('darat-1', 'darat', 'liaison'),
  laut: officer('laut-1', 'laut', 'liaison'),
  balai: officer('balai-1', 'balai', 'liaison'),
  seksi: officer('seksi-1', 'seksi', 'liaison'),
} as const;

/** A report to the ministry, on Wednesday 11 November 2026 at 09.00. */
export const ministryTale = (agency: Agency = ministry): Tale =>
  tale('2026-11-11T09:00', { categoryId: 'terminal' }, bkp, agency);
