import type { Refusal } from './complaint/refusal.ts';
import type { DeskOutcome } from './outcome/desk.ts';
import type { JoiningOutcome } from './outcome/joining.ts';
import type { ReporterOutcome } from './outcome/reporter.ts';
import type { ServiceOutcome } from './outcome/service.ts';
import type { TeamOutcome } from './outcome/team.ts';

/** What came of an action that needed the database. Each is data; copy turns it into words. */
export type Outcome =
  | ReporterOutcome
  | DeskOutcome
  | TeamOutcome
  | ServiceOutcome
  | JoiningOutcome
  /** No report has this (well-formed) number. */
  | { readonly kind: 'unknownNumber'; readonly number: string }
  | { readonly kind: 'slowDown'; readonly waitMs: number }
  | {
      readonly kind: 'refused';
      readonly number?: string;
      /** The complaint as it is now, so that the officer can be offered what is possible. */
      readonly complaintId?: string;
      readonly version?: number;
      readonly refusal: Refusal;
      readonly possible?: readonly string[];
    }
  /** Words that name nothing known: an officer, an invite, a key. */
  | {
      readonly kind: 'notFound';
      readonly what: 'officer' | 'invite' | 'apiKey' | 'letter' | 'muted' | 'readyAnswer';
      readonly words: string;
    }
  | { readonly kind: 'notAllowed'; readonly command: string };
