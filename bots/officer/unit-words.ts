/** `unit`: the tree of units, and one change of it at a time, shown and agreed to before it is done. Pure. */
import { digestHour, levelWords } from '../../src/domain/agency-file.ts';
import type { UnitChange } from '../../src/domain/unit-change.ts';
import { oneLine } from '../copy/text.ts';
import { type UnitVerb, unitsCopy, unitVerbs } from '../copy/units.ts';
import type { Call, Step } from './entry.ts';
import { settled } from './memory.ts';

const english: Readonly<Record<string, UnitVerb>> = {
  add: 'tambah',
  rename: 'nama',
  move: 'pindah',
  close: 'tutup',
  open: 'buka',
  digest: 'ringkasan',
};
const verbOf = (word: string): UnitVerb | undefined =>
  unitVerbs.find((verb) => verb === word) ?? (Object.hasOwn(english, word) ? english[word] : undefined);

/** A page of the list: `+10` alone or after a unit. */
const paged = /^(.*?)\s*\+(\d{1,4})$/su;

/** `unit [kode]`, `unit tambah …` and its like; `+ tingkat upt` completes what was asked before. */
export function changeUnits(call: Call): Step {
  const { state, words } = call;
  const added = /^\+\s+(\S.*)$/su.exec(words)?.[1];
  if (added !== undefined) {
    const { awaiting } = state;
    if (awaiting?.kind !== 'units' || !('lacks' in awaiting) || !added.startsWith(awaiting.lacks)) return {};
    return changeUnits({ ...call, words: `${awaiting.words} ${added}` });
  }
  const [first = ''] = words.split(/\s+/u);
  const verb = verbOf(first.toLowerCase());
  if (verb === undefined) {
    const [, top = words, from = '0'] = paged.exec(words) ?? [];
    return { action: { kind: 'units', words: top, from: Number(from) } };
  }
  const asked = readUnitChange(verb, words.slice(first.length).trim());
  if (!asked) return { say: { text: unitsCopy[call.context.language].needs(verb) } };
  return { action: { kind: 'changeUnits', asked, words } };
}

/** What follows the verb; `undefined`: a part is missing. */
export function readUnitChange(verb: UnitVerb, words: string): UnitChange | undefined {
  const [unit = ''] = words.split(/\s+/u);
  const rest = words.slice(unit.length).trim();
  if (unit === '') return undefined;
  switch (verb) {
    case 'tambah':
      return readAddition(unit.toLowerCase(), rest);
    case 'nama':
      return rest === '' ? undefined : { what: 'rename', unit, name: oneLine(rest) };
    case 'pindah': {
      const [, moved, under] = /^(.+?)\s+(?:ke|to)\s+(.+)$/isu.exec(words) ?? [];
      return moved === undefined || under === undefined ? undefined : { what: 'move', unit: moved, under };
    }
    case 'tutup': {
      const [, closed = words, successor] = /^(.+?)\s+(?:pengganti|successor)\s+(.+)$/isu.exec(words) ?? [];
      return { what: 'close', unit: closed, ...(successor !== undefined && { successor }) };
    }
    case 'buka':
      return { what: 'reopen', unit: words };
    case 'ringkasan': {
      if (/^(biasa|usual)$/iu.test(rest)) return { what: 'digest', unit };
      const at = hour(rest);
      return at === undefined ? undefined : { what: 'digest', unit, at };
    }
    case 'masuk':
      return { what: 'intake', unit: words };
    case 'inspektorat':
      return { what: 'inspectorate', unit: words };
  }
}

/**
 * `<nama> di <unit atas> [tingkat <tingkat>]`: a name may have a "di" of its own, the last one counts; of several levels,
 * too, since each answer to our question for it goes to the end.
 */
function readAddition(code: string, rest: string): UnitChange | undefined {
  const [, name, where = ''] = /^(.+)\s+(?:di|under)\s+(.+)$/isu.exec(rest) ?? [];
  if (name === undefined) return undefined;
  const [under = '', ...levels] = where.split(/\s+(?:tingkat|level)\s+/iu);
  const word = levels.at(-1)?.toLowerCase().replaceAll(/\s+/gu, '-');
  const level = Object.entries(levelWords).find(([one]) => one === word)?.[1];
  return { what: 'add', code, name: oneLine(name), under, ...(level && { level }) };
}

/** `7`, `7.30` and `07:30` as the file writes an hour; `undefined`: there is no digest then. */
function hour(words: string): string | undefined {
  const [, hours = '', minutes = '00'] = /^(?:pukul\s+)?(\d{1,2})(?:[.:](\d{2}))?$/iu.exec(words) ?? [];
  const at = `${hours.padStart(2, '0')}:${minutes}`;
  return digestHour.test(at) ? at : undefined;
}

/** Yes to the differences that were shown under this id; to any other nothing waits. */
export function agreeToUnits(call: Call, id: string): Step | undefined {
  const { awaiting } = call.state;
  if (awaiting?.kind !== 'units' || !('id' in awaiting) || awaiting.id !== id) return undefined;
  const { action } = changeUnits({ ...call, state: settled(call.state), words: awaiting.words });
  return action?.kind === 'changeUnits' ? { action: { ...action, agreed: awaiting.shown } } : undefined;
}
