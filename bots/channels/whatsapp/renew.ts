import type { WASocket } from '@whiskeysockets/baileys';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { pause } from '../waiting.ts';
import { wireFailure } from './errors.ts';
import { isRecord, textOf } from './loose.ts';
import type { MediaRef } from './media-ref.ts';

/** How long the phone may take to bring a file again, milliseconds. */
const RENEW_MS = 60_000;
/** The phone has it no more, or cannot open the request: asking again does not help. */
const GONE = new Set([404, 412]);

/** Asks the phone to bring a file again that WhatsApp has deleted; its new path there. */
export async function renewMedia(
  socket: Pick<WASocket, 'updateMediaMessage'> | undefined,
  ref: MediaRef,
): Promise<Result<string, DeliveryError>> {
  if (!socket) return err({ code: 'unreachable', detail: 'WhatsApp is not connected.' });
  const content = { mediaKey: Buffer.from(ref.key, 'base64'), directPath: '', url: '' };
  const key = { remoteJid: ref.chat, id: ref.messageId, fromMe: false };
  const answered = new AbortController();
  try {
    // Baileys writes the new path into the content that it is given.
    const renewed = socket
      .updateMediaMessage({ key, message: { [`${ref.type}Message`]: content } })
      .then(() => textOf(content.directPath));
    const path = await Promise.race([renewed, pause(RENEW_MS, answered.signal)]);
    return typeof path === 'string' ? ok(path) : err(SILENT);
  } catch (error) {
    const output = isRecord(error) ? error.output : undefined;
    const status = isRecord(output) ? Number(output.statusCode) : 0;
    return err(
      GONE.has(status) ? { code: 'rejected', detail: 'The phone has it no more.' } : wireFailure(error),
    );
  } finally {
    answered.abort();
  }
}

const SILENT: DeliveryError = { code: 'unreachable', detail: 'The phone did not bring the file again.' };
