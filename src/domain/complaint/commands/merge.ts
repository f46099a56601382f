import { isInCharge } from '../../access.ts';
import { err, ok } from '../../result.ts';
import { nextDeadline, spanOf } from '../../sop/deadlines.ts';
import { defineCommand } from '../command.ts';
import { type Complaint, endedStatuses } from '../complaint.ts';
import { decision, tellerOf } from '../decided.ts';
import type { DecisionContext } from '../decision.ts';
import { asFollowed, MOST_DUPLICATES } from '../duplicates.ts';
import { readNumber } from '../number.ts';
import type { MergeObstacle } from '../refusal.ts';

/**
 * `satukan <number> <main number>` (or `gabung`): a report that says what another one says already follows that one: handled once, answered to both. It keeps
 * its number, its reporter and their right to an answer; nobody learns who the other is (our decision: the procedures do
 * not speak of duplicates). `pisah` undoes it.
 */
export const merge = defineCommand<undefined>({
  name: 'merge',
  keyword: 'satukan',
  aliases: ['gabung laporan', 'gabungkan laporan'],
  usage: '<nomor> <nomor utama>',
  group: 'road',
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  possibleIn: ['awaitingVerification', 'verified', 'disposed', 'accepted'],
  reachesUnits: true,
  // Rare, and known from help: the buttons are for the daily work.
  offeredWhen: () => false,
  other: (_complaint, { words }, agency) => {
    const read = readNumber(words, agency.code);
    return read.ok ? { by: 'number', number: read.value } : undefined;
  },
  parseArgs: ({ words }) =>
    words.trim() === '' ? err({ code: 'missingText', command: 'merge' }) : ok(undefined),
  decide: (complaint, _nothing, context) => {
    const why = obstacleTo(complaint, context);
    if (why !== undefined || !context.other) return err({ code: 'cannotMerge', why: why ?? 'unknown' });
    const { complaint: main, profile } = context.other;
    const { id, number, reporterId, version } = complaint;
    // What the main one's reporter is asked for has a limit that is theirs alone.
    const next = nextDeadline(asFollowed(complaint, main), profile, context.calendar, context.now);
    const until = next && { until: next.dueOn.toString(), span: spanOf(next.limit) };
    const mine = decision(
      complaint,
      [{ type: 'merged', intoId: main.id, intoNumber: main.number }],
      context,
      ({ toReporter }) => [toReporter({ kind: 'mergedForYou', ...until })],
    );
    const theirs = { ...context, profile };
    const { toUnit } = tellerOf({ ...main, version: main.version + 1 }, theirs);
    return ok({
      ...mine,
      onOther: {
        events: [{ type: 'duplicateJoined', complaintId: id, number, reporterId, version: version + 1 }],
        effects: [toUnit(main.ownerUnitId, { kind: 'duplicateJoined', other: number })],
      },
    });
  },
});

/** A report and its duplicates are seen by the same people, and ended by the same answer. */
function obstacleTo(complaint: Complaint, { other, actor }: DecisionContext): MergeObstacle | undefined {
  if (!other) return 'unknown';
  const main = other.complaint;
  if (main.id === complaint.id) return 'same';
  if (actor.kind !== 'officer' || !isInCharge(actor, main)) return 'notYours';
  if (main.status === 'merged') return 'isDuplicate';
  if (endedStatuses.includes(main.status)) return 'ended';
  if (main.status === 'answered') return 'answered';
  if ((complaint.duplicates ?? []).length > 0) return 'hasDuplicates';
  if (complaint.reopenedCount > 0) return 'reopened';
  if (complaint.urgent && !main.urgent) return 'urgent';
  const isSamePerson = main.reporterId === complaint.reporterId;
  if ((complaint.confidential || main.confidential) && !isSamePerson) return 'confidential';
  if (!isSameSet(complaint.accusedUnitIds, main.accusedUnitIds)) return 'accused';
  return (main.duplicates ?? []).length >= MOST_DUPLICATES ? 'tooMany' : undefined;
}

const isSameSet = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
