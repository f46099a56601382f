/** One message → its calls of Graph, in order; outside the 24 hours the template that stands for it. */
import type { Attachment, Language, OutMessage } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError, Envelope, Sent } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { MediaReader, StoredMedia } from '../../../src/ports/media.ts';
import type { WhatsAppCopy } from '../../copy/whatsapp.ts';
import { failureWords } from '../failures.ts';
import { createPartSender } from '../parts.ts';
import { watched } from '../watched-bytes.ts';
import { isRecord, textOf } from '../whatsapp/loose.ts';
import { plain } from '../whatsapp-text/text.ts';
import { isFileRefused } from './errors.ts';
import type { CallFailure, Graph } from './graph.ts';
import type { CloudLog } from './index.ts';
import { type CloudFile, formOf, upload } from './media.ts';
import { messageIdOf } from './message-id.ts';
import { type CloudPart, renderCloud } from './render.ts';
import { renderTemplate, type Template, type Templates, templateFor } from './templates.ts';

/** WhatsApp does not promise to show messages in the order of our calls; a second between parts does, nearly always. */
const PART_GAP_MS = 1_000;
const CALL_MS = 20_000;
/** "24 hours after the last message from the user", less what clocks and the way to Meta may differ by. */
const WINDOW_MS = 24 * 3_600_000 - 60_000;

export type SendingDeps = {
  readonly graph: Graph;
  readonly phoneId: string;
  readonly media: MediaReader;
  readonly clock: Clock;
  readonly log: CloudLog;
  readonly templates: Templates;
  readonly copy: Readonly<Record<Language, WhatsAppCopy>>;
};

export type Send = (message: OutMessage, envelope: Envelope) => Promise<Result<Sent, DeliveryError>>;

export function createSend(deps: SendingDeps): Send {
  const sendParts = createPartSender(PART_GAP_MS);
  return async (message, envelope) => {
    if (!isOpen(deps.clock, envelope)) return sayByTemplate(deps, message, envelope);
    const copy = deps.copy[envelope.language];
    const parts = renderCloud(message, copy);
    const sent = await sendParts(envelope.id, parts, (part) =>
      sayPart(deps, part, part === parts.at(-1) ? whole(envelope) : { address: envelope.address }, copy),
    );
    // Graph knows better than we when they wrote last.
    const isClosed = !sent.ok && sent.error.code === 'windowClosed';
    return isClosed ? sayByTemplate(deps, message, envelope) : sent;
  };
}

/**
 * Who a call is for. `ownId` comes back with what becomes of it, and says that the whole message was taken: it stands on
 * the last part, and on a template that says all.
 */
type To = { readonly address: string; readonly ownId?: string };

const whole = ({ address, id }: Envelope): To => ({ address, ownId: id });

/** Whether free words are allowed, as far as we know: `heard` is the time of the person's last message. */
function isOpen(clock: Clock, { heard, windowClosed }: Envelope): boolean {
  return !windowClosed && heard !== undefined && clock.now().epochMilliseconds - heard < WINDOW_MS;
}

async function sayByTemplate(
  deps: SendingDeps,
  message: OutMessage,
  envelope: Envelope,
): Promise<Result<Sent, DeliveryError>> {
  const { news } = envelope;
  const template = news && templateFor(deps.templates, news.kind);
  if (!template)
    return err({ code: 'windowClosed', detail: 'More than 24 hours, and no template stands for it.' });
  const values = { number: news.number, text: plain(message.text) };
  const to = template.parameter === 'text' ? whole(envelope) : { address: envelope.address };
  const sent = await post(deps, to, { type: 'template', template: renderTemplate(template, values) });
  if (sent.ok) return afterTemplate(template, sent.value);
  const { error } = sent.error;
  if (error.code !== 'rejected' && error.code !== 'windowClosed') return err(error);
  const detail = `The template ${template.name} was refused: ${error.detail}`;
  deps.log.warn({ kind: news.kind, detail }, 'A template could not be sent; its news waits.');
  return err({ code: 'windowClosed', detail });
}

