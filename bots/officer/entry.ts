/** What a word of an officer is: how it is typed, by whom, about what, and what it leads to. */
import type { OfficerActor } from '../../src/domain/access.ts';
import type { Command } from '../../src/domain/complaint/command.ts';
import type { ComplaintRef } from '../../src/domain/complaint/complaint.ts';
import type { Language, OutMessage } from '../../src/domain/message.ts';
import type { CommandName, HelpGroup, OfficerCopy } from '../copy/officer.ts';
import type { Action, ChatState, Turn, TurnContext } from '../turn.ts';

/** A turn's context in an officer's chat. */
export type OfficerContext = TurnContext & { readonly officer: OfficerActor };

/** What a word is called with; `ref` is there for every word that is about a complaint. */
export type Call = {
  readonly words: string;
  readonly ref?: ComplaintRef;
  readonly context: OfficerContext;
  readonly state: ChatState;
  readonly copy: OfficerCopy;
};

/** What a word leads to: work for the database, or an answer at once. */
export type Step = {
  readonly action?: Action;
  readonly say?: OutMessage;
  readonly language?: Language;
  /** A form begins. */
  readonly turn?: Turn;
  /** What the chat remembers from now on; absent: nothing else than before. */
  readonly state?: ChatState;
};

/** Anything an officer may type, from either registry: help, permission and buttons derive from it. */
export type Entry = Pick<Command, 'keyword' | 'aliases' | 'usage' | 'allowedTo' | 'needs' | 'possibleIn'> & {
  readonly name: CommandName;
  /**
   * `complaint`: a number, a reply or a button must say which; `lastComplaint`: the last one spoken of will do;
   * `maybeComplaint`: a number or other words.
   */
  readonly about: 'nothing' | 'complaint' | 'lastComplaint' | 'maybeComplaint';
  readonly group: HelpGroup;
  /** It takes files that come with its words. */
  readonly takesFiles: boolean;
  /** Its words may be one of the agency's ready-made answers. */
  readonly takesReadyAnswer: boolean;
  /** Absent: a command of the domain's registry. */
  readonly run?: (call: Call) => Step;
};
