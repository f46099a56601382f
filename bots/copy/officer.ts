/** What officers are told: every sentence has its place here, so that a language that lacks one does not compile. */
import type { Actor, Role } from '../../src/domain/access.ts';
import type { Agency } from '../../src/domain/agency.ts';
import type { CommandGroup, ComplaintCommandName } from '../../src/domain/complaint/command.ts';
import type {
  Classification,
  Complaint,
  LoweringRequest,
  Nature,
  Secrecy,
  Status,
} from '../../src/domain/complaint/complaint.ts';
import type { Drafting } from '../../src/domain/complaint/drafting.ts';
import type { Entry, IntakeStretch } from '../../src/domain/complaint/entry.ts';
import type { ComplaintEvent } from '../../src/domain/complaint/event.ts';
import type { ClassOption, Refusal } from '../../src/domain/complaint/refusal.ts';
import type { Undated } from '../../src/domain/digest.ts';
import type { PeriodFigures } from '../../src/domain/figures/day-figures.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { Period } from '../../src/domain/figures/period.ts';
import type { Day, Instant } from '../../src/domain/instant.ts';
import type { MediaKind, Text } from '../../src/domain/message.ts';
import type { Informed } from '../../src/domain/notice.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { SettlementClass, Step } from '../../src/domain/sop/profile.ts';
import type { DueDate } from '../../src/domain/view.ts';
import type { ExplanationCopy } from './explanation.ts';

/** The other words an officer may use. */
export type VerbName =
  | 'help'
  | 'signIn'
  | 'enter'
  | 'followCode'
  | 'queue'
  | 'copies'
  | 'figures'
  | 'register'
  | 'morningReport'
  | 'view'
  | 'viewWhole'
  | 'history'
  | 'explain'
  | 'identity'
  | 'handOver'
  | 'absence'
  | 'readyAnswers'
  | 'units'
  | 'invite'
  | 'officers'
  | 'revoke'
  | 'leave'
  | 'join'
  | 'broadcast'
  | 'mute'
  | 'unmute'
  | 'mutedList'
  | 'deadLetters'
  | 'retry'
  | 'apiKeys'
  | 'language';

export type CommandName = ComplaintCommandName | VerbName;

/** How one command is spoken of. */
export type CommandCopy = {
  /** On a button, at most 20 characters. */
  readonly label: string;
  /** What it does, one line, for the list of commands. */
  readonly does: string;
  /** A whole example as typed, for the complaint number given. */
  readonly example: (number: string) => string;
  /** The question after its button was tapped, for commands that need words. */
  readonly ask?: (number: string) => Text;
};

/** Where and when the reader is. */
export type Reader = { readonly now: Instant; readonly timeZone: string; readonly agency: Agency };

/** What a finished command may speak of. */
export type DoneFacts = {
  readonly number: string;
  readonly unitName: string;
  readonly due?: DueDate;
  /** Who it went to or came from outside this service. */
  readonly to?: string;
  /** The officer's name who holds it now. */
  readonly assigneeName?: string;
  readonly reporterTold?: true;
  /** What names the unit in `undang`, where it has no officer yet. */
  readonly unstaffed?: string;
};

export type OfficerCopy = {
  readonly commands: Readonly<Record<CommandName, CommandCopy>>;
  /** What follows a keyword, in this language: `<nomor> <alasan>`. */
  readonly usage: (usage: string) => string;
  readonly talk: TalkCopy;
  readonly terms: TermsCopy;
  readonly queue: QueueCopy;
  readonly figures: FiguresCopy;
  readonly view: ViewCopy;
  readonly done: Readonly<Record<ComplaintCommandName, (facts: DoneFacts) => Text>> & {
    /** Offered after `verifikasi`. */
    readonly proposeUnit: (unitName: string) => Text;
    readonly chooseUnit: (accusedUnitName: string | undefined) => Text;
  };
  readonly history: HistoryCopy;
  readonly explanation: ExplanationCopy;
  readonly refusal: RefusalCopy;
  readonly team: TeamCopy;
  readonly service: ServiceCopy;
};

