import type { Profile } from '../profile.ts';
import { bkp } from './bkp.ts';
import { bup } from './bup.ts';
import { mjk } from './mjk.ts';
import { underTla, withTla } from './tla.ts';
import { ttd } from './ttd.ts';

/** Every procedure we ship; old versions stay, for the complaints that began under them. */
const profiles: readonly Profile[] = [bup, ttd, mjk, bkp];

/** The procedure where none is configured. */
export const defaultProfile: Profile = bup;

/** A shipped procedure by id, `-tla` after it with that overlay; without `version` its newest. `undefined`: there is none. */
export function profileById(id: string, version?: number): Profile | undefined {
  const under = underTla(id);
  if (under !== undefined) {
    const profile = profileById(under, version);
    return profile && withTla(profile);
  }
  return profiles
    .filter((profile) => profile.id === id && (version === undefined || profile.version === version))
    .reduce<Profile | undefined>(
      (newest, one) => (newest && newest.version > one.version ? newest : one),
      undefined,
    );
}

/** Ids that `SOP_PROFILE` may name, each also with `-tla` after it. */
export const profileIds = (): readonly string[] => [...new Set(profiles.map((profile) => profile.id))];
