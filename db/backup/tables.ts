import type { Session } from '../client.ts';

export type BackupColumn = {
  readonly name: string;
  /** As SQL wants it. */
  readonly quoted: string;
  /** With what its text is cast back. */
  readonly type: string;
  /** The sequence behind an identity column. */
  readonly sequence: string | null;
};
export type BackupTable = {
  readonly name: string;
  readonly quoted: string;
  readonly columns: readonly BackupColumn[];
};

type ColumnRow = BackupColumn & { readonly table_name: string; readonly table_quoted: string };

/** All tables of the schema, each after those it refers to, as the database itself knows them. */
export async function readTables(session: Session): Promise<readonly BackupTable[]> {
  const columns = await session.query<ColumnRow>(
    `select c.relname as table_name, quote_ident(c.relname) as table_quoted, a.attname as name,
            quote_ident(a.attname) as quoted, format_type(a.atttypid, a.atttypmod) as type,
            pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by c.relname, a.attnum`,
    [],
  );
  const references = await session.query<{ from: string; to: string }>(
    `select distinct f.relname as "from", t.relname as "to"
     from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and f.oid <> t.oid`,
    [],
  );
  const tables = new Map<string, BackupTable & { columns: BackupColumn[] }>();
  for (const { table_name, table_quoted, ...column } of columns) {
    const table = tables.get(table_name) ?? { name: table_name, quoted: table_quoted, columns: [] };
    table.columns.push(column);
    tables.set(table_name, table);
  }
  return inOrder([...tables.values()], references);
}

/** Those first that refer to nothing that is still missing. */
function inOrder(
  tables: readonly BackupTable[],
  references: readonly { from: string; to: string }[],
): readonly BackupTable[] {
  const ordered: BackupTable[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const missing = new Set(waiting.map((table) => table.name));
    const isReady = (table: BackupTable): boolean =>
      !references.some(({ from, to }) => from === table.name && missing.has(to));
    const ready = waiting.filter(isReady);
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...missing].join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !isReady(table));
  }
  return ordered;
}
