/** The tree of units in an admin's chat: its list, what a change would do, what it lacks, and why it cannot be. */
import { type Agency, unitById } from '../../../src/domain/agency.ts';
import { wordOfLevel } from '../../../src/domain/agency-file.ts';
import type { OutMessage } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import type { UnitChangeRefusal } from '../../../src/domain/unit-change.ts';
import { isOpen } from '../../../src/domain/unit-tree.ts';
import { clip, lines, oneLine, paragraphs } from '../../copy/text.ts';
import { type UnitsCopy, unitsCopy } from '../../copy/units.ts';
import type { Action, ChatState, TurnContext } from '../../turn.ts';
import { button, cancelButton, onTyped, onYes, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import { nearestWord } from '../parse.ts';

type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

const MOST_CHOICES = 8;
const MOST_CLOSED = 20;

/** What the chat waits for after a plan or a refusal: a yes to what is shown, or what was missing. */
export function awaitingUnits(
  state: ChatState,
  action: Action,
  outcome: Of<'unitsPlanned' | 'unitsRefused'>,
  { newId }: TurnContext,
): ChatState {
  if (action.kind !== 'changeUnits') return state;
  const { words } = action;
  if (outcome.kind === 'unitsPlanned')
    return { ...state, awaiting: { kind: 'units', words, id: newId(), shown: outcome.differences } };
  const lacks = lackOf(outcome.refusal);
  return lacks ? { ...state, awaiting: { kind: 'units', words, lacks } } : state;
}

const lackOf = ({ code }: UnitChangeRefusal): 'tingkat' | 'pengganti' | undefined =>
  code === 'whichLevel' ? 'tingkat' : code === 'whichSuccessor' ? 'pengganti' : undefined;

/** Words for what came of `unit`. */
export function units(
  telling: Telling,
  outcome: Of<'units' | 'unitsPlanned' | 'unitsChanged' | 'unitsRefused'>,
): OutMessage {
  const copy = unitsCopy[telling.context.language];
  switch (outcome.kind) {
    case 'units':
      return list(telling, copy, outcome);
    case 'unitsPlanned':
      return plan(telling, copy, outcome);
    case 'unitsChanged': {
      const { action } = telling;
      const isNew = action.kind === 'changeUnits' && action.asked.what === 'add';
      return { text: copy.changed(outcome.differences, isNew ? outcome.unitIds[0] : undefined) };
    }
    case 'unitsRefused':
      return refused(telling, copy, outcome.refusal);
  }
}

function list({ copy: { talk, commands } }: Telling, copy: UnitsCopy, outcome: Of<'units'>): OutMessage {
  const { rows: shown, total, from, next, belowId, closedIds } = outcome;
  const text = paragraphs(
    lines([{ bold: copy.title(total, from, shown.length) }], ...shown.map(copy.row)),
    closedIds && copy.closed(closedIds.slice(0, MOST_CLOSED), closedIds.length),
    next === undefined ? copy.howTo(commands.units.example('')) : undefined,
  );
  const more = `unit ${belowId === undefined ? '' : `${belowId} `}+${next}`;
  return withButtons(
    text,
    rows([next === undefined ? undefined : button(onTyped(more), talk.buttons.more)], 1),
  );
}

function plan({ state, copy: { talk } }: Telling, copy: UnitsCopy, outcome: Of<'unitsPlanned'>): OutMessage {
  const { awaiting } = state;
  const id = awaiting?.kind === 'units' && 'id' in awaiting ? awaiting.id : '';
  return withButtons(
    copy.plan(outcome),
    rows([button(onYes(id), talk.buttons.yes), cancelButton(talk.buttons.cancel)], 2),
  );
}

function refused(
  { action, reader, copy: { talk } }: Telling,
  copy: UnitsCopy,
  why: UnitChangeRefusal,
): OutMessage {
  const { agency } = reader;
  const instead = insteadOf(why, agency);
  const nameOf = (id: string): string => unitById(agency, id)?.name ?? id;
  const text = copy.refused(why, nameOf, instead);
  switch (why.code) {
    case 'whichLevel': {
      const choices = why.levels.map((level) =>
        button(onTyped(`unit + tingkat ${wordOfLevel[level]}`), copy.level[level]),
      );
      return withButtons(text, rows(choices, 2), rows([cancelButton(talk.buttons.cancel)], 1));
    }
    case 'whichSuccessor': {
      const choices = why.unitIds
        .slice(0, MOST_CHOICES)
        .map((id) => button(onTyped(`unit + pengganti ${id}`), nameOf(id)));
      return withButtons(text, rows(choices, 1), rows([cancelButton(talk.buttons.cancel)], 1));
    }
    case 'taken':
      return withButtons(
        text,
        rows(
          [why.isClosed ? button(onTyped(`unit buka ${why.unitId}`), copy.reopen(why.name)) : undefined],
          1,
        ),
      );
    case 'unknownUnit':
    case 'ambiguousUnit': {
      // The whole once more, with each unit that may have been meant.
      const meant = instead.map((id) => {
        const whole = corrected(action, why.words, id);
        return whole === undefined ? undefined : button(onTyped(whole), nameOf(id));
      });
      return withButtons(text, rows(meant, 1), rows([button(onTyped('unit'), copy.listButton)], 1));
    }
    default:
      return { text };
  }
}

/** What was typed, with another unit in the place of these words; `undefined`: they are not there. */
function corrected(action: Action, wrong: string, id: string): string | undefined {
  if (action.kind !== 'changeUnits' && action.kind !== 'units') return undefined;
  const words = ` ${oneLine(action.words)} `;
  const sought = ` ${oneLine(wrong)} `;
  // The code of a new unit may look like the one that it is put below, which comes last.
  const isLast = action.kind === 'changeUnits' && action.asked.what === 'add';
  const at = isLast ? words.lastIndexOf(sought) : words.indexOf(sought);
  if (at < 0) return undefined;
  return `unit ${`${words.slice(0, at)} ${id} ${words.slice(at + sought.length)}`.trim()}`;
}

/** The units that may have been meant. */
function insteadOf(why: UnitChangeRefusal, { units: all }: Agency): readonly string[] {
  if (why.code === 'ambiguousUnit') return why.unitIds.slice(0, MOST_CHOICES);
  if (why.code !== 'unknownUnit') return [];
  const possible = all.filter((unit) => isOpen(unit) !== (why.closed === true));
  const near = nearestWord(
    possible.flatMap(({ id, shortName }) => [[id, id] as const, [shortName.toLowerCase(), id] as const]),
    clip(why.words),
  );
  return near === undefined ? [] : [near];
}
