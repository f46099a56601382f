import type { Clock } from '../../../src/ports/clock.ts';
import type { WhatsAppChatStore, WhatsAppWho } from '../../../src/ports/whatsapp-chat.ts';

/** People whose address is remembered; the others cost a query. */
const REMEMBERED = 10_000;

export type AddressDeps = {
  readonly store: Pick<WhatsAppChatStore, 'addressOf'>;
  readonly clock: Clock;
  /** The LID that WhatsApp knows for a phone; `undefined` when it knows none or cannot be asked. */
  readonly lidOf: (phone: string) => Promise<string | undefined>;
};

/** Finds the one address of whoever a message names, whichever of their names it uses. */
export function createAddresses({ store, clock, lidOf }: AddressDeps) {
  const known = new Map<string, string>();
  return async (who: WhatsAppWho): Promise<string> => {
    const key = `${who.lid ?? ''} ${who.phone ?? ''}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const lid = who.lid ?? (who.phone === undefined ? undefined : await lidOf(who.phone));
    const whole = lid === undefined ? who : { ...who, lid };
    const address = await store.addressOf(whole, clock.now().toString());
    known.set(key, address);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return address;
  };
}
