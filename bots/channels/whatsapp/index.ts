import { DEF_MEDIA_HOST, proto, type WAMessageKey } from '@whiskeysockets/baileys';
import type { Language } from '../../../src/domain/message.ts';
import { err } from '../../../src/domain/result.ts';
import type { Channel, DeliveryError, Receipt, Receive, Report } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { MediaReader } from '../../../src/ports/media.ts';
import type { Keyring } from '../../../src/ports/vault.ts';
import type { WhatsAppChatStore } from '../../../src/ports/whatsapp-chat.ts';
import type { WhatsAppCopy } from '../../copy/whatsapp.ts';
import { failureNameOf } from '../failures.ts';
import { backoffMs, createPending, pause } from '../waiting.ts';
import { createAcks } from './acks.ts';
import { createAddresses } from './addresses.ts';
import type { WhatsAppConfig } from './config.ts';
import { download, trustsMediaHost } from './download.ts';
import { createHearing } from './hearing.ts';
import { whoOf } from './jid.ts';
import type { Line, LineHandlers } from './line.ts';
import { CAREFUL_PACE, meanGapMs, type Pace } from './pace.ts';
import { receiptsOf } from './receipts.ts';
import { renewMedia } from './renew.ts';
import { createSend } from './sending.ts';

/** What the channel tells the operator; pino fits. No message, name, phone or JID is ever in it. */
export type WhatsAppLog = {
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
};

export type WhatsAppDeps = {
  readonly line: Line;
  readonly store: WhatsAppChatStore;
  readonly keyring: Pick<Keyring, 'hash'>;
  readonly media: MediaReader;
  readonly clock: Clock;
  readonly log: WhatsAppLog;
  readonly copy: Readonly<Record<Language, WhatsAppCopy>>;
  /** Another pace than the careful one, for a server that permits it. */
  readonly pace?: Pace;
  /** In [0, 1). */
  readonly random?: () => number;
};

/** How long WhatsApp may take to say which LID a phone has, milliseconds; without it the phone is the address. */
const LOOK_UP_MS = 5_000;
/** Tries of keeping a receipt while the database is away; what is lost then is only that a message was read. */
const REPORT_TRIES = 6;

/**
 * WhatsApp through a linked phone, as a channel over `deps.line`. It writes to nobody who did not write first, and a
 * message that is tried again is the very same message.
 */
export function createWhatsAppChannel(config: WhatsAppConfig, deps: WhatsAppDeps): Channel {
  const { account } = config;
  const { line, store, keyring, clock, log } = deps;
  const { pace = CAREFUL_PACE, random = Math.random } = deps;
  const acks = createAcks();
  const sends = createPending();
  const heard = createPending();
  const stopping = new AbortController();

  const addressOf = createAddresses({
    store,
    clock,
    lidOf: async (phone) => {
      const asked = line.socket()?.signalRepository.lidMapping.getLIDForPN(phone).catch(noop);
      const late = new AbortController();
      const found = await Promise.race([asked, pause(LOOK_UP_MS, late.signal)]);
      late.abort();
      return whoOf(found, undefined)?.lid;
    },
  });

  const send = createSend({
    wire: () => line.socket(),
    store,
    acks,
    messageId: (envelopeId, part) => messageIdOf(keyring, `${account}:${envelopeId}:${part}`),
    media: deps.media,
    clock,
    pace,
    random,
    copy: deps.copy,
    log,
  });

  /** What we sent, for whoever it was sent to. */
  async function sent(key: WAMessageKey): Promise<proto.IMessage | undefined> {
    const found = key.id ? await store.findSent(key.id) : undefined;
    const who = whoOf(key.remoteJid, key.remoteJidAlt);
    if (!found || !who) return undefined;
    const isTheirs = [who.lid, who.phone].includes(found.address) || (await addressOf(who)) === found.address;
    return isTheirs ? proto.Message.decode(found.content) : undefined;
  }

  async function tell(report: Report, receipts: readonly Receipt[]): Promise<void> {
    if (receipts.length === 0) return;
    for (let attempt = 1; ; attempt++) {
      try {
        await report(receipts);
        return;
      } catch (error) {
        if (attempt < REPORT_TRIES && !stopping.signal.aborted) {
          await pause(backoffMs(attempt, 200), stopping.signal);
          continue;
        }
        log.warn({ receipts: receipts.length, error: failureNameOf(error) }, 'Receipts could not be kept.');
        return;
      }
    }
  }

  function handlersFor(receive: Receive, report: Report): LineHandlers {
    const now = () => clock.now().epochMilliseconds;
    const hearing = createHearing({
      account,
      receive,
      addressOf,
      updateId: (address, id) => keyring.hash('whatsapp', `update:${account}:${address}:${id}`),
      clock,
      read: ({ chat, id }) => {
        // A mark that does not arrive leaves two grey ticks.
        void line
          .socket()
          ?.readMessages([{ remoteJid: chat, id, fromMe: false }])
          .catch(noop);
      },
      log,
      stopping: stopping.signal,
    });
    return {
      message: (raw) => heard.track(hearing.message(raw)),
      call: (call) => heard.track(hearing.call(call)),
      ack(messageId, error) {
        const late = acks.heard(messageId, error);
        if (!late || late.ok) return;
        const failed: Receipt = { messageId, status: 'failed', at: now(), error: late.error };
        void heard.track(tell(report, [failed]));
      },
      closed: () => acks.lost(),
      updates: (updates) => heard.track(tell(report, receiptsOf(updates, now()))),
      sent,
    };
  }

  return {
    name: 'whatsapp',
    account,
    rate: { gapMs: meanGapMs(pace), chatBurst: pace.chatBurst, chatGapMs: pace.chatGapMs },
    hasReceipts: true,
    canSend: () => !stopping.signal.aborted && line.socket() !== undefined,
    start: (receive, report) => line.start(handlersFor(receive, report)),
    send: async (message, envelope) =>
      stopping.signal.aborted ? err(STOPPING) : sends.track(send(message, envelope)),
    fetchMedia: (media, limit) =>
      download(
        {
          mediaHost: () => line.socket()?.getMediaHost() ?? DEF_MEDIA_HOST,
          trusts: trustsMediaHost(config.socketUrl),
          renew: (ref) => renewMedia(line.socket(), ref),
        },
        media,
        limit,
      ),
    async stop() {
      stopping.abort();
      await sends.settled();
      await line.stop();
      await heard.settled();
    },
  };
}

const STOPPING: DeliveryError = { code: 'unreachable', detail: 'The service is stopping.' };
const noop = () => undefined;

/** An id in the form that WhatsApp Web makes; to others it is random, to us the same for the same message. */
function messageIdOf(keyring: Pick<Keyring, 'hash'>, name: string): string {
  const bytes = Buffer.from(keyring.hash('whatsapp', `message:${name}`), 'base64url');
  return `3EB0${bytes.toString('hex').slice(0, 18).toUpperCase()}`;
}
