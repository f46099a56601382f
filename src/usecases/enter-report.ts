import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import { localDate } from '../domain/calendar/local-time.ts';
import { decideEntry, type EnteredForm } from '../domain/complaint/enter.ts';
import { intakeStretches } from '../domain/complaint/entry.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { giveFollowCode, lastDayOf } from './follow-report.ts';
import { contextFor } from './record-decision.ts';
import { recordNew } from './record-new.ts';

/**
 * Records a report that came outside this service (BUP VI.B.1.b.14, TLA 4). Its reporter is a person of their own, as one who
 * has no chat here: nobody's existing reports are taken for theirs by a name or number that an officer typed.
 */
export const enterReport =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'people' | 'joins' | 'media' | 'outbox'>,
    { identity, ...form }: EnteredForm,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Extract<Outcome, { kind: 'entered' }>> => {
    const { id, version } = deps.profile();
    const context = contextFor(deps, { profile: { id, version } }, officer, now);
    const reporterId = deps.newId();
    await stores.people.create(reporterId, identity, now.toString());
    const { complaint, due } = await recordNew(
      deps,
      stores,
      (drawn) => decideEntry({ ...form, ...drawn, reporterId }, context),
      context,
    );
    const today = localDate(context.calendar, now);
    return {
      kind: 'entered',
      complaintId: complaint.id,
      number: complaint.number,
      version: complaint.version,
      due,
      settled: form.answer !== undefined,
      late: intakeStretches(form.entry, today.toString(), context.profile, context.calendar).filter(
        ({ late }) => late,
      ),
      code: await giveFollowCode(deps, stores, complaint.id, now),
      codeUntil: lastDayOf(deps, now),
    };
  };
