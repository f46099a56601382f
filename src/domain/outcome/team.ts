import type { AbsenceRefusal } from '../absence.ts';
import type { Role } from '../access.ts';
import type { Day, Instant } from '../instant.ts';

/** What comes of what officers do among themselves: who works here, who is away, who takes over. */
export type TeamOutcome =
  | { readonly kind: 'enrolled'; readonly name: string; readonly unitName: string; readonly role: Role }
  | { readonly kind: 'wrongCode' }
  /** `elsewhere`: the officer's other chats, which stay signed in. */
  | {
      readonly kind: 'left';
      readonly elsewhere: number;
      readonly invites: number;
      readonly keys: number;
      /** Reports that went back to the unit's queue. */
      readonly handedBack?: number;
      /** Officers who are away and whose deputy they were. */
      readonly withoutDeputy?: readonly string[];
    }
  /** To a colleague: one report (`number`), or all `count` that the officer had. */
  | {
      readonly kind: 'handedOver';
      readonly toOfficerId: string;
      readonly name: string;
      readonly count: number;
      readonly number?: string;
    }
  /** Of the officer's unit, or of one officer, not over yet, the first to begin first; `cuti batal` that several could mean, too. */
  | {
      readonly kind: 'absences';
      readonly of?: AbsentOfficer;
      readonly today: Day;
      readonly rows: readonly AbsenceLine[];
    }
  /** Without a deputy: no colleague is there on these days. */
  | {
      readonly kind: 'absencePlanned';
      readonly of?: AbsentOfficer;
      readonly first: Day;
      readonly last: Day;
      readonly unitId: string;
      readonly unitName: string;
      readonly deputy?: { readonly id: string; readonly name: string };
    }
  | {
      readonly kind: 'absenceCancelled';
      readonly of?: AbsentOfficer;
      readonly first: Day;
      readonly last: Day;
      readonly deputy?: { readonly id: string; readonly name: string };
    }
  | { readonly kind: 'absenceRefused'; readonly of?: AbsentOfficer; readonly refusal: AbsenceRefusal }
  /** Which colleague is meant; none: the officer is alone. `words` named none of them, or several. */
  | {
      readonly kind: 'whichColleague';
      readonly words: string;
      readonly colleagues: readonly { readonly id: string; readonly name: string }[];
    }
  | {
      readonly kind: 'invited';
      readonly code: string;
      readonly name: string;
      readonly unitName: string;
      readonly role: Role;
      readonly expiresAt: Instant;
    }
  | {
      readonly kind: 'officers';
      readonly today: Day;
      readonly officers: readonly OfficerLine[];
      readonly invites: readonly InviteLine[];
    }
  | {
      readonly kind: 'officerRevoked';
      readonly unitId: string;
      readonly name: string;
      readonly handedBack: number;
      /** As in `left`. */
      readonly withoutDeputy?: readonly string[];
      /** Open invites and API keys that the officer had made, ended too. */
      readonly invites: number;
      readonly keys: number;
    }
  | { readonly kind: 'inviteRevoked'; readonly name: string };

/** Whose absence an admin asks about, where it is not their own. */
export type AbsentOfficer = { readonly id: string; readonly name: string };

export type AbsenceLine = {
  readonly name: string;
  readonly deputyName?: string;
  /** Local days, both included. */
  readonly first: Day;
  readonly last: Day;
  readonly isOwn: boolean;
};

export type OfficerLine = {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly role: Role;
  /** The next absence, which may have begun. */
  readonly away?: Pick<AbsenceLine, 'first' | 'last' | 'deputyName'>;
};

export type InviteLine = {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly role: Role;
  readonly expiresAt: Instant;
};
