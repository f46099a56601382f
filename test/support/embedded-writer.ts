/**
 * A process to be killed: opens the embedded database in the directory that is its first argument, and writes numbered
 * rows for ever, saying each number when its commit was acknowledged.
 */
import { openDatabase } from '../../db/open.ts';

const [dataDir = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const database = await openDatabase({ dataDir });
  const [last] = await database.query<{ n: number }>(
    `select coalesce(max(key::int), 0) as n from setting where key ~ '^[0-9]+$'`,
    [],
  );
  for (let number = (last?.n ?? 0) + 1; ; number += 1) {
    await database.transaction(async (tx) => {
      await tx.query('insert into setting (key, value) values ($1, $2)', [String(number), 'x'.repeat(500)]);
      await tx.query(
        `insert into setting (key, value) values ('last', $1) on conflict (key) do update set value = $1`,
        [String(number)],
      );
    });
    process.stdout.write(`${number}\n`);
  }
}

await main();
