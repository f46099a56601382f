import { adminUnit } from '../../agency.ts';
import { endOfDay, localDate } from '../../calendar/local-time.ts';
import { err, ok, type Result } from '../../result.ts';
import { defaultSecrecyRequestDays } from '../../sop/profile.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import { type Complaint, type Secrecy, statuses } from '../complaint.ts';
import { decided, type Teller } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { secrecyOf, wordOfSecrecy } from '../report-words.ts';
import { lowerable, openRequest } from '../secrecy.ts';
import { requireText, withinLimit } from '../text-limits.ts';

type Lowering = { readonly what: Secrecy; readonly reason: string };

/** Whose word counts: the officers of the unit that has it, and the admins; as for the identity (BUP IV.A.1.e). */
const inCharge = {
  allowedTo: ['admin', 'liaison'],
  possibleIn: statuses,
  reachesUnits: true,
} as const;

/**
 * `turunkan`: asks that a report be less secret. What one officer may raise only two may lower (our decision; BUP
 * VI.B.1.a.5 lets the officer decide, IV.A.1.e makes every slip a breach): a second one agrees before the request expires.
 */
export const askLowering = defineCommand<Lowering | undefined>({
  ...inCharge,
  name: 'askLowering',
  keyword: 'turunkan',
  usage: '<nomor> <rahasia | anonim> <alasan>',
  group: 'secrecy',
  needs: 'choice',
  offeredWhen: () => false,
  parseArgs,
  decide: decideAsking,
});

function parseArgs({ words }: CommandInput): Result<Lowering | undefined, Refusal> {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*)$/su.exec(words) ?? [];
  if (first === '') return ok(undefined);
  const what = secrecyOf(first.replace(/[:,.]$/u, ''));
  if (!what) return err({ code: 'invalidArgument', command: 'askLowering' });
  if (rest.trim() === '')
    return err({ code: 'missingReason', command: 'askLowering', given: wordOfSecrecy[what] });
  const reason = requireText(rest, 'askLowering');
  return reason.ok ? ok({ what, reason: reason.value }) : reason;
}

function decideAsking(
  complaint: Complaint,
  asked: Lowering | undefined,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const { actor, now, calendar, profile } = context;
  if (actor.kind !== 'officer') return err({ code: 'notAllowed', command: 'askLowering' });
  if (!asked) return err({ code: 'whichSecrecy', options: lowerable(complaint) });
  const { what, reason } = asked;
  if (!complaint[what]) return err({ code: 'alreadyDone', event: 'secrecyLowered' });
  if (!lowerable(complaint).includes(what)) return err({ code: 'reportersChoice' });
  if (openRequest(complaint, now)) return err({ code: 'alreadyDone', event: 'loweringAsked' });
  const days = profile.secrecyRequestDays ?? defaultSecrecyRequestDays;
  const on = localDate(calendar, now).add({ days });
  const until = endOfDay(calendar, on).toString();
  return decided(
    complaint,
    [{ type: 'loweringAsked', what, officerId: actor.officerId, until, private: { reason } }],
    context,
    (teller) => toOthers(teller, context, { kind: 'loweringAsked', what, reason, until: on.toString() }),
  );
}

/** `setuju turunkan`: the second officer's yes. The reporter is told, and may answer. */
export const agreeLowering = defineCommand<null>({
  ...inCharge,
  name: 'agreeLowering',
  keyword: 'setuju turunkan',
  usage: '<nomor>',
  group: 'secrecy',
  needs: 'nothing',
  offeredWhen: ({ lowering }, { officerId }) => lowering !== undefined && lowering.askedBy !== officerId,
  parseArgs: () => ok(null),
  decide: (complaint, _args, context) => {
    const { actor, now } = context;
    const request = openRequest(complaint, now);
    if (!request) return err(nothingAsked(complaint));
    const { what, askedBy } = request;
    if (actor.kind !== 'officer' || actor.officerId === askedBy) return err({ code: 'needsSecondOfficer' });
    return decided(complaint, [{ type: 'secrecyLowered', what, askedBy }], context, (teller) => [
      teller.toReporter({ kind: 'secrecyLowered', what }),
      ...toOthers(teller, context, { kind: 'loweringDecided', what, agreed: true, reason: '' }),
    ]);
  },
});

/** `tolak turunkan`: the request ends; who asked may take it back so, too. */
export const refuseLowering = defineCommand<string>({
  ...inCharge,
  name: 'refuseLowering',
  keyword: 'tolak turunkan',
  usage: '<nomor> [alasan]',
  group: 'secrecy',
  needs: 'nothing',
  offeredWhen: ({ lowering }) => lowering !== undefined,
  parseArgs: ({ words }) => withinLimit(words.trim()),
  decide: (complaint, reason, context) => {
    const request = openRequest(complaint, context.now);
    if (!request) return err(nothingAsked(complaint));
    const { what } = request;
    return decided(complaint, [{ type: 'loweringRefused', what, private: { reason } }], context, (teller) =>
      toOthers(teller, context, { kind: 'loweringDecided', what, agreed: false, reason }),
    );
  },
});

const nothingAsked = ({ lowering }: Complaint): Refusal => ({
  code: 'nothingAsked',
  ...(lowering && { expired: true }),
});

/** The unit that has the report, and the admin room, whose word counts as well. */
function toOthers(
  { after, toUnit }: Teller,
  { agency }: DecisionContext,
  news: Parameters<Teller['toUnit']>[1],
) {
  const units = new Set([after.ownerUnitId, adminUnit(agency).id]);
  return [...units].map((unitId) => toUnit(unitId, news));
}
