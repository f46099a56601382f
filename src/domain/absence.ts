/** An officer who is away, and the colleague of the unit to whom what concerns them goes meanwhile. Pure. */
import { epochDayOfText } from './calendar/epoch-day.ts';
import type { Day } from './instant.ts';
import { err, ok, type Result } from './result.ts';

/** Local days, both included. */
export type Absence = {
  readonly id: string;
  readonly officerId: string;
  /** Null: no colleague was there to take it, or the one who did has left; news stays with who is away. */
  readonly deputyId: string | null;
  readonly first: Day;
  readonly last: Day;
};

/**
 * `cuti`: what of it is asked. `whose`: another officer's first name or id, where it is not about oneself; `words`: the
 * deputy's; `first` of `cancel`: which, if there are several.
 */
export type AbsenceAsked =
  | { readonly what: 'list' }
  | {
      readonly what: 'plan';
      readonly whose?: string;
      readonly first: Day;
      readonly last: Day;
      readonly words: string;
    }
  | { readonly what: 'cancel'; readonly whose?: string; readonly first?: Day };

/** The longest, in calendar days: a year of study or care. */
export const mostAbsenceDays = 366;
/** How far ahead it may begin, in calendar days. */
export const mostDaysAhead = 366;
/** How many an officer may have ahead. */
export const mostAbsences = 5;

type Colleague = { readonly id: string; readonly name: string };
type Days = Pick<Absence, 'first' | 'last'>;

export type AbsenceRefusal =
  | { readonly code: 'over' | 'backwards' | 'tooLong' | 'tooFar' | 'tooMany' | 'self' }
  | ({ readonly code: 'overlaps' } & Days)
  | { readonly code: 'otherUnit'; readonly name: string }
  | ({ readonly code: 'deputyAway'; readonly name: string } & Days)
  /** Somebody is there who could take it: with or without a word for whom. */
  | { readonly code: 'whoseTurn'; readonly words: string; readonly colleagues: readonly Colleague[] }
  /** It is another's, and not an admin asks. */
  | { readonly code: 'onlyAdmin' }
  /** These words name no officer in service, or several. */
  | {
      readonly code: 'whichOfficer';
      readonly words: string;
      readonly officers: readonly (Colleague & { readonly unitId: string })[];
    };

/** What a planned absence is judged by; `absences` are the unit's that are not over. */
export type AbsenceContext = {
  readonly officerId: string;
  readonly today: Day;
  readonly absences: readonly Absence[];
  /** The others of the unit who are in service, without leaders. */
  readonly colleagues: readonly Colleague[];
  /** Those whom the words name: of the unit, the officer too, and of other units. */
  readonly named: readonly (Colleague & { readonly unit: 'same' | 'other' })[];
};

const daysBetween = (from: Day, to: Day): number => (epochDayOfText(to) ?? 0) - (epochDayOfText(from) ?? 0);

const overlap = (a: Days, b: Days): boolean => a.first <= b.last && b.first <= a.last;

/** An officer's absence that these days touch, if there is one. */
export const awayDuring = (
  absences: readonly Absence[],
  officerId: string,
  days: Days,
): Absence | undefined => absences.find((one) => one.officerId === officerId && overlap(one, days));

/**
 * Whether an officer may be away on these days, and who stands in. A deputy is of the same unit, so that nobody may do more
 * than before, and there all those days. While a colleague is there one must be named; an officer who is alone may go
 * without, and the level above is told. A deputy may go away too: then what came to them goes on to their own deputy.
 */
export function decideAbsence(
  days: Days,
  words: string,
  context: AbsenceContext,
): Result<{ readonly deputy?: Colleague }, AbsenceRefusal> {
  const { officerId, absences, colleagues, named } = context;
  const fault = faultOf(days, context);
  if (fault) return err(fault);
  const free = colleagues.filter(({ id }) => !awayDuring(absences, id, days));
  const here = named.filter(({ unit }) => unit === 'same');
  const [meant, another] = here;
  if (meant && !another) {
    if (meant.id === officerId) return err({ code: 'self' });
    const { id, name } = meant;
    const away = awayDuring(absences, id, days);
    if (away) return err({ code: 'deputyAway', name, first: away.first, last: away.last });
    return ok({ deputy: { id, name } });
  }
  const [elsewhere] = named;
  if (elsewhere && !meant) return err({ code: 'otherUnit', name: elsewhere.name });
  if (words === '' && free.length === 0) return ok({});
  const among = another ? free.filter(({ id }) => here.some((one) => one.id === id)) : free;
  return err({ code: 'whoseTurn', words, colleagues: among.map(({ id, name }) => ({ id, name })) });
}

function faultOf(days: Days, context: AbsenceContext): AbsenceRefusal | undefined {
  const { officerId, today, absences } = context;
  if (days.last < days.first) return { code: 'backwards' };
  if (days.first < today) return { code: 'over' };
  if (daysBetween(today, days.first) > mostDaysAhead) return { code: 'tooFar' };
  if (daysBetween(days.first, days.last) >= mostAbsenceDays) return { code: 'tooLong' };
  const own = awayDuring(absences, officerId, days);
  if (own) return { code: 'overlaps', first: own.first, last: own.last };
  if (absences.filter((one) => one.officerId === officerId).length >= mostAbsences)
    return { code: 'tooMany' };
  return undefined;
}

/** What `cuti batal` means: the only one, or the one that begins on this day; several or none: undefined. */
export function absenceToCancel(own: readonly Absence[], first: Day | undefined): Absence | undefined {
  const meant = first === undefined ? own : own.filter((one) => one.first === first);
  return meant.length === 1 ? meant[0] : undefined;
}
