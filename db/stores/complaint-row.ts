import type { Complaint, Completion, Content, National } from '../../src/domain/complaint/complaint.ts';
import type { Draft, Drafting } from '../../src/domain/complaint/drafting.ts';
import type { Attachment } from '../../src/domain/message.ts';
import type { Schedule } from '../../src/ports/complaints.ts';
import type { Sealer } from '../../src/ports/vault.ts';
import type { complaint } from '../schema/index.ts';
import { stamp, toInstant } from './values.ts';

/** What is personal in a complaint, sealed together with the reporter's key. */
type Private = {
  readonly content: Content;
  readonly ask?: string;
  /** Why it went to national. */
  readonly sentBecause?: string;
  /** Whom and what it is about, in an officer's words. */
  readonly subject?: string;
  readonly object?: string;
  readonly answer?: { readonly text: string; readonly attachments: readonly Attachment[] };
  readonly draft?: Draft;
};

type Columns =
  | 'id'
  | 'number'
  | 'version'
  | 'status'
  | 'classification'
  | 'categoryId'
  | 'settlementClass'
  | 'ownerUnitId'
  | 'assigneeId'
  | 'reporterId'
  | 'urgent'
  | 'receivedAt';

/** The rest, without personal data: nothing queries it, so it is one column. */
type Facts = Omit<
  Complaint,
  Columns | 'content' | 'completion' | 'answer' | 'national' | 'subject' | 'object' | 'drafting'
> & {
  readonly completion?: Omit<Completion, 'ask'>;
  readonly answer?: { readonly unitId: string; readonly from?: string };
  readonly drafting?: Omit<Drafting, 'draft'>;
  readonly national?: Omit<National, 'reason'>;
};

type Row = typeof complaint.$inferSelect;

const aad = (complaintId: string) => `complaint:${complaintId}`;

const erased: Private = {
  content: { description: '', place: {}, occurred: { words: '' }, attachments: [], additions: [] },
};

/** What is sealed of a complaint. */
function privateOf({ content, completion, answer, national, subject, object, drafting }: Complaint): Private {
  return {
    content,
    ...(completion && { ask: completion.ask }),
    ...(national && { sentBecause: national.reason }),
    ...(subject !== undefined && { subject }),
    ...(object !== undefined && { object }),
    ...(answer && { answer: { text: answer.text, attachments: answer.attachments } }),
    ...(drafting?.draft && { draft: drafting.draft }),
  };
}

/** Whether an earlier state's ciphertext still says what is personal in this one; anything new counts as changed. */
export function isSealedAlike(before: Complaint, after: Complaint): boolean {
  const old: Readonly<Record<string, unknown>> = { ...privateOf(before), answer: before.answer };
  const parts = Object.entries({ ...privateOf(after), answer: after.answer });
  return parts.length === Object.keys(old).length && parts.every(([name, part]) => old[name] === part);
}

/** The personal part as ciphertext; `sealer` undefined (the reporter was erased) leaves it empty. */
export const sealPrivate = (state: Complaint, sealer: Sealer | undefined): Buffer =>
  sealer ? sealer.seal(privateOf(state), aad(state.id)) : Buffer.alloc(0);

/** A complaint as a row, without what is sealed. */
export function toPlainRow(state: Complaint, schedule: Schedule): Omit<Row, 'content'> {
  const {
    id,
    number,
    version,
    status,
    classification,
    categoryId,
    settlementClass,
    ownerUnitId,
    assigneeId,
    reporterId,
    urgent,
    receivedAt,
    content: _content,
    completion,
    answer,
    national,
    subject: _subject,
    object: _object,
    drafting,
    ...rest
  } = state;
  const { ask: _ask, ...question } = completion ?? { ask: '' };
  const { reason: _reason, ...way } = national ?? { reason: '' };
  const facts: Facts = {
    ...rest,
    ...(completion && { completion: question as Omit<Completion, 'ask'> }),
    ...(answer && { answer: { unitId: answer.unitId, ...(answer.from && { from: answer.from }) } }),
    ...(drafting && { drafting: draftingFacts(drafting) }),
    ...(national && { national: way as Omit<National, 'reason'> }),
  };
  return {
    id,
    number,
    version,
    status,
    classification,
    categoryId,
    settlementClass,
    ownerUnitId,
    assigneeId,
    reporterId,
    urgent,
    receivedAt: stamp(receivedAt),
    ...toScheduleColumns(schedule),
    facts,
  };
}

const draftingFacts = ({ draft: _draft, ...facts }: Drafting): Omit<Drafting, 'draft'> => facts;

/** The columns that cache what the complaint is next due for. */
export function toScheduleColumns({
  dueAt,
  dueStep,
  wakeAt,
}: Schedule): Pick<Row, 'dueAt' | 'dueStep' | 'wakeAt'> {
  return { dueAt: dueAt && stamp(dueAt), dueStep, wakeAt: wakeAt && stamp(wakeAt) };
}

/** Opens the personal part; empty texts if the reporter was erased. */
function openPrivate(row: Pick<Row, 'id' | 'content'>, sealer: Sealer | undefined): Private {
  return sealer && row.content.length > 0 ? sealer.open<Private>(row.content, aad(row.id)) : erased;
}

/** What the reporter said; empty texts if the reporter was erased. */
export function openContent(row: Pick<Row, 'id' | 'content'>, sealer: Sealer | undefined): Content {
  return openPrivate(row, sealer).content;
}

/** The complaint that a row holds. */
export function fromRow(row: Row, sealer: Sealer | undefined): Complaint {
  const { completion, answer, national, drafting, ...rest } = row.facts as unknown as Facts;
  const personal = openPrivate(row, sealer);
  const complaint: { -readonly [Key in keyof Complaint]: Complaint[Key] } = {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    classification: row.classification,
    categoryId: row.categoryId,
    settlementClass: row.settlementClass,
    ownerUnitId: row.ownerUnitId,
    assigneeId: row.assigneeId,
    reporterId: row.reporterId,
    urgent: row.urgent,
    receivedAt: toInstant(row.receivedAt),
    content: personal.content,
    ...rest,
  };
  // One by one: objects put together from many parts at once are several times as dear, and a sweep reads thousands.
  if (personal.subject !== undefined) complaint.subject = personal.subject;
  if (personal.object !== undefined) complaint.object = personal.object;
  if (drafting) complaint.drafting = { ...drafting, ...(personal.draft && { draft: personal.draft }) };
  if (completion) complaint.completion = { ...completion, ask: personal.ask ?? '' };
  if (national) complaint.national = { ...national, reason: personal.sentBecause ?? '' };
  if (answer)
    complaint.answer = {
      ...answer,
      text: personal.answer?.text ?? '',
      attachments: personal.answer?.attachments ?? [],
    };
  return complaint;
}
