/** `npm run backup -- [file]`: all tables into one file, from either database, for either database. */
import { join, resolve } from 'node:path';
import { backUpToFile } from '../db/backup/file.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { clock, config, script } from './start-up.ts';

await script(async () => {
  const settings = config();
  const now = clock.now().toString();
  const file = resolve(process.argv[2] ?? `sahut-${now.slice(0, 19).replaceAll(':', '')}Z.backup.gz`);
  const database = await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir });
  try {
    await migrate(database);
    const rows = Object.values(await backUpToFile(database, file, now)).reduce(
      (sum, count) => sum + count,
      0,
    );
    console.log(`${rows} rows are in ${file}.`);
    console.log('Not in it, and needed to use it:');
    console.log(`- the files that people sent: copy ${resolve(settings.dataDir, 'media')} along;`);
    console.log(
      settings.sahutKey === undefined
        ? `- the key, without which nothing personal can be read: ${resolve(join(settings.dataDir, 'sahut.key'))}. Keep its copy apart from this backup.`
        : '- SAHUT_KEY, without which nothing personal can be read. Keep it apart from this backup.',
    );
    return 0;
  } finally {
    await database.close();
  }
});
