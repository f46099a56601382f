import type { Actor } from '../access.ts';
import type { UnitLevel } from '../agency.ts';
import type { Instant } from '../instant.ts';
import type { Attachment, ChannelName } from '../message.ts';
import type { SettlementClass } from '../sop/profile.ts';
import type { Classification, Content, Duplicate, Nature, Secrecy } from './complaint.ts';
import type { DraftingEvent } from './drafting.ts';
import type { Entry } from './entry.ts';

/**
 * What happened. Everything personal or confidential stands under `private`, which the store encrypts with the
 * reporter's key before it is hashed into the audit chain; the rest is data that may outlive the person's key.
 */
export type ComplaintEvent =
  | {
      readonly type: 'submitted';
      readonly number: string;
      readonly profile: { readonly id: string; readonly version: number };
      readonly classification: Classification;
      readonly categoryId: string | null;
      readonly ownerUnitId: string;
      /** Its level, where that is not `agency`. */
      readonly ownerLevel?: UnitLevel;
      readonly reporterId: string;
      readonly channel: ChannelName;
      /** By an officer, of a report that came outside this service. */
      readonly entry?: Entry;
      readonly anonymous: boolean;
      readonly confidential: boolean;
      readonly urgent: boolean;
      readonly accusedUnitIds: readonly string[];
      readonly private: Omit<Content, 'additions'>;
    }
  | { readonly type: 'claimed'; readonly officerId: string }
  /** The assignee lets go of it, or has left the service: it is everyone's in the queue again. */
  | { readonly type: 'released'; readonly officerId: string }
  /** By who had it, or by an admin of the unit, to a colleague. */
  | { readonly type: 'handedOver'; readonly officerId: string }
  | {
      readonly type: 'verified';
      readonly classification?: Classification;
      readonly categoryId?: string;
      readonly settlementClass?: SettlementClass;
    }
  | { readonly type: 'completionRequested'; readonly private: { readonly ask: string } }
  /** `withheld`, here and below: the reporter wants no reminders, and was told nothing. */
  | { readonly type: 'completionReminded'; readonly day: number; readonly withheld?: true }
  /** Of an answer that awaits their word, on working day `day` after it. */
  | { readonly type: 'answerReminded'; readonly day: number; readonly withheld?: true }
  /** It was closed without their word: how well it was answered. */
  | { readonly type: 'ratingAsked'; readonly withheld?: true }
  | {
      readonly type: 'reporterReplied';
      /** Said outside this service, of an entered report, and written down by an officer. */
      readonly relayed?: true;
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | {
      readonly type: 'informationAdded';
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | {
      readonly type: 'disposed';
      readonly toUnitId: string;
      /** Its level, where that is not `liaison`. */
      readonly toLevel?: UnitLevel;
      readonly settlementClass: SettlementClass;
      /** The text accuses this unit's own staff, and the admin chose it nevertheless. */
      readonly despiteAccusation?: true;
      readonly private: { readonly note: string };
    }
  | {
      readonly type: 'returned';
      readonly toUnitId: string;
      /** Who sent it back, where that is outside this service. */
      readonly from?: string;
      /** Its level, where that is not `agency`. */
      readonly toLevel?: UnitLevel;
      readonly private: { readonly reason: string };
    }
  /** Its unit was closed, and another has its work: nothing else changes, and no clock. */
  | {
      readonly type: 'transferred';
      readonly fromUnitId: string;
      readonly toUnitId: string;
      /** Its level, where that is not `liaison`. */
      readonly toLevel?: UnitLevel;
    }
  /** Up to a national admin outside this service (BUP VI.B.1.b.12). */
  | {
      readonly type: 'sentToNational';
      readonly to: string;
      /** No matter of authority: it cannot be solved here in 60 days (MJK-A 4). */
      readonly systemic?: true;
      readonly private: { readonly reason: string };
    }
  /** What the report says was given to an officer, to be carried to national. */
  | { readonly type: 'exported' }
  /** Who has authority has taken it over, and it ends here (BUP IV.A.2.a). */
  | {
      readonly type: 'forwarded';
      readonly to: string;
      readonly private: { readonly reason: string };
    }
  | { readonly type: 'accepted'; readonly officerId: string; readonly settlementClass?: SettlementClass }
  /** The unit saw another settlement class (BUP VI.C); its limit runs from the same receipt. */
  | {
      readonly type: 'classChanged';
      readonly from: SettlementClass;
      readonly to: SettlementClass;
      readonly private: { readonly reason: string };
    }
  | { readonly type: 'responded'; readonly private: { readonly text: string } }
  | {
      readonly type: 'answered';
      /** Who answered, where that is outside this service. */
      readonly from?: string;
      /** The unit that settled it before it was entered; absent: the one that has it. */
      readonly unitId?: string;
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | {
      readonly type: 'copied';
      readonly unitId: string;
      readonly despiteAccusation?: true;
      /** For coordination with APIP (BUP VI.B.1.b.13), or to watch what the unit entered (TLA 5). */
      readonly as?: 'inspectorate' | 'entry';
      readonly private: { readonly note: string };
    }
  | {
      readonly type: 'marked';
      readonly nature?: Nature;
      readonly private: { readonly subject?: string; readonly object?: string };
    }
  | { readonly type: 'copyWithdrawn'; readonly unitId: string }
  | DraftingEvent
  /** BUP VI.B.1.a.5: an officer made it more secret. */
  | { readonly type: 'secrecyRaised'; readonly what: Secrecy; readonly private: { readonly reason: string } }
  | {
      readonly type: 'loweringAsked';
      readonly what: Secrecy;
      readonly officerId: string;
      readonly until: Instant;
      readonly private: { readonly reason: string };
    }
  /** By another officer than `askedBy`. */
  | { readonly type: 'secrecyLowered'; readonly what: Secrecy; readonly askedBy: string }
  | {
      readonly type: 'loweringRefused';
      readonly what: Secrecy;
      readonly private: { readonly reason: string };
    }
  /** The reporter of an entered report follows it in a chat from now on, by the code that an officer handed over. */
  | { readonly type: 'followed'; readonly channel: ChannelName }
  | { readonly type: 'noteAdded'; readonly private: { readonly text: string } }
  | { readonly type: 'rated'; readonly rating: 'solved' | 'partly' | 'unsolved' }
  | { readonly type: 'reopened'; readonly private: { readonly reason: string } }
  | { readonly type: 'closed'; readonly by: 'reporter' | 'system' }
  | { readonly type: 'archived'; readonly rule: string }
  | {
      readonly type: 'revived';
      /** The admin room: an archived report begins again with verification. */
      readonly toUnitId: string;
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | { readonly type: 'limitBreached'; readonly limit: string; readonly source: string }
  /** A breach lasts: told again, once a week. */
  | { readonly type: 'lateAgain'; readonly limit: string; readonly source: string }
  /** BUP VII.A.1.e, as a `watched` key. */
  | { readonly type: 'monitored'; readonly limit: string; readonly source: string }
  /** BUP VII.A.1.f: what the obstacle is, what was done, what will be. */
  | { readonly type: 'obstacleTold'; readonly private: { readonly text: string } }
  /** It follows another report as its duplicate from now on, and no more. */
  | { readonly type: 'merged'; readonly intoId: string; readonly intoNumber: string }
  | { readonly type: 'separated'; readonly fromNumber: string }
  /** A duplicate follows this report, and no more. */
  | ({ readonly type: 'duplicateJoined' } & Duplicate)
  | { readonly type: 'duplicateLeft'; readonly complaintId: string; readonly number: string }
  /** Somebody joined it ("saya juga"), or follows it no more; who stands nowhere in the trail. */
  | { readonly type: 'supported' }
  | { readonly type: 'supportWithdrawn' }
  | { readonly type: 'identityViewed'; readonly officerId: string }
  /** An officer read the texts with the personal data in them. */
  | { readonly type: 'textsOpened'; readonly officerId: string };

/** The event of this type. */
export type EventOf<Type extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: Type }>;

/** An event as it is stored: who, when, and its place in the complaint's chain. */
export type Recorded<E = ComplaintEvent> = {
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly event: E;
};
