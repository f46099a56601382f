/** What people do on WhatsApp → the inbox, chat by chat in the order in which it came. */
import type { Inbound } from '../../../src/domain/message.ts';
import type { Receive } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { WhatsAppWho } from '../../../src/ports/whatsapp-chat.ts';
import { createTurnTaking } from '../in-turn.ts';
import { untilKept } from '../until-kept.ts';
import { type Parsed, parseCall, parseMessage } from './parse.ts';

export type HearingDeps = {
  readonly account: string;
  readonly receive: Receive;
  readonly addressOf: (who: WhatsAppWho) => Promise<string>;
  /** An id of an update that says nothing of whom it came from. */
  readonly updateId: (address: string, messageId: string) => string;
  readonly clock: Clock;
  /** After the commit: the person may see that we have read it. */
  readonly read: (heard: Parsed) => void;
  readonly log: { error(data: object, text: string): void };
  /** Given up when the channel stops: what could not be kept by then is rejected, to be brought again. */
  readonly stopping: AbortSignal;
};

export type Hearing = {
  /** Resolves when what a message did is durable, or when it did nothing; rejects only when the channel stops. */
  message(raw: unknown): Promise<void>;
  call(raw: unknown): Promise<void>;
};

/**
 * WhatsApp dates messages in whole seconds. That is the sequence: within a second the order of arrival holds, for what
 * is not smaller is not late; and a message that is delivered again, to this process or to the next, keeps its place.
 */
const sequenceOf = (at: number): number => Math.floor(at / 1000);

export function createHearing(deps: HearingDeps): Hearing {
  /** Chat by chat, so that no message overtakes another. */
  const inTurn = createTurnTaking();

  async function inboundOf(parsed: Parsed): Promise<Inbound> {
    const { who, id, messageId, at, replyTo, input } = parsed;
    const address = await deps.addressOf(who);
    return {
      channel: 'whatsapp',
      account: deps.account,
      updateId: deps.updateId(address, id),
      sequence: sequenceOf(at),
      address,
      at,
      messageId,
      ...(replyTo === undefined ? {} : { replyTo }),
      input,
    };
  }

  async function keep(parsed: Parsed): Promise<void> {
    let inbound: Inbound | undefined;
    const offering = {
      // Whose it is stands in the database too, which may be away.
      keep: async () => {
        inbound ??= await inboundOf(parsed);
        await deps.receive([inbound]);
      },
      log: deps.log,
      from: 'WhatsApp',
    };
    if (!(await untilKept(offering, deps.stopping)))
      throw new Error('The channel stopped before a message could be kept.');
  }

  const hear = (parsed: Parsed): Promise<void> => inTurn(parsed.chat, () => keep(parsed));

  const now = () => deps.clock.now().epochMilliseconds;
  return {
    async message(raw) {
      const parsed = parseMessage(raw, now());
      if (!parsed) return;
      await hear(parsed);
      deps.read(parsed);
    },
    async call(raw) {
      const parsed = parseCall(raw, now());
      if (parsed) await hear(parsed);
    },
  };
}
