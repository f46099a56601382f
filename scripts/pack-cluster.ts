/** `npm run pack-cluster`: makes db/embedded/cluster.br anew, after the pin of PGlite has changed. Takes a minute. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initialise, shippedCluster } from '../db/embedded/cluster.ts';
import { packCluster } from '../db/embedded/cluster-archive.ts';
import { script } from './start-up.ts';

await script(async () => {
  const home = mkdtempSync(join(tmpdir(), 'sahut-cluster-'));
  try {
    await initialise(join(home, 'pg'));
    const archive = packCluster(join(home, 'pg'));
    writeFileSync(shippedCluster(), archive);
    console.log(`${shippedCluster()}: ${(archive.length / 1e6).toFixed(1)} MB`);
    return 0;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
