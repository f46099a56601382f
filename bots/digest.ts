/** The daily reminder broadcast: one digest an officer and working day, at the unit's hour. */
import { Temporal } from 'temporal-polyfill';
import { type Agency, categoryById } from '../src/domain/agency.ts';
import { plainDateOf } from '../src/domain/calendar/epoch-day.ts';
import {
  endOfDay,
  localDate,
  localDay,
  quietUntil,
  startOfDayMs,
} from '../src/domain/calendar/local-time.ts';
import { type Awaiting, type OfficerDigest, undated } from '../src/domain/digest.ts';
import type { Language, OutMessage, Text } from '../src/domain/message.ts';
import type { OfficerStore } from '../src/ports/officers.ts';
import type { Transact } from '../src/ports/stores.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { absenceCopy } from './copy/absence.ts';
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
/** The same with those of colleagues whose deputy the officer is. */
const MOST_LINES = 15;
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
      const page = await deps.transact(async ({ digests: store, officers, outbox }) => {
        const open = await store.open(today, units, dayStart, from, PAGE, now);
        if (open.length === 0) return { open, told: 0 };
        const claimed = dryRun ? open : await store.claim(today, open, now);
        const found = new Map(
          (await store.read(claimed, now, dayEnd, soonEnd, LINES)).map((one) => [one.officerId, one]),
        );
        if (dryRun) return { open, told: found.size };
        const names = await namesOf(officers, [...found.values()]);
        const words = (officerId: string, language: Language): OutMessage => {
          const digest = found.get(officerId);
          if (!digest) throw new Error('A digest was asked for that nobody has.');
          return digestInWords(digest, names, today, deps, language);
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

/** The first names of those whom these readers stand in for. */
async function namesOf(
  officers: Pick<OfficerStore, 'find'>,
  digests: readonly OfficerDigest[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { officerId } of digests.flatMap(({ standsInFor }) => standsInFor))
    names.set(officerId, (await officers.find(officerId))?.name ?? '');
  return names;
}

/** Counts, the first few with a tap each, the same for who is away, a tap to what has no near date, and to the queue. */
function digestInWords(
  digest: OfficerDigest,
  names: ReadonlyMap<string, string>,
  today: string,
  deps: Pick<DigestDeps, 'agency' | 'calendar'>,
  language: Language,
): OutMessage {
  const copy = digestCopy[language];
  const { talk, terms } = copyFor(language).officer;
  const { buttons, look } = talk;
  const { standsInFor } = digest;
  const ofOthers = standsInFor.map(({ officerId, ...awaiting }) =>
    part(absenceCopy[language].workOf(names.get(officerId) ?? ''), awaiting),
  );
  const hasOwn = counted.some((what) => digest[what] > 0);
  let room = MOST_LINES;
  const parts = [...(hasOwn ? [part(copy.title(today), digest)] : []), ...ofOthers].map(
    ({ title, awaiting }) => {
      const lines = awaiting.lines.slice(0, room);
      room -= lines.length;
      return part(title, { ...awaiting, lines });
    },
  );
  let position = 0;
  const texts = parts.map(({ title, awaiting }) => {
    const listed = awaiting.lines.map(({ number, categoryId, dueAt, step }): Text => {
      // A deadline is the instant after its last day.
      const on = localDate(deps.calendar(), Temporal.Instant.from(dueAt).subtract({ milliseconds: 1 }));
      const late = on.toString() < today;
      const category = categoryId === null ? undefined : categoryById(deps.agency(), categoryId);
      position += 1;
      return [
        `${position}. ${late ? '🔴 ' : on.toString() === today ? '🟠 ' : ''}`,
        { bold: number },
        ` ${category?.label[language] ?? terms.noCategory} · ${terms.step[step]} (${copy.due(on.toString())})`,
      ];
    });
    const head = textLines(title, countsInWords(awaiting, language));
    return listed.length === 0 ? head : paragraphs(head, textLines(...listed));
  });
  const looks = parts
    .flatMap(({ awaiting }) => awaiting.lines)
    .map(({ complaintId, version }, index) =>
      placed(button(onComplaint(complaintId, version, 'view'), look(index + 1)), 'inText'),
    );
  return withButtons(
    paragraphs(...texts),
    rows(looks, 5),
    rows(
      undated
        .filter((what) => digest[what] > 0)
        .map((what) => button(onQueue(what), copy.count[what](digest[what]))),
      2,
    ),
    rows([button(onQueue('all'), buttons.queue), button(onQueue('mine'), buttons.mine)], 2),
  );
}

const part = (title: Text, awaiting: Awaiting) => ({ title, awaiting });

const countsInWords = (awaiting: Awaiting, language: Language): string =>
  counted
    .filter((what) => awaiting[what] > 0)
    .map((what) => digestCopy[language].count[what](awaiting[what]))
    .join(' · ');
