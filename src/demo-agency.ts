/** The agency of a first start, as the shipped file describes it: for tests and the simulation. */
import { readFileSync } from 'node:fs';
import { parseAgencyFile } from './adapters/agency-yaml.ts';
import { projectFile } from './project.ts';

/**
 * The regency whose procedure is the default profile (BUP), with units under names that its people use. An operator
 * replaces it with their own.
 */
export const demoAgencyFile = projectFile('db/seed/demo-agency.yml');

const parsed = parseAgencyFile(readFileSync(demoAgencyFile, 'utf8'), '2026-01-01T00:00:00Z');
if (!parsed.ok) throw new Error(parsed.error.join('\n'));
export const demoAgency = parsed.value;
