/** What is added to a report that was sent: words, files, a place, a correction. Pure. */
import type { Attachment, Inbound, OutMessage } from '../../src/domain/message.ts';
import type { ChatState, ComplaintRef, Turn, TurnContext } from '../turn.ts';
import type { Moment } from './aside.ts';
import { copyOf, message, say } from './ask.ts';
import { hearAlbum } from './fill.ts';
import { formLimits } from './form.ts';
import { isMeaningful } from './words.ts';

/** The report that words belong to. */
export type Target = { readonly id: string; readonly number: string };

/** Adds words to a report. `from`: the message's id, so that its correction is understood later. */
export function addText({ state, before }: Moment, target: Target, text: string, from?: string): Turn {
  const { awaiting: _answered, ...rest } = state;
  return act({ ...rest, ...(from ? heardOf(state, target, from) : {}) }, before, target, text, []);
}

/** An edited message of a report that was sent is added as a correction; what was sent stays as it was. */
export function correct({ state, context, before }: Moment, text: string): Turn {
  const { told } = state;
  if (!told || !isMeaningful(text))
    return say(state, [...before, message(copyOf(context).follow.correctionUnknown)]);
  const target = { id: told.complaintId, number: told.number };
  return act(state, before, target, copyOf(context).follow.correction(text), []);
}

/**
 * Adds a file, its caption, a location. The question for information stays open, because more photos or words may
 * follow; of an album only the first file is answered.
 */
export function addOther(
  { state, context, before }: Moment,
  target: Target,
  inbound: Inbound,
): Turn | undefined {
  const { input } = inbound;
  const awaiting = { kind: 'information', complaintId: target.id, number: target.number } as const;
  if (input.kind === 'location')
    return act(
      { ...state, awaiting },
      before,
      target,
      copyOf(context).follow.locationWords(input.point, input.label),
      [],
    );
  if (input.kind !== 'media') return undefined;
  const { media, albumId, caption } = input;
  if (media.size !== undefined && media.size > formLimits.megabytes * 1_048_576) {
    const tooLarge = message(copyOf(context).form.attachments.tooLarge(formLimits.megabytes));
    return say({ ...state, awaiting }, [...before, tooLarge]);
  }
  const isLater = albumId !== undefined && albumId === state.lastAlbum;
  const mediaId = context.newId();
  const heard: ChatState = { ...hearAlbum(state, albumId), awaiting, ...(isLater ? { quiet: true } : {}) };
  const told = inbound.messageId ? heardOf(state, target, inbound.messageId) : {};
  const attachments: Attachment[] = [{ mediaId, kind: media.kind }];
  return {
    ...act({ ...heard, ...told }, before, target, caption ?? '', attachments),
    keep: { mediaId, media },
  };
}

function act(
  state: ChatState,
  before: readonly OutMessage[],
  target: Target,
  text: string,
  attachments: readonly Attachment[],
): Turn {
  const ref: ComplaintRef = { by: 'id', id: target.id };
  return { ...say(state, before), action: { kind: 'addInformation', ref, text, attachments } };
}

/** Remembers the message as one of the report sent last. */
function heardOf({ told }: ChatState, { id }: Target, from: string): Pick<ChatState, 'told'> {
  if (told?.complaintId !== id) return {};
  return { told: { ...told, messageIds: [...told.messageIds, from].slice(-formLimits.sources) } };
}

/** Notices to a reporter that a reply adds information to; `reply` is our own answer in the dialogue. */
export function repliedReport(state: ChatState, context: TurnContext): Target | undefined {
  const { repliesTo, officer } = context;
  if (!repliesTo) return undefined;
  const { complaintId, number, kind } = repliesTo;
  if (officer && state.told?.complaintId !== complaintId) return undefined;
  // They do not know yet what it says.
  if (kind === 'announcement') return undefined;
  // The report that they joined is somebody else's.
  if (kind === 'supporterNews') return undefined;
  // Of several reports: which one is meant, a tap says.
  if (kind === 'reminders') return undefined;
  // Inside a form, a reply to one of our questions is an answer to it.
  return state.draft && kind === 'reply' ? undefined : { id: complaintId, number };
}

/** A message was taken back after its report had been sent: what officers read already is not undone. */
export function takeBack({ state, context, before }: Moment, from: string): Turn {
  const { told } = state;
  if (!told?.messageIds.includes(from)) return say(state, before);
  return say(state, [...before, message(copyOf(context).follow.revokedSent(told.number))]);
}
