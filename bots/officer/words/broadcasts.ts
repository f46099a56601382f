/** Announcements as answers to their admins: the list, one of them, what a step led to. Pure. */
import {
  type Broadcast,
  type BroadcastFigures,
  type BroadcastStep,
  standing,
  totalOf,
} from '../../../src/domain/broadcast.ts';
import type { OutMessage, Text } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { broadcastCopy } from '../../copy/broadcast.ts';
import { timeWithoutZone } from '../../copy/moments.ts';
import { clip, lines } from '../../copy/text.ts';
import { button, onTyped, placed, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import {
  announcement,
  audienceInWords,
  type BroadcastReader,
  reachInWords,
  resultMessage,
  stepRows,
  stepWords,
} from './broadcast.ts';

type BroadcastOutcome = Extract<
  Outcome,
  { kind: 'broadcastDrafted' | 'broadcasts' | 'broadcast' | 'broadcastRefused' }
>;

const steps = Object.keys(stepWords) as BroadcastStep[];

/** What came of an admin's word on announcements. */
export function broadcastOutcome(telling: Telling, outcome: BroadcastOutcome): readonly OutMessage[] {
  const words = broadcastCopy[telling.context.language];
  switch (outcome.kind) {
    case 'broadcastDrafted':
      return [{ text: words.counting }];
    case 'broadcasts':
      return [list(telling, outcome)];
    case 'broadcast':
      return one(telling, outcome);
    case 'broadcastRefused':
      return [refused(telling, outcome)];
  }
}

const readerOf = ({ context, reader }: Telling): BroadcastReader => ({
  language: context.language,
  agency: reader.agency,
  timeZone: reader.timeZone,
});

/** `siaran`: newest first, each with a button, and the way to a new one. */
function list(telling: Telling, outcome: Extract<Outcome, { kind: 'broadcasts' }>): OutMessage {
  const { context, copy, reader } = telling;
  const words = broadcastCopy[context.language];
  const begin = button(onTyped('siaran baru'), words.labels.new);
  if (outcome.rows.length === 0) return withButtons(words.none, rows([begin], 1));
  const listed = outcome.rows.map((one, index) => [
    `${index + 1}. `,
    ...words.line({
      on: timeWithoutZone(one.createdAt, reader.timeZone, context.language),
      audience: audienceInWords(one.audience, readerOf(telling)),
      status: words.status[standing(one, context.now)],
      text: clip(one.text),
    }),
  ]);
  const looks = outcome.rows.map(({ id }, index) =>
    placed(button(onTyped(`siaran lihat ${id}`), words.lookLabel(index + 1)), 'inText'),
  );
  const more =
    outcome.next === undefined
      ? undefined
      : button(onTyped(`siaran daftar ${outcome.next}`), copy.talk.buttons.more);
  return withButtons(lines([{ bold: words.title }], ...listed), rows(looks, 4), rows([begin, more], 2));
}

/** One announcement after a step, or as it stands. */
function one(
  telling: Telling,
  { broadcast, figures, step, by }: Extract<Outcome, { kind: 'broadcast' }>,
): readonly OutMessage[] {
  const { language } = telling.context;
  const words = broadcastCopy[language];
  const stand = standing(broadcast, telling.context.now);
  const mine = stepsOf(telling, broadcast, figures);
  const next = stand === 'void' ? [] : stepRows(broadcast, figures, language, mine);
  if (step) return [withButtons(lines(words.did(step, by), [{ quote: clip(broadcast.text) }]), next)];
  const isSent = !['counting', 'draft', 'proposed'].includes(broadcast.status);
  const { text } = isSent
    ? resultMessage(broadcast, figures, language)
    : { text: reachInWords(figures, undefined, language) };
  const stands: Text = [
    { bold: words.status[stand] },
    `, ${audienceInWords(broadcast.audience, readerOf(telling))}`,
  ];
  return [
    announcement(broadcast.text, telling.reader.agency.name, language),
    withButtons(lines(stands, text), next),
  ];
}

/** Why not, and what is possible instead. */
function refused(
  telling: Telling,
  { why, broadcast, figures }: Extract<Outcome, { kind: 'broadcastRefused' }>,
): OutMessage {
  const { language } = telling.context;
  const words = broadcastCopy[language];
  if (why === 'unknown' || !broadcast || !figures) return { text: words.unknown };
  const stands = why === 'notNow' ? [words.stands, { bold: words.status[broadcast.status] }, '.'] : undefined;
  if (why === 'expired') return { text: words.refused.expired };
  return withButtons(
    lines(words.refused[why], stands),
    stepRows(broadcast, figures, language, stepsOf(telling, broadcast, figures)),
  );
}

/** Nobody is offered what is another's to do: only its author proposes it, if it is for anybody, and only another admin says yes. */
function stepsOf(
  { context }: Telling,
  { createdBy }: Broadcast,
  figures: BroadcastFigures,
): readonly BroadcastStep[] {
  const isAuthor = createdBy === context.officer?.officerId;
  const proposes = isAuthor && totalOf(figures).waiting > 0;
  return steps.filter((step) => {
    if (step === 'propose') return proposes;
    return !isAuthor || (step !== 'approve' && step !== 'reject');
  });
}
