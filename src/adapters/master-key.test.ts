import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateMasterKey, loadOrCreateMasterKey, parseMasterKey } from './master-key.ts';

describe('SAHUT_KEY', () => {
  it('is read as it is generated', () => {
    const text = generateMasterKey();
    const parsed = parseMasterKey(text);
    expect(parsed.ok && parsed.value.toString('base64')).toBe(text);
  });

  it('is read in hexadecimal, in base64url, and with blanks around it', () => {
    const bytes = Buffer.from('ff'.repeat(32), 'hex');
    for (const text of [
      bytes.toString('hex'),
      bytes.toString('base64url'),
      ` ${bytes.toString('base64')}\n`,
    ]) {
      const parsed = parseMasterKey(text);
      expect(parsed.ok && parsed.value).toEqual(bytes);
    }
  });

  it.each([
    '',
    'rahasia',
    'ab'.repeat(31),
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
  ])('is refused with one sentence when it is %j', (text) => {
    const parsed = parseMasterKey(text);
    expect(!parsed.ok && parsed.error).toMatch(/^must be 32 bytes/);
  });
});

describe('the generated key of an embedded database', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sahut-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, readable by its owner only, and found again', async () => {
    const dataDir = join(folder, 'data');
    const first = await loadOrCreateMasterKey(dataDir);
    const second = await loadOrCreateMasterKey(dataDir);
    expect(first.created).toBe(true);
    expect(second).toEqual({ ...first, created: false });
    expect((await stat(first.path)).mode & 0o777).toBe(0o600);
    expect(await readFile(first.path, 'utf8')).toContain('Keep a copy apart');
    expect(await readdir(dataDir)).toEqual(['sahut.key']);
  });

  it('is the same for processes that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateMasterKey(folder)));
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(1);
    expect(keys.filter(({ created }) => created)).toHaveLength(1);
  });

  it('is never replaced when the file is damaged: the data would be lost for good', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'sahut.key'), '# nothing\n');
    await expect(loadOrCreateMasterKey(folder)).rejects.toThrow('Restore the file from its backup');
  });
});
