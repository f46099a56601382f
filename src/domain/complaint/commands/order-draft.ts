import { unitById } from '../../agency.ts';
import { err, ok, type Result } from '../../result.ts';
import { isRoom, officeOf } from '../../unit-tree.ts';
import { defineCommand } from '../command.ts';
import type { Complaint } from '../complaint.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext, NamedOfficer } from '../decision.ts';
import { draftersFor, roomOf } from '../drafting.ts';
import { unitAtStart } from '../match-unit.ts';
import type { Refusal } from '../refusal.ts';
import { withinLimit } from '../text-limits.ts';

/**
 * `telaah`: the head of an office has the answer drafted by a room of it (MJK-A 4, MJK-B 4-5). The report goes there, the
 * settlement limit runs on, and nothing is answered past the head's yes. Ordered again before that yes, another
 * room drafts. An officer of the room may be named first (MJK-B 5: Kabid, Kasi or an official appointed). Without a room
 * the refusal lists those that there are.
 */
export const orderDraft = defineCommand<string>({
  name: 'orderDraft',
  keyword: 'telaah',
  usage: '<nomor> <ruang> [petugas] [arahan]',
  group: 'drafting',
  allowedTo: ['liaison'],
  needs: 'choice',
  possibleIn: ['disposed', 'accepted'],
  namesOfficers: true,
  offeredWhen: ({ ownerLevel }) => ownerLevel === 'head',
  parseArgs: ({ words }) => ok(words.trim()),
  decide,
});

function decide(complaint: Complaint, words: string, context: DecisionContext): Result<Decision, Refusal> {
  const { agency } = context;
  const head = unitById(agency, complaint.ownerUnitId);
  const office = head?.level === 'head' ? officeOf(agency, head.id) : undefined;
  if (!head || !office || isRoom(office)) return err({ code: 'notAllowed', command: 'orderDraft' });
  const drafters = draftersFor(head, agency, complaint);
  const unitIds = drafters.map(({ id }) => id);
  if (words === '') return err({ code: 'whichDrafter', unitIds });
  const named = unitAtStart(words, drafters);
  if (!named.ok)
    return named.error.code === 'unknownUnit'
      ? err({ code: 'whichDrafter', unitIds, words: named.error.words })
      : named;
  const { unit: drafter, rest, noteFollows } = named.value;
  const officer = noteFollows ? undefined : officerAtStart(rest, drafter.id, context.officers);
  const note = withinLimit(officer ? rest.slice(officer.name.length).replace(/^[\s:,.;–-]+/u, '') : rest);
  if (!note.ok) return note;
  return decided(
    complaint,
    [
      {
        type: 'draftOrdered',
        drafter: roomOf(drafter),
        ...(officer && { officerId: officer.id }),
        sender: roomOf(office),
        private: { note: note.value },
      },
    ],
    context,
    ({ toUnit, toOfficer, due }) => {
      const { until } = due('settlement');
      const ordered = { kind: 'draftOrdered', headName: head.name, note: note.value, until } as const;
      return [officer ? toOfficer(officer.id, ordered) : toUnit(drafter.id, ordered)];
    },
  );
}

/** The one officer of the room whose first name these words begin with; of two of a name neither is meant. */
function officerAtStart(
  words: string,
  unitId: string,
  officers: readonly NamedOfficer[] = [],
): NamedOfficer | undefined {
  const meant = officers.filter(
    ({ name, ...one }) =>
      one.unitId === unitId &&
      words.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
      /^(?:$|[\s:,.;–-])/u.test(words.slice(name.length)),
  );
  return meant.length === 1 ? meant[0] : undefined;
}
