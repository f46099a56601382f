/** `npm run restore -- <file>`: fills an empty database from a backup, all of it or nothing. */
import { resolve } from 'node:path';
import { restoreFromFile } from '../db/backup/file.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { config, script } from './start-up.ts';

await script(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Which file? npm run restore -- <file>');
    return 1;
  }
  const settings = config();
  const database = await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir });
  try {
    await migrate(database);
    const rows = Object.values(await restoreFromFile(database, resolve(file))).reduce((sum, n) => sum + n, 0);
    console.log(`${rows} rows were restored and counted.`);
    console.log(
      `Put the files that people sent into ${resolve(settings.dataDir, 'media')}, and the key where it was:`,
    );
    console.log(
      settings.sahutKey === undefined
        ? `${resolve(settings.dataDir, 'sahut.key')}, or SAHUT_KEY.`
        : 'SAHUT_KEY is set; it must be the one of the backup.',
    );
    return 0;
  } finally {
    await database.close();
  }
});