/** `statistik`: BUP VII.B.2. */
export type FiguresCopy = {
  readonly whichPeriod: (example: string) => Text;
  /** Periods to tap; `words` is what is typed after the command. */
  readonly choices: readonly { readonly words: string; readonly label: string }[];
  /** `unitName` absent: the whole agency. */
  readonly title: (unitName: string | undefined, period: Period) => Text;
  readonly none: string;
  readonly received: (count: number) => string;
  readonly standing: (figures: Pick<Figures, 'notYetResponded' | 'notYetSettled' | 'late'>) => string;
  readonly ended: (figures: Pick<Figures, 'answered' | 'archived' | 'forwarded'>) => string;
  /** Working days on average; absent where nothing was said yet. */
  readonly times: (figures: Pick<Figures, 'daysToResponse' | 'daysToAnswer'>) => string | undefined;
  readonly categories: string;
  readonly others: (count: number) => string;
  /** What happened in a period that is over, and how all reports stood at its end. */
  readonly atEnd: (kept: PeriodFigures) => string;
  /** Those that officers entered; absent where there are none. */
  readonly sources: (sources: Figures['sources']) => string | undefined;
  /** As they stand now, of the reports received in the period. */
  readonly basis: string;
  readonly chart: {
    readonly title: (period: Period) => string;
    readonly received: string;
    readonly answered: string;
    /** A place on the axis: a day, or of a year a month. */
    readonly bar: (on: Day, kind: Period['kind']) => string;
  };
};

/** Around the commands: help, questions, misunderstandings. */
export type TalkCopy = {
  readonly help: (facts: { name: string; role: Role; unitName: string }) => Text;
  /** Short, and no command's word: `bantuan` and this word explain the group. */
  readonly helpGroup: Readonly<Record<HelpGroup, string>>;
  readonly helpEnd: (example: string) => Text;
  readonly helpOne: (facts: { usage: string; does: string; aliases: readonly string[] }) => Text;
  readonly helpExample: (example: string) => Text;
  readonly helpOnlyFor: (roles: readonly Role[]) => string;
  readonly unknown: (words: string) => Text;
  readonly didYouMean: (words: string, keyword: string) => Text;
  readonly notSent: (number: string) => Text;
  readonly thanked: Text;
  readonly mistyped: (words: string, example: string) => Text;
  readonly whichComplaint: (keyword: string, example: string) => Text;
  /** No report was named; `number` is the one spoken of last. */
  readonly unnamed: (label: string, number: string, words: string) => Text;
  readonly whichUnit: (number: string) => Text;
  readonly wordsAgain: (label: string, number: string) => Text;
  readonly cancelled: (label: string, number: string) => Text;
  readonly nothingToCancel: Text;
  readonly fileUnclear: (example: string) => Text;
  readonly fileNotTaken: (keyword: string, alternative: string) => Text;
  readonly fileKept: (count: number, label: string, number: string) => Text;
  readonly albumConfirm: (label: string, number: string) => Text;
  readonly tooManyFiles: (most: number) => Text;
  readonly editIgnored: Text;
  readonly unreadable: Text;
  readonly notAllowed: (keyword: string, roles: readonly Role[]) => Text;
  readonly alreadyIn: (name: string, role: Role, unitName: string) => Text;
  readonly leaveAsk: (unitName: string) => Text;
  readonly languageAsk: Text;
  readonly languageSet: Text;
  readonly newStart: Text;
  /** Where a number belongs and none is known: `laporan ini`. */
  readonly thisReport: string;
  readonly buttons: Readonly<
    Record<
      | 'cancel'
      | 'send'
      | 'yes'
      | 'more'
      | 'all'
      | 'mine'
      | 'queue'
      | 'help'
      | 'otherUnit'
      | 'inspect'
      | 'leave'
      | 'leaveAll'
      | 'retryAll',
      string
    >
  >;
  readonly look: (position: number) => string;
  /** The accused unit's button: it is meant, and will be recorded. */
  readonly insist: (unitName: string) => string;
  readonly takeOver: string;
  readonly doAnyway: string;
};

/** How `bantuan` sorts what may be typed; the everyday ones are explained at once. */
export type HelpGroup = CommandGroup | 'look' | 'team' | 'service';

