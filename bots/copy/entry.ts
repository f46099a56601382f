/** What an officer is told who enters a report that came outside this service. */
import type { EntrySource, IntakeStretch } from '../../src/domain/complaint/entry.ts';
import type { Day } from '../../src/domain/instant.ts';
import type { Language, Text } from '../../src/domain/message.ts';
import type { DueDate } from '../../src/domain/view.ts';
import type { FormCopy } from './citizen.ts';
import { entryEn } from './en/entry.ts';
import { entryId } from './id/entry.ts';

type Asked = { readonly question: Text; readonly again: Text };

export type EntryCopy = {
  /** The citizen's form in words to the officer. */
  readonly form: FormCopy;
  /** On buttons. */
  readonly sources: Readonly<Record<EntrySource, string>>;
  readonly source: Asked;
  readonly arrived: Asked & { readonly kept: (on: Day) => Text };
  readonly handed: Asked & { readonly sameDay: string; readonly tooEarly: (arrivedOn: Day) => Text };
  /** `open`: the button for a report that is still to be handled. */
  readonly settled: Asked & { readonly open: string; readonly filesMoved: Text };
  /** What came with the answer that was given already. */
  readonly answerFiles: Pick<FormCopy['attachments'], 'question' | 'keptAside' | 'removed'>;
  /** A form is open in this chat already. */
  readonly otherForm: Text;
  /** Whoever filled the form in is no officer any more. */
  readonly ended: Text;
  readonly entered: (facts: EnteredFacts) => Text;
  readonly newCode: (facts: Pick<EnteredFacts, 'number' | 'code' | 'codeUntil'>) => Text;
  readonly noCode: (number: string, why: 'notEntered' | 'followed' | 'notYours') => Text;
  readonly labels: { readonly another: string };
};

export type EnteredFacts = {
  readonly number: string;
  /** The admin room that has it now. */
  readonly unitName: string;
  /** What is due next: its verification, or its closing if it was settled. */
  readonly due: DueDate;
  readonly settled: boolean;
  /** For the reporter, to follow it in a chat. */
  readonly code: string;
  readonly codeUntil: Day;
  /** What of its way into the service took too long. */
  readonly late: readonly IntakeStretch[];
};

export const entryCopy: Readonly<Record<Language, EntryCopy>> = { id: entryId, en: entryEn };
