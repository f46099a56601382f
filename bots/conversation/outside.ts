/** A chat without an open form: greetings, numbers, replies to notices, and stories out of nowhere. Pure. */
import { readNumber } from '../../src/domain/complaint/number.ts';
import { speaksOfDanger } from '../../src/domain/danger.ts';
import { readJoinCode } from '../../src/domain/join.ts';
import type { Inbound } from '../../src/domain/message.ts';
import { lines } from '../copy/text.ts';
import type { ChatState, Turn, TurnContext } from '../turn.ts';
import { lookUp, type Moment, menuRows, obey, shown, thenAsk } from './aside.ts';
import { copyOf, message, say } from './ask.ts';
import { resolveChoice } from './choice.ts';
import { readPress } from './data.ts';
import { hearAlbum, type Typed } from './fill.ts';
import { formLimits } from './form.ts';
import { addOther, addText, repliedReport, type Target } from './information.ts';
import { askToJoin, joinNow, leftAsItWas } from './joining.ts';
import { pressOutside, type Rating, rate, ratingChoices, withMenu } from './outside-press.ts';
import { startForm } from './start.ts';
import { questionName, sentBefore } from './way.ts';
import { type Control, isMeaningful, isStory, normalise, readControl } from './words.ts';

/** A typed text outside the form. */
export function takeTextOutside(given: Moment, typed: Typed): Turn {
  const { context } = given;
  const isDanger = speaksOfDanger(typed.text);
  const danger = message(copyOf(context).danger);
  const moment: Moment = isDanger ? { ...given, before: [...given.before, danger] } : given;
  const answered = answerAwaited(moment, typed);
  return answered ?? takeUnasked({ ...moment, state: withoutQuestion(moment.state) }, typed, isDanger);
}

/** The chat without a question of ours; an officer's is left to the officer's side. */
export function withoutQuestion(state: ChatState): ChatState {
  if (!state.awaiting || state.awaiting.kind === 'commandWords') return state;
  const { awaiting: _unanswered, ...rest } = state;
  return rest;
}

/** A text that answers no question of ours. */
function takeUnasked(moment: Moment, typed: Typed, isDanger: boolean): Turn {
  const { context } = moment;
  const { text, from } = typed;
  const exact = context.late ? undefined : resolveChoice(text, moment.state.offered ?? [], { exact: true });
  if (exact && !isOfAnother(exact.data, context)) return pressWithoutForm(moment, exact.data);
  const control = readControl(text);
  if (control && !isDanger) return control.kind === 'new' ? startForm(moment) : obey(moment, control);
  const replied = repliedReport(moment.state, context);
  if (replied) return replyTo(moment, replied, typed);
  const last = moment.state.lastComplaint;
  if (context.late && last && isMeaningful(text)) {
    const late = message(copyOf(context).follow.lateAdded);
    return addText({ ...moment, before: [...moment.before, late] }, last, text, from);
  }
  return takeFreeText(moment, typed, isDanger);
}

/** A reply is about the report it replies to: "selesai" is then no button of the report that was shown last. */
function isOfAnother(data: string, { repliesTo }: TurnContext): boolean {
  const pressed = readPress(data);
  return (
    pressed?.kind === 'complaint' && repliesTo !== undefined && pressed.complaintId !== repliesTo.complaintId
  );
}

/** What we asked, unless this message replies to something told of another report. */
function awaitedHere({ state, context }: Moment): ChatState['awaiting'] {
  const { awaiting } = state;
  const { repliesTo } = context;
  if (!awaiting || !repliesTo || !('complaintId' in awaiting)) return awaiting;
  return awaiting.complaintId === repliesTo.complaintId ? awaiting : undefined;
}

