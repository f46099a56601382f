import type { proto, WACallEvent, WAMessageKey, WASocket } from '@whiskeysockets/baileys';

/** What the connection brings. Each resolves when it is durable or nothing to keep, and rejects to be brought again. */
export type LineHandlers = {
  /** A message as Baileys decoded it, live or from while we were away, in the order in which they came. */
  readonly message: (raw: unknown) => Promise<void>;
  readonly call: (call: WACallEvent) => Promise<void>;
  /** The server's word on a message of ours; `error`: the code with which it refused. */
  readonly ack: (messageId: string, error: string | undefined) => void;
  /** The socket closed: nothing that was asked of it is answered any more. */
  readonly closed: () => void;
  /** A `messages.update`. */
  readonly updates: (updates: unknown) => Promise<void>;
  /** What we sent under this key, for a phone that could not decrypt it; `undefined` when we do not know. */
  readonly sent: (key: WAMessageKey) => Promise<proto.IMessage | undefined>;
};

/** The connection to WhatsApp as the channel uses it: its life is its own. */
export type Line = {
  start(handlers: LineHandlers): Promise<void>;
  /** The socket while it is open and ours; messages can go out. */
  socket(): WASocket | undefined;
  /** Closes it; resolves when every handler under way has resolved. */
  stop(): Promise<void>;
};
