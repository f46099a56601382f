import type { Actor } from '../access.ts';
import type { Day, Instant } from '../instant.ts';
import type { Span } from '../notice.ts';
import type { SettlementClass } from '../sop/profile.ts';
import type { Secrecy, Status } from './complaint.ts';
import type { DraftingStage } from './drafting.ts';
import type { ComplaintEvent } from './event.ts';

/** A settlement class that may be chosen, and the date by which it would have to be settled. */
export type ClassOption = {
  readonly settlementClass: SettlementClass;
  readonly until: Day;
  readonly span: Span;
};

/** Why a rule says no. `copy` turns each code into a sentence that says what to do next. */
export type Refusal =
  | { readonly code: 'ended'; readonly status: Status }
  | { readonly code: 'wrongStatus'; readonly status: Status; readonly possible: readonly string[] }
  | { readonly code: 'notYours'; readonly ownerUnitId: string; readonly possible?: readonly string[] }
  | { readonly code: 'notAllowed'; readonly command: string; readonly possible?: readonly string[] }
  | {
      readonly code: 'changedMeanwhile';
      /** The event that came in between, its actor and time: said to the officer. */
      readonly event: ComplaintEvent['type'];
      readonly actor: Actor;
      readonly at: Instant;
    }
  | { readonly code: 'missingText'; readonly command: string }
  /** What was chosen stands (`given`); why it is done, or the subject or object itself, is still to be said. */
  | {
      readonly code: 'missingReason';
      readonly command: string;
      readonly given: string;
      readonly what?: 'subject' | 'object';
    }
  /** A mark must be chosen. */
  | { readonly code: 'whichMark' }
  /** No unit of the agency is marked as its inspectorate. */
  | { readonly code: 'noInspectorate' }
  /** A class must be chosen, from these. */
  | { readonly code: 'whichClass'; readonly options: readonly ClassOption[] }
  | { readonly code: 'sameClass'; readonly settlementClass: SettlementClass }
  /** Its limit would have been over on that day. */
  | {
      readonly code: 'classPassed';
      readonly settlementClass: SettlementClass;
      readonly on: Day;
      readonly options: readonly ClassOption[];
    }
  | { readonly code: 'textTooLong'; readonly limit: number }
  | { readonly code: 'unknownUnit'; readonly words: string }
  | { readonly code: 'ambiguousUnit'; readonly words: string; readonly unitIds: readonly string[] }
  /** `onlyAdmin`: it is for the admin to choose it nevertheless. */
  | { readonly code: 'accusedUnit'; readonly unitId: string; readonly onlyAdmin?: true }
  | { readonly code: 'alreadyCopied'; readonly unitId: string }
  | { readonly code: 'tooManyCopies'; readonly most: number }
  /** Which copy is taken back, of these; `unitId`: the one that was named has none. */
  | { readonly code: 'whichCopy'; readonly unitIds: readonly string[]; readonly unitId?: string }
  | { readonly code: 'sameUnit'; readonly unitId: string }
  /** It goes down only to units below the one that has it; `unitId` is none of them, or there are none. */
  | { readonly code: 'notBelow'; readonly unitId?: string }
  | { readonly code: 'incomplete' }
  /** What a telaah allows now, at `unitId`; `stage` absent: none is under way. */
  | {
      readonly code: 'inDrafting';
      readonly stage?: DraftingStage;
      readonly unitId: string;
      readonly possible?: readonly string[];
    }
  /** The unit answers only `answerable` classes by itself; this one goes on to one of these rooms, or is changed with a reason. */
  | {
      readonly code: 'passOnFirst';
      readonly settlementClass: SettlementClass;
      readonly answerable: readonly SettlementClass[];
      readonly source: string;
      readonly unitIds: readonly string[];
    }
  /** Who drafts must be chosen, from these rooms; `words`: what was typed names none of them. */
  | { readonly code: 'whichDrafter'; readonly unitIds: readonly string[]; readonly words?: string }
  /** Nothing archives but a listed rule; `rules` are those that an officer may apply. */
  | { readonly code: 'notARule'; readonly rules: readonly { readonly id: string; readonly title: string }[] }
  | { readonly code: 'alreadyClaimed'; readonly officerId: string }
  | { readonly code: 'alreadyReopened' }
  | { readonly code: 'alreadyDone'; readonly event: ComplaintEvent['type'] }
  | { readonly code: 'anonymous' }
  /** What is to be less secret, of what may be; none: nothing may. */
  | { readonly code: 'whichSecrecy'; readonly options: readonly Secrecy[] }
  /** Anonymity that the reporter chose stays. */
  | { readonly code: 'reportersChoice' }
  /** No request waits for a second officer; `expired`: the last one is over. */
  | { readonly code: 'nothingAsked'; readonly expired?: true }
  /** Who asked cannot agree too. */
  | { readonly code: 'needsSecondOfficer' }
  | { readonly code: 'cannotMerge'; readonly why: MergeObstacle }
  /** It follows this report, where the work is done. */
  | { readonly code: 'isMerged'; readonly intoNumber: string }
  | { readonly code: 'invalidArgument'; readonly command: string };

/** Why two reports are not handled as one. */
export type MergeObstacle =
  | 'unknown'
  | 'same'
  | 'notYours'
  | 'ended'
  | 'answered'
  | 'isDuplicate'
  | 'hasDuplicates'
  | 'reopened'
  | 'urgent'
  | 'confidential'
  | 'accused'
  | 'tooMany';
