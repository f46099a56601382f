import type { Role } from '../../src/domain/access.ts';
import { type Agency, adminUnit } from '../../src/domain/agency.ts';

export type InviteWords = { readonly unitWords: string; readonly role?: Role; readonly name: string };

/** A first name on a button and in a line of history. */
const NAME_LIMIT = 40;

const roleWords: Readonly<Record<string, Role>> = {
  admin: 'admin',
  petugas: 'liaison',
  penghubung: 'liaison',
  officer: 'liaison',
  pembina: 'leader',
  pimpinan: 'leader',
  leader: 'leader',
};

/**
 * Reads `<unit> [admin|petugas|pembina] <first name>`. A unit's name may have several words: everything before the role, or
 * the longest beginning that names a unit, or else the first word. `undefined`: a part is missing.
 */
export function readInvite(words: string, agency: Agency): InviteWords | undefined {
  const tokens = words.split(/\s+/u).filter((token) => token !== '');
  const roleAt = tokens.findIndex(
    (token, index) => index > 0 && Object.hasOwn(roleWords, token.toLowerCase()),
  );
  const unitEnd = roleAt > 0 ? roleAt : unitLength(tokens, agency);
  const name = tokens
    .slice(roleAt > 0 ? roleAt + 1 : unitEnd)
    .join(' ')
    .slice(0, NAME_LIMIT);
  const unitWords = tokens.slice(0, unitEnd).join(' ');
  if (name === '' || unitWords === '') return undefined;
  const role = roleAt > 0 ? roleWords[tokens[roleAt]?.toLowerCase() ?? ''] : undefined;
  const unit = unitWords.toLowerCase() === 'admin' ? adminWords(agency) : unitWords;
  return { unitWords: unit, name, ...(role ? { role } : {}) };
}

/** How many words name the unit, when no role word marks its end. */
function unitLength(tokens: readonly string[], agency: Agency): number {
  for (let length = tokens.length - 1; length > 1; length--) {
    const beginning = tokens.slice(0, length).join(' ').toLowerCase();
    if (namesUnit(beginning, agency)) return length;
  }
  return Math.min(1, tokens.length);
}

/** "admin" is how people call the admin room, whatever it is called. */
const adminWords = (agency: Agency): string =>
  namesUnit('admin', agency) ? 'admin' : adminUnit(agency).shortName;

function namesUnit(words: string, { units }: Agency): boolean {
  return units.some((unit) =>
    [unit.id, unit.shortName, unit.name, ...unit.aliases].some((known) => known.toLowerCase() === words),
  );
}
