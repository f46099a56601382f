/** Looks after the line to WhatsApp: what its admins must know reaches them on another channel, once. */
import type { Temporal } from 'temporal-polyfill';
import { incidentOf } from '../src/domain/whatsapp-incident.ts';
import type { Transact } from '../src/ports/stores.ts';
import type { WhatsAppLinkStore } from '../src/ports/whatsapp-link.ts';
import { incidentInWords } from './copy/whatsapp-link.ts';

export type WhatsAppWatchDeps = {
  readonly transact: Transact;
  readonly link: Pick<WhatsAppLinkStore, 'read' | 'told' | 'tell'>;
  readonly timeZone: () => string;
};

/** Tells what is new; how many chats were told. A process that dies in between tells it again. */
export const watchWhatsApp =
  ({ transact, link, timeZone }: WhatsAppWatchDeps) =>
  async (asOf: Temporal.Instant, dryRun: boolean): Promise<Record<string, number>> => {
    const state = await link.read();
    const incident = state && incidentOf(state, await link.told(), asOf);
    if (!incident || dryRun) return { told: 0 };
    const told = await transact(async ({ officers, conversations, outbox }) => {
      const admins = (await officers.active()).filter(({ role }) => role === 'admin');
      let count = 0;
      for (const { id } of admins)
        for (const chat of await conversations.ofOfficer(id)) {
          if (chat.channel === 'whatsapp') continue;
          const text = incidentInWords(incident, timeZone(), chat.language);
          await outbox.say(chat.id, { message: { text: [text] } }, 'whatsappIncident', asOf.toString());
          count += 1;
        }
      return count;
    });
    await link.tell(incident, asOf.toString());
    return { told };
  };
