import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebDeps } from '../../bots/channels/web/exchange.ts';
import { createWebChatStore } from '../../db/stores/web-chat.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { openKeyring } from '../../src/adapters/keyring.ts';
import { createMediaVault } from '../../src/adapters/media-vault.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { MediaReader } from '../../src/ports/media.ts';
import { freshDatabase } from './databases.ts';

/** What the web chat stands on, for real: the embedded database, its keys, and a vault in a folder of its own. */
export async function webWorld(options: {
  readonly media: MediaReader;
  readonly clock?: Clock;
}): Promise<{ readonly deps: WebDeps; readonly dispose: () => Promise<void> }> {
  const { clock = systemClock, media } = options;
  const fresh = await freshDatabase('embedded');
  const folder = await mkdtemp(join(tmpdir(), 'sahut-web-'));
  const keyring = await openKeyring(fresh.database, Buffer.alloc(32, 7), clock.now().toString());
  const store = createWebChatStore(fresh.database, keyring);
  return {
    deps: { store, keyring, vault: createMediaVault(folder), media, clock },
    async dispose() {
      await fresh.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
