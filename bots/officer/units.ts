/** Choosing a unit by button: pages of units, the words that a chosen one stands for. */
import { type Agency, type Unit, unitById } from '../../src/domain/agency.ts';
import type { Choice, OutMessage } from '../../src/domain/message.ts';
import { openOffices, unitsBelow } from '../../src/domain/unit-tree.ts';
import type { OfficerCopy } from '../copy/officer.ts';
import { button, cancelButton, fits, onComplaint, onTyped, rows, withButtons } from './buttons.ts';
import type { Entry } from './entry.ts';

/** A complaint as a message or button showed it; `id` is empty where only the number was typed. */
export type Target = { readonly id: string; readonly number: string; readonly version: number };

const UNITS_PER_PAGE = 8;

/** What the button of a unit asks for. */
export type Chosen =
  | { readonly kind: 'page'; readonly from: number }
  | { readonly kind: 'unit'; readonly unitId: string; readonly insists: boolean };

/** Reads the argument of a unit's button: `pupr`, `pupr!` (although its staff is accused), `+8` (the next page). */
export function readChosen(argument: string): Chosen {
  const page = /^\+(\d{1,3})$/u.exec(argument)?.[1];
  if (page !== undefined) return { kind: 'page', from: Number(page) };
  const insists = argument.endsWith('!');
  return { kind: 'unit', unitId: insists ? argument.slice(0, -1) : argument, insists };
}

/** The button that hands a complaint to a unit. */
export function unitButton(
  entry: Entry,
  target: Target,
  unit: { readonly id: string; readonly shortName: string },
  label: string,
  insists = false,
): Choice | undefined {
  const argument = `${unit.id}${insists ? '!' : ''}`;
  return choiceButton(entry, target, argument, label, `${unit.shortName}${insists ? ' tetap' : ''}`);
}

/** The button that gives a command what it needs; as if `typed`, where the complaint's id is not known or it is too long. */
export function choiceButton(
  entry: Entry,
  { id, number, version }: Target,
  argument: string,
  label: string,
  typed = argument,
): Choice | undefined {
  const data = onComplaint(id, version, entry.name, argument);
  if (id !== '' && fits(data)) return button(data, label);
  return button(onTyped(`${entry.keyword} ${number} ${typed}`), label);
}

/** The units that a command may be given to: those below the officer's own, the nearest first; else any office. */
const choosable = (agency: Agency, { name }: Entry, unitId: string): readonly Unit[] =>
  name === 'dispose' ? unitsBelow(agency, unitId) : openOffices(agency).filter((unit) => unit.id !== unitId);

/** Units to choose from, eight a page, but for `except`; `unitId` is the officer's own. */
export function unitChoices(
  agency: Agency,
  unitId: string,
  copy: OfficerCopy,
  entry: Entry,
  target: Target,
  text: OutMessage['text'],
  { from = 0, except = [] }: { readonly from?: number; readonly except?: readonly string[] } = {},
): OutMessage {
  const units = choosable(agency, entry, unitId).filter((unit) => !except.includes(unit.id));
  const next = from + UNITS_PER_PAGE;
  const more =
    target.id !== '' && units.length > next
      ? button(onComplaint(target.id, target.version, entry.name, `+${next}`), copy.talk.buttons.more)
      : undefined;
  return withButtons(
    text,
    rows(
      units.slice(from, next).map((unit) => unitButton(entry, target, unit, unit.name)),
      1,
    ),
    rows([more, cancelButton(copy.talk.buttons.cancel)], 2),
  );
}

/** Words after a unit that are no note: a note that does not begin with one is set apart by a colon. */
const notNote = /^(tetap|kelas|informasi|normatif|biasa|ringan|lapangan|pemeriksaan|pengawasan|inspeksi)\b/iu;

/** What an officer would type for this unit: its id, which names it alone, and the note that was typed before. */
export function unitWords(
  agency: Agency,
  { unitId, insists }: { unitId: string; insists: boolean },
  note: string,
): string {
  const name = unitById(agency, unitId)?.id ?? unitId;
  const head = insists ? `${name} tetap` : name;
  if (note === '') return head;
  return notNote.test(note) ? `${head} ${note}` : `${head}: ${note}`;
}

/** What was typed after the words that named no unit, or several. */
export function noteAfter(words: string, unitTyped: string): string {
  const tokens = unitTyped.split(/\s+/u).length;
  return words
    .trim()
    .replace(new RegExp(`^(?:\\S+\\s*){0,${tokens}}`, 'u'), '')
    .trim();
}
