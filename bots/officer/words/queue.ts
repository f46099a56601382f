import { categoryById } from '../../../src/domain/agency.ts';
import type { OutMessage, Text } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import type { QueueLine } from '../../../src/domain/view.ts';
import { dayOf } from '../../copy/moments.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import { button, onComplaint, onQueue, onTyped, placed, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';

type Queue = Extract<Outcome, { kind: 'queue' }>;

/** The queue, oldest deadline first: what is late and why, a button a line, the next page. */
export function queue(telling: Telling, outcome: Queue): OutMessage {
  const { copy, reader, action } = telling;
  const { buttons } = copy.talk;
  const { awaiting, mineOnly, next, unitName } = outcome;
  const which = awaiting ?? (mineOnly ? 'mine' : 'all');
  const today = dayOf(reader.now, reader.timeZone);
  const listed = outcome.lines.map((line, index) => lineOf(telling, line, index + 1));
  const text = paragraphs(
    awaiting
      ? copy.queue.awaiting[awaiting]
      : lines(
          copy.queue.title(unitName, today, mineOnly),
          outcome.open > 0 ? copy.queue.counts(outcome) : undefined,
        ),
    listed.length === 0 ? (awaiting ? copy.queue.noneAwaits : copy.queue.empty(mineOnly)) : lines(...listed),
  );
  const after = action.kind === 'queue' && action.after !== undefined;
  return withButtons(
    text,
    rows(looksOf(telling, outcome.lines), 4),
    rows(
      [
        next === undefined ? undefined : button(onQueue(which, next), buttons.more),
        which === 'all' ? undefined : button(onQueue('all'), buttons.all),
        which === 'all' && outcome.open > 0 ? button(onQueue('mine'), buttons.mine) : undefined,
        after && next === undefined ? button(onQueue(which), buttons.queue) : undefined,
      ],
      3,
    ),
  );
}

/** What the unit has a copy of: where each stands, a button a line, the next page. */
export function copies(telling: Telling, outcome: Extract<Outcome, { kind: 'copies' }>): OutMessage {
  const { copy } = telling;
  const { buttons } = copy.talk;
  const listed = outcome.lines.map((line, index) => lineOf(telling, line, index + 1));
  const text = paragraphs(
    copy.queue.copies(outcome.unitName),
    listed.length === 0 ? copy.queue.noCopies : lines(...listed),
  );
  const more =
    outcome.next === undefined ? undefined : button(onTyped(`daftar tembusan ${outcome.next}`), buttons.more);
  return withButtons(text, rows(looksOf(telling, outcome.lines), 4), rows([more], 1));
}

const looksOf = ({ copy }: Telling, listed: readonly QueueLine[]) =>
  listed.map(({ complaintId, version }, index) =>
    placed(button(onComplaint(complaintId, version, 'view'), copy.talk.look(index + 1)), 'inText'),
  );

/** `1. 🔴 TLA-… Jalan rusak, Pelaihari · verifikasi lewat 1 hari (batas Sel 10 Nov)` */
function lineOf({ copy, reader, context }: Telling, line: QueueLine, position: number): Text {
  const { gist, due, daysLeft, number } = line;
  const category = gist.categoryId === null ? undefined : categoryById(reader.agency, gist.categoryId);
  const name = category?.label[context.language] ?? copy.terms.noCategory;
  const mark = due?.late ? '🔴 ' : daysLeft === 0 ? '🟠 ' : '';
  const waiting = due
    ? `${copy.terms.step[due.step]} ${copy.terms.daysLeft(daysLeft ?? 0)} (${copy.queue.limit(due.on)})`
    : copy.terms.status[line.status];
  const parts = [
    `${gist.urgent ? '⚠️ ' : ''}${[name, gist.place].filter((one) => one !== '').join(', ')}`,
    waiting,
    line.returned ? copy.queue.returned : undefined,
    line.supporters > 0 ? copy.queue.supporters(line.supporters) : undefined,
    line.mine ? copy.queue.mine : undefined,
  ].filter((one) => one !== undefined);
  return [`${position}. ${mark}`, { bold: number }, ` ${parts.join(' · ')}`];
}
