import type { OutMessage, Text } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { timeWithoutZone } from '../../copy/moments.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import { button, onComplaint, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import { seenVersion } from '../memory.ts';
import { offerOf } from './offers.ts';

type History = Extract<Outcome, { kind: 'history' }>;

/** What happened, oldest first: when, who, what, and whether and when the reporter was told. */
export function history(telling: Telling, { number, complaintId, events, next }: History): OutMessage {
  const { copy, reader, context, state } = telling;
  const shown = events.map(
    ({ at, actor, event, informed }): Text => [
      `${timeWithoutZone(at, reader.timeZone, context.language)} · `,
      { bold: copy.terms.actor(actor) },
      ' · ',
      ...copy.history.event(event, reader.agency),
      informed === undefined ? '' : ` · ${copy.history.informed(informed, reader)}`,
    ],
  );
  const text =
    shown.length === 0 ? copy.history.empty(number) : paragraphs(copy.history.title(number), lines(...shown));
  const target = { id: complaintId, number, version: seenVersion(state, complaintId) };
  const more =
    next === undefined
      ? undefined
      : button(onComplaint(complaintId, target.version, 'history', String(next)), copy.talk.buttons.more);
  return withButtons(text, rows([more, offerOf(copy, 'view', target)], 2));
}
