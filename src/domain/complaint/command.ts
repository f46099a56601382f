import type { OfficerActor, Role } from '../access.ts';
import type { Agency } from '../agency.ts';
import type { Attachment } from '../message.ts';
import type { Result } from '../result.ts';
import type { Complaint, ComplaintRef, Status } from './complaint.ts';
import type { Decide, Rulebook } from './decision.ts';
import type { Refusal } from './refusal.ts';

/** What came with an officer's command besides the complaint's number: trimmed words, and files. */
export type CommandInput = { readonly words: string; readonly attachments: readonly Attachment[] };

/** Stable, used in data, copy and metrics. A name that is not here, or has no words in `bots/copy`, does not compile. */
export type ComplaintCommandName =
  | 'claim'
  | 'verify'
  | 'requestCompletion'
  | 'relayReply'
  | 'dispose'
  | 'return'
  | 'forward'
  | 'export'
  | 'nationalAnswer'
  | 'nationalReturn'
  | 'nationalTransfer'
  | 'archive'
  | 'accept'
  | 'changeClass'
  | 'respond'
  | 'tellObstacle'
  | 'answer'
  | 'orderDraft'
  | 'draft'
  | 'approve'
  | 'sendBack'
  | 'send'
  | 'recall'
  | 'copy'
  | 'withdrawCopy'
  | 'apip'
  | 'mark'
  | 'makeConfidential'
  | 'makeAnonymous'
  | 'askLowering'
  | 'agreeLowering'
  | 'refuseLowering'
  | 'note'
  | 'merge'
  | 'separate';

/** How help sorts the commands: for every day, where a report goes, the telaah, who may see what. */
export type CommandGroup = 'everyday' | 'road' | 'drafting' | 'secrecy';

type CommandSpec<Args> = {
  readonly name: ComplaintCommandName;
  /** What an officer types: `disposisi`. */
  readonly keyword: string;
  readonly aliases?: readonly string[];
  /** What follows the keyword in help, in Indonesian: `<nomor> <unit> [catatan]`. */
  readonly usage: string;
  readonly group: CommandGroup;
  readonly allowedTo: readonly Role[];
  /** What a button of it must still ask for: nothing, a unit, words, or a choice that its refusal without words lists. */
  readonly needs: 'nothing' | 'unit' | 'text' | 'choice';
  /** Statuses in which it makes sense: where its button is offered and what a refusal lists as possible. */
  readonly possibleIn: readonly Status[];
  /** May an admin use it on complaints that lie with a unit? Absent: only where the complaint lies. */
  readonly reachesUnits?: boolean;
  /** May a unit use it on what it has a copy of? Absent: no. */
  readonly reachesCopies?: boolean;
  /** May its words name an officer of a room inside an office? Absent: no. */
  readonly namesOfficers?: boolean;
  /** Does it rest while an office drafts the answer (telaah, MJK-B 4-7)? Absent: no. */
  readonly restsInDrafting?: boolean;
  /** May its words come with photos and files? Absent: no. */
  readonly takesFiles?: boolean;
  /** May its words be a ready-made answer of the agency, shown before it is sent? Absent: no. */
  readonly takesReadyAnswer?: boolean;
  /** A finer condition than the status, for offering it; absent: always. */
  readonly offeredWhen?: (complaint: Complaint, officer: OfficerActor, rules: Rulebook) => boolean;
  /** Which other report it is about too, as typed or as the complaint knows it; absent: none. */
  readonly other?: (complaint: Complaint, input: CommandInput, agency: Agency) => ComplaintRef | undefined;
  /** Words to arguments; refuses with what is missing or ambiguous. */
  readonly parseArgs: (input: CommandInput, agency: Agency, complaint: Complaint) => Result<Args, Refusal>;
  readonly decide: Decide<Args>;
};

/** An officer command on one complaint. Help, permission, buttons and routing derive from this definition. */
export type Command = Omit<CommandSpec<never>, 'parseArgs' | 'decide'> & {
  readonly decide: Decide<CommandInput>;
};

/** Declares a command; each verb has its own file in `commands/`. */
export function defineCommand<Args>(spec: CommandSpec<Args>): Command {
  const { parseArgs, decide, ...rest } = spec;
  return {
    ...rest,
    decide: (complaint, input, context) => {
      const args = parseArgs(input, context.agency, complaint);
      return args.ok ? decide(complaint, args.value, context) : args;
    },
  };
}
