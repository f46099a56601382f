import type { Attachment, Language, OutMessage, Span } from '../../../src/domain/message.ts';
import type { WebContent, WebKind, WebLine } from '../../../src/ports/web-chat.ts';
import type { WireFile, WireLine } from './client/wire.ts';

/** A message as the web chat keeps it: its spans as they are. The page turns them into text nodes, never markup. */
export function renderWeb(message: OutMessage, language: Language): Extract<WebContent, { from: 'us' }> {
  return {
    from: 'us',
    language,
    text: message.text.map(withSafeLink),
    ...(message.choices?.length ? { choices: message.choices } : {}),
    ...(message.ask ? { ask: message.ask } : {}),
    ...(message.attachments?.length ? { attachments: message.attachments } : {}),
  };
}

/** A link that a page may follow; any other becomes its words. */
function withSafeLink(span: Span): Span {
  if (typeof span === 'string' || !('link' in span)) return span;
  return /^(https?:\/\/|tel:|mailto:|\/(?![/\\]))/i.test(span.link) ? span : span.label;
}

/** A kept line as the page receives it. File addresses hold places, not ids: each is checked when it is asked for. */
export function toWire(line: WebLine, kind: WebKind): WireLine {
  const head = { id: line.id, at: Date.parse(line.createdAt) };
  const { content } = line;
  if (content.from === 'us') {
    return {
      ...head,
      from: 'us',
      language: content.language,
      text: content.text,
      choices: content.choices ?? [],
      asksLocation: content.ask === 'location',
      files: (content.attachments ?? []).map((attachment, index) =>
        attachmentFile(attachment, kind, line.id, index),
      ),
    };
  }
  const { said, clientId, replyTo } = content;
  return {
    ...head,
    from: 'you',
    clientId,
    ...(replyTo === undefined ? {} : { replyTo }),
    text:
      said.kind === 'text'
        ? said.text
        : said.kind === 'press'
          ? said.label
          : said.kind === 'media'
            ? (said.caption ?? '')
            : '',
    ...(said.kind === 'location' ? { point: said.point } : {}),
    files:
      said.kind === 'media'
        ? [{ kind: said.mediaKind, url: fileUrl(kind, line.id, 0), name: said.fileName }]
        : [],
  };
}

function attachmentFile(attachment: Attachment, kind: WebKind, lineId: number, index: number): WireFile {
  return { kind: attachment.kind, url: fileUrl(kind, lineId, index) };
}

const fileUrl = (kind: WebKind, lineId: number, index: number): string =>
  `/chat/${kind}/media/${lineId}/${index}`;
