import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';
import { launchService, type ServiceProcess } from '../support/service-process.ts';
import { visitor } from '../support/web-visitor.ts';

let dataDir: string;
let elsewhere: string;
let service: ServiceProcess;
let port: string;

const run = (name: string, ...args: string[]) => runScript(name, args, { DATA_DIR: dataDir, PORT: port });
const restored = (name: string, ...args: string[]) => runScript(name, args, { DATA_DIR: elsewhere });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sahut-scripts-'));
  elsewhere = await mkdtemp(join(tmpdir(), 'sahut-scripts-restored-'));
  service = launchService(dataDir, {});
  const ready = await service.ready;
  port = new URL(ready?.address ?? '').port;
  const admin = visitor(ready?.address ?? '', 'officer');
  await admin.begin();
  expect((await admin.says(`masuk ${ready?.inviteCode}`)).ok).toBe(true);
});
afterAll(async () => {
  await service.kill();
  await rm(dataDir, { recursive: true });
  await rm(elsewhere, { recursive: true });
});

describe('while the service uses the embedded database', () => {
  it('the doctor asks the service', async () => {
    const { code, said } = await run('doctor');
    expect(said).toMatch(/ok +service .* is ready/);
    expect(said).toMatch(/ok +outbox +\d+ waiting/);
    expect(said).toMatch(/note +telegram +not configured/);
    expect(code).toBe(0);
  });

  it.each(['job', 'verify-audit', 'backup', 'invite', 'rotate-key'])(
    '%s says so in one sentence',
    async (name) => {
      const { code, said } = await run(name, 'x');
      expect(said).toMatch(/^The database in \S+ is in use by process \d+\. Stop that one first, [^\n]+$/);
      expect(code).toBe(1);
    },
  );
});

describe('an agency file', () => {
  it.each([
    ['that is not there', 'hilang.yml', 'berkas ini tidak ada. Periksa nama dan foldernya'],
    ['that is a folder', '.', 'ini folder, bukan berkas. Sebutkan juga nama berkas'],
  ])('%s is told to a clerk in plain words, with what to do', async (_what, name, words) => {
    const file = join(elsewhere, name);
    const { code, said } = await run('agency', 'check', file);
    expect(said).toContain(`${file}: ${words}`);
    expect(said).not.toMatch(/AGENCY_FILE|ENOENT|EISDIR/);
    expect(code).toBe(1);
  });
});

describe('when the service is stopped', () => {
  beforeAll(() => service.stop());

  it('the doctor looks into the database', async () => {
    const { code, said } = await run('doctor');
    expect(said).toMatch(/ok +embedded +answers; schema \S+/);
    expect(said).toMatch(/holidays +known until 20\d\d-12-31/);
    expect(said).toMatch(/ok +officers +1 in service/);
    expect(code).toBe(0);
  });

  it('a job runs for any instant, dry or in earnest', async () => {
    const dry = await run('job', 'sweep-deadlines', '--as-of', '2026-04-01T09:00:00+08:00', '--dry-run');
    expect(dry).toEqual({
      code: 0,
      said: expect.stringMatching(/^sweep-deadlines as of 2026-04-01T01:00:00Z \(dry run\): /),
    });
    expect((await run('job', 'anchor-audit')).said).toMatch(/streams [1-9]/);
  });

  it('a job that is not there, or an instant that is none, is answered with what there is', async () => {
    const unknown = await run('job', 'sapu');
    expect(unknown.said).toMatch(/There is no job "sapu"\. The jobs are:\n {2}sweep-deadlines /);
    expect(unknown.code).toBe(1);
    const when = await run('job', 'purge', '--as-of', 'besok');
    expect(when).toEqual({
      code: 1,
      said: expect.stringContaining('Write it like 2026-04-01T09:00:00+08:00'),
    });
  });

  it('an operator lets an admin in, and proves the trail', async () => {
    expect((await run('invite')).said).toMatch(/^masuk [0-9A-Z]{5}-[0-9A-Z]{5}\n/);
    const { code, said } = await run('verify-audit');
    expect(said).toMatch(/^\d+ streams, \d+ events: intact$/);
    expect(code).toBe(0);
  });

  it('a backup fills another database, once, and its key is turned', async () => {
    const file = join(elsewhere, 'sahut.backup.gz');
    expect((await run('backup', file)).said).toMatch(/^\d+ rows are in .*sahut\.backup\.gz\./);
    expect((await restored('restore', file)).said).toMatch(/^\d+ rows were restored and counted\./);
    expect((await restored('verify-audit')).said).toMatch(/: intact$/);
    const again = await restored('restore', file);
    expect(again.code).toBe(1);
    expect(again.said).not.toMatch(/ {4}at /);
    const turned = await run('rotate-key');
    expect(turned.said).toMatch(/^3 data keys are wrapped with the new key\./);
    const late = await run('doctor');
    expect(late.said).toMatch(/BAD {3}.* SAHUT_KEY is not this database's key/);
    expect(late.code).toBe(1);
  });
});
