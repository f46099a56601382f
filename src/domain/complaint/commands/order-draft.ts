import { unitById } from '../../agency.ts';
import { err, ok, type Result } from '../../result.ts';
import { isRoom, officeOf } from '../../unit-tree.ts';
import { defineCommand } from '../command.ts';
import type { Complaint, Decision, DecisionContext, Refusal } from '../complaint.ts';
import { decided } from '../decided.ts';
import { draftersFor, roomOf } from '../drafting.ts';
import { unitAtStart } from '../match-unit.ts';
import { withinLimit } from '../text-limits.ts';

/**
 * `telaah`: the head of an office has the answer drafted by a room of it (MJK-A 4, MJK-B 4-5). The report goes there, the
 * settlement limit runs on, and nothing is answered past the head's yes. Ordered again before that yes, another
 * room drafts. Without a room the refusal lists those that there are.
 */
export const orderDraft = defineCommand<string>({
  name: 'orderDraft',
  keyword: 'telaah',
  usage: '<nomor> <ruang> [arahan]',
  allowedTo: ['liaison'],
  needs: 'choice',
  possibleIn: ['disposed', 'accepted'],
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
  const note = withinLimit(named.value.rest);
  if (!note.ok) return note;
  const drafter = named.value.unit;
  return decided(
    complaint,
    [
      {
        type: 'draftOrdered',
        drafter: roomOf(drafter),
        sender: roomOf(office),
        private: { note: note.value },
      },
    ],
    context,
    ({ toUnit, due }) => [
      toUnit(drafter.id, {
        kind: 'draftOrdered',
        headName: head.name,
        note: note.value,
        until: due('settlement').until,
      }),
    ],
  );
}