/** A template that says the news is the message; one that only tells of it leaves the message waiting. */
const afterTemplate = ({ parameter, name }: Template, messageId: string): Result<Sent, DeliveryError> =>
  parameter === 'text'
    ? ok({ messageIds: [messageId] })
    : err({
        code: 'windowClosed',
        detail: `The template ${name} tells that it waits.`,
        announced: [messageId],
      });

/** Who it goes to: a business-scoped user id has a field of its own. */
const recipientOf = (address: string) => (address.includes('.') ? { recipient: address } : { to: address });

/** Our id of the message that Graph made of one call. */
async function post(
  { graph, phoneId }: SendingDeps,
  { address, ownId }: To,
  content: Readonly<Record<string, unknown>>,
): Promise<Result<string, CallFailure>> {
  const answer = await graph({
    method: 'POST',
    path: `${phoneId}/messages`,
    json: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipientOf(address),
      ...(ownId === undefined ? {} : { biz_opaque_callback_data: ownId }),
      ...content,
    },
    timeoutMs: CALL_MS,
  });
  if (!answer.ok) return answer;
  const [message] = Array.isArray(answer.value.messages) ? answer.value.messages : [];
  const id = isRecord(message) ? textOf(message.id) : undefined;
  return id === undefined
    ? err({ error: { code: 'unreachable', detail: 'Graph gave the message no id.' } })
    : ok(messageIdOf(id));
}

async function sayPart(
  deps: SendingDeps,
  part: CloudPart,
  to: To,
  copy: WhatsAppCopy,
): Promise<Result<string, DeliveryError>> {
  if (part.type !== 'file') return withoutGraph(await post(deps, to, part));
  const shown = await show(deps, part.attachment, part.caption, to);
  if (shown) return withoutGraph(shown);
  // A file that cannot be shown must not take the words with it.
  const body = [part.caption, copy.missingFile].filter((words) => words !== '').join('\n\n');
  return withoutGraph(await post(deps, to, { type: 'text', text: { body, preview_url: false } }));
}

const withoutGraph = (sent: Result<string, CallFailure>): Result<string, DeliveryError> =>
  sent.ok ? sent : err(sent.error.error);

/** Shows a stored file; `undefined` when it is not there, cannot be read, or WhatsApp will not take it in any form. */
async function show(
  deps: SendingDeps,
  attachment: Attachment,
  caption: string,
  to: To,
): Promise<Result<string, CallFailure> | undefined> {
  const found = await deps.media.find(attachment.mediaId);
  const form = found && formOf(found.media);
  if (!form) {
    deps.log.warn({ mediaId: attachment.mediaId, size: found?.media.size }, 'An attachment cannot be shown.');
    return undefined;
  }
  for (const as of form === 'document' ? [form] : [form, 'document' as const]) {
    const bytes = watched(found.open());
    const fileName = nameOf(found.media);
    const uploaded = await upload(deps.graph, deps.phoneId, found.media, fileName, bytes.read());
    const sent = uploaded.ok
      ? await post(deps, to, contentOf(as, uploaded.value, caption, fileName))
      : uploaded;
    if (sent.ok) return sent;
    const unread = bytes.failure();
    const isRefused = sent.error.graph !== undefined && isFileRefused(sent.error.graph);
    if (unread === undefined && !isRefused) return sent;
    const error = unread ? failureWords(unread) : sent.error.graph?.detail;
    deps.log.warn({ mediaId: attachment.mediaId, as, error }, 'An attachment could not be sent.');
  }
  return undefined;
}

const contentOf = (as: CloudFile, id: string, caption: string, fileName: string) => ({
  type: as,
  [as]: {
    id,
    ...(as === 'document' ? { filename: fileName } : {}),
    ...(caption === '' || as === 'audio' ? {} : { caption }),
  },
});

/** A name that survives the header it is written into. */
function nameOf({ fileName, mediaId }: StoredMedia): string {
  const name = fileName.replace(/["\\\r\n\p{Cc}]+/gu, '_').slice(-100);
  return /[\p{L}\p{N}]/u.test(name) ? name : mediaId.replace(/[^\w-]+/g, '_');
}
