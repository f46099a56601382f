/**
 * `npm run agency -- check|apply|export <file>`: the agency's units, categories, hours and procedure as one file.
 * `check` reads only, the database too if it is free; `apply` shows what will change, then changes it, all or nothing
 * (`--dry-run` only shows); `export` writes what stands.
 */
import { writeFile } from 'node:fs/promises';
import { differenceCopy } from '../bots/copy/agency-difference.ts';
import { formatAgencyFile } from '../src/adapters/agency-yaml.ts';
import type { AgencyChange } from '../src/domain/agency-change.ts';
import type { Result } from '../src/domain/result.ts';
import { openGround, readAgencyFile } from '../src/ground.ts';
import { changeAgency, lookAtChange } from '../src/usecases/change-agency.ts';
import { clock, config, script } from './start-up.ts';

const verbs = ['check', 'apply', 'export'] as const;
type Verb = (typeof verbs)[number];
const isVerb = (word: string | undefined): word is Verb => verbs.some((verb) => verb === word);

await script(async () => {
  const [verb, file, ...flags] = process.argv.slice(2);
  if (!isVerb(verb) || file === undefined) {
    console.error('Which? npm run agency -- check <file> | apply <file> [--dry-run] | export <file>');
    return 1;
  }
  if (verb === 'export') return exportTo(file);
  const wanted = await readAgencyFile(file, clock);
  console.log(`${file}: ${wanted.name}, ${wanted.units.length} unit, ${wanted.categories.length} kategori.`);
  if (verb === 'check') return 0;
  // On an empty database the file is what it begins with.
  const ground = await openGround({ ...config(), agencyFile: file }, clock);
  try {
    const isDry = flags.includes('--dry-run');
    const looked = await ground.transact(({ agency }) => lookAtChange({ agency }, wanted));
    if (!say(looked, isDry) || isDry || (looked.ok && looked.value.differences.length === 0))
      return looked.ok ? 0 : 1;
    const done = await ground.transact((stores) =>
      changeAgency(ground.useCases)(stores, wanted, { kind: 'system', job: 'agency' }, clock.now()),
    );
    if (!done.ok) return say(done, false) ? 0 : 1;
    console.log('Sudah diterapkan. Layanan yang sedang berjalan membacanya dalam satu menit.');
    return 0;
  } finally {
    await ground.close();
  }
});

/** Shows the differences, or why it cannot be; false: it cannot. */
function say(result: Result<AgencyChange, string[]>, isDry: boolean): boolean {
  if (!result.ok) {
    for (const fault of result.error) console.error(fault);
    return false;
  }
  const { differences } = result.value;
  console.log(
    differences.length === 0
      ? 'Tidak ada yang berubah.'
      : `${isDry ? 'Akan berubah' : 'Berubah'} (${differences.length}):`,
  );
  for (const difference of differences) console.log(`  ${differenceCopy.id(difference)}`);
  return true;
}

async function exportTo(file: string): Promise<number> {
  const ground = await openGround(config(), clock);
  try {
    await writeFile(file, formatAgencyFile(ground.useCases.agency()), { flag: 'wx' });
    console.log(`${file} is written.`);
    return 0;
  } finally {
    await ground.close();
  }
}
