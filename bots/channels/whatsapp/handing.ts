/** Messages from the connection to their handler, kept until that is done with them. */
import type { WAMessage } from '@whiskeysockets/baileys';
import type { WhatsAppKeys } from '../../../src/ports/whatsapp-link.ts';
import { failureNameOf } from '../failures.ts';
import { createPending } from '../waiting.ts';
import { heardId, toRawMessage } from './heard.ts';

export type HandingDeps = {
  readonly keys: Pick<WhatsAppKeys, 'unhandled' | 'handled'>;
  readonly log: { warn(data: object, text: string): void };
};

/** Messages of a former process that are read at a time. */
const PAGE = 100;

export function createHanding({ keys, log }: HandingDeps) {
  const underWay = createPending();

  async function done(handler: (raw: unknown) => Promise<void>, message: WAMessage): Promise<void> {
    const { remoteJid, id, fromMe } = message.key;
    // A stub is what could not be opened yet: the message itself is asked for again. What was to be viewed once never
    // comes to a linked device.
    if (!message.message && message.key.isViewOnce !== true) return;
    if (fromMe !== true) await handler(message);
    await keys.handled([heardId(remoteJid ?? '', id ?? '')]);
  }

  /** One message; what fails stays where it is kept, for the next start. */
  function hand(handler: (raw: unknown) => Promise<void>, message: WAMessage): Promise<void> {
    return underWay.track(done(handler, message)).catch((error: unknown) => {
      log.warn({ error: failureNameOf(error) }, 'A message from WhatsApp waits for the next start.');
    });
  }

  return {
    hand,
    /** What a former process heard and did not handle, in its order. */
    async handleKept(handler: (raw: unknown) => Promise<void>, ended: AbortSignal): Promise<void> {
      for (let place = -1; !ended.aborted; ) {
        const kept = await keys.unhandled(PAGE, place);
        await Promise.all(kept.map((message) => hand(handler, toRawMessage(message))));
        const last = kept.at(-1);
        if (!last || kept.length < PAGE) return;
        place = last.place;
      }
    },
    /** Work that a stop waits for. */
    track: <T>(work: Promise<T>): Promise<T> => underWay.track(work),
    settled: () => underWay.settled(),
  };
}
