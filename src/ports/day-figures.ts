import type { DayFigures, History, PeriodFigures } from '../domain/figures/day-figures.ts';
import type { Day, Instant } from '../domain/instant.ts';

/** The figures of each day that is over, derived from the trail and kept for periods and for the public. */
export type DayFiguresStore = {
  /** When the first report came; `undefined`: none has. */
  firstReceivedAt(): Promise<Instant | undefined>;
  /**
   * Histories of reports to which something happened in [`from`, `until`), by id after `after`, at most `limit`, each
   * whole and with nothing personal in it.
   */
  touched(from: Instant, until: Instant, after: string, limit: number): Promise<readonly History[]>;
  /** Replaces what is kept of a day, and forgets every later day. */
  write(day: Day, figures: readonly DayFigures[]): Promise<void>;
  /** Sums over the days of a period, both included; of all units, or of these. */
  period(query: {
    readonly from: Day;
    readonly to: Day;
    readonly unitIds?: readonly string[];
  }): Promise<PeriodFigures>;
};
