/**
 * `npm run verify-audit`: proves the audit trail, reading only. Prints each fault; exit code 1 if there is one. Needs
 * no key: the hashes cover what is sealed as it stands.
 */
import { existsSync } from 'node:fs';
import { embeddedDirectory, openDatabase } from '../db/open.ts';
import { createAudit } from '../db/stores/audit.ts';
import { config, script } from './start-up.ts';

await script(async () => {
  const { databaseUrl, dataDir } = config();
  if (databaseUrl === undefined && !existsSync(embeddedDirectory(dataDir))) {
    console.error(`There is no database under ${dataDir} yet: start the service first.`);
    return 1;
  }
  // While the service uses the embedded database, this says so in one sentence.
  const database = await openDatabase({ dataDir, url: databaseUrl });
  try {
    const { streams, events, faults } = await createAudit(database).verify();
    for (const { streamId, version, fault } of faults) {
      console.error(`${streamId}${version > 0 ? `, event ${version}` : ''}: ${fault}`);
    }
    const total = `${streams} streams, ${events} events`;
    console.log(
      faults.length === 0 ? `${total}: intact` : `${total}: ${faults.length} streams are not as they were`,
    );
    return faults.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
});
