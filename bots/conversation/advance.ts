/** The citizen's conversation: one input moves one chat. Pure; see bots/turn.ts for the contract. */
import type { Inbound } from '../../src/domain/message.ts';
import { entryCopy } from '../copy/entry.ts';
import type { Advance, ChatState, Turn, TurnContext } from '../turn.ts';
import { answer, type Filling } from './answering.ts';
import type { Moment } from './aside.ts';
import { ask, copyOf, instantOf, message, say, withoutDraft } from './ask.ts';
import { takeEdit } from './edit.ts';
import { hearDanger, type Typed, takeLocation, takeMedia, takeText, takeUnreadable } from './fill.ts';
import type { Draft } from './form.ts';
import { addOther, addText, correct, repliedReport, takeBack } from './information.ts';
import { currentDraft } from './migrate.ts';
import {
  addAwaited,
  answerAwaited,
  pressWithoutForm,
  takeOtherOutside,
  takeTextOutside,
  withoutQuestion,
} from './outside.ts';
import { takeRevoked } from './revoke.ts';
import { press } from './way.ts';
import { isMeaningful, isStory, readControl } from './words.ts';

/**
 * Moves a citizen's chat by one input. Being blocked and unblocked changes nothing here. A draft of another version of
 * the form is brought to this one first, and the citizen is told.
 */
export const advanceCitizen: Advance = (given, inbound, context) => {
  const { input } = inbound;
  if (input.kind === 'blocked' || input.kind === 'unblocked') return { state: given, replies: [] };
  // "Yes, tell me": what waited comes by itself.
  if (isGoAhead(inbound, context)) return { state: given, replies: [] };
  const isAlbum = input.kind === 'media' && input.albumId !== undefined;
  const state = isAlbum || given.lastAlbum === undefined ? given : withoutAlbum(given);
  if (state.draft?.entry && !context.officer)
    return say(withoutDraft(state), [message(entryCopy[context.language].ended)]);
  if (!state.draft) return takeOutside({ state, context, before: [] }, inbound);
  const current = currentDraft(state.draft, context);
  const moment: Moment = {
    state: { ...state, draft: current.draft },
    context,
    before: current.isMigrated ? [message(copyOf(context).form.migrated)] : [],
  };
  return touched(takeInForm(moment, current.draft, inbound), context);
};

const isGoAhead = ({ input }: Inbound, { repliesTo }: TurnContext): boolean =>
  repliesTo?.kind === 'announcement' && input.kind === 'text' && !isStory(input.text);

function withoutAlbum(state: ChatState): ChatState {
  const { lastAlbum: _over, ...rest } = state;
  return rest;
}

/** The form was used just now: what counts for its reminder and its end. */
function touched(turn: Turn, { now }: TurnContext): Turn {
  const { draft } = turn.state;
  return draft ? { ...turn, state: { ...turn.state, draft: { ...draft, updatedAt: instantOf(now) } } } : turn;
}

function takeOutside(moment: Moment, inbound: Inbound): Turn {
  const { input } = inbound;
  switch (input.kind) {
    case 'text':
      return takeTextOutside(moment, typedAs(inbound, input.text));
    case 'press':
      return pressWithoutForm(moment, input.data);
    case 'edit': {
      const { told } = moment.state;
      if (told?.messageIds.includes(input.messageId)) return correct(moment, input.text);
      // A short message that was edited into a story is a story; other edits are not guessed at.
      if (!told && isStory(input.text))
        return takeTextOutside(moment, typedAs(inbound, input.text, input.messageId));
      return say(moment.state, [message(copyOf(moment.context).follow.correctionUnknown)]);
    }
    case 'revoke':
      return takeBack(moment, input.messageId);
    default:
      return takeOtherOutside(moment, inbound);
  }
}

const typedAs = ({ at, messageId }: Inbound, text: string, from = messageId): Typed => ({
  text,
  at,
  ...(from === undefined ? {} : { from }),
});

/** Inside a form: what was asked besides it, replies to notices, then the form's own question. */
function takeInForm(moment: Moment, draft: Draft, inbound: Inbound): Turn {
  const { input } = inbound;
  const besides = takeBesides(moment, draft, inbound);
  if (besides) return besides;
  const state = withoutQuestion(moment.state);
  const filling: Filling = { ...moment, state, draft };
  switch (input.kind) {
    case 'text':
      return takeText(filling, typedAs(inbound, input.text));
    case 'press':
      return press(filling, input.data);
    case 'media': {
      const { messageId, at } = inbound;
      return takeMedia(filling, input, { at, ...(messageId === undefined ? {} : { from: messageId }) });
    }
    case 'location':
      return takeLocation(filling, input);
    case 'contact': {
      const { phone, name } = input;
      return answer(filling, { kind: 'contact', phone, ...(name ? { name } : {}) });
    }
    case 'edit':
      return takeEdit(filling, { text: input.text, from: input.messageId, at: inbound.at });
    case 'revoke':
      return takeRevoked(filling, input.messageId);
    case 'unsupported':
      return takeUnreadable(filling, input.what);
    default:
      return ask(state, draft, moment.context);
  }
}

/** What is not for the form although one is open: an answer we asked for besides it, a reply to a notice. */
function takeBesides(moment: Moment, draft: Draft, inbound: Inbound): Turn | undefined {
  const { input } = inbound;
  const replied = repliedReport(moment.state, moment.context);
  if (input.kind !== 'text')
    return addAwaited(moment, inbound) ?? (replied ? addOther(moment, replied, inbound) : undefined);
  if (!moment.state.awaiting && !replied) return undefined;
  const heard = hearDanger({ ...moment, draft }, input.text);
  // The danger is the other report's; this form does not become urgent by it.
  const aside: Moment = { ...moment, before: heard.before };
  const awaited = answerAwaited(aside, typedAs(inbound, input.text));
  if (awaited || !replied || !isMeaningful(input.text) || readControl(input.text)) return awaited;
  return addText(aside, replied, input.text, inbound.messageId);
}
