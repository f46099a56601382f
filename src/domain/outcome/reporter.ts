import type { SimilarReport, SupportObstacle } from '../complaint/support.ts';
import type { Attachment } from '../message.ts';
import type { DueDate, ListedComplaint, OwnStatus, PublicStatus } from '../view.ts';

/** What comes of what a citizen does. */
export type ReporterOutcome =
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
  | { readonly kind: 'announcementsSet'; readonly wanted: boolean };
