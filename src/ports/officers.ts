import type { Role } from '../domain/access.ts';
import type { Instant } from '../domain/instant.ts';

/** Somebody who works for the agency; revoked: not any more. */
export type Officer = {
  readonly id: string;
  readonly unitId: string;
  readonly role: Role;
  readonly name: string;
  readonly enrolledAt: Instant;
  readonly revokedAt?: Instant;
};

/** An open place for an officer, taken with a code. */
export type Invite = {
  readonly id: string;
  readonly unitId: string;
  readonly role: Role;
  readonly name: string;
  readonly createdBy: string;
  readonly expiresAt: Instant;
};

/** What a program signs in to the API with; it may what its role may. */
export type ApiKey = {
  readonly id: string;
  readonly label: string;
  readonly unitId: string;
  readonly role: Role;
};

/** Who works for the agency, who is invited to, and the keys to its API. */
export type OfficerStore = {
  find(id: string): Promise<Officer | undefined>;
  /** Officers of these units (absent: all) that are not revoked, by unit then enrolment. */
  active(unitIds?: readonly string[]): Promise<readonly Officer[]>;
  enrol(officer: Officer): Promise<void>;
  /** At once: every later turn of theirs is a citizen's. */
  revoke(id: string, by: string, at: Instant): Promise<void>;
  addInvite(invite: Invite, code: string, at: Instant): Promise<void>;
  openInvites(at: Instant): Promise<readonly Invite[]>;
  /** Marks the code used and returns its invite, if it is open; two at once: one gets it. */
  useInvite(code: string, officerId: string, at: Instant): Promise<Invite | undefined>;
  revokeInvite(id: string, at: Instant): Promise<boolean>;
  addApiKey(key: ApiKey, secret: string, createdBy: string, at: Instant): Promise<void>;
  /** Valid keys, with the officer who made each. */
  apiKeys(): Promise<readonly (ApiKey & { readonly createdBy: string })[]>;
  findApiKey(secret: string): Promise<ApiKey | undefined>;
  revokeApiKey(id: string, at: Instant): Promise<boolean>;
};
