import type { Agency } from '../../agency.ts';
import { err, ok, type Result } from '../../result.ts';
import { openOffices } from '../../unit-tree.ts';
import { isAccused } from '../accused.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import { type Complaint, liveStatuses } from '../complaint.ts';
import { copyHolders, hasCopy, MOST_COPIES } from '../copies.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { unitAtStart } from '../match-unit.ts';
import type { Refusal } from '../refusal.ts';
import { withinLimit } from '../text-limits.ts';

type Copy = { readonly unitId: string; readonly insists: boolean; readonly note: string };

/**
 * `tembusan`: another unit with authority sees the report too (BUP VI.B.1.a.9, b.9). It may comment, owns nothing and
 * never learns who the reporter is. A unit whose own staff the text accuses gets one only by the admin's `tetap`.
 */
export const copy = defineCommand<Copy>({
  name: 'copy',
  keyword: 'tembusan',
  usage: '<nomor> <unit> [tetap] [catatan]',
  group: 'road',
  allowedTo: ['admin', 'liaison'],
  needs: 'unit',
  possibleIn: liveStatuses,
  reachesUnits: true,
  offeredWhen: ({ copies = [], status }) => status !== 'answered' && copies.length < MOST_COPIES,
  parseArgs,
  decide,
});

function parseArgs({ words }: CommandInput, agency: Agency): Result<Copy, Refusal> {
  if (words.trim() === '') return err({ code: 'missingText', command: 'copy' });
  const named = unitAtStart(words, openOffices(agency));
  if (!named.ok) return named;
  const { unit, rest, noteFollows } = named.value;
  const [meant = ''] = noteFollows ? [] : (/^tetap(?:\s*[:,;.–-])?(?:\s+|$)/iu.exec(rest) ?? []);
  const note = withinLimit(rest.slice(meant.length).trim());
  return note.ok ? ok({ unitId: unit.id, insists: meant !== '', note: note.value }) : note;
}

function decide(
  complaint: Complaint,
  { unitId, insists, note }: Copy,
  context: DecisionContext,
): Result<Decision, Refusal> {
  if (unitId === complaint.ownerUnitId) return err({ code: 'sameUnit', unitId });
  if (hasCopy(complaint, unitId, context.agency)) return err({ code: 'alreadyCopied', unitId });
  if (copyHolders(complaint, context.agency).length >= MOST_COPIES)
    return err({ code: 'tooManyCopies', most: MOST_COPIES });
  const accused = isAccused(complaint, unitId, context.agency);
  const isAdmin = context.actor.kind === 'officer' && context.actor.role === 'admin';
  if (accused && !(insists && isAdmin))
    return err({ code: 'accusedUnit', unitId, ...(!isAdmin && { onlyAdmin: true }) });
  return decided(
    complaint,
    [{ type: 'copied', unitId, ...(accused && { despiteAccusation: true }), private: { note } }],
    context,
    ({ toUnit, unitName }) => [
      toUnit(unitId, { kind: 'copiedToYou', unitName: unitName(complaint.ownerUnitId), note }),
    ],
  );
}
