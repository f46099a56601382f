import { err, ok, type Result } from '../../result.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import type { Refusal } from '../refusal.ts';
import { requireText, withinLimit } from '../text-limits.ts';

type Transfer = { readonly to: string; readonly note: string };

/** Characters of an institution's name. */
const NAME_LIMIT = 120;

/**
 * `alih-nasional`: national gave the report to an institution that has authority over it, and it ends here (BUP
 * IV.A.2.a). Only after national said so: whose number it has there, the reporter is told.
 */
export const nationalTransfer = defineCommand<Transfer>({
  name: 'nationalTransfer',
  keyword: 'alih-nasional',
  aliases: ['alih nasional'],
  usage: '<nomor> <lembaga>: <keterangan>',
  group: 'road',
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['awaitingNational'],
  parseArgs,
  decide: (complaint, { to, note }, context) =>
    decided(complaint, [{ type: 'forwarded', to, private: { reason: note } }], context, ({ toReporter }) => [
      toReporter({ kind: 'forwardedAway', to, note }),
    ]),
});

/** The institution up to the first colon or line's end; then where the reporter finds it there. */
function parseArgs({ words }: CommandInput): Result<Transfer, Refusal> {
  const said = requireText(words, 'nationalTransfer');
  if (!said.ok) return said;
  const [, to = '', note = ''] = /^([^:\n]+)(?:[:\n](.*))?$/su.exec(said.value) ?? [];
  if (to.trim() === '') return err({ code: 'invalidArgument', command: 'nationalTransfer' });
  const name = withinLimit(to.trim(), NAME_LIMIT);
  return name.ok ? ok({ to: name.value, note: note.trim() }) : name;
}
