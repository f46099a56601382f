/** What people do on WhatsApp → the inbox, in the order in which it came. */
import type { Inbound } from '../../../src/domain/message.ts';
import type { Receive } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { WhatsAppWho } from '../../../src/ports/whatsapp-chat.ts';
import { type Parsed, parseCall, parseMessage } from './parse.ts';

export type HearingDeps = {
  readonly account: string;
  readonly addressOf: (who: WhatsAppWho) => Promise<string>;
  /** An id of an update that says nothing of whom it came from. */
  readonly updateId: (address: string, messageId: string) => string;
  readonly clock: Clock;
  /** After the commit: the person may see that we have read it. */
  readonly read: (heard: Parsed) => void;
};

export type Hearing = {
  /** Resolves when what a message did is durable, or when it did nothing; rejects when it could not be kept. */
  message(raw: unknown, receive: Receive): Promise<void>;
  call(raw: unknown, receive: Receive): Promise<void>;
};

/**
 * WhatsApp dates messages in whole seconds. That is the sequence: within a second the order of arrival holds, for what
 * is not smaller is not late; and a message that is delivered again, to this process or to the next, keeps its place.
 */
const sequenceOf = (at: number): number => Math.floor(at / 1000);

export function createHearing(deps: HearingDeps): Hearing {
  /** Messages wait for their senders' addresses one after another, so that none overtakes another. */
  let line: Promise<unknown> = Promise.resolve();

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

  async function hear(parsed: Parsed | undefined, receive: Receive): Promise<boolean> {
    if (!parsed) return false;
    // Handed over within the line, waited for outside of it: the inbox gathers groups.
    const turn = line.then(async () => ({ kept: receive([await inboundOf(parsed)]) }));
    line = turn.catch(() => undefined);
    await (await turn).kept;
    return true;
  }

  const now = () => deps.clock.now().epochMilliseconds;
  return {
    async message(raw, receive) {
      const parsed = parseMessage(raw, now());
      if ((await hear(parsed, receive)) && parsed) deps.read(parsed);
    },
    async call(raw, receive) {
      await hear(parseCall(raw, now()), receive);
    },
  };
}
