/**
 * `npm run rotate-key`: wraps every data key with a new master key, read from `SAHUT_NEW_KEY`, else generated and
 * printed. Stop the service first; start it with the new key.
 */
import { openDatabase } from '../db/open.ts';
import { rotateMasterKey } from '../src/adapters/keyring.ts';
import { generateMasterKey, loadOrCreateMasterKey, parseMasterKey } from '../src/adapters/master-key.ts';
import { config, script } from './start-up.ts';

await script(async () => {
  const settings = config();
  const given = process.env.SAHUT_NEW_KEY;
  const text = given ?? generateMasterKey();
  const next = parseMasterKey(text);
  if (!next.ok) {
    console.error(`SAHUT_NEW_KEY ${next.error}`);
    return 1;
  }
  const present = settings.sahutKey === undefined ? undefined : parseMasterKey(settings.sahutKey);
  if (present && !present.ok) {
    console.error(`SAHUT_KEY ${present.error}`);
    return 1;
  }
  const old = present ? present.value : (await loadOrCreateMasterKey(settings.dataDir)).key;
  const url = settings.databaseUrl;
  const database = await openDatabase({ dataDir: settings.dataDir, ...(url === undefined ? {} : { url }) });
  try {
    const count = await rotateMasterKey(database, old, next.value);
    console.log(
      `${count} data keys are wrapped with the new key. Start the service with SAHUT_KEY set to it.`,
    );
    if (given === undefined) console.log(`The new key, shown once:\n${text}`);
    console.log('Keep the old key as long as you keep backups from before.');
    return 0;
  } finally {
    await database.close();
  }
});