/** Words for what the domain names. */
export type TermsCopy = {
  readonly status: Readonly<Record<Status, string>>;
  readonly step: Readonly<Record<Step, string>>;
  readonly classification: Readonly<Record<Classification, string>>;
  readonly settlementClass: Readonly<Record<SettlementClass, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly nature: Readonly<Record<Nature, string>>;
  readonly secrecy: Readonly<Record<Secrecy, string>>;
  readonly rating: Readonly<Record<'solved' | 'partly' | 'unsolved', string>>;
  readonly files: (kinds: readonly MediaKind[]) => string;
  readonly noCategory: string;
  readonly noPlace: string;
  /** Who did it, for officers: first name and role, `pelapor`, `sistem`. */
  readonly actor: (actor: Actor) => string;
  /** `5 menit lalu`, `pukul 09.12`, `Sel 10 Nov pukul 09.12`. */
  readonly when: (at: Instant, reader: Reader) => string;
  /** `verifikasi paling lambat Senin, 16 November 2026 (3 hari kerja)`. */
  readonly due: (due: DueDate, today: Day) => string;
  /** `lewat 1 hari`, `hari ini`, `2 hari lagi`. */
  readonly daysLeft: (days: number) => string;
};

export type QueueCopy = {
  readonly title: (unitName: string, today: Day, mineOnly: boolean) => Text;
  readonly counts: (counts: { late: number; dueToday: number; open: number }) => string;
  readonly empty: (mineOnly: boolean) => Text;
  /** What awaits the officer so: theirs and what nobody has taken. */
  readonly awaiting: Readonly<Record<Undated, Text>>;
  readonly noneAwaits: Text;
  /** The list of what the unit has a copy of. */
  readonly copies: (unitName: string) => Text;
  readonly noCopies: Text;
  readonly mine: string;
  readonly supporters: (count: number) => string;
  readonly returned: string;
  readonly limit: (day: Day) => string;
};

export type ViewCopy = {
  readonly owner: (unitName: string, assigneeName: string | undefined) => string;
  readonly flags: Readonly<Record<'anonymous' | 'confidential' | 'urgent' | 'reopened' | 'returned', string>>;
  /** News for the reporter of an entered report, whom no chat reaches; the unit that entered it. */
  readonly unreached: (unitName: string) => string;
  /** How and when it came, where an officer entered it; what of that took too long. */
  readonly entered: (entry: Entry, unitName: string, intake: readonly IntakeStretch[]) => string;
  /** How many people joined it. */
  readonly supporters: (count: number) => string;
  /** It follows this report as a duplicate; others follow it. */
  readonly merged: (number: string) => string;
  readonly duplicates: (numbers: readonly string[]) => string;
  readonly copies: (unitNames: readonly string[]) => string;
  /** Whose turn it is in a telaah. */
  readonly drafting: (drafting: Drafting, unitName: string) => string;
  /** Above the text of the last draft. */
  readonly draft: (drafts: number) => string;
  /** What officers marked: its nature, subject and object. */
  readonly marked: (marks: Pick<Complaint, 'nature' | 'subject' | 'object'>) => string;
  readonly lowering: (request: LoweringRequest, reader: Reader) => string;
  readonly accused: (unitNames: readonly string[]) => string;
  readonly place: string;
  readonly occurred: string;
  readonly files: string;
  readonly map: string;
  readonly added: (at: Instant, reader: Reader) => string;
  readonly asked: (at: Instant, reader: Reader) => string;
  readonly replied: (at: Instant, reader: Reader) => string;
  readonly answered: string;
  readonly rated: string;
  readonly erased: string;
  readonly filesOf: (number: string, files: string) => string;
  /** Only who is in charge sees the files. */
  readonly filesWithheld: string;
  /** Under a text in which something is masked; `mine`: this officer may open it. */
  readonly masked: (mine: boolean) => string;
  /** Above what is shown with nothing masked. */
  readonly whole: Text;
  /** Above what officers wrote. */
  readonly said: string;
};

