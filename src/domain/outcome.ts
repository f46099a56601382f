import type { AbsenceRefusal } from './absence.ts';
import type { Role } from './access.ts';
import type { UnitLevel } from './agency.ts';
import type { AgencyDifference } from './agency-difference.ts';
import type { Broadcast, BroadcastFigures, BroadcastRefusal, BroadcastStep } from './broadcast.ts';
import type { ComplaintCommandName } from './complaint/command.ts';
import type { IntakeStretch } from './complaint/entry.ts';
import type { ComplaintEvent, Recorded } from './complaint/event.ts';
import type { Refusal } from './complaint/refusal.ts';
import type { SimilarReport, SupportObstacle } from './complaint/support.ts';
import type { Undated } from './digest.ts';
import type { PeriodFigures } from './figures/day-figures.ts';
import type { Figures } from './figures/figures.ts';
import type { MorningReport } from './figures/issues.ts';
import type { Day, Instant } from './instant.ts';
import type { JoinRefusal } from './join.ts';
import type { Attachment, ChannelName } from './message.ts';
import type { Informed } from './notice.ts';
import type { ReadyAnswer, ReadyAnswerFacts, ReadyAnswerFault } from './ready-answer.ts';
import type { UnitChangeRefusal } from './unit-change.ts';
import type {
  DueDate,
  Explanation,
  ListedComplaint,
  OfficerView,
  OwnStatus,
  PublicStatus,
  QueueLine,
} from './view.ts';

