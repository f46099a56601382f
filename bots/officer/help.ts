import type { OfficerActor } from '../../src/domain/access.ts';
import { type Agency, unitById } from '../../src/domain/agency.ts';
import type { OutMessage, Text } from '../../src/domain/message.ts';
import type { CommandCopy, HelpGroup, OfficerCopy } from '../copy/officer.ts';
import { lines, paragraphs } from '../copy/text.ts';
import { button, onTyped, rows, withButtons } from './buttons.ts';
import type { Entry } from './entry.ts';
import { byWord, nearest } from './parse.ts';

/** Those that are named first and explained on demand. */
const others: readonly HelpGroup[] = ['road', 'drafting', 'secrecy', 'look', 'team', 'service'];

/** A number of the right shape for examples. */
export const exampleNumber = (agency: Agency): string => `${agency.code}-7KQ4-M2XR`;

/** How a command is spoken of. */
export const wordsOf = (copy: OfficerCopy, { name }: Entry): CommandCopy => copy.commands[name];

/**
 * `bantuan`: what this officer's role may type, the everyday words explained and the others named by group;
 * `bantuan <kelompok>`: a group explained; `bantuan <perintah>`: one of them with an example.
 */
export function help(
  entries: readonly Entry[],
  words: string,
  officer: OfficerActor,
  agency: Agency,
  copy: OfficerCopy,
): OutMessage {
  const asked = words.replace(/^\//u, '').trim();
  const mine = entries.filter((entry) => entry.allowedTo.includes(officer.role));
  if (asked === '') return overview(mine, officer, agency, copy);
  const group = others.find((one) => sameWords(copy.talk.helpGroup[one], asked));
  if (group) return { text: explained(mine, group, copy) };
  const entry = byWord(entries, asked) ?? nearest(entries, asked);
  if (!entry) return { text: copy.talk.unknown(asked) };
  return one(entry, officer, agency, copy);
}

const sameWords = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function overview(
  mine: readonly Entry[],
  officer: OfficerActor,
  agency: Agency,
  copy: OfficerCopy,
): OutMessage {
  const { talk, commands } = copy;
  const known = others.filter((group) => mine.some((entry) => entry.group === group));
  const { name, role, unitId } = officer;
  const unitName = unitById(agency, unitId)?.name ?? unitId;
  const text = paragraphs(
    talk.help({ name, role, unitName }),
    explained(mine, 'everyday', copy),
    lines(
      ...known.map((group): Text => {
        const keywords = mine.filter((entry) => entry.group === group).map(({ keyword }) => keyword);
        return [{ bold: talk.helpGroup[group] }, `: ${keywords.join(', ')}`];
      }),
    ),
    talk.helpEnd(commands.help.example('')),
  );
  const groupButtons = known.map((group) => {
    const label = talk.helpGroup[group];
    return button(onTyped(`bantuan ${label}`), label);
  });
  const { queue, mine: own } = talk.buttons;
  return withButtons(text, [
    ...rows([button(onTyped('antrean'), queue), button(onTyped('antrean saya'), own)], 2),
    ...rows(groupButtons, 2),
  ]);
}

function explained(mine: readonly Entry[], group: HelpGroup, copy: OfficerCopy): Text {
  const inGroup = mine.filter((entry) => entry.group === group);
  if (inGroup.length === 0) return [];
  return lines(
    [{ bold: copy.talk.helpGroup[group] }],
    ...inGroup.map((entry): Text => [{ bold: entry.keyword }, `: ${wordsOf(copy, entry).does}`]),
  );
}

function one(entry: Entry, officer: OfficerActor, agency: Agency, copy: OfficerCopy): OutMessage {
  const words = wordsOf(copy, entry);
  const usage = `${entry.keyword} ${copy.usage(entry.usage)}`.trim();
  const text = lines(
    copy.talk.helpOne({ usage, does: words.does, aliases: entry.aliases ?? [] }),
    copy.talk.helpExample(words.example(exampleNumber(agency))),
    entry.allowedTo.includes(officer.role) ? undefined : copy.talk.helpOnlyFor(entry.allowedTo),
  );
  return { text };
}
