import { type Agency, unitById } from '../../../src/domain/agency.ts';
import { unitAtStart } from '../../../src/domain/complaint/match-unit.ts';
import type { Refusal } from '../../../src/domain/complaint/refusal.ts';
import { wordOfClass, wordOfNature, wordOfSecrecy } from '../../../src/domain/complaint/report-words.ts';
import type { Choice, OutMessage, Text } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { openUnits } from '../../../src/domain/unit-tree.ts';
import type { CommandName, OfficerCopy, RefusalCopy, RefusalFacts } from '../../copy/officer.ts';
import { lines, upper } from '../../copy/text.ts';
import type { Action } from '../../turn.ts';
import { button, cancelButton, onComplaint, onTyped, onYes, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import type { Entry } from '../entry.ts';
import { exampleNumber, wordsOf } from '../help.ts';
import { known } from '../memory.ts';
import { entryNamed, findEntry } from '../registry.ts';
import { choiceButton, noteAfter, type Target, unitButton, unitChoices } from '../units.ts';
import { offerOf, offers } from './offers.ts';

type Refused = Extract<Outcome, { kind: 'refused' }>;

type UnitRefusal = Extract<Refusal, { code: 'unknownUnit' | 'ambiguousUnit' | 'accusedUnit' | 'notBelow' }>;

const isUnitRefusal = (why: Refusal): why is UnitRefusal =>
  ['unknownUnit', 'ambiguousUnit', 'accusedUnit'].includes(why.code) ||
  (why.code === 'notBelow' && why.unitId !== undefined);

const COMMANDS = 4;
const MOST_UNITS = 12;

/** Why not, what is needed, and what is possible instead, as sentences and buttons. */
export function refusal(telling: Telling, outcome: Refused): OutMessage {
  const { copy, action } = telling;
  const { refusal: why } = outcome;
  const entry = entryOf(action);
  const target = targetOf(telling, outcome);
  const text = sentence(copy.refusal, why, factsOf(telling, entry, target.number));
  if (action.kind === 'invite') return inviteChoices(telling, action, why, text);
  if (entry && isUnitRefusal(why)) return chooseUnit(telling, entry, target, why, text);
  if (entry && why.code === 'missingReason') return { text, choices: cancelOnly(copy) };
  const choice = choicesOf(telling, target, why);
  const offered = outcome.possible ?? ('possible' in why ? why.possible : undefined) ?? [];
  const possible = usable(why) ? offered.filter((keyword) => keyword !== entry?.keyword) : [];
  const first = remedy(telling, why, target);
  return withButtons(
    lines(text, possible.length > 0 ? copy.refusal.possibleNow(possible) : undefined),
    rows([first, ...choice], 1),
    rows(offers(copy, possible, target, COMMANDS), 2),
    (target.id === '' && target.number === '') || isHidden(action, why, possible)
      ? []
      : rows([offerOf(copy, 'view', target), offerOf(copy, 'history', target)], 2),
  );
}

/** Not theirs to look at: a look would be refused as well. Who may look may do something, at least write a note. */
const isHidden = ({ kind }: Action, why: Refusal, possible: readonly string[]): boolean =>
  why.code === 'notYours' &&
  (possible.length === 0 || kind === 'view' || kind === 'history' || kind === 'explain');

/** Refusals after which something else helps; after the others the same command does, said better. */
const usable = (why: Refusal): boolean =>
  ['wrongStatus', 'notYours', 'notAllowed', 'incomplete', 'alreadyDone', 'inDrafting', 'notBelow'].includes(
    why.code,
  );

const cancelOnly = (copy: OfficerCopy) => rows([cancelButton(copy.talk.buttons.cancel)], 1);

/** What may be chosen, where a choice was missing or is not possible any more. */
function choicesOf(telling: Telling, target: Target, why: Refusal): readonly (Choice | undefined)[] {
  const { copy } = telling;
  switch (why.code) {
    case 'whichCopy':
      return unitsOf('withdrawCopy', telling, target, why.unitIds);
    case 'passOnFirst':
      return unitsOf('dispose', telling, target, why.unitIds.slice(0, MOST_UNITS));
    case 'whichDrafter':
      return unitsOf('orderDraft', telling, target, why.unitIds.slice(0, MOST_UNITS));
    case 'notARule':
      return buttonsOf(
        'archive',
        target,
        why.rules.map(({ id, title }) => [id, title]),
      );
    case 'whichSecrecy':
      return buttonsOf(
        'askLowering',
        target,
        why.options.map((what) => [wordOfSecrecy[what], upper(copy.terms.secrecy[what])]),
      );
    case 'whichMark':
      return buttonsOf('mark', target, marksIn(copy));
    case 'whichClass':
    case 'classPassed':
      return buttonsOf(
        'changeClass',
        target,
        why.options.map((option) => [wordOfClass[option.settlementClass], copy.refusal.classOption(option)]),
      );
    default:
      return [];
  }
}

type WordAndLabel = readonly [word: string, label: string];

/** A button for each word that a command may be given. */
function buttonsOf(name: CommandName, target: Target, choices: readonly WordAndLabel[]) {
  const entry = entryNamed(name);
  return choices.map(([word, label]) => choiceButton(entry, target, word, label));
}

const natures = ['dispute', 'violation', 'abuse', 'ordinary'] as const;

/** What a report may be marked as, and whom or what it is about, which is asked for next. */
const marksIn = (copy: OfficerCopy): readonly WordAndLabel[] => [
  ...natures.map((nature) => [wordOfNature[nature], upper(copy.terms.nature[nature])] as const),
  ...(['subjek', 'objek'] as const).map((word) => [word, upper(copy.refusal.markPart(word))] as const),
];

/** A button for each unit that a command may be given. */
function unitsOf(name: CommandName, { reader }: Telling, target: Target, unitIds: readonly string[]) {
  const entry = entryNamed(name);
  const units = unitIds.map((id) => unitById(reader.agency, id)).filter((unit) => unit !== undefined);
  return units.map((unit) => unitButton(entry, target, unit, unit.name));
}

/** The entry whose action was refused. */
function entryOf(action: Action): Entry | undefined {
  if (action.kind === 'command') return findEntry(action.command);
  return findEntry(action.kind);
}

/** The complaint with the version that is known to be current: the one found, or the one that was not stale. */
function targetOf(
  { state, action }: Telling,
  { number = '', complaintId, version, refusal: why }: Refused,
): Target {
  const ref = 'ref' in action ? action.ref : undefined;
  const fromNumber = number === '' ? undefined : known(state, { number })?.id;
  const id = complaintId ?? (ref?.by === 'id' ? ref.id : fromNumber) ?? '';
  const expected = ref?.by === 'id' && why.code !== 'changedMeanwhile' ? ref.expectedVersion : undefined;
  return { id, number, version: version ?? expected ?? 0 };
}

function factsOf({ copy, reader, action }: Telling, entry: Entry | undefined, number: string): RefusalFacts {
  const shown = number || exampleNumber(reader.agency);
  return {
    number: number || copy.talk.thisReport,
    keyword: entry?.keyword ?? '',
    example: entry ? wordsOf(copy, entry).example(shown) : shown,
    reader,
    length: action.kind === 'command' ? action.words.length : 0,
  };
}

/** The cast is sound: each code's function takes exactly that code. */
function sentence(copy: RefusalCopy, why: Refusal, facts: RefusalFacts): Text {
  const words = copy[why.code] as (refusal: Refusal, facts: RefusalFacts) => Text;
  return words(why, facts);
}

/** The unit that was meant as a button; the note typed after it is kept for the press. */
function chooseUnit(
  { copy, reader, action, context }: Telling,
  entry: Entry,
  target: Target,
  why: UnitRefusal,
  text: Text,
): OutMessage {
  const { agency } = reader;
  const ownUnitId = context.officer?.unitId ?? '';
  switch (why.code) {
    case 'unknownUnit': {
      // Of several unknown words nobody can tell where the note begins: typed again it is not lost.
      const isName = action.kind !== 'command' || action.words.trim().split(/\s+/u).length <= 2;
      return isName ? unitChoices(agency, ownUnitId, copy, entry, target, text) : { text };
    }
    case 'notBelow':
      return unitChoices(agency, ownUnitId, copy, entry, target, text);
    case 'ambiguousUnit': {
      const units = why.unitIds.map((id) => unitById(agency, id)).filter((unit) => unit !== undefined);
      return withButtons(
        text,
        rows(
          units.slice(0, MOST_UNITS).map((unit) => unitButton(entry, target, unit, unit.name)),
          1,
        ),
        rows([cancelButton(copy.talk.buttons.cancel)], 1),
      );
    }
    case 'accusedUnit': {
      const accused = unitById(agency, why.unitId);
      const insist =
        accused && !why.onlyAdmin
          ? unitButton(entry, target, accused, copy.talk.insist(accused.name), true)
          : undefined;
      const others = unitChoices(agency, ownUnitId, copy, entry, target, text, { except: [why.unitId] });
      return withButtons(text, others.choices ?? [], rows([insist], 1));
    }
  }
}

/** The button that does it nevertheless, where that is for the officer to say. */
function remedy(telling: Telling, why: Refusal, target: Target): Choice | undefined {
  if (why.code === 'alreadyClaimed') return takeOver(telling, target);
  const isHeld = why.code === 'changedMeanwhile' && telling.action.kind === 'command';
  return isHeld ? button(onYes(target.number), telling.copy.talk.doAnyway) : undefined;
}

function takeOver({ copy }: Telling, { id, number, version }: Target): Choice | undefined {
  const claim = entryNamed('claim');
  const data =
    id === '' || version === 0
      ? onTyped(`${claim.keyword} ${number} tetap`)
      : onComplaint(id, version, claim.name, 'tetap');
  return button(data, copy.talk.takeOver);
}

/** An invite whose unit is not clear: the whole command again, with each unit that fits. */
function inviteChoices(
  { reader }: Telling,
  { name, role }: Extract<Action, { kind: 'invite' }>,
  why: Refusal,
  text: Text,
): OutMessage {
  const fitting =
    why.code === 'ambiguousUnit'
      ? why.unitIds.map((id) => unitById(reader.agency, id)).filter((unit) => unit !== undefined)
      : openUnits(reader.agency);
  const invite = entryNamed('invite').keyword;
  const roleWord = { admin: 'admin', liaison: 'petugas', leader: 'pembina' }[role ?? 'liaison'];
  const choices = fitting
    .slice(0, MOST_UNITS)
    .map((unit) => button(onTyped(`${invite} ${unit.shortName} ${roleWord} ${name}`), unit.name));
  return withButtons(text, rows(choices, 1));
}

/** The note after a unit that was not clear, to go with the one that is chosen; `undefined`: no unit is asked for. */
export function keptNote(action: Action, why: Refusal, agency: Agency): string | undefined {
  if (action.kind !== 'command' || !isUnitRefusal(why)) return undefined;
  if (why.code === 'ambiguousUnit') return noteAfter(action.words, why.words);
  if (why.code === 'unknownUnit') return '';
  const named = unitAtStart(action.words, openUnits(agency));
  return named.ok ? named.value.rest : '';
}