/** What came of an action that needed the database. Each is data; copy turns it into words. */
export type Outcome =
  | { readonly kind: 'categoriesSuggested'; readonly categoryIds: readonly string[] }
  | {
      readonly kind: 'submitted';
      readonly complaintId: string;
      readonly number: string;
      readonly version: number;
      readonly due: DueDate;
    }
  /** Nothing was sent yet: a public report nearby seems to say the same. */
  | { readonly kind: 'similarFound'; readonly similar: SimilarReport }
  | {
      readonly kind: 'supported';
      readonly complaintId: string;
      readonly number: string;
      readonly due?: DueDate;
    }
  | {
      readonly kind: 'supportRefused';
      readonly number: string;
      readonly why: SupportObstacle | 'notFollowed';
    }
  | { readonly kind: 'supportEnded'; readonly number: string }
  /** By an officer, of what came outside this service; `late`: what of its way took too long (TLA 2-4). */
  | {
      readonly kind: 'entered';
      readonly complaintId: string;
      readonly number: string;
      readonly version: number;
      readonly due: DueDate;
      /** It was entered with its answer. */
      readonly settled: boolean;
      readonly late: readonly IntakeStretch[];
      /** With it the reporter follows the report in a chat, until the day after which it is void. */
      readonly code: string;
      readonly codeUntil: Day;
    }
  /** A new code for its reporter; the one before is void. */
  | {
      readonly kind: 'followCode';
      readonly number: string;
      readonly code: string;
      readonly codeUntil: Day;
    }
  /** Its reporter needs none, or it is not for this officer to give. */
  | {
      readonly kind: 'noFollowCode';
      readonly number: string;
      readonly why: 'notEntered' | 'followed' | 'notYours';
    }
  /** The chat is the reporter's of an entered report from now on. */
  | {
      readonly kind: 'following';
      readonly status: OwnStatus;
      /** Of an answer that was given before. */
      readonly answerFiles: readonly Attachment[];
    }
  | { readonly kind: 'followRefused'; readonly why: 'mistyped' | 'wrongCode' | 'tooMany' }
  /** `followed`: its id, for who joined it. */
  | { readonly kind: 'publicStatus'; readonly status: PublicStatus; readonly followed?: string }
  | { readonly kind: 'ownStatus'; readonly status: OwnStatus }
  /** `followed`: what the person joined, on the first page. */
  | {
      readonly kind: 'myComplaints';
      readonly rows: readonly ListedComplaint[];
      readonly followed?: readonly ListedComplaint[];
      readonly next?: string;
    }
  /** `berhenti ikut` of who joined several reports. */
  | { readonly kind: 'whichFollowed'; readonly followed: readonly ListedComplaint[] }
  | { readonly kind: 'noComplaints' }
  /** No report has this (well-formed) number. */
  | { readonly kind: 'unknownNumber'; readonly number: string }
  | { readonly kind: 'slowDown'; readonly waitMs: number }
  | {
      readonly kind: 'informationAdded';
      readonly number: string;
      readonly asReply: boolean;
      readonly revived: boolean;
    }
  | {
      readonly kind: 'rated';
      readonly number: string;
      readonly rating: 'solved' | 'partly' | 'unsolved';
      readonly closed: boolean;
    }
  /** Whether the person wants to be reminded, from now on. */
  | { readonly kind: 'remindersChosen'; readonly wanted: boolean }
  | {
      readonly kind: 'refused';
      readonly number?: string;
      /** The complaint as it is now, so that the officer can be offered what is possible. */
      readonly complaintId?: string;
      readonly version?: number;
      readonly refusal: Refusal;
      readonly possible?: readonly string[];
    }
  /** officers */
  | {
      readonly kind: 'commandDone';
      readonly command: ComplaintCommandName;
      readonly view: OfficerView;
      readonly events: readonly ComplaintEvent[];
      readonly reporterTold?: true;
      /** The unit in whose queue it is now has no officer yet: nobody there was told. */
      readonly unstaffed?: true;
    }
  | {
      readonly kind: 'officerView';
      readonly view: OfficerView;
      readonly attachments: readonly Attachment[];
      /** Nothing is masked, and the look was recorded: also what officers wrote in which something is masked elsewhere. */
      readonly whole?: { readonly said: readonly Recorded[] };
    }
  | {
      readonly kind: 'queue';
      readonly lines: readonly QueueLine[];
      readonly next?: string;
      readonly late: number;
      readonly dueToday: number;
      readonly open: number;
      readonly unitName: string;
      readonly mineOnly: boolean;
      /** Of that only what awaits the officer so. */
      readonly awaiting?: Undated;
    }
  /** What the officer's unit has a copy of, newest copy first. */
  | {
      readonly kind: 'copies';
      readonly lines: readonly QueueLine[];
      readonly next?: string;
      readonly unitName: string;
    }
  | {
      readonly kind: 'history';
      readonly number: string;
      readonly complaintId: string;
      readonly events: readonly (Recorded & { readonly informed?: Informed })[];
      readonly next?: number;
    }
  /** Of a unit's reports, or (no `unitName`) of the whole agency's. */
  | {
      readonly kind: 'figures';
      readonly figures: Figures;
      readonly unitName?: string;
      /** What happened in the period, and how all reports stood at its end; absent while it lasts. */
      readonly kept?: PeriodFigures;
    }
  | { readonly kind: 'morningReport'; readonly report: MorningReport }
  | {
      readonly kind: 'explanation';
      readonly number: string;
      readonly deadlines: readonly Explanation[];
      /** Of a report that an officer entered: its way into the service. */
      readonly intake?: readonly IntakeStretch[];
    }
  | { readonly kind: 'identity'; readonly number: string; readonly name?: string; readonly contact?: string }
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
  | { readonly kind: 'inviteRevoked'; readonly name: string }
  /** The agency's ready-made answers, to be chosen from `for` a command on a report; `unknown`: the name that is none. */
  | {
      readonly kind: 'readyAnswers';
      readonly rows: readonly ReadyAnswer[];
      readonly next?: string;
      readonly for?: AnswerTarget;
      readonly unknown?: string;
    }
  | { readonly kind: 'readyAnswer'; readonly answer: ReadyAnswer }
  /** One that was chosen for a report, whose command would go through; it waits for the officer's yes. */
  | {
      readonly kind: 'readyAnswerChosen';
      readonly for: AnswerTarget;
      readonly answer: ReadyAnswer;
      readonly facts: ReadyAnswerFacts;
    }
  | {
      readonly kind: 'readyAnswerKept';
      readonly name: string;
      readonly how: 'added' | 'changed' | 'removed';
    }
  | { readonly kind: 'readyAnswerRefused'; readonly fault: ReadyAnswerFault }
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
  /** joining chats, for citizens and officers */
  | {
      readonly kind: 'joinCode';
      readonly code: string;
      readonly minutes: number;
      readonly as: 'reporter' | 'officer';
    }
  /** A code that joins this chat with one on `channel`, as the officer it signs in, if it does. */
  | {
      readonly kind: 'joinFound';
      readonly code: string;
      readonly channel: ChannelName;
      readonly officer?: { readonly name: string; readonly unitName: string };
    }
  | {
      readonly kind: 'joined';
      readonly channel: ChannelName;
      readonly officer?: { readonly name: string; readonly unitName: string };
      /** An unfinished form came along, or there is one in both chats. */
      readonly form?: 'moved' | 'both';
      /** What the other chat had under way, opaque to the core. */
      readonly left?: unknown;
    }
  | { readonly kind: 'formKept'; readonly left?: unknown }
  | { readonly kind: 'joinRefused'; readonly why: JoinRefusal | 'mistyped' }
  | { readonly kind: 'separateAsked' | 'separated'; readonly channels: readonly ChannelName[] }
  | { readonly kind: 'notJoined' }
  | { readonly kind: 'announcementsSet'; readonly wanted: boolean }
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
  | { readonly kind: 'unitsRefused'; readonly refusal: UnitChangeRefusal }
  /** Words that name nothing known: an officer, an invite, a key. */
  | {
      readonly kind: 'notFound';
      readonly what: 'officer' | 'invite' | 'apiKey' | 'letter' | 'muted' | 'readyAnswer';
      readonly words: string;
    }
  | { readonly kind: 'notAllowed'; readonly command: string };

/** The command that a ready-made answer is for, and the report as it was then. */
export type AnswerTarget = {
  readonly command: string;
  readonly complaintId: string;
  readonly number: string;
  readonly version: number;
};

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
