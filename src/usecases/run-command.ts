import type { Temporal } from 'temporal-polyfill';
import { isInCharge, type OfficerActor } from '../domain/access.ts';
import { type Agency, unitById } from '../domain/agency.ts';
import { commandByName, possibleCommands } from '../domain/complaint/commands/index.ts';
import type { Complaint, ComplaintRef } from '../domain/complaint/complaint.ts';
import { intakeOf } from '../domain/complaint/entry.ts';
import { redacted } from '../domain/complaint/redacted.ts';
import type { Refusal } from '../domain/complaint/refusal.ts';
import { reviewStaleness } from '../domain/complaint/staleness.ts';
import type { Attachment } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import { nextDeadline, toDueDate } from '../domain/sop/deadlines.ts';
import { isRoom } from '../domain/unit-tree.ts';
import type { OfficerView } from '../domain/view.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { recordBoth, withOther } from './duplicates.ts';
import { findComplaint } from './find-complaint.ts';
import { askedReadyAnswer, chosenReadyAnswer } from './ready-answers.ts';
import { contextFor } from './record-decision.ts';

export type OfficerCommand = {
  /** The command's English name in the registry. */
  readonly command: string;
  readonly ref: ComplaintRef;
  readonly words: string;
  readonly attachments: readonly Attachment[];
};

/** Events looked at to say what changed since the officer last saw the complaint. */
const STALENESS_WINDOW = 50;

/** Runs one officer command on one complaint, under its lock. */
export const runCommand =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'outbox' | 'officers' | 'media' | 'readyAnswers'>,
    { command: name, ref, words, attachments }: OfficerCommand,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const command = commandByName(name);
    if (!command?.allowedTo.includes(officer.role)) return { kind: 'notAllowed', command: name };
    const found = await findComplaint(stores, ref, 'lock');
    if (!found.ok) return found.error;
    const complaint = found.value;
    const alone = contextFor(deps, complaint, officer, now);
    const refuse = (refusal: Refusal): Outcome => ({
      kind: 'refused',
      complaintId: complaint.id,
      number: complaint.number,
      version: complaint.version,
      refusal,
      possible: possibleCommands(complaint, officer, alone).map((one) => one.keyword),
    });
    if (ref.by === 'id' && ref.expectedVersion !== undefined && ref.expectedVersion < complaint.version) {
      // What a notice brought to the officer's chat was seen, too.
      const told = await stores.outbox.toldOfficer(complaint.id, officer.officerId);
      const seen = Math.max(ref.expectedVersion, told);
      const since = await stores.complaints.events(complaint.id, seen, STALENESS_WINDOW);
      const stale = reviewStaleness(seen, since, officer);
      if (stale) return refuse(stale);
    }
    const ready = await askedReadyAnswer(stores, command, complaint, words);
    if (ready && 'kind' in ready) return ready;
    const input = { words: ready?.text ?? words, attachments };
    const context = await withOther(deps, stores, alone, command.other?.(complaint, input, deps.agency()));
    const officers = command.namesOfficers ? await officersInside(stores, context.agency) : undefined;
    const decided = command.decide(complaint, input, officers ? { ...context, officers } : context);
    if (!decided.ok) return refuse(decided.error);
    if (ready) return chosenReadyAnswer(ready, command, complaint, decided.value, context);
    const after = await recordBoth(deps, stores, complaint, decided.value, context);
    if (attachments.length > 0) {
      await stores.media.attach(
        attachments.map((attachment) => attachment.mediaId),
        after.id,
      );
    }
    const isMoved = after.ownerUnitId !== complaint.ownerUnitId;
    const isUnstaffed = isMoved && (await stores.officers.active([after.ownerUnitId])).length === 0;
    return {
      kind: 'commandDone',
      command: command.name,
      view: await viewFor(deps, stores, after, officer, now),
      events: decided.value.events,
      ...(decided.value.effects.some(({ to }) => to.kind === 'reporter') && { reporterTold: true as const }),
      ...(isUnstaffed ? { unstaffed: true } : {}),
    };
  };

const officersInside = ({ officers }: Pick<Stores, 'officers'>, { units }: Agency) =>
  officers.active(units.filter(isRoom).map(({ id }) => id));

/** The files of a complaint: what the reporter sent with it and later, the answer's, and a draft's of one. */
export const filesOf = ({ content, drafting, answer }: Complaint): readonly Attachment[] =>
  [content, ...content.additions, drafting?.draft, answer].flatMap((one) => one?.attachments ?? []);

/** A complaint as this officer may see it, with its deadline and what can be done now. */
export async function viewFor(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'officers'>,
  complaint: Complaint,
  officer: OfficerActor,
  now: Temporal.Instant,
): Promise<OfficerView> {
  const { agency, profile, calendar } = contextFor(deps, complaint, officer, now);
  const next = nextDeadline(complaint, profile, calendar, now);
  const assignee =
    complaint.assigneeId === null ? undefined : await stores.officers.find(complaint.assigneeId);
  const intake = intakeOf(complaint, profile, calendar);
  const shown = redacted(complaint);
  const isTheirs = isInCharge(officer, complaint);
  return {
    complaint: shown,
    ...(shown === complaint ? {} : { masked: isTheirs ? 'mine' : 'notMine' }),
    ...(isTheirs || filesOf(complaint).length === 0 ? {} : { filesWithheld: true }),
    ownerUnitName: unitById(agency, complaint.ownerUnitId)?.name ?? complaint.ownerUnitId,
    possible: possibleCommands(complaint, officer, { agency, profile }).map((command) => command.keyword),
    ...(next ? { due: toDueDate(next, now) } : {}),
    ...(assignee ? { assigneeName: assignee.name } : {}),
    ...(intake.length > 0 ? { intake } : {}),
  };
}
