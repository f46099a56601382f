/** What came of an officer's action → words and buttons. Pure; never asks for another action. */
import type { OutMessage } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { withoutDraft } from '../conversation/ask.ts';
import { entryCopy } from '../copy/entry.ts';
import { explanationText } from '../copy/explanation.ts';
import { copyFor } from '../copy/index.ts';
import type { OfficerCopy, Reader } from '../copy/officer.ts';
import { paragraphs } from '../copy/text.ts';
import type { Action, ChatState, Turn, TurnContext } from '../turn.ts';
import { button, onTyped, rows, withButtons } from './buttons.ts';
import { forget, known, remember } from './memory.ts';
import { awaitWords, say } from './perform.ts';
import { findEntry } from './registry.ts';
import type { Target } from './units.ts';
import { absences } from './words/absences.ts';
import { broadcastOutcome } from './words/broadcasts.ts';
import { commandDone } from './words/done.ts';
import { entered } from './words/entered.ts';
import { figures } from './words/figures.ts';
import { history } from './words/history.ts';
import { morningInWords } from './words/morning.ts';
import { copies, queue } from './words/queue.ts';
import { awaitingReadyAnswer, readyAnswers } from './words/ready-answers.ts';
import { keptNote, refusal } from './words/refusal.ts';
import { apiKeys, deadLetters } from './words/service.ts';
import { colleagues, mutedList, officers } from './words/team.ts';
import { awaitingUnits, units } from './words/units.ts';
import { officerView } from './words/view.ts';

/** What wording an outcome may look at. */
export type Telling = {
  readonly state: ChatState;
  readonly action: Action;
  readonly context: TurnContext;
  readonly copy: OfficerCopy;
  readonly reader: Reader;
};

/** Words for what came of the turn's action, and what the chat remembers of it. */
export function concludeOfficer(
  state: ChatState,
  action: Action,
  outcome: Outcome,
  context: TurnContext,
): Turn {
  const copy = copyFor(context.language).officer;
  const { agency, calendar, now } = context;
  const reader = { now: now.toString(), timeZone: calendar.timeZone, agency };
  const telling: Telling = { state, action, context, copy, reader };
  const next = remembering(telling, outcome);
  return say({ state: next }, ...worded({ ...telling, state: next }, outcome));
}

/** The last complaint spoken of and the versions shown. */
function remembering({ state, action, reader, context }: Telling, outcome: Outcome): ChatState {
  switch (outcome.kind) {
    case 'commandDone':
    case 'officerView': {
      const { id, number, version } = outcome.view.complaint;
      return { ...remember(state, { id, number, version }), lastComplaint: { id, number } };
    }
    case 'queue':
    case 'copies':
      return remember(
        state,
        ...outcome.lines.map(({ complaintId: id, number, version }) => ({ id, number, version })).reverse(),
      );
    case 'entered': {
      const { complaintId: id, number, version } = outcome;
      return { ...remember(withoutDraft(state), { id, number, version }), lastComplaint: { id, number } };
    }
    case 'history':
      return { ...state, lastComplaint: { id: outcome.complaintId, number: outcome.number } };
    case 'readyAnswers':
    case 'readyAnswerChosen':
      return awaitingReadyAnswer(state, action, outcome);
    case 'unitsPlanned':
    case 'unitsRefused':
      return awaitingUnits(state, action, outcome, context);
    case 'refused':
      return afterRefusal({ state, action, reader }, outcome);
    case 'left': {
      const { seen: _seen, lastComplaint: _last, awaiting: _awaiting, ...rest } = state;
      return rest;
    }
    default:
      return state;
  }
}

/** A refusal names its complaint; a unit that was not clear or a reason is asked for, and what was given is kept. */
function afterRefusal(
  { state, action, reader }: Pick<Telling, 'state' | 'action' | 'reader'>,
  { number, complaintId, version, refusal: why }: Extract<Outcome, { kind: 'refused' }>,
): ChatState {
  if (!('ref' in action) || !action.ref || number === undefined) return state;
  const note = why.code === 'missingReason' ? why.given : keptNote(action, why, reader.agency);
  const id = complaintId ?? (action.ref.by === 'id' ? action.ref.id : known(state, { number })?.id) ?? '';
  const isStale = why.code === 'changedMeanwhile';
  const expected = action.ref.by === 'id' && !isStale ? action.ref.expectedVersion : undefined;
  const asked = awaitingAfter(
    state,
    action,
    { id, number, version: version ?? expected ?? 0 },
    note,
    isStale,
  );
  if (id === '') return asked;
  const named = { ...asked, lastComplaint: { id, number } };
  if (version !== undefined) return remember(named, { id, number, version });
  return isStale ? forget(named, id) : named;
}

