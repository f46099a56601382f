/** A draft written by another version of the form: its texts and files are kept, its questions are asked again. */
import type { Attachment, MediaKind } from '../../src/domain/message.ts';
import type { TurnContext } from '../turn.ts';
import { instantOf } from './ask.ts';
import { beginDraft, cutStory, type Draft, passage } from './form.ts';

/** The draft as this version knows it. */
export function currentDraft(draft: Draft, context: TurnContext): { draft: Draft; isMigrated: boolean } {
  return draft.v === 1 ? { draft, isMigrated: false } : { draft: migrated(draft, context), isMigrated: true };
}

/** What stands in a draft besides what the citizen said. */
const ownWords = new Set([
  'v',
  'id',
  'step',
  'mediaId',
  'kind',
  'from',
  'classification',
  'categoryId',
  'sources',
]);
const STAMP = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;
const kinds: readonly string[] = ['photo', 'document', 'voice', 'video'] satisfies readonly MediaKind[];

function migrated(old: unknown, context: TurnContext): Draft {
  const texts: string[] = [];
  const attachments: Attachment[] = [];
  collect(old, texts, attachments);
  const at = instantOf(context.now);
  const { kept } = cutStory(texts.join('\n'));
  const urgent = isRecord(old) && old.urgent === true;
  return beginDraft({
    id: context.newId(),
    at,
    attachments,
    urgent,
    ...(kept ? { story: passage(kept) } : {}),
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isAttachment(value: Record<string, unknown>): value is Record<string, unknown> & Attachment {
  return typeof value.mediaId === 'string' && typeof value.kind === 'string' && kinds.includes(value.kind);
}

/** Every text and file in a value of unknown shape, in order. */
function collect(value: unknown, texts: string[], attachments: Attachment[]): void {
  if (typeof value === 'string') {
    if (value.trim() !== '' && !STAMP.test(value)) texts.push(value);
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, texts, attachments);
  } else if (isRecord(value)) {
    if (isAttachment(value)) attachments.push({ mediaId: value.mediaId, kind: value.kind });
    else
      for (const [key, one] of Object.entries(value))
        if (!ownWords.has(key)) collect(one, texts, attachments);
  }
}
