/** `admin` works in the agency's admin room, `liaison` is the officer of a unit (pejabat penghubung). */
export type Role = 'admin' | 'liaison';

/** Who acts. A name is an officer's first name, shown to officers only; citizens see the unit. */
export type Actor =
  | { readonly kind: 'reporter'; readonly personId: string }
  | {
      readonly kind: 'officer';
      readonly officerId: string;
      readonly unitId: string;
      readonly role: Role;
      readonly name: string;
    }
  | { readonly kind: 'system'; readonly job: string };

export type OfficerActor = Extract<Actor, { kind: 'officer' }>;
