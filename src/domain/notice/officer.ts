import type { Secrecy } from '../complaint/complaint.ts';
import type { Day } from '../instant.ts';
import type { Attachment } from '../message.ts';
import type { Span } from '../notice.ts';
import type { Step } from '../sop/profile.ts';

/** What who has a copy is told of. */
export type CopyStep =
  | 'disposed'
  | 'returned'
  | 'sentToNational'
  | 'forwarded'
  | 'answered'
  | 'reopened'
  | 'closed'
  | 'archived'
  | 'revived';

/** One line that lets an officer recognise a complaint without identity: category and place words, shortened. */
export type Gist = { readonly categoryId: string | null; readonly place: string; readonly urgent: boolean };

/** News of a report to who works on it, watches it or has a copy. */
export type OfficerNotice = { readonly gist: Gist } & (
  | /** `note`: of the national admin who handed it down */ {
      readonly kind: 'newInQueue';
      readonly until: Day;
      readonly span: Span;
      readonly note?: string;
    }
  | { readonly kind: 'disposedToYou'; readonly until: Day; readonly span: Span; readonly note: string }
  | {
      readonly kind: 'returnedToYou';
      readonly fromUnitName: string;
      readonly reason: string;
      readonly until: Day;
    }
  | /** to the unit from which the admin took it back */ {
      readonly kind: 'takenBack';
      readonly reason: string;
    }
  | { readonly kind: 'reporterReplied'; readonly text: string; readonly attachments: readonly Attachment[] }
  | { readonly kind: 'informationAdded'; readonly text: string; readonly attachments: readonly Attachment[] }
  | /** to the unit that gets a copy; `unitName` has the report */ {
      readonly kind: 'copiedToYou';
      readonly unitName: string;
      readonly note: string;
      /** For coordination with APIP. */
      readonly as?: 'inspectorate';
    }
  | /** to units that have a copy: what happened at once, in one notice */ {
      readonly kind: 'copyMoved';
      readonly steps: readonly CopyStep[];
      readonly unitName: string;
    }
  | { readonly kind: 'copyEnded' }
  | /** from a colleague, by first name */ { readonly kind: 'handedToYou'; readonly fromName: string }
  | /** an officer asks that it be less secret: a second one's word is needed */ {
      readonly kind: 'loweringAsked';
      readonly what: Secrecy;
      readonly reason: string;
      readonly until: Day;
    }
  | {
      readonly kind: 'loweringDecided';
      readonly what: Secrecy;
      readonly agreed: boolean;
      /** Why not; may be empty. */
      readonly reason: string;
    }
  | /** to the unit above the one that has the report (BUP VI.D.3.d) */ {
      readonly kind: 'obstacleReported';
      readonly fromUnitName: string;
      readonly text: string;
      readonly until: Day;
    }
  | /** to the unit that entered it: nobody else can ask its reporter */ {
      readonly kind: 'askReporter';
      readonly ask: string;
      readonly until: Day;
    }
  | /** to the unit that has the report */ {
      readonly kind: 'commented';
      readonly fromUnitName: string;
      readonly text: string;
    }
  | /** to the room that is to draft the answer (MJK-B 5) */ {
      readonly kind: 'draftOrdered';
      readonly headName: string;
      readonly note: string;
      readonly until: Day;
    }
  | /** to the head: the nth draft */ {
      readonly kind: 'draftForApproval';
      readonly fromUnitName: string;
      readonly draft: number;
      /** As it would be sent, nothing masked: it is what the head says yes or no to. */
      readonly wording: string;
      readonly attachments: readonly Attachment[];
      readonly until: Day;
    }
  | /** to the room that drafts: not yet */ {
      readonly kind: 'draftReturned';
      readonly headName: string;
      readonly draft: number;
      readonly reason: string;
      readonly until: Day;
    }
  | /** to who sends it */ {
      readonly kind: 'draftApproved';
      readonly headName: string;
      readonly wording: string;
      readonly attachments: readonly Attachment[];
      readonly until: Day;
    }
  | /** to the unit that has the report which the `other` follows now */ {
      readonly kind: 'duplicateJoined';
      readonly other: string;
    }
  | { readonly kind: 'separatedInQueue'; readonly until: Day; readonly span: Span }
  | { readonly kind: 'archivedByRule'; readonly rule: string }
  | { readonly kind: 'revivedInQueue'; readonly until: Day }
  | { readonly kind: 'reopened'; readonly reason: string; readonly unitName: string; readonly until: Day }
  | { readonly kind: 'rated'; readonly rating: 'solved' | 'partly' | 'unsolved' }
  | {
      readonly kind: 'late';
      readonly step: Step;
      readonly since: Day;
      readonly source: string;
      /** It was told before, and lasts. */
      readonly again?: true;
      /** For the unit above, which watches it (BUP VI.D.2.a): where it lies. */
      readonly unitName?: string;
    }
  | {
      readonly kind: 'monitored';
      readonly step: Step;
      readonly until: Day;
      /** By when the reporter must be told what hinders the answer, if it is not there (BUP VII.A.1.f). */
      readonly tellBy?: Day;
      readonly unitName?: string;
    }
);

const forOfficers: Readonly<Record<OfficerNotice['kind'], true>> = {
  newInQueue: true,
  disposedToYou: true,
  returnedToYou: true,
  takenBack: true,
  reporterReplied: true,
  informationAdded: true,
  copiedToYou: true,
  copyMoved: true,
  copyEnded: true,
  handedToYou: true,
  duplicateJoined: true,
  separatedInQueue: true,
  loweringAsked: true,
  loweringDecided: true,
  askReporter: true,
  commented: true,
  obstacleReported: true,
  draftOrdered: true,
  draftForApproval: true,
  draftReturned: true,
  draftApproved: true,
  archivedByRule: true,
  revivedInQueue: true,
  reopened: true,
  rated: true,
  late: true,
  monitored: true,
};

/** The kinds of news that go to officers. */
export const officerNotices: ReadonlySet<string> = new Set(Object.keys(forOfficers));
