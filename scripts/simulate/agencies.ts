/** The agencies of `db/seed/examples`, each with the levels of its procedure. */
import { readFileSync } from 'node:fs';
import { parseAgencyFile } from '../../src/adapters/agency-yaml.ts';
import type { Agency } from '../../src/domain/agency.ts';
import type { Profile } from '../../src/domain/sop/profile.ts';
import { profileById } from '../../src/domain/sop/profiles/index.ts';
import { projectFile } from '../../src/project.ts';

/** One by the name of its file. */
export function exampleAgency(name: string): Agency {
  const text = readFileSync(projectFile(`db/seed/examples/${name}.yml`), 'utf8');
  const parsed = parseAgencyFile(text, '2026-11-11T00:00:00Z');
  if (!parsed.ok) throw new Error(parsed.error.join('\n'));
  return parsed.value;
}

/** Who works under which procedure. */
export type Place = { readonly agency: Agency; readonly profile: Profile };

const at = (file: string, procedure: string): Place => {
  const profile = profileById(procedure);
  if (!profile) throw new Error(`There is no procedure "${procedure}".`);
  return { agency: exampleAgency(file), profile };
};

/** The five procedures: four of their own, and the overlay for what comes outside LAPOR over the regency's. */
export const examplePlaces = (): readonly Place[] => [
  at('regency-bup', 'bup'),
  at('regency-ttd', 'ttd'),
  at('regency-mjk', 'mjk'),
  at('ministry-bkp', 'bkp'),
  at('regency-bup', 'bup-tla'),
];
