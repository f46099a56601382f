import type { Profile } from '../profile.ts';
import { bkp } from './bkp.ts';
import { bup } from './bup.ts';
import { mjk } from './mjk.ts';
import { ttd } from './ttd.ts';

/** Every procedure we ship; old versions stay, for the complaints that began under them. */
const profiles: readonly Profile[] = [bup, ttd, mjk, bkp];

/** The procedure where none is configured. */
export const defaultProfile: Profile = bup;

/** A shipped procedure by id; without `version` its newest. `undefined` when there is none. */
export function profileById(id: string, version?: number): Profile | undefined {
  return profiles
    .filter((profile) => profile.id === id && (version === undefined || profile.version === version))
    .reduce<Profile | undefined>(
      (newest, one) => (newest && newest.version > one.version ? newest : one),
      undefined,
    );
}

/** Ids that `SOP_PROFILE` may name. */
export const profileIds = (): readonly string[] => [...new Set(profiles.map((profile) => profile.id))];