/** Words that answer nothing we asked: a number, a rating, a story, or nothing that we understand. */
function takeFreeText(moment: Moment, { text, from, at }: Typed, isDanger: boolean): Turn {
  const { state, context } = moment;
  const { follow, form } = copyOf(context);
  if (state.told && SEND.has(normalise(text)))
    return say(state, [...moment.before, withMenu(form.alreadySent(state.told.number), context)]);
  if (text.length <= LONGEST_NUMBER && !isDanger) {
    const read = readNumber(text, context.agency.code);
    if (read.ok) return lookUp(moment, { by: 'number', number: read.value });
    if (read.error === 'mistyped' && !isSentence(text))
      return thenAsk(moment, message(follow.numberMistyped(shown(text)), menuRows(context)));
    const part = resolveChoice(text, state.offered ?? []);
    if (part) return pressWithoutForm(moment, part.data);
    const rating = ratingOf(normalise(text));
    if (rating && state.lastComplaint) return rate(moment, state.lastComplaint.id, rating);
  }
  if (context.officer) return say(state, [...moment.before, message(follow.officerHint)]);
  if (isDanger || isStory(text) || mayAnswer(text, moment))
    return startForm(moment, { text, at, urgent: isDanger, ...(from ? { from } : {}) });
  return say(state, [
    ...moment.before,
    withMenu(isMeaningful(text) ? follow.menu : lines(follow.unreadable('emoji'), follow.menu), context),
  ]);
}

