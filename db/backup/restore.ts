import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Database, Session } from '../client.ts';
import { schemaVersion } from '../migrate.ts';
import {
  addLine,
  BackupRefused,
  type BackupSummary,
  footerLine,
  headerLine,
  rowLine,
  sequenceLine,
  tableLine,
} from './format.ts';
import { type BackupColumn, type BackupTable, readTables } from './tables.ts';

/** Characters of rows that one statement inserts. */
const charactersAPage = 1_000_000;
const rowsAPage = 1_000;

type Row = z.infer<typeof rowLine>;

/**
 * Fills an empty, migrated database from the lines of a backup, in one transaction: all of it, or nothing.
 * @throws BackupRefused when the database is not empty, or the backup is of another release, cut short or changed
 */
export async function restoreBackup(
  database: Database,
  lines: AsyncIterable<string>,
): Promise<BackupSummary> {
  return database.transaction(
    async (tx) => {
      const tables = await readTables(tx);
      await assertEmpty(tx, tables);
      const written = await readLines(tx, tables, lines);
      await assertCounts(tx, tables, written);
      return written;
    },
    { statementTimeoutMs: 0 },
  );
}

async function assertEmpty(tx: Session, tables: readonly BackupTable[]): Promise<void> {
  for (const table of tables) {
    const rows = await tx.query(`select 1 from ${table.quoted} limit 1`, []);
    if (rows.length > 0) {
      throw new BackupRefused(
        `The database is not empty (table ${table.name} has rows). A backup is restored only into a new one: ` +
          'choose another DATA_DIR or DATABASE_URL, or move the old one away.',
      );
    }
  }
}

/** Reads every line; inserts as it goes. Returns what the last line says there must be. */
async function readLines(
  tx: Session,
  tables: readonly BackupTable[],
  lines: AsyncIterable<string>,
): Promise<BackupSummary> {
  const hash = createHash('sha256');
  let header: z.infer<typeof headerLine> | undefined;
  let filling: ReturnType<typeof fill> | undefined;
  let footer: z.infer<typeof footerLine> | undefined;

  for await (const line of lines) {
    if (footer !== undefined) throw new BackupRefused('The backup goes on after its end: it was changed.');
    const content = parseLine(line);
    const last = footerLine.safeParse(content);
    if (last.success) {
      footer = last.data;
      continue;
    }
    addLine(hash, line);
    if (header === undefined) {
      header = await readHeader(tx, content);
    } else if (Array.isArray(content)) {
      await expectTable(filling).add(parse(rowLine, content));
    } else if (typeof content === 'object' && content !== null && 'sequence' in content) {
      await expectTable(filling).setSequence(parse(sequenceLine, content).sequence);
    } else {
      await filling?.finish();
      filling = fill(tx, tables, parse(tableLine, content));
    }
  }
  await filling?.finish();
  if (footer === undefined) throw new BackupRefused('The backup is cut short: its last line is missing.');
  if (footer.sha256 !== hash.digest('hex')) {
    throw new BackupRefused('The backup was changed or damaged: its checksum is another.');
  }
  return footer.rows;
}

async function readHeader(tx: Session, content: unknown): Promise<z.infer<typeof headerLine>> {
  const header = headerLine.safeParse(content);
  if (!header.success) throw new BackupRefused('This is not a backup of Sahut that this release can read.');
  const schema = await schemaVersion(tx);
  if (header.data.schema !== schema) {
    throw new BackupRefused(
      `The backup was made by another release (tables ${header.data.schema}, here ${schema}). ` +
        'Restore it with the release that made it; this one then brings the tables up to date at its start.',
    );
  }
  return header.data;
}

/** Gathers rows of one table and inserts them a page at a time. */
function fill(
  tx: Session,
  tables: readonly BackupTable[],
  { table: name, columns }: z.infer<typeof tableLine>,
) {
  const table = tables.find((candidate) => candidate.name === name);
  const known = table?.columns.map((column) => column.name);
  if (table === undefined || JSON.stringify(known) !== JSON.stringify(columns)) {
    throw new BackupRefused(`The backup's table ${name} is not as it is here.`);
  }
  let page: Row[] = [];
  let characters = 0;
  const finish = async (): Promise<void> => {
    if (page.length === 0) return;
    const rows = page;
    page = [];
    characters = 0;
    await insert(tx, table, rows);
  };
  return {
    finish,
    async add(row: Row): Promise<void> {
      if (row.length !== columns.length)
        throw new BackupRefused('The backup is damaged: a row has lost a value.');
      page.push(row);
      for (const value of row) characters += value?.length ?? 0;
      if (page.length >= rowsAPage || characters >= charactersAPage) await finish();
    },
    async setSequence({ column, last }: { column: string; last: string }): Promise<void> {
      const sequence = table.columns.find((candidate) => candidate.name === column)?.sequence;
      if (!sequence)
        throw new BackupRefused(`The backup numbers ${name}.${column}, which is not numbered here.`);
      await tx.query('select setval($1::text::regclass, $2::text::bigint)', [sequence, last]);
    },
  };
}

/** One list of texts a column, cast to what the column is. */
async function insert(tx: Session, table: BackupTable, rows: readonly Row[]): Promise<void> {
  const names = table.columns.map((column) => column.quoted).join(', ');
  const casts = table.columns.map((column: BackupColumn, place) => `c${place}::${column.type}`).join(', ');
  const lists = table.columns.map((_, place) => `$${place + 1}::text[]`).join(', ');
  const aliases = table.columns.map((_, place) => `c${place}`).join(', ');
  await tx.query(
    `insert into ${table.quoted} (${names}) overriding system value
     select ${casts} from unnest(${lists}) as rows(${aliases})`,
    table.columns.map((_, place) => rows.map((row) => row[place] ?? null)),
  );
}

async function assertCounts(
  tx: Session,
  tables: readonly BackupTable[],
  written: BackupSummary,
): Promise<void> {
  for (const table of tables) {
    const [row] = await tx.query<{ n: number }>(`select count(*) as n from ${table.quoted}`, []);
    if (row?.n !== written[table.name]) {
      throw new BackupRefused(
        `Table ${table.name} has ${row?.n} rows, the backup speaks of ${written[table.name]}.`,
      );
    }
  }
}

function expectTable(filling: ReturnType<typeof fill> | undefined): ReturnType<typeof fill> {
  if (filling === undefined) throw new BackupRefused('The backup is damaged: a row comes before its table.');
  return filling;
}

function parse<Shape extends z.ZodType>(shape: Shape, content: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(content);
  if (!parsed.success) throw new BackupRefused('The backup is damaged: a line has another form.');
  return parsed.data;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupRefused('The backup is damaged: a line is not JSON.');
  }
}
