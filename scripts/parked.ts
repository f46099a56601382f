/** `npm run parked -- list | replay <id | all> | drop <id>`: messages that a bug set aside. Stop an embedded service first. */
import type { Replayed } from '../bots/replay.ts';
import { composeService } from '../src/compose.ts';
import { clock, config, log, script, version } from './start-up.ts';

const USAGE = 'npm run parked -- list | replay <id | all> | drop <id>';

await script(async () => {
  const [verb, id] = process.argv.slice(2);
  const service = await composeService(config(), { clock, log, version: version() });
  try {
    const { parked } = service;
    if (verb === 'list' && id === undefined) {
      const rows = await parked.list();
      for (const row of rows) console.log(`${row.id}  ${row.receivedAt}  ${row.channel}  ${row.error}`);
      console.log(rows.length === 0 ? 'Nothing is set aside.' : `${rows.length} set aside, oldest first.`);
      return 0;
    }
    if (verb === 'drop' && id !== undefined) {
      const isThere = await parked.drop(id);
      console.log(isThere ? `${id}: dropped.` : `${id}: there is no such message.`);
      return isThere ? 0 : 1;
    }
    if (verb === 'replay' && id !== undefined) {
      const ids = id === 'all' ? (await parked.list()).map((row) => row.id) : [id];
      let failed = 0;
      for (const one of ids) {
        const result = await parked.replay(one);
        if (result !== 'done') failed++;
        console.log(`${one}: ${inWords(result)}`);
      }
      if (ids.length === 0) console.log('Nothing is set aside.');
      return failed === 0 ? 0 : 1;
    }
    console.error(USAGE);
    return 1;
  } finally {
    await service.stop();
  }
});

function inWords(result: Replayed): string {
  if (result === 'done') return 'handled now; its answer goes out with the service.';
  if (result === 'gone') return 'there is no such message; it may have been handled meanwhile.';
  return `still fails (${result.failed}) and stays.`;
}
