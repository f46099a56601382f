import { categoryById, unitById } from '../../../src/domain/agency.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { copyHolders } from '../../../src/domain/complaint/copies.ts';
import type { Recorded } from '../../../src/domain/complaint/event.ts';
import type { Attachment, OutMessage, Point, Span, Text } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import type { OfficerView } from '../../../src/domain/view.ts';
import { dayInWords } from '../../copy/dates.ts';
import { dayOf, timeWithoutZone } from '../../copy/moments.ts';
import type { OfficerCopy } from '../../copy/officer.ts';
import { lines, paragraphs, upper } from '../../copy/text.ts';
import { rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import { offerOf, offers } from './offers.ts';

/** Files that one message shows; more come in a next one. */
const FILES_A_MESSAGE = 10;
const COMMANDS = 6;

/** One complaint: what it is, when it is due, what was said, and what can be done with it now; then its files. */
export function officerView(
  telling: Telling,
  { view, attachments, whole }: Extract<Outcome, { kind: 'officerView' }>,
): readonly OutMessage[] {
  const { copy } = telling;
  const { complaint } = view;
  const text = paragraphs(
    whole && copy.view.whole,
    heading(telling, view),
    content(telling, view),
    whole && saidByOfficers(telling, whole.said),
    view.masked && copy.view.masked(view.masked === 'mine'),
  );
  const { id, number, version } = complaint;
  const target = { id, number, version };
  const choices = rows(
    [
      ...offers(copy, view.possible, target, COMMANDS),
      view.masked === 'mine' ? offerOf(copy, 'viewWhole', target) : undefined,
      offerOf(copy, 'history', target),
      view.due ? offerOf(copy, 'explain', target) : undefined,
    ],
    2,
  );
  return [...filesOf(copy, complaint.number, attachments), withButtons(text, choices)];
}

/** The files come before the words, so that the buttons stand last where the officer reads on. */
export function filesOf(copy: OfficerCopy, number: string, attachments: readonly Attachment[]): OutMessage[] {
  const messages: OutMessage[] = [];
  for (let index = 0; index < attachments.length; index += FILES_A_MESSAGE) {
    const shown = attachments.slice(index, index + FILES_A_MESSAGE);
    const files = copy.terms.files(shown.map(({ kind }) => kind));
    messages.push({ text: [copy.view.filesOf(number, files)], attachments: shown });
  }
  return messages;
}

function heading({ copy, reader, context }: Telling, view: OfficerView): Text {
  const { complaint, due, ownerUnitName, assigneeName } = view;
  const { agency } = reader;
  const { duplicates = [], supporters = 0, drafting, entry } = complaint;
  const copies = copyHolders(complaint, agency);
  const unitName = (id: string) => unitById(agency, id)?.name ?? id;
  const today = dayOf(reader.now, reader.timeZone);
  const category =
    complaint.categoryId === null
      ? copy.terms.noCategory
      : (categoryById(agency, complaint.categoryId)?.label[context.language] ?? complaint.categoryId);
  const kind = [
    upper(copy.terms.classification[complaint.classification]),
    category,
    copy.terms.settlementClass[complaint.settlementClass],
  ];
  const mark = due?.late ? '🔴 ' : due?.on === today ? '🟠 ' : '';
  return lines(
    [{ bold: complaint.number }, ` · ${copy.terms.status[complaint.status]}`],
    kind.join(' · '),
    due && `${mark}${upper(copy.terms.due(due, today))} · ${due.source}`,
    copy.view.owner(ownerUnitName, assigneeName),
    flags(copy, complaint, unitName),
    complaint.lowering && complaint.lowering.until > reader.now
      ? copy.view.lowering(complaint.lowering, reader)
      : undefined,
    isMarked(complaint) ? copy.view.marked(complaint) : undefined,
    entry && copy.view.entered(entry, unitName(entry.unitId), view.intake ?? []),
    drafting && copy.view.drafting(drafting, ownerUnitName),
    supporters > 0 ? copy.view.supporters(supporters) : undefined,
    complaint.mergedInto && copy.view.merged(complaint.mergedInto.number),
    duplicates.length > 0 ? copy.view.duplicates(duplicates.map(({ number }) => number)) : undefined,
    copies.length > 0 ? copy.view.copies(copies.map(unitName)) : undefined,
  );
}

const isMarked = ({ nature = 'ordinary', subject, object }: Complaint): boolean =>
  nature !== 'ordinary' || subject !== undefined || object !== undefined;

function flags({ view }: OfficerCopy, complaint: Complaint, unitName: (id: string) => string): string {
  const { accusedUnitIds } = complaint;
  return [
    complaint.urgent ? view.flags.urgent : undefined,
    complaint.anonymous ? view.flags.anonymous : undefined,
    complaint.confidential ? view.flags.confidential : undefined,
    complaint.returnedAt !== undefined && complaint.status === 'awaitingVerification'
      ? view.flags.returned
      : undefined,
    complaint.reopenedCount > 0 ? view.flags.reopened : undefined,
    accusedUnitIds.length > 0 ? view.accused(accusedUnitIds.map(unitName)) : undefined,
  ]
    .filter((one) => one !== undefined)
    .join(' · ');
}

function content({ copy, reader, context }: Telling, { complaint, filesWithheld }: OfficerView): Text {
  const { view, terms } = copy;
  const { content: said, completion, answer, rating, drafting } = complaint;
  const { place, occurred } = said;
  const files = said.attachments.map(({ kind }) => kind);
  const where: Text = [
    { bold: view.place },
    ` ${place.words ?? (place.point ? '' : terms.noPlace)}`.trimEnd(),
    ...(place.point ? [' 📍 ', map(place.point, view.map)] : []),
  ];
  const day = occurred.on === undefined ? undefined : dayInWords(occurred.on, context.language);
  const occurredWords = [day, occurred.words === '' ? undefined : `“${occurred.words}”`].filter(
    (one) => one !== undefined,
  );
  return paragraphs(
    lines(
      where,
      occurredWords.length > 0 ? [{ bold: view.occurred }, ` ${occurredWords.join(' · ')}`] : undefined,
      files.length > 0
        ? [{ bold: view.files }, ` ${terms.files(files)}${filesWithheld ? ` · ${view.filesWithheld}` : ''}`]
        : undefined,
    ),
    said.description === '' ? view.erased : [{ quote: said.description }],
    ...said.additions.map((addition) =>
      told(
        view.added(addition.at, reader),
        addition.text,
        terms.files(addition.attachments.map(({ kind }) => kind)),
      ),
    ),
    completion &&
      told(
        view.asked(completion.requestedAt, reader),
        completion.ask,
        completion.repliedAt === undefined ? '' : view.replied(completion.repliedAt, reader),
      ),
    drafting?.draft &&
      told(
        view.draft(drafting.drafts),
        drafting.draft.text,
        terms.files(drafting.draft.attachments.map(({ kind }) => kind)),
      ),
    answer && told(view.answered, answer.text, terms.files(answer.attachments.map(({ kind }) => kind))),
    rating && [{ bold: view.rated }, ` ${terms.rating[rating]}`],
  );
}

/** The notes, reasons and questions in which the history masks something, as the history words them. */
function saidByOfficers({ copy, reader, context }: Telling, said: readonly Recorded[]): Text {
  if (said.length === 0) return [];
  const written = said.map(
    ({ at, actor, event }): Text => [
      `${timeWithoutZone(at, reader.timeZone, context.language)} · ${copy.terms.actor(actor)} · `,
      ...copy.history.event(event, reader.agency),
    ],
  );
  return lines([{ bold: copy.view.said }], ...written);
}

const told = (heading: string, words: string, after: string): Text =>
  lines([{ bold: heading }], words === '' ? undefined : [{ quote: words }], after);

/** A map that needs no account; opened only when tapped. */
const map = ({ latitude, longitude }: Point, label: string): Span => ({
  link: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`,
  label: `${label} ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
});
