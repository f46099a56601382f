/** The register as a table in words, and as a file that is written when a channel asks for it. */
import { Temporal } from 'temporal-polyfill';
import { categoryById, unitById } from '../src/domain/agency.ts';
import { localDate } from '../src/domain/calendar/local-time.ts';
import {
  daysUsed,
  type RegisterOf,
  type RegisterRow,
  readRegisterId,
  registerFile,
} from '../src/domain/figures/register.ts';
import { unitWithBelow } from '../src/domain/unit-tree.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { MediaReader } from '../src/ports/media.ts';
import type { Transact } from '../src/ports/stores.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { entryCopy } from './copy/entry.ts';
import { copyFor } from './copy/index.ts';
import { registerCopy } from './copy/register.ts';

type Cell = string | number | { readonly day: string } | null;
export type RegisterTable = {
  readonly name: string;
  readonly head: readonly string[];
  readonly widths: readonly number[];
  readonly rows: AsyncIterable<readonly Cell[]>;
};
export type RegisterDeps = Pick<UseCaseDeps, 'agency' | 'calendar'> & {
  readonly transact: Transact;
  readonly clock: Clock;
};

/** Lines read in one transaction. */
const PAGE = 1_000;
const WIDTHS = [16, 12, 12, 28, 14, 20, 32, 20, 12, 12, 12, 12, 12, 10, 12, 14, 14, 16, 14];

/** The register of a period; its lines are read a page at a time, as they are asked for. */
export function registerTable(deps: RegisterDeps, of: RegisterOf): RegisterTable {
  const { name, head } = registerCopy[of.language];
  return { name, head, widths: WIDTHS, rows: linesOf(deps, of) };
}

async function* linesOf(
  deps: RegisterDeps,
  { from, to, language, unitId }: RegisterOf,
): AsyncGenerator<readonly Cell[]> {
  const { timeZone } = deps.calendar();
  const whose = unitId === undefined ? {} : { unitIds: unitWithBelow(deps.agency(), unitId) };
  let after: string | undefined;
  do {
    const place = after === undefined ? {} : { after };
    const page = await deps.transact(({ complaints }) =>
      complaints.register({ from, to, timeZone, limit: PAGE, ...whose, ...place }),
    );
    for (const row of page.rows) yield lineOf(deps, row, language);
    after = page.next;
  } while (after !== undefined);
}

function lineOf(deps: RegisterDeps, row: RegisterRow, language: RegisterOf['language']): readonly Cell[] {
  const { terms } = copyFor(language).officer;
  const copy = registerCopy[language];
  const [agency, calendar, now] = [deps.agency(), deps.calendar(), deps.clock.now()];
  const dayOf = (at: string | null, earlierMs = 0): Cell =>
    at === null
      ? null
      : {
          day: localDate(
            calendar,
            Temporal.Instant.from(at).subtract({ milliseconds: earlierMs }),
          ).toString(),
        };
  const category = row.categoryId === null ? undefined : categoryById(agency, row.categoryId);
  const isLate = row.dueAt !== null && Temporal.Instant.compare(row.dueAt, now) <= 0;
  return [
    row.number,
    dayOf(row.receivedAt),
    copy.channel[row.channel],
    category?.label[language] ?? terms.noCategory,
    terms.classification[row.classification],
    terms.settlementClass[row.settlementClass],
    unitById(agency, row.ownerUnitId)?.name ?? row.ownerUnitId,
    terms.status[row.status],
    dayOf(row.verifiedAt),
    dayOf(row.disposedAt),
    dayOf(row.respondedAt),
    dayOf(row.answeredAt),
    dayOf(row.endedAt),
    daysUsed(row, now.epochMilliseconds, calendar),
    // A deadline is the instant after its last day.
    dayOf(row.dueAt, 1),
    row.dueAt === null ? null : isLate ? copy.late : copy.inTime,
    row.rating === null ? null : terms.rating[row.rating],
    row.source === null ? null : entryCopy[language].sources[row.source],
    row.arrivedOn === null ? null : { day: row.arrivedOn },
  ];
}

/** Attachments, and registers, which are written when a channel asks for them: in memory stays the compressed file. */
export const withRegister = (
  deps: RegisterDeps,
  write: (table: RegisterTable) => AsyncIterable<Uint8Array>,
  others: MediaReader,
): MediaReader => ({
  async find(mediaId) {
    const of = readRegisterId(mediaId);
    if (!of) return others.find(mediaId);
    const parts: Uint8Array[] = [];
    for await (const part of write(registerTable(deps, of))) parts.push(part);
    const bytes = Buffer.concat(parts);
    return {
      media: {
        mediaId,
        kind: 'document',
        size: bytes.length,
        ...registerFile(of),
      },
      open: async function* (part) {
        yield part ? bytes.subarray(part.first, part.last + 1) : bytes;
      },
    };
  },
});
