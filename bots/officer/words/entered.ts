import { adminUnit } from '../../../src/domain/agency.ts';
import type { OutMessage } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { entryCopy } from '../../copy/entry.ts';
import { button, onTyped, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import { offerOf } from './offers.ts';

/** The number of a report that was entered, and where it goes from there. */
export function entered(
  { copy, context, reader }: Telling,
  { complaintId: id, number, version, ...facts }: Extract<Outcome, { kind: 'entered' }>,
): OutMessage {
  const words = entryCopy[context.language];
  const text = words.entered({ ...facts, number, unitName: adminUnit(reader.agency).name });
  const target = { id, number, version };
  const choices = [
    offerOf(copy, 'view', target),
    offerOf(copy, 'history', target),
    button(onTyped('entri'), words.labels.another),
  ];
  return withButtons(text, rows(choices, 2));
}
