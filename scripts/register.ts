/** `npm run register -- --from 2026-01-01 --to 2026-03-31 [--language en] out.xlsx`: the register of what came on these days. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { registerTable } from '../bots/register.ts';
import { epochDayOfText } from '../src/domain/calendar/epoch-day.ts';
import { openGround } from '../src/ground.ts';
import { xlsx } from '../src/reports/xlsx.ts';
import { clock, config, script } from './start-up.ts';

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string', default: '' },
      to: { type: 'string', default: '' },
      language: { type: 'string', default: 'id' },
    },
  });
  const { from, to } = values;
  const [file] = positionals;
  const days = [from, to].map(epochDayOfText);
  if (file === undefined || days.includes(undefined) || from > to) {
    console.error('Write it like: npm run register -- --from 2026-01-01 --to 2026-03-31 register.xlsx');
    return 1;
  }
  const ground = await openGround(config(), clock);
  try {
    const deps = { ...ground.useCases, transact: ground.transact, clock };
    const table = registerTable(deps, { from, to, language: values.language === 'en' ? 'en' : 'id' });
    await pipeline(Readable.from(xlsx(table)), createWriteStream(file));
    console.log(`The register of ${from} to ${to} is in ${file}, without the reporters' identity.`);
    return 0;
  } finally {
    await ground.close();
  }
});
