/** What the database says to an officer's chat in tests, and what the chat makes of it. */
import { concludeOfficer } from '../../bots/officer/conclude.ts';
import type { Action, ChatState, Turn, TurnContext } from '../../bots/turn.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { complaintA, contextOf, numberA } from './officer-chat.ts';

type Refused = Extract<Outcome, { kind: 'refused' }>;

/** A command on report A, as a button of it or (not `byId`) as typed with its number. */
export const command = (name: string, words = '', byId = true): Action => ({
  kind: 'command',
  command: name,
  ref: byId ? { by: 'id', id: complaintA, expectedVersion: 4 } : { by: 'number', number: numberA },
  words,
  attachments: [],
});

/** The chat after this came of what was asked for. */
export const conclude = (
  outcome: Outcome,
  action: Action = command('answer'),
  changes: Partial<TurnContext> = {},
  state: ChatState = { v: 1 },
): Turn => concludeOfficer(state, action, outcome, contextOf(changes));

export const refused = (changes: Partial<Refused> & Pick<Refused, 'refusal'>): Refused => ({
  kind: 'refused',
  number: numberA,
  ...changes,
});

/** What the buttons of a turn stand for. */
export const pressesOf = ({ replies }: Pick<Turn, 'replies'>): readonly string[] =>
  replies.flatMap(({ choices }) => (choices ?? []).flat()).map(({ data }) => data);
