/** The daily reminder broadcast: one digest an officer and working day, at the unit's hour. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../src/domain/agency.ts';
import { plainDateOf } from '../src/domain/calendar/epoch-day.ts';
import {
  endOfDay,
  localDate,
  localDay,
  quietUntil,
  startOfDayMs,
} from '../src/domain/calendar/local-time.ts';
import type { OfficerDigest } from '../src/domain/digest.ts';
import type { Language, OutMessage } from '../src/domain/message.ts';
import type { Transact } from '../src/ports/stores.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { digestCopy } from './copy/digest.ts';
import { copyFor } from './copy/index.ts';
import { paragraphs, lines as textLines } from './copy/text.ts';
import { button, onComplaint, onQueue, placed, rows, withButtons } from './officer/buttons.ts';

/** `usual`, and units that want another, by short name: `08:00` local time. */
export type DigestHours = { readonly usual: string; readonly units: Readonly<Record<string, string>> };

export type DigestDeps = Pick<UseCaseDeps, 'agency' | 'calendar'> & {
  readonly transact: Transact;
  readonly hours: DigestHours;
};

/** Officers in one transaction. */
const PAGE = 500;
/** Reports named in a digest. */
const LINES = 5;
/** Working days after today that are soon. */
const SOON = 2;

/**
 * Sends every digest of today whose hour has come and that was not sent yet: run twice, late, or killed in the middle
 * each officer has one, and after days of downtime today's only. Nothing on days off, nothing at night, nothing to who
 * has nothing.
 */
export const sendDigests =
  (deps: DigestDeps) =>
  async (asOf: Temporal.Instant, dryRun: boolean): Promise<Record<string, number>> => {
    const calendar = deps.calendar();
    const day = localDay(calendar, asOf.epochMilliseconds);
    const isQuiet = !quietUntil(calendar, asOf).equals(asOf);
    if (isQuiet || !calendar.isWorking(day)) return {};
    const today = plainDateOf(day).toString();
    const dayStart = Temporal.Instant.fromEpochMilliseconds(startOfDayMs(calendar, day)).toString();
    const dayEnd = endOfDay(calendar, plainDateOf(day)).toString();
    const soonEnd = endOfDay(calendar, plainDateOf(workingDaysAfter(day, SOON, calendar))).toString();
    const units = unitsAt(deps.agency(), deps.hours, asOf.toZonedDateTimeISO(calendar.timeZone));
    const now = asOf.toString();
    let digests = 0;
    let after = '';
    for (;;) {
      const from = after;
      const page = await deps.transact(async ({ digests: store, outbox }) => {
        const open = await store.open(today, units, dayStart, from, PAGE);
        if (open.length === 0) return { open, told: 0 };
        const claimed = dryRun ? open : await store.claim(today, open, now);
        const found = new Map(
          (await store.read(claimed, now, dayEnd, soonEnd, LINES)).map((one) => [one.officerId, one]),
        );
        if (dryRun) return { open, told: found.size };
        const words = (officerId: string, language: Language): OutMessage => {
          const digest = found.get(officerId);
          if (!digest) throw new Error('A digest was asked for that nobody has.');
          return digestInWords(digest, today, deps, language);
        };
        const told = await outbox.tellOfficers([...found.keys()], words, 'digest', now, dayEnd);
        return { open, told: told.length };
      });
      digests += page.told;
      after = page.open.at(-1) ?? '';
      if (page.open.length < PAGE) return { digests };
    }
  };

function workingDaysAfter(day: number, count: number, calendar: { isWorking(day: number): boolean }): number {
  let last = day;
  for (let left = count; left > 0; ) {
    last += 1;
    if (calendar.isWorking(last)) left -= 1;
  }
  return last;
}

/** The units whose hour has come. */
function unitsAt({ units }: Agency, hours: DigestHours, local: Temporal.ZonedDateTime): readonly string[] {
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return units
    .filter(
      ({ shortName, digestAt }) => (hours.units[shortName.toLowerCase()] ?? digestAt ?? hours.usual) <= time,
    )
    .map(({ id }) => id);
}

const counted = ['late', 'dueToday', 'dueSoon', 'waiting', 'unclaimed', 'returned'] as const;

/** Counts, the first few with a tap each, and the way to the queue. */
function digestInWords(
  digest: OfficerDigest,
  today: string,
  deps: Pick<DigestDeps, 'calendar'>,
  language: Language,
): OutMessage {
  const copy = digestCopy[language];
  const { buttons, look } = copyFor(language).officer.talk;
  const counts = counted
    .filter((what) => digest[what] > 0)
    .map((what) => copy.count[what](digest[what]))
    .join(' · ');
  const listed = digest.lines.map(({ number, dueAt }, index) => {
    // A deadline is the instant after its last day.
    const on = localDate(deps.calendar(), Temporal.Instant.from(dueAt).subtract({ milliseconds: 1 }));
    const late = on.toString() < today;
    return [
      `${index + 1}. ${late ? '🔴 ' : on.toString() === today ? '🟠 ' : ''}`,
      { bold: number },
      ` · ${copy.due(on.toString())}`,
    ];
  });
  const looks = digest.lines.map(({ complaintId, version }, index) =>
    placed(button(onComplaint(complaintId, version, 'view'), look(index + 1)), 'inText'),
  );
  const head = textLines(copy.title(today), counts);
  return withButtons(
    listed.length === 0 ? head : paragraphs(head, textLines(...listed)),
    rows(looks, 5),
    rows([button(onQueue(false), buttons.queue), button(onQueue(true), buttons.mine)], 2),
  );
}
