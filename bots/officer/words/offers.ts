/** Buttons for what is possible on a complaint. */
import type { Choice } from '../../../src/domain/message.ts';
import type { CommandName, OfficerCopy } from '../../copy/officer.ts';
import { button, onComplaint, onTyped } from '../buttons.ts';
import { wordsOf } from '../help.ts';
import { byWord } from '../parse.ts';
import { entries, entryNamed } from '../registry.ts';
import type { Target } from '../units.ts';

/**
 * Buttons for these keywords, at most `most`; a keyword without an entry has none. Where the version is not known they
 * stand for typed words, which are checked against what the chat saw last.
 */
export function offers(
  copy: OfficerCopy,
  keywords: readonly string[],
  target: Target,
  most: number,
): readonly (Choice | undefined)[] {
  return keywords
    .map((keyword) => byWord(entries, keyword))
    .filter((entry) => entry !== undefined)
    .slice(0, most)
    .map((entry) => offerOf(copy, entry.name, target));
}

/** The button of one entry, by its English name. */
export function offerOf(copy: OfficerCopy, name: CommandName, target: Target): Choice | undefined {
  const entry = entryNamed(name);
  const { label } = wordsOf(copy, entry);
  const isLook = entry.run !== undefined;
  if (target.id === '' || (target.version === 0 && !isLook)) {
    return target.number === '' ? undefined : button(onTyped(`${entry.keyword} ${target.number}`), label);
  }
  // Where words will be asked for, the number travels along so that the question can name it.
  const argument = entry.needs === 'nothing' || target.number === '' ? undefined : target.number;
  return button(onComplaint(target.id, target.version, entry.name, argument), label);
}
