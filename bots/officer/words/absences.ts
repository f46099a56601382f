/** Absences in an officer's chat: the unit's list, what was noted, and why something was not. */
import type { AbsenceAsked } from '../../../src/domain/absence.ts';
import { unitById } from '../../../src/domain/agency.ts';
import type { Choice, OutMessage } from '../../../src/domain/message.ts';
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
      return { text: copy.planned(outcome, outcome.deputy?.name, outcome.of?.name) };
    case 'absenceCancelled':
      return { text: copy.cancelled(outcome, outcome.deputy?.name, outcome.of?.name) };
    case 'absenceRefused':
      return refused(telling, outcome);
  }
}

function list(
  { context, copy: { commands } }: Telling,
  { of, rows: all, today }: Of<'absences'>,
): OutMessage {
  const copy = absenceCopy[context.language];
  const others = context.officer?.role === 'admin' ? copy.forOthers : undefined;
  const how = of ? others : lines(copy.needs(commands.absence.example('')), others);
  if (all.length === 0) return { text: lines(copy.none(of?.name), how) };
  const shown = all.slice(0, MOST_LINES).map((row) => copy.row(row, row.first <= today));
  const more = all.length > MOST_LINES ? copy.more(all.length - MOST_LINES) : undefined;
  const own = of ? all : all.filter(({ isOwn }) => isOwn);
  const whose = of ? `${of.id} ` : '';
  const cancel = own.map((row) => button(onTyped(`cuti batal ${whose}${row.first}`), copy.cancelButton(row)));
  const title = copy.title(all.length, of?.name);
  const text = lines([{ bold: title }], ...shown, more, own.length === 0 ? how : undefined);
  return withButtons(text, rows(cancel, 2));
}

/** A press says the command again with the officer or the colleague who is meant. */
function refused(telling: Telling, { of, refusal }: Of<'absenceRefused'>): OutMessage {
  const { action, context, copy } = telling;
  const text = absenceCopy[context.language].refused(refusal, of?.name);
  if (action.kind !== 'absence') return { text };
  const { asked } = action;
  const choose = (choices: readonly (Choice | undefined)[], perRow: number): OutMessage =>
    choices.length === 0
      ? { text }
      : withButtons(
          text,
          rows(choices.slice(0, MOST_CHOICES), perRow),
          rows([cancelButton(copy.talk.buttons.cancel)], 1),
        );
  switch (refusal.code) {
    case 'whoseTurn':
      return choose(
        refusal.colleagues.map(({ id, name }) => button(onTyped(again(asked, of?.id, id)), name)),
        2,
      );
    case 'whichOfficer': {
      const unitName = (id: string) => unitById(context.agency, id)?.shortName ?? id;
      return choose(
        refusal.officers.map(({ id, name, unitId }) =>
          button(onTyped(again(asked, id)), `${name}, ${unitName(unitId)}`),
        ),
        2,
      );
    }
    default:
      return { text };
  }
}

/** The words that ask the same, of the officer with this id and with this deputy. */
function again(asked: AbsenceAsked, officerId: string | undefined, deputyId?: string): string {
  if (asked.what === 'list') return 'cuti';
  const words =
    asked.what === 'cancel'
      ? ['cuti batal', officerId, asked.first]
      : ['cuti', officerId, `${asked.first} - ${asked.last}`, deputyId ?? asked.words];
  return words.filter(Boolean).join(' ');
}
