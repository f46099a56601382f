import { createHash } from 'node:crypto';
import type { Database, Session } from '../client.ts';
import { schemaVersion } from '../migrate.ts';
import { addLine, type BackupSummary } from './format.ts';
import { type BackupTable, readTables } from './tables.ts';

const rowsAPage = 500;

type Say = (content: unknown) => Promise<void>;

/**
 * Says all tables, as they are at one instant, line by line (without line ends) to `write`, which is waited for. Holds
 * one page of rows in memory. `createdAt`: an ISO instant, kept in the backup.
 */
export async function writeBackup(
  database: Database,
  createdAt: string,
  write: (line: string) => Promise<void>,
): Promise<BackupSummary> {
  const hash = createHash('sha256');
  const say: Say = async (content) => {
    const line = JSON.stringify(content);
    addLine(hash, line);
    await write(line);
  };
  return database.transaction(
    async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only', []);
      await say({ format: 'sahut-backup', version: 1, schema: await schemaVersion(tx), createdAt });
      const rows: Record<string, number> = {};
      for (const table of await readTables(tx)) {
        await say({ table: table.name, columns: table.columns.map((column) => column.name) });
        rows[table.name] = await writeRows(tx, table, say);
        await writeSequences(tx, table, say);
      }
      await write(JSON.stringify({ rows, sha256: hash.digest('hex') }));
      return rows;
    },
    { statementTimeoutMs: 0 },
  );
}

async function writeRows(tx: Session, table: BackupTable, say: Say): Promise<number> {
  const values = table.columns.map((column) => `${column.quoted}::text`).join(', ');
  await tx.query(`declare page cursor for select array[${values}] as row from ${table.quoted}`, []);
  let count = 0;
  for (;;) {
    const page = await tx.query<{ row: unknown[] }>(`fetch ${rowsAPage} from page`, []);
    for (const { row } of page) await say(row);
    count += page.length;
    if (page.length < rowsAPage) break;
  }
  await tx.query('close page', []);
  return count;
}

async function writeSequences(tx: Session, table: BackupTable, say: Say): Promise<void> {
  for (const { name, sequence } of table.columns) {
    if (sequence === null) continue;
    const [row] = await tx.query<{ last: string | null }>(
      'select pg_sequence_last_value($1::text::regclass)::text as last',
      [sequence],
    );
    // Null: no number was ever given out.
    if (row?.last) await say({ sequence: { column: name, last: row.last } });
  }
}