export type HistoryCopy = {
  readonly title: (number: string) => Text;
  readonly empty: (number: string) => Text;
  readonly event: (event: ComplaintEvent, agency: Agency) => Text;
  readonly informed: (told: Informed, reader: Reader) => string;
};

/** A sentence for each way a rule says no. `said`: what the officer tried, as typed. */
export type RefusalFacts = {
  readonly number: string;
  readonly keyword: string;
  readonly example: string;
  readonly reader: Reader;
  /** How many characters were sent, for a text that is too long. */
  readonly length: number;
};
export type RefusalCopy = {
  readonly [Code in Refusal['code']]: (
    refusal: Extract<Refusal, { code: Code }>,
    facts: RefusalFacts,
  ) => Text;
} & {
  /** On a button: a class and the date it would set. */
  readonly classOption: (option: ClassOption) => string;
  /** On a button of `tandai`. */
  readonly markPart: (word: 'subjek' | 'objek') => string;
  readonly possibleNow: (keywords: readonly string[]) => Text;
};

export type TeamCopy = {
  readonly identity: (number: string, name: string | undefined, contact: string | undefined) => Text;
  readonly invited: (facts: {
    code: string;
    name: string;
    unitName: string;
    role: Role;
    expiresAt: Instant;
    timeZone: string;
  }) => Text;
  readonly inviteNeeds: (example: string) => Text;
  readonly officers: string;
  readonly invites: string;
  readonly handOverNeeds: (example: string) => Text;
  /** `number` absent: all `count` that the officer had. */
  readonly handedOver: (facts: Extract<Outcome, { kind: 'handedOver' }>) => Text;
  readonly handedToYou: (fromName: string, count: number) => Text;
  readonly whichColleague: (words: string, known: number) => Text;
  /** To the unit's others: who left had taken these. */
  readonly leftToYou: (name: string, unitName: string, count: number) => Text;
  /** To the level above: nobody is left in the unit. */
  readonly unitEmpty: (name: string, unitName: string, count: number) => Text;
  /** Before a name on a button. */
  readonly inviteShort: string;
  readonly noInvites: string;
  readonly expires: (at: Instant, timeZone: string) => string;
  readonly whom: (words: string) => Text;
  readonly revokeNeeds: (example: string) => Text;
  readonly officerRevoked: (revoked: Extract<Outcome, { kind: 'officerRevoked' }>) => Text;
  readonly inviteRevoked: (name: string) => Text;
  readonly enrolled: (name: string, role: Role, unitName: string) => Text;
  readonly wrongCode: Text;
  /** `elsewhere`: chats that stay signed in; invites and keys of theirs that ended with the service. */
  readonly left: (facts: { elsewhere: number; invites: number; keys: number }) => Text;
  readonly muted: (number: string, chats: number) => Text;
  readonly unmuted: (chats: number) => Text;
  readonly unmuteNeeds: Text;
  readonly mutedTitle: string;
  readonly mutedNone: Text;
  readonly mutedRow: (
    row: { mutedAt: Instant; by: string; reason: string; kept: number },
    reader: Reader,
  ) => Text;
  readonly unmuteButton: (position: number) => string;
};

export type ServiceCopy = {
  readonly unknownNumber: (number: string) => Text;
  readonly slowDown: (waitMs: number) => Text;
  readonly deadTitle: string;
  readonly deadNone: Text;
  readonly deadRow: (
    row: { id: number; kind: string; number?: string; error: string; createdAt: Instant },
    reader: Reader,
  ) => Text;
  readonly retryButton: (id: number) => string;
  readonly retryNeeds: Text;
  readonly retried: (count: number) => Text;
  readonly keysTitle: string;
  readonly keysNone: Text;
  readonly keyCreated: (label: string, secret: string) => Text;
  readonly keyRevoked: (label: string) => Text;
  readonly keyNeeds: Text;
  readonly keyRevokeButton: (label: string) => string;
  readonly notFound: Readonly<
    Record<'officer' | 'invite' | 'apiKey' | 'letter' | 'muted' | 'readyAnswer', (words: string) => Text>
  >;
  /** Something came back that this chat has no words for. */
  readonly done: Text;
};
