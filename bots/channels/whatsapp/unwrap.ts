import { isRecord, known, type Loose, numberOf, textOf } from './loose.ts';

/** Envelopes around the real content; what disappears or is viewed once is read like anything else. */
const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'editedMessage',
  'associatedChildMessage',
  'botForwardedMessage',
];

export type Opened = {
  readonly content: Loose;
  /** How it belongs to another message (`MessageAssociation.AssociationType`), and to which. */
  readonly association?: number;
  readonly parent?: string;
};

/** Takes the envelopes off, remembering what they say of the content. */
export function open(message: Loose): Opened {
  let content = message;
  let association: number | undefined;
  let parent: string | undefined;
  for (let depth = 0; depth < 8; depth++) {
    const info = isRecord(content.messageContextInfo) ? content.messageContextInfo.messageAssociation : null;
    if (isRecord(info)) {
      association ??= numberOf(info.associationType);
      parent ??= isRecord(info.parentMessageKey) ? textOf(info.parentMessageKey.id) : undefined;
    }
    const wrapper = WRAPPERS.find((name) => isRecord(content[name]));
    const inner = wrapper === undefined ? undefined : (content[wrapper] as Loose).message;
    if (wrapper === undefined || !isRecord(inner)) break;
    content = inner;
  }
  return { content, ...known({ association, parent }) };
}
