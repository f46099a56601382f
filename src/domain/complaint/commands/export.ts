import { ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';

/**
 * `ekspor`: gives the officer what national needs of the report, to be carried there; who reports stays here, since the
 * answer comes back by us (BUP IV.A.1.e). That it left is an event.
 */
export const exportReport = defineCommand<undefined>({
  name: 'export',
  keyword: 'ekspor',
  usage: '<nomor>',
  group: 'road',
  allowedTo: ['admin'],
  needs: 'nothing',
  possibleIn: ['awaitingNational'],
  parseArgs: () => ok(undefined),
  decide: (complaint, _nothing, context) => decided(complaint, [{ type: 'exported' }], context),
});
