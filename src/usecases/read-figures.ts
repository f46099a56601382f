import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import { unitById } from '../domain/agency.ts';
import { figuresOf } from '../domain/figures/figures.ts';
import type { Period } from '../domain/figures/period.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

/** The figures of a period (BUP VII.B.2): an admin's are of the whole agency, a liaison's of what the unit has. */
export const readFigures =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints'>,
    period: Period,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Extract<Outcome, { kind: 'figures' }>> => {
    const isAdmin = officer.role === 'admin';
    const { timeZone } = deps.calendar();
    const { from, to } = period;
    const tallies = await stores.complaints.tally({
      from,
      to,
      timeZone,
      now: now.toString(),
      ...(isAdmin ? {} : { unitIds: [officer.unitId] }),
    });
    const figures = figuresOf(tallies, period, deps.calendar());
    const unitName = isAdmin ? undefined : unitById(deps.agency(), officer.unitId)?.name;
    return { kind: 'figures', figures, ...(unitName === undefined ? {} : { unitName }) };
  };
