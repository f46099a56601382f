/**
 * A second opinion on text in and out: `@openclaw/crabline`, a WhatsApp that others wrote. It needs Node 22, is fetched when
 * the test runs, and knows no pairing: the phone is linked at our own fake before. In the long run only, as it needs the network.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type WhatsAppWorld, whatsAppWorld } from '../support/whatsapp-world.ts';

const PACKAGES = ['node@24', '@openclaw/crabline@0.1.27'];
const FROM = '6281200000001@s.whatsapp.net';

type Manifest = {
  readonly adminToken: string;
  readonly recorderPath: string;
  readonly endpoints: { readonly adminInboundUrl: string; readonly baileysWebSocketUrl: string };
};

describe.runIf(process.env.LONG)('the service before a WhatsApp that others wrote', () => {
  let folder: string;
  let server: ChildProcess;
  let manifest: Manifest;
  let world: WhatsAppWorld;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sahut-crabline-'));
    const file = join(folder, 'ready.json');
    const packages = PACKAGES.map((name) => `--package=${name}`);
    const command = `crabline --json serve whatsapp --ready-file '${file}'`;
    server = spawn('npx', ['--yes', '--engine-strict=false', ...packages, '-c', command], {
      cwd: folder,
      stdio: 'ignore',
      detached: true,
    });
    await vi.waitUntil(() => existsSync(file), { timeout: 100_000, interval: 200 });
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    world = await whatsAppWorld('embedded');
    await world.launch(0, { WHATSAPP_SOCKET_URL: manifest.endpoints.baileysWebSocketUrl }).ready;
  }, 180_000);
  afterAll(async () => {
    await world?.dispose();
    if (server?.pid && server.exitCode === null) process.kill(-server.pid);
    rmSync(folder, { recursive: true, force: true });
  });

  async function says(text: string): Promise<void> {
    const { adminInboundUrl } = manifest.endpoints;
    const headers = { 'content-type': 'application/json', 'x-crabline-admin-token': manifest.adminToken };
    const body = JSON.stringify({ chatJid: FROM, senderJid: FROM, text });
    await vi.waitFor(async () => {
      const response = await fetch(adminInboundUrl, { method: 'POST', headers, body });
      expect(await response.json()).toMatchObject({ delivery: 'delivered' });
    }, 30_000);
  }

  /** What it opened of the service's messages. */
  const heard = (): readonly string[] =>
    readFileSync(manifest.recorderPath, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(
        (line) => JSON.parse(line) as { accepted?: boolean; body?: { message?: { conversation?: string } } },
      )
      .flatMap(({ accepted, body }) => (accepted ? [body?.message?.conversation ?? ''] : []));

  const hears = (words: string) =>
    vi.waitUntil(() => heard().some((text) => text.includes(words)), { timeout: 30_000, interval: 200 });

  it('understands people, and is understood', async () => {
    await says('Jalan depan pasar berlubang besar sekali');
    await hears('Saya bantu mencatat');
    await says('ya');
    await hears('Di mana tepatnya?');
    await says('Jl. Melati *nomor 3*, dekat _pasar_');
    await hears('Kapan ini terjadi');
  });
});
