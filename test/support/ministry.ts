import { readFileSync } from 'node:fs';
import { parseAgencyFile } from '../../src/adapters/agency-yaml.ts';
import type { Agency } from '../../src/domain/agency.ts';
import { bkp } from '../../src/domain/sop/profiles/bkp.ts';
import { projectFile } from '../../src/project.ts';
import { officer, type Tale, tale } from './tale.ts';

/** An agency of `db/seed/examples`. */
export function exampleAgency(name: string): Agency {
  const text = readFileSync(projectFile(`db/seed/examples/${name}.yml`), 'utf8');
  const parsed = parseAgencyFile(text, '2026-11-11T00:00:00Z');
  if (!parsed.ok) throw new Error(parsed.error.join('\n'));
  return parsed.value;
}

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
