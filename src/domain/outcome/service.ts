import type { UnitLevel } from '../agency.ts';
import type { AgencyDifference } from '../agency-difference.ts';
import type { Broadcast, BroadcastFigures, BroadcastRefusal, BroadcastStep } from '../broadcast.ts';
import type { Instant } from '../instant.ts';
import type { UnitChangeRefusal } from '../unit-change.ts';

/** What comes of running the service: who is muted, what failed, keys, announcements, the tree of units. */
export type ServiceOutcome =
  | { readonly kind: 'muted'; readonly number: string; readonly chats: number }
  | { readonly kind: 'unmuted'; readonly chats: number }
  | {
      readonly kind: 'mutedList';
      readonly rows: readonly {
        personId: string;
        mutedAt: Instant;
        by: string;
        reason: string;
        kept: number;
      }[];
      readonly next?: string;
    }
  | {
      readonly kind: 'deadLetters';
      readonly rows: readonly {
        id: number;
        kind: string;
        number?: string;
        error: string;
        createdAt: Instant;
      }[];
      readonly next?: string;
    }
  | { readonly kind: 'retried'; readonly count: number }
  | { readonly kind: 'apiKeyCreated'; readonly label: string; readonly secret: string }
  | { readonly kind: 'apiKeys'; readonly keys: readonly { id: string; label: string; unitName: string }[] }
  | { readonly kind: 'apiKeyRevoked'; readonly label: string }
  /** Announcements of the agency; this one is being counted, and its author will be shown whom it reaches. */
  | { readonly kind: 'broadcastDrafted' }
  | { readonly kind: 'broadcasts'; readonly rows: readonly Broadcast[]; readonly next?: string }
  /** As it stands, after a step or looked at; `by` is the first name of who did it. */
  | {
      readonly kind: 'broadcast';
      readonly broadcast: Broadcast;
      readonly figures: BroadcastFigures;
      readonly step?: BroadcastStep;
      readonly by: string;
    }
  | {
      readonly kind: 'broadcastRefused';
      readonly why: BroadcastRefusal | 'unknown';
      readonly broadcast?: Broadcast;
      readonly figures?: BroadcastFigures;
    }
  /** Part of the tree of open units, from the place `from` on; `next`: where the next page begins. */
  | {
      readonly kind: 'units';
      readonly rows: readonly UnitLine[];
      readonly total: number;
      readonly from: number;
      readonly next?: number;
      /** The tree below this unit only. */
      readonly belowId?: string;
      /** Ids of units that were closed, on the last page of the whole tree. */
      readonly closedIds?: readonly string[];
    }
  /** What would become of the agency, not done yet; `overtaken`: something else than was shown before. */
  | {
      readonly kind: 'unitsPlanned';
      readonly differences: readonly AgencyDifference[];
      /** Reports that would move, whose reporters are told. */
      readonly reports: number;
      readonly overtaken?: true;
    }
  /** Without differences it stood so already. */
  | {
      readonly kind: 'unitsChanged';
      readonly differences: readonly AgencyDifference[];
      /** The unit that changed, and those that have its work now. */
      readonly unitIds: readonly string[];
    }
  | { readonly kind: 'unitsRefused'; readonly refusal: UnitChangeRefusal };

/** A unit in the tree; `depth` 0 stands at the top. */
export type UnitLine = {
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly depth: number;
  readonly aboveId?: string;
  readonly officers: number;
  readonly open: number;
};
