import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import { categoryById } from '../domain/agency.ts';
import type { Command } from '../domain/complaint/command.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { afterwards } from '../domain/complaint/decided.ts';
import type { Decision, DecisionContext } from '../domain/complaint/decision.ts';
import type { AnswerTarget } from '../domain/outcome/desk.ts';
import type { Outcome } from '../domain/outcome.ts';
import {
  checkReadyAnswer,
  mostReadyAnswers,
  type ReadyAnswer,
  type ReadyAnswerFacts,
  type ReadyAnswersAsked,
  readReadyAnswer,
} from '../domain/ready-answer.ts';
import { nextDeadline } from '../domain/sop/deadlines.ts';
import { officeOf } from '../domain/unit-tree.ts';
import type { Stores } from '../ports/stores.ts';

/** Lines of the list on a small screen. */
const PAGE = 8;

/** `templat`: the agency's ready-made answers; only an admin changes them, on the record. */
export const manageReadyAnswers =
  () =>
  async (
    stores: Pick<Stores, 'readyAnswers' | 'audit'>,
    asked: ReadyAnswersAsked,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    if (asked.what === 'list') return listed(stores, asked.after);
    const name = asked.name.toLowerCase();
    if (asked.what === 'show') {
      const answer = await stores.readyAnswers.find(name);
      return answer
        ? { kind: 'readyAnswer', answer }
        : { kind: 'notFound', what: 'readyAnswer', words: name };
    }
    if (officer.role !== 'admin') return { kind: 'notAllowed', command: 'readyAnswers' };
    if (asked.what === 'remove') return remove(stores, name, officer, now);
    return keep(stores, asked, officer, now);
  };

async function listed(
  { readyAnswers }: Pick<Stores, 'readyAnswers'>,
  after: string | undefined,
): Promise<Extract<Outcome, { kind: 'readyAnswers' }>> {
  return { kind: 'readyAnswers', ...(await readyAnswers.page(after, PAGE)) };
}

async function keep(
  { readyAnswers, audit }: Pick<Stores, 'readyAnswers' | 'audit'>,
  asked: Extract<ReadyAnswersAsked, { what: 'add' | 'change' }>,
  by: OfficerActor,
  now: Temporal.Instant,
): Promise<Outcome> {
  const checked = checkReadyAnswer(asked.name, asked.text);
  if (!checked.ok) return { kind: 'readyAnswerRefused', fault: checked.error };
  const { name } = checked.value;
  const at = now.toString();
  if (asked.what === 'add') {
    if ((await readyAnswers.count()) >= mostReadyAnswers)
      return { kind: 'readyAnswerRefused', fault: { code: 'tooMany', most: mostReadyAnswers } };
    if (!(await readyAnswers.add(checked.value, by.officerId, at)))
      return { kind: 'readyAnswerRefused', fault: { code: 'taken', name } };
  } else if (!(await readyAnswers.change(checked.value, by.officerId, at))) {
    return { kind: 'notFound', what: 'readyAnswer', words: name };
  }
  const how = asked.what === 'add' ? 'added' : 'changed';
  await audit.append('agency', by, `readyAnswer${how === 'added' ? 'Added' : 'Changed'}`, checked.value, at);
  return { kind: 'readyAnswerKept', name, how };
}

async function remove(
  { readyAnswers, audit }: Pick<Stores, 'readyAnswers' | 'audit'>,
  name: string,
  by: OfficerActor,
  now: Temporal.Instant,
): Promise<Outcome> {
  if (!(await readyAnswers.remove(name))) return { kind: 'notFound', what: 'readyAnswer', words: name };
  await audit.append('agency', by, 'readyAnswerRemoved', { name }, now.toString());
  return { kind: 'readyAnswerKept', name, how: 'removed' };
}

/**
 * What a command's words ask of the ready-made answers: the one they name, or a list to choose from. `undefined`: they
 * are the officer's own words.
 */
export async function askedReadyAnswer(
  stores: Pick<Stores, 'readyAnswers'>,
  command: Command,
  complaint: Complaint,
  words: string,
): Promise<ReadyAnswer | Outcome | undefined> {
  const asked = command.takesReadyAnswer ? readReadyAnswer(words) : undefined;
  if (!asked) return undefined;
  const target: AnswerTarget = {
    command: command.name,
    complaintId: complaint.id,
    number: complaint.number,
    version: complaint.version,
  };
  if (!('name' in asked)) return { ...(await listed(stores, asked.after)), for: target };
  const answer = await stores.readyAnswers.find(asked.name);
  if (answer || !asked.isCertain) return answer;
  return { ...(await listed(stores, undefined)), for: target, unknown: asked.name };
}

/** A ready-made answer for a report on which `decision` would be taken with it, with what fills its places. */
export function chosenReadyAnswer(
  answer: ReadyAnswer,
  command: Command,
  complaint: Complaint,
  decision: Decision,
  context: DecisionContext,
): Outcome {
  const { agency, profile, calendar, now } = context;
  const { id: complaintId, number, version, categoryId, ownerUnitId } = complaint;
  const category = categoryId === null ? undefined : categoryById(agency, categoryId)?.label.id;
  const after = afterwards(complaint, decision.events, context);
  const until = nextDeadline(after, profile, calendar, now)?.dueOn.toString();
  const facts: ReadyAnswerFacts = {
    number,
    unitName: officeOf(agency, ownerUnitId)?.name ?? ownerUnitId,
    ...(category !== undefined && { category }),
    ...(until !== undefined && { until }),
  };
  const target = { command: command.name, complaintId, number, version };
  return { kind: 'readyAnswerChosen', for: target, answer, facts };
}