/** What waits after a refusal: a unit to be chosen, a reason, or a yes to what was typed before someone else's change. */
function awaitingAfter(
  state: ChatState,
  action: Action,
  target: Target,
  note: string | undefined,
  isStale: boolean,
): ChatState {
  const entry = action.kind === 'command' ? findEntry(action.command) : undefined;
  if (action.kind !== 'command' || !entry) return state;
  if (note !== undefined) return awaitWords(state, entry, target, { words: note });
  if (!isStale) return state;
  const { words, attachments } = action;
  return awaitWords(state, entry, target, { words, attachments, held: 'changed' });
}

function worded(telling: Telling, outcome: Outcome): readonly OutMessage[] {
  const { copy, reader, context } = telling;
  const { team, service, talk } = copy;
  const only = (text: OutMessage['text']): readonly OutMessage[] => [{ text }];
  switch (outcome.kind) {
    case 'queue':
      return [queue(telling, outcome)];
    case 'copies':
      return [copies(telling, outcome)];
    case 'figures':
      return [figures(telling, outcome)];
    case 'morningReport':
      return [morningInWords(outcome.report, reader.agency, context.language)];
    case 'officerView':
      return officerView(telling, outcome);
    case 'commandDone':
      return commandDone(telling, outcome);
    case 'entered':
      return [entered(telling, outcome)];
    case 'history':
      return [history(telling, outcome)];
    case 'explanation':
      return only(
        explanationText(copy.explanation, outcome, {
          timeZone: reader.timeZone,
          language: telling.context.language,
        }),
      );
    case 'refused':
      return [refusal(telling, outcome)];
    case 'followCode':
      return only(entryCopy[context.language].newCode(outcome));
    case 'noFollowCode':
      return only(entryCopy[context.language].noCode(outcome.number, outcome.why));
    case 'identity':
      return only(team.identity(outcome.number, outcome.name, outcome.contact));
    case 'enrolled': {
      const text = team.enrolled(outcome.name, outcome.role, outcome.unitName);
      const choices = [
        button(onTyped('antrean'), talk.buttons.queue),
        button(onTyped('bantuan'), talk.buttons.help),
      ];
      return [withButtons(text, rows(choices, 2))];
    }
    case 'wrongCode':
      return only(team.wrongCode);
    case 'left':
      return only(team.left(outcome));
    case 'handedOver':
      return only(team.handedOver(outcome));
    case 'whichColleague':
      return [colleagues(telling, outcome)];
    case 'invited':
      return only(team.invited({ ...outcome, timeZone: reader.timeZone }));
    case 'officers':
      return [officers(telling, outcome)];
    case 'officerRevoked':
      return only(team.officerRevoked(outcome));
    case 'inviteRevoked':
      return only(team.inviteRevoked(outcome.name));
    case 'readyAnswers':
    case 'readyAnswer':
    case 'readyAnswerChosen':
    case 'readyAnswerKept':
    case 'readyAnswerRefused':
      return [readyAnswers(telling, outcome)];
    case 'units':
    case 'unitsPlanned':
    case 'unitsChanged':
    case 'unitsRefused':
      return [units(telling, outcome)];
    case 'absences':
    case 'absencePlanned':
    case 'absenceCancelled':
    case 'absenceRefused':
      return [absences(telling, outcome)];
    case 'muted':
      return only(team.muted(outcome.number, outcome.chats));
    case 'unmuted':
      return only(team.unmuted(outcome.chats));
    case 'mutedList':
      return [mutedList(telling, outcome)];
    case 'deadLetters':
      return [deadLetters(telling, outcome)];
    case 'broadcastDrafted':
    case 'broadcasts':
    case 'broadcast':
    case 'broadcastRefused':
      return broadcastOutcome(telling, outcome);
    case 'retried':
      return only(service.retried(outcome.count));
    case 'apiKeyCreated':
      return only(service.keyCreated(outcome.label, outcome.secret));
    case 'apiKeys':
      return [apiKeys(telling, outcome)];
    case 'apiKeyRevoked':
      return only(service.keyRevoked(outcome.label));
    case 'notFound':
      return only(service.notFound[outcome.what](outcome.words));
    case 'notAllowed': {
      const entry = findEntry(outcome.command);
      return only(
        entry
          ? talk.notAllowed(entry.keyword, entry.allowedTo)
          : paragraphs(talk.notAllowed(outcome.command, ['admin'])),
      );
    }
    case 'unknownNumber':
      return only(service.unknownNumber(outcome.number));
    case 'slowDown':
      return only(service.slowDown(outcome.waitMs));
    default:
      // The citizen's conversation words its own outcomes; an officer's action leads to none of them.
      return only(context.officer ? service.done : talk.newStart);
  }
}
