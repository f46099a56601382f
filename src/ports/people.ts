import type { Instant } from '../domain/instant.ts';

/** Who a reporter is. Lives sealed with the person's own key. */
export type Identity = { readonly name?: string; readonly contact?: string };

/** The reporters. */
export type PersonStore = {
  create(id: string, identity: Identity, at: Instant): Promise<void>;
  identity(id: string): Promise<Identity | undefined>;
  setIdentity(id: string, identity: Identity): Promise<void>;
  /**
   * Destroys the person's key and identity: what was sealed with it can never be read again. Their files' keys, kept
   * messages and the chats' tie to them go too; complaints and the audit trail stay, without words. Who joined chats is
   * one person: all of them are erased.
   */
  erase(id: string, at: Instant): Promise<void>;
};
