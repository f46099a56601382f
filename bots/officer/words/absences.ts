/** Absences in an officer's chat: the unit's list, what was noted, and why something was not. */
import type { OutMessage } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { absenceCopy } from '../../copy/absence.ts';
import { lines } from '../../copy/text.ts';
import { button, cancelButton, onTyped, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';

type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

const MOST_LINES = 30;
const MOST_CHOICES = 12;

/** Words for what came of `cuti`. */
export function absences(
  telling: Telling,
  outcome: Of<'absences' | 'absencePlanned' | 'absenceCancelled' | 'absenceRefused'>,
): OutMessage {
  const copy = absenceCopy[telling.context.language];
  switch (outcome.kind) {
    case 'absences':
      return list(telling, outcome);
    case 'absencePlanned':
      return { text: copy.planned(outcome, outcome.deputy?.name) };
    case 'absenceCancelled':
      return { text: copy.cancelled(outcome, outcome.deputy?.name) };
    case 'absenceRefused':
      return refused(telling, outcome);
  }
}

function list({ context, copy: { commands } }: Telling, { rows: all, today }: Of<'absences'>): OutMessage {
  const copy = absenceCopy[context.language];
  const how = copy.needs(commands.absence.example(''));
  if (all.length === 0) return { text: lines(copy.none, how) };
  const shown = all.slice(0, MOST_LINES).map((row) => copy.row(row, row.first <= today));
  const more = all.length > MOST_LINES ? copy.more(all.length - MOST_LINES) : undefined;
  const own = all.filter(({ isOwn }) => isOwn);
  const cancel = own.map((row) => button(onTyped(`cuti batal ${row.first}`), copy.cancelButton(row)));
  const text = lines([{ bold: copy.title(all.length) }], ...shown, more, own.length === 0 ? how : undefined);
  return withButtons(text, rows(cancel, 2));
}

/** A press says the command again with the colleague who is meant. */
function refused({ action, context, copy }: Telling, { refusal }: Of<'absenceRefused'>): OutMessage {
  const text = absenceCopy[context.language].refused(refusal);
  if (action.kind !== 'absence' || action.asked.what !== 'plan' || refusal.code !== 'whoseTurn')
    return { text };
  const { first, last } = action.asked;
  const choices = refusal.colleagues
    .slice(0, MOST_CHOICES)
    .map(({ id, name }) => button(onTyped(`cuti ${first} - ${last} ${id}`), name));
  if (choices.length === 0) return { text };
  return withButtons(text, rows(choices, 2), rows([cancelButton(copy.talk.buttons.cancel)], 1));
}
