import { categoryById, unitById } from '../../../src/domain/agency.ts';
import type { ComplaintCommandName } from '../../../src/domain/complaint/command.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Choice, OutMessage } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { isOpen, unitTowards } from '../../../src/domain/unit-tree.ts';
import type { OfficerView } from '../../../src/domain/view.ts';
import { nationalExport } from '../../copy/id/national-export.ts';
import type { DoneFacts, OfficerCopy, Reader } from '../../copy/officer.ts';
import { lines } from '../../copy/text.ts';
import { button, onComplaint, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import { entryNamed } from '../registry.ts';
import { type Target, unitButton } from '../units.ts';
import { offerOf, offers } from './offers.ts';
import { filesOf } from './view.ts';

type Done = Extract<Outcome, { kind: 'commandDone' }>;

const COMMANDS = 4;

/** What was done, what happens next and by when, and what can be done now. */
export function commandDone(telling: Telling, done: Done): readonly OutMessage[] {
  const { command, view, events, unstaffed, reporterTold } = done;
  const { copy, reader } = telling;
  const { complaint, due, ownerUnitName, assigneeName } = view;
  const facts: DoneFacts = {
    number: complaint.number,
    unitName: ownerUnitName,
    ...(due ? { due } : {}),
    ...(assigneeName === undefined ? {} : { assigneeName }),
    ...(reporterTold && { reporterTold }),
    ...outsideOf(events),
    ...(unstaffed
      ? { unstaffed: unitById(reader.agency, complaint.ownerUnitId)?.shortName ?? complaint.ownerUnitId }
      : {}),
  };
  const text = copy.done[command](facts);
  const { id, number, version } = complaint;
  const target = { id, number, version };
  const next = complaint.status === 'verified' ? nextUnit(telling, view) : undefined;
  const keywords = next
    ? view.possible.filter((keyword) => keyword !== entryNamed('dispose').keyword)
    : view.possible;
  const said = withButtons(
    lines(text, unreached(telling, complaint, command), next?.text),
    rows([...(next?.choices ?? []), withInspectorate(copy, command, target, view.possible)], 1),
    rows([...offers(copy, keywords, target, COMMANDS), offerOf(copy, 'history', target)], 2),
  );
  return command === 'export' ? [...exported(copy, complaint, reader), said] : [said];
}

/** Commands whose news goes to the reporter. */
const tellsReporter: ReadonlySet<ComplaintCommandName> = new Set<ComplaintCommandName>([
  'requestCompletion',
  'dispose',
  'accept',
  'changeClass',
  'respond',
  'tellObstacle',
  'answer',
  'send',
  'return',
  'forward',
  'archive',
  'recall',
]);

/** The reporter of an entered report hears of it only from who entered it, until they follow it in a chat. */
function unreached(
  { copy, reader }: Telling,
  { entry }: Complaint,
  command: ComplaintCommandName,
): string | undefined {
  if (!entry || entry.followedAt !== undefined || !tellsReporter.has(command)) return undefined;
  return copy.view.unreached(unitById(reader.agency, entry.unitId)?.name ?? entry.unitId);
}

/** Who outside this service is spoken of: where it went, or who answered or sent it back. */
function outsideOf(events: Done['events']): Pick<DoneFacts, 'to'> {
  for (const event of events) {
    if (event.type === 'sentToNational' || event.type === 'forwarded') return { to: event.to };
    if ((event.type === 'answered' || event.type === 'returned') && event.from) return { to: event.from };
  }
  return {};
}

/** What is carried to national: the files, then the text to be pasted. */
function exported(copy: OfficerCopy, complaint: Complaint, { agency, timeZone }: Reader): OutMessage[] {
  const { content, number } = complaint;
  const files = [content, ...content.additions].flatMap(({ attachments }) => attachments);
  return [...filesOf(copy, number, files), { text: [nationalExport(complaint, agency, timeZone)] }];
}

/** What comes next with APIP: to bring it in after a mark, to hand it the report after it was brought in. */
function withInspectorate(
  copy: OfficerCopy,
  command: ComplaintCommandName,
  target: Target,
  possible: readonly string[],
): Choice | undefined {
  const apip = entryNamed('apip');
  const dispose = entryNamed('dispose');
  if (command === 'mark') return possible.includes(apip.keyword) ? offerOf(copy, 'apip', target) : undefined;
  return command === 'apip' && possible.includes(dispose.keyword)
    ? button(onComplaint(target.id, target.version, 'apip', 'periksa'), copy.talk.buttons.inspect)
    : undefined;
}

/** After a verification: the next unit on the way to the category's, unless the report is about its own staff; then the admin chooses. */
function nextUnit({ copy, reader, context }: Telling, { complaint, possible }: OfficerView) {
  const dispose = entryNamed('dispose');
  if (!possible.includes(dispose.keyword)) return undefined;
  const { id, number, version, categoryId, accusedUnitIds, ownerUnitId } = complaint;
  const fromId = context.officer?.unitId ?? ownerUnitId;
  const unitId = categoryId === null ? undefined : categoryById(reader.agency, categoryId)?.unitId;
  const unit = unitId === undefined ? undefined : unitTowards(reader.agency, fromId, unitId);
  const isAccused = unit !== undefined && accusedUnitIds.includes(unit.id);
  const other = button(onComplaint(id, version, dispose.name, number), copy.talk.buttons.otherUnit);
  if (!unit || !isOpen(unit) || isAccused) {
    return { text: copy.done.chooseUnit(isAccused ? unit?.name : undefined), choices: [other] };
  }
  const proposed = unitButton(dispose, { id, number, version }, unit, unit.name);
  return { text: copy.done.proposeUnit(unit.name), choices: [proposed, other] };
}
