import type { OutMessage, Text } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { lines } from '../../copy/text.ts';
import { button, onTyped, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';

/** Messages that were given up, newest first, each with a button to try it again. */
export function deadLetters(
  telling: Telling,
  outcome: Extract<Outcome, { kind: 'deadLetters' }>,
): OutMessage {
  const { copy, reader } = telling;
  const { service, talk } = copy;
  if (outcome.rows.length === 0) return { text: service.deadNone };
  const retry = outcome.rows.map(({ id }) => button(onTyped(`ulangi ${id}`), service.retryButton(id)));
  return withButtons(
    lines([{ bold: service.deadTitle }], ...outcome.rows.map((row) => service.deadRow(row, reader))),
    rows(retry, 3),
    rows(
      [
        button(onTyped('ulangi semua'), talk.buttons.retryAll),
        outcome.next === undefined ? undefined : button(onTyped(`gagal ${outcome.next}`), talk.buttons.more),
      ],
      2,
    ),
  );
}

/** Keys for programs; their secrets are never shown again. */
export function apiKeys(telling: Telling, { keys }: Extract<Outcome, { kind: 'apiKeys' }>): OutMessage {
  const { service } = telling.copy;
  if (keys.length === 0) return { text: service.keysNone };
  const listed = keys.map(({ label, unitName }): Text => [`${label} · ${unitName}`]);
  const revoke = keys.map(({ id, label }) =>
    button(onTyped(`kunci cabut ${id}`), service.keyRevokeButton(label)),
  );
  return withButtons(lines([{ bold: service.keysTitle }], ...listed, service.keyNeeds), rows(revoke, 1));
}
