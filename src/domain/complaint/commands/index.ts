import type { OfficerActor } from '../../access.ts';
import type { Command, ComplaintCommandName } from '../command.ts';
import type { Complaint, Status } from '../complaint.ts';
import type { Rulebook } from '../decision.ts';
import { isOffered, refusalOf } from '../guard.ts';
import type { Refusal } from '../refusal.ts';
import { accept } from './accept.ts';
import { answer } from './answer.ts';
import { apip } from './apip.ts';
import { approve } from './approve.ts';
import { archive } from './archive.ts';
import { changeClass } from './change-class.ts';
import { claim } from './claim.ts';
import { copy } from './copy.ts';
import { dispose } from './dispose.ts';
import { draft } from './draft.ts';
import { exportReport } from './export.ts';
import { forward } from './forward.ts';
import { agreeLowering, askLowering, refuseLowering } from './lower-secrecy.ts';
import { mark } from './mark.ts';
import { merge } from './merge.ts';
import { nationalAnswer } from './national-answer.ts';
import { nationalReturn } from './national-return.ts';
import { nationalTransfer } from './national-transfer.ts';
import { note } from './note.ts';
import { orderDraft } from './order-draft.ts';
import { makeAnonymous, makeConfidential } from './raise-secrecy.ts';
import { recall } from './recall.ts';
import { relayReply } from './relay-reply.ts';
import { requestCompletion } from './request-completion.ts';
import { respond } from './respond.ts';
import { returnUpward } from './return.ts';
import { send } from './send.ts';
import { sendBack } from './send-back.ts';
import { separate } from './separate.ts';
import { tellObstacle } from './tell-obstacle.ts';
import { verify } from './verify.ts';
import { withdrawCopy } from './withdraw-copy.ts';

const declared: readonly Command[] = [
  claim,
  verify,
  requestCompletion,
  relayReply,
  dispose,
  accept,
  changeClass,
  respond,
  tellObstacle,
  answer,
  orderDraft,
  draft,
  approve,
  sendBack,
  send,
  returnUpward,
  forward,
  exportReport,
  nationalAnswer,
  nationalReturn,
  nationalTransfer,
  archive,
  recall,
  copy,
  withdrawCopy,
  apip,
  mark,
  makeConfidential,
  makeAnonymous,
  askLowering,
  agreeLowering,
  refuseLowering,
  note,
  merge,
  separate,
];

/** All officer commands on one complaint, in the order of the work. Each checks who, where and when before it decides. */
export const commands: readonly Command[] = declared.map(guarded);

/** The command with this English name. */
export const commandByName = (name: string): Command | undefined =>
  commands.find((command) => command.name === name);

/** The command an officer means by a word: its keyword or an alias, in any case, with or without a slash. */
export function commandByKeyword(word: string): Command | undefined {
  const sought = word.toLowerCase().replace(/^\//, '');
  return commands.find((command) => command.keyword === sought || command.aliases?.includes(sought));
}

/** What the officer may sensibly do with the complaint now, most likely first. */
export function possibleCommands(
  complaint: Complaint,
  officer: OfficerActor,
  rules: Rulebook,
): readonly Command[] {
  const order = likely[complaint.status];
  return commands
    .filter((command) => isOffered(command, complaint, officer, rules))
    .sort((a, b) => rank(order, a) - rank(order, b));
}

/** Adds the checks that every command shares, and says in each refusal what is possible instead. */
function guarded(command: Command): Command {
  return {
    ...command,
    decide: (complaint, input, context) => {
      const { actor } = context;
      const refusal = refusalOf(command, complaint, actor, context.agency);
      const result = refusal
        ? ({ ok: false, error: refusal } as const)
        : command.decide(complaint, input, context);
      if (result.ok || actor.kind !== 'officer') return result;
      return { ok: false, error: withPossible(result.error, complaint, actor, context) };
    },
  };
}

function withPossible(
  refusal: Refusal,
  complaint: Complaint,
  officer: OfficerActor,
  rules: Rulebook,
): Refusal {
  switch (refusal.code) {
    case 'wrongStatus':
    case 'notAllowed':
    case 'notYours':
    case 'inDrafting':
      return { ...refusal, possible: possibleCommands(complaint, officer, rules).map((one) => one.keyword) };
    default:
      return refusal;
  }
}

const inAdminRoom: readonly ComplaintCommandName[] = [
  'verify',
  'dispose',
  'requestCompletion',
  'answer',
  'forward',
  'claim',
];

/** Names of commands in the order in which they are likely, by status; the rest follows. */
const likely: Readonly<Record<Status, readonly ComplaintCommandName[]>> = {
  awaitingVerification: inAdminRoom,
  awaitingReporter: ['verify', 'requestCompletion', 'dispose', 'answer', 'return', 'forward', 'claim'],
  verified: ['dispose', 'answer', 'requestCompletion', 'forward', 'claim'],
  disposed: [
    'accept',
    'respond',
    'answer',
    'orderDraft',
    'dispose',
    'requestCompletion',
    'return',
    'claim',
    'changeClass',
    'recall',
  ],
  accepted: [
    'send',
    'approve',
    'sendBack',
    'draft',
    'answer',
    'orderDraft',
    'tellObstacle',
    'respond',
    'requestCompletion',
    'dispose',
    'return',
    'changeClass',
    'claim',
    'recall',
  ],
  awaitingNational: ['export', 'nationalAnswer', 'nationalReturn', 'nationalTransfer'],
  answered: [],
  closed: [],
  archived: [],
  forwarded: [],
  merged: ['separate'],
};

function rank(order: readonly ComplaintCommandName[], command: Command): number {
  const place = order.indexOf(command.name);
  return place === -1 ? order.length : place;
}
