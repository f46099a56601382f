import type { ComplaintCommandName } from '../complaint/command.ts';
import type { IntakeStretch } from '../complaint/entry.ts';
import type { ComplaintEvent, Recorded } from '../complaint/event.ts';
import type { Undated } from '../digest.ts';
import type { PeriodFigures } from '../figures/day-figures.ts';
import type { Figures } from '../figures/figures.ts';
import type { MorningReport } from '../figures/issues.ts';
import type { Day } from '../instant.ts';
import type { Attachment } from '../message.ts';
import type { Informed } from '../notice.ts';
import type { ReadyAnswer, ReadyAnswerFacts, ReadyAnswerFault } from '../ready-answer.ts';
import type { DueDate, Explanation, OfficerView, QueueLine } from '../view.ts';

/** What comes of an officer's work on reports. */
export type DeskOutcome =
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
  | { readonly kind: 'readyAnswerRefused'; readonly fault: ReadyAnswerFault };

/** The command that a ready-made answer is for, and the report as it was then. */
export type AnswerTarget = {
  readonly command: string;
  readonly complaintId: string;
  readonly number: string;
  readonly version: number;
};
