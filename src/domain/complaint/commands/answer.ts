import type { Attachment } from '../../message.ts';
import { err, ok, type Result } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { type Classification, type Complaint, workStatuses } from '../complaint.ts';
import { completedFirst } from '../completeness.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { passOnFirst } from '../direct-answer.ts';
import type { Refusal } from '../refusal.ts';
import { isInReview } from '../returning.ts';
import { requireText } from '../text-limits.ts';

/**
 * What an admin room, the agency's or the national one, may answer itself: a suggestion (BUP VI.B.1.a.8, b.8) and an information request (our decision, after
 * MJK-B 2, where Admin OPD settles information). A complaint is answered by its liaison (VI.D.3.e), also a normative
 * one: who is complained about must be heard by whoever is responsible for it.
 */
const adminAnswers: readonly Classification[] = ['aspiration', 'informationRequest'];

/**
 * `jawab`: the substantive answer, with attachments; settles the report. It waits for the reporter's word, then closes by
 * itself (BKP 11), and the reporter may once say that it is not solved. Some a procedure keeps for rooms further inside an office
 * (MJK-B 2).
 */
export const answer = defineCommand<{ text: string; attachments: readonly Attachment[] }>({
  name: 'answer',
  keyword: 'jawab',
  usage: '<nomor> <jawaban>',
  group: 'everyday',
  takesFiles: true,
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  takesReadyAnswer: true,
  possibleIn: workStatuses,
  restsInDrafting: true,
  offeredWhen: (complaint, officer, rules) =>
    isComplete(complaint) && mayAnswer(complaint, officer.role === 'admin') && !passOnFirst(complaint, rules),
  parseArgs: ({ words, attachments }) => {
    const text = requireText(words, 'answer');
    return text.ok ? ok({ text: text.value, attachments }) : text;
  },
  decide: (complaint, { text, attachments }, context) => {
    if (!mayAnswer(complaint, isInReview(complaint, context.agency)))
      return err({ code: 'notAllowed', command: 'answer' });
    const elsewhere = passOnFirst(complaint, context);
    if (elsewhere) return err(elsewhere);
    return settle(complaint, { text, attachments }, context);
  },
});

/** What becomes of a report that is answered so; refuses one that waits for its reporter. */
export function settle(
  complaint: Complaint,
  { text, attachments }: { readonly text: string; readonly attachments: readonly Attachment[] },
  context: DecisionContext,
): Result<Decision, Refusal> {
  const completed = completedFirst(complaint);
  if (!completed.ok) return completed;
  return decided(
    complaint,
    [...completed.value, { type: 'answered', private: { text, attachments } }],
    context,
    ({ after, toReporter, due, officeName }) => [
      toReporter({
        kind: 'answer',
        unitName: officeName(complaint.ownerUnitId),
        text,
        attachments,
        closesOn: due('closing').until,
        mayReopen: after.reopenedCount === 0,
      }),
    ],
  );
}

const isComplete = ({ status, completion }: Complaint): boolean =>
  status !== 'awaitingReporter' || completion?.repliedAt !== undefined;

const mayAnswer = (complaint: Complaint, inAdminRoom: boolean): boolean =>
  !inAdminRoom || adminAnswers.includes(complaint.classification);
