import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../domain/result.ts';

const KEY_BYTES = 32;

/** A fresh master key: 32 random bytes in base64, as `SAHUT_KEY` takes it. */
export function generateMasterKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/** Reads `SAHUT_KEY`: 32 bytes in base64 (or base64url) or 64 hexadecimal digits. The error is one sentence. */
export function parseMasterKey(text: string): Result<Buffer, string> {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return ok(Buffer.from(trimmed, 'hex'));
  if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed)) {
    const bytes = Buffer.from(trimmed, 'base64');
    if (bytes.length === KEY_BYTES) return ok(bytes);
  }
  return err('must be 32 bytes in base64 or 64 hexadecimal digits; `openssl rand -base64 32` makes one.');
}

const fileText = (key: string) => `# The key of this service's data (SAHUT_KEY).
# Keep a copy apart from the backups of the database: without it nobody can read names, reports or attachments,
# and whoever has both can read everything.
${key}
`;

/** Where a generated master key lies, and whether it was made just now: then the operator must be told to back it up. */
export type MasterKeyFile = { readonly key: Buffer; readonly path: string; readonly created: boolean };

/**
 * The embedded default's key: `<dataDir>/sahut.key`, readable by its owner only, made at the first start. Two
 * processes that start at once read the same. Throws if the file is there but holds no key: a new one would lock
 * the data for good.
 */
export async function loadOrCreateMasterKey(dataDir: string): Promise<MasterKeyFile> {
  const path = join(dataDir, 'sahut.key');
  const present = await readKeyFile(path);
  if (present) return { key: present, path, created: false };
  await mkdir(dataDir, { recursive: true });
  const created = await createKeyFile(dataDir, path);
  const key = await readKeyFile(path);
  if (!key) throw new Error(`${path} vanished while it was being created.`);
  return { key, path, created };
}

async function readKeyFile(path: string): Promise<Buffer | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const line = text.split('\n').find((candidate) => candidate.trim() !== '' && !candidate.startsWith('#'));
  const key = parseMasterKey(line ?? '');
  if (!key.ok) throw new Error(`${path} holds no key: it ${key.error} Restore the file from its backup.`);
  return key.value;
}

/** Written and synced under another name, then linked: the file is there whole or not at all, and never replaced. */
async function createKeyFile(dataDir: string, path: string): Promise<boolean> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(fileText(generateMasterKey()));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
    const directory = await open(dataDir);
    await directory.sync().finally(() => directory.close());
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
