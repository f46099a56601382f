/** One connection to WhatsApp, from its opening to its end. */
import {
  type BinaryNode,
  type ConnectionState,
  makeWASocket,
  proto,
  type WACallEvent,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import { pino } from 'pino';
import type { Auth } from './auth-state.ts';
import { createHeardKeeping } from './heard.ts';
import type { LineHandlers } from './line.ts';

export type ConnectionEvents = Pick<LineHandlers, 'ack' | 'sent'> & {
  readonly messages: (messages: readonly WAMessage[]) => void;
  readonly calls: (calls: readonly WACallEvent[]) => void;
  readonly updates: (updates: unknown) => void;
  readonly state: (update: Partial<ConnectionState>) => void;
  /** Credentials could not be kept: the connection must not go on. */
  readonly unkept: (error: unknown) => void;
};

const { INITIAL_BOOTSTRAP } = proto.HistorySync.HistorySyncType;

/** Baileys' logs hold what people wrote. */
const silent = pino({ level: 'silent' });

/** Opens a connection; everything it brings goes to `events`, its end as a `state` with `connection: 'close'`. */
export function openConnection(url: string, auth: Auth, events: ConnectionEvents): WASocket {
  const keeping = createHeardKeeping();
  const socket = makeWASocket({
    auth: auth.state,
    waWebSocketUrl: url,
    logger: silent,
    syncFullHistory: false,
    // What was written before is none of our business, but for who is who; and Baileys would hold everything back, for
    // up to 20 s, until the recent part came.
    shouldSyncHistoryMessage: ({ syncType }) => syncType === INITIAL_BOOTSTRAP,
    markOnlineOnConnect: false,
    emitOwnEvents: false,
    makeSignalRepository: keeping.makeSignalRepository,
    getMessage: events.sent,
  });
  socket.ws.prependListener('CB:message', keeping.onStanza);
  socket.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
    if (attrs.id) events.ack(attrs.id, attrs.error);
  });
  socket.ev.on('creds.update', (update) => {
    Object.assign(auth.state.creds, update);
    auth.saveCreds().catch(events.unkept);
  });
  socket.ev.on('messages.upsert', ({ messages }) => events.messages(messages));
  socket.ev.on('messages.update', events.updates);
  socket.ev.on('call', events.calls);
  socket.ev.on('connection.update', events.state);
  return socket;
}