/** A reporter's short words may answer an officer without being sent as a reply ("RT 05"): asked, never dropped. */
const mayAnswer = (text: string, { state }: Moment): boolean =>
  state.lastComplaint !== undefined && /[\p{L}\p{N}].*[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(text);

const LONGEST_NUMBER = 40;
/** Typed once more, because nothing seemed to happen. */
const SEND: ReadonlySet<string> = new Set(['kirim', 'kirim laporan', 'send']);
/** Invite codes are longer, the joining codes of chats as long. */
const SHORTEST_CODE = 8;
const isSentence = (text: string): boolean => text.trim().split(/\s+/u).length > 3;

const ratings = new Map<string, Rating>([
  ['selesai', 'solved'],
  ['sudah selesai', 'solved'],
  ['solved', 'solved'],
  ['sebagian', 'partly'],
  ['selesai sebagian', 'partly'],
  ['partly', 'partly'],
  ['belum', 'unsolved'],
  ['belum selesai', 'unsolved'],
  ['not solved', 'unsolved'],
  ['unsolved', 'unsolved'],
]);
const ratingOf = (words: string): Rating | undefined => ratings.get(words);

/** A reply to one of our notices: a rating of the answer, or something to add. */
function replyTo(moment: Moment, target: Target, { text, from }: Typed): Turn {
  const { context } = moment;
  if (context.repliesTo?.kind === 'answer') {
    const named = resolveChoice(text, ratingChoices(target.id, context), { exact: true });
    const pressed = named ? readPress(named.data) : undefined;
    if (pressed) return pressOutside(moment, pressed);
    const rating = ratingOf(normalise(text));
    if (rating) return rate(moment, target.id, rating);
  }
  if (isMeaningful(text)) return addText(moment, target, text, from);
  return say(moment.state, [...moment.before, message(copyOf(context).follow.unreadable('emoji'))]);
}

/** The answer to a question we asked outside the form; `undefined` if none is awaited or this is none. */
export function answerAwaited(moment: Moment, { text, from }: Typed): Turn | undefined {
  const { state, context } = moment;
  const { awaiting: _asked, ...rest } = state;
  const awaiting = awaitedHere(moment);
  if (!awaiting || awaiting.kind === 'commandWords') return undefined;
  const { follow } = copyOf(context);
  const control = readControl(text);
  if (control && isWayOut(control)) {
    const left = { ...moment, state: rest };
    return state.draft ? thenAsk(left) : thenAsk(left, withMenu(follow.menu, context));
  }
  if (control && !isSmallTalk(control)) return undefined;
  switch (awaiting.kind) {
    case 'information': {
      if (!isMeaningful(text)) {
        const asked = lines(
          follow.unreadable('emoji'),
          follow.informationAsked(awaiting.number || undefined),
        );
        return say(state, [...moment.before, message(asked)]);
      }
      return addText(moment, { id: awaiting.complaintId, number: awaiting.number }, text, from);
    }
    case 'reopenReason': {
      if (!isMeaningful(text)) return say(state, [...moment.before, message(follow.reasonAgain)]);
      const ref = { by: 'id', id: awaiting.complaintId } as const;
      const action = { kind: 'rate', ref, rating: 'unsolved', reason: text } as const;
      return { ...say(rest, moment.before), action };
    }
    case 'number': {
      const read = readNumber(text, context.agency.code);
      if (read.ok) return lookUp({ ...moment, state: rest }, { by: 'number', number: read.value });
      if (read.error === 'notANumber' && (state.draft || isStory(text))) return undefined;
      const asked =
        read.error === 'mistyped'
          ? follow.numberMistyped(shown(text))
          : follow.numberAsked(context.agency.code);
      return say(state, [...moment.before, message(asked)]);
    }
    case 'join': {
      const words = normalise(text);
      if (YES.has(words)) return joinNow({ ...moment, state: rest }, awaiting.code);
      return NO.has(words) ? leftAsItWas(moment) : undefined;
    }
    case 'inviteCode': {
      const code = text.trim();
      if (code.length > LONGEST_NUMBER || code.includes(' ')) return undefined;
      // A greeting or a command, before anybody is signed in.
      if (code.length < SHORTEST_CODE) return say(state, [...moment.before, message(follow.codeAsked)]);
      if (readJoinCode(code) !== undefined) return askToJoin({ ...moment, state: rest }, code);
      return { ...say(rest, moment.before), action: { kind: 'enrol', code } };
    }
  }
}

const YES = new Set('ya|iya|y|yes|ok|oke|betul|gabungkan'.split('|'));
const NO = new Set('tidak|nggak|gak|no|jangan|tidak jadi'.split('|'));

const isWayOut = ({ kind }: Control): boolean => kind === 'cancel' || kind === 'back' || kind === 'stop';
const isSmallTalk = ({ kind }: Control): boolean => kind === 'greeting' || kind === 'thanks';

/** A press while no form is open: the form's own buttons are of one that has ended. */
export function pressWithoutForm(moment: Moment, data: string): Turn {
  const { awaiting: _asked, ...state } = moment.state;
  const pressed = readPress(data);
  if (pressed?.kind !== 'form') return pressOutside({ ...moment, state }, pressed);
  const { context } = moment;
  const old = copyOf(context).form.oldForm(questionName(pressed.step));
  return say(state, [
    ...moment.before,
    withMenu(sentBefore(state, pressed.draftId, context) ?? old, context),
  ]);
}

/** A file, a location, a contact card outside the form: added to the report it answers, or the start of a new one. */
export function takeOtherOutside(moment: Moment, inbound: Inbound): Turn {
  const { state, context } = moment;
  const { input } = inbound;
  const added = addAwaited(moment, inbound);
  if (added) return added;
  const replied = repliedReport(state, context);
  const other = replied && addOther(moment, replied, inbound);
  if (other) return other;
  const { follow } = copyOf(context);
  switch (input.kind) {
    case 'media':
      return startWithFile(moment, inbound, input);
    case 'location': {
      const { point, label } = input;
      return startForm(moment, { place: label ? { point, words: label } : { point } });
    }
    case 'unsupported':
      return say(state, [...moment.before, withMenu(follow.unreadable(input.what), context)]);
    default:
      return say(state, [...moment.before, withMenu(follow.unreadable('contact'), context)]);
  }
}

/** A file or place that was asked for. */
export function addAwaited(moment: Moment, inbound: Inbound): Turn | undefined {
  const awaiting = awaitedHere(moment);
  if (awaiting?.kind !== 'information') return undefined;
  return addOther(moment, { id: awaiting.complaintId, number: awaiting.number }, inbound);
}

type Media = Extract<Inbound['input'], { kind: 'media' }>;

/** A photo out of nowhere begins a report; its caption is the story. */
function startWithFile(moment: Moment, inbound: Inbound, { media, caption, albumId }: Media): Turn {
  const { state, context } = moment;
  const { form } = copyOf(context);
  const text = caption !== undefined && isMeaningful(caption) ? caption : undefined;
  const isDanger = text !== undefined && speaksOfDanger(text);
  const before = isDanger ? [...moment.before, message(copyOf(context).danger)] : moment.before;
  const told = text
    ? { text, at: inbound.at, urgent: isDanger, ...(inbound.messageId ? { from: inbound.messageId } : {}) }
    : {};
  if (media.size !== undefined && media.size > formLimits.megabytes * 1_048_576) {
    const tooLarge = message(form.attachments.tooLarge(formLimits.megabytes));
    const refused = [...before, tooLarge];
    return text ? startForm({ ...moment, before: refused }, told) : say(state, refused);
  }
  const mediaId = context.newId();
  const heard: ChatState = hearAlbum(state, albumId);
  const attachments = [{ mediaId, kind: media.kind }];
  const turn = startForm({ state: heard, context, before }, { ...told, attachments });
  return { ...turn, keep: { mediaId, media } };
}
