import type { OutMessage, Text } from '../../../src/domain/message.ts';
import type { InviteLine, OfficerLine } from '../../../src/domain/outcome/team.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { absenceCopy } from '../../copy/absence.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import { button, cancelButton, onTyped, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import { known } from '../memory.ts';

const MOST_CHOICES = 12;

/** Officers and open invites; after an ambiguous `cabut`, those that were meant, to choose from. */
export function officers(telling: Telling, outcome: Extract<Outcome, { kind: 'officers' }>): OutMessage {
  const { action, copy } = telling;
  if (action.kind === 'revoke') return chooseWhom(telling, outcome, action.words);
  const { team } = copy;
  const text = paragraphs(
    lines([{ bold: team.officers }], ...outcome.officers.map((one) => person(telling, one, outcome.today))),
    outcome.invites.length === 0
      ? team.noInvites
      : lines([{ bold: team.invites }], ...outcome.invites.map((one) => invite(telling, one))),
  );
  return { text };
}

function chooseWhom(
  telling: Telling,
  outcome: Extract<Outcome, { kind: 'officers' }>,
  words: string,
): OutMessage {
  const { copy } = telling;
  const isMeant = ({ name }: { readonly name: string }) => name.toLowerCase() === words.trim().toLowerCase();
  const meant = [...outcome.officers, ...outcome.invites].filter(isMeant);
  const choices = meant.slice(0, MOST_CHOICES).map((one) => {
    const isInvite = 'expiresAt' in one;
    const label = `${isInvite ? `${copy.team.inviteShort}: ` : ''}${one.name}, ${one.unitName}`;
    return button(onTyped(`cabut ${one.id}`), label);
  });
  return withButtons(
    copy.team.whom(words),
    rows(choices, 1),
    rows([button(onTyped('batal'), copy.talk.buttons.cancel)], 1),
  );
}

/** Colleagues to choose from: a press says the command again with the one that is meant. */
export function colleagues(
  { action, copy, state }: Telling,
  { words, colleagues: among }: Extract<Outcome, { kind: 'whichColleague' }>,
): OutMessage {
  const ref = action.kind === 'handOver' ? action.ref : undefined;
  const what = ref === undefined ? 'semua' : ref.by === 'number' ? ref.number : known(state, ref)?.number;
  const choices = among
    .slice(0, MOST_CHOICES)
    .map(({ id, name }) => (what === undefined ? undefined : button(onTyped(`serah ${what} ${id}`), name)));
  return withButtons(
    copy.team.whichColleague(words, among.length),
    rows(choices, 2),
    rows(among.length > 0 ? [cancelButton(copy.talk.buttons.cancel)] : [], 1),
  );
}

const person = (
  { context, copy }: Telling,
  { name, role, unitName, away }: OfficerLine,
  today: string,
): Text => [
  name,
  ` · ${copy.terms.role[role]} ${unitName}`,
  ...(away ? [' · ', { bold: absenceCopy[context.language].away(away, away.first <= today) }] : []),
];

const invite = ({ copy, reader }: Telling, line: InviteLine): Text => [
  line.name,
  ` · ${copy.terms.role[line.role]} ${line.unitName} · ${copy.team.expires(line.expiresAt, reader.timeZone)}`,
];

/** Muted senders, by when and why; each can be heard again by a button. */
export function mutedList(telling: Telling, outcome: Extract<Outcome, { kind: 'mutedList' }>): OutMessage {
  const { copy, reader } = telling;
  const { team, talk } = copy;
  if (outcome.rows.length === 0) return { text: team.mutedNone };
  const listed = outcome.rows.map((row, index): Text => [`${index + 1}. `, ...team.mutedRow(row, reader)]);
  const unmute = outcome.rows.map(({ personId }, index) =>
    button(onTyped(`bunyikan ${personId}`), team.unmuteButton(index + 1)),
  );
  const more =
    outcome.next === undefined
      ? undefined
      : button(onTyped(`daftar bisu ${outcome.next}`), talk.buttons.more);
  return withButtons(lines([{ bold: team.mutedTitle }], ...listed), rows(unmute, 3), rows([more], 1));
}
