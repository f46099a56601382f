/** What a test and the fake WhatsApp say to each other. Types only. */

/** Someone with WhatsApp, by a number of the test's choosing: the same number is the same person. */
export type PersonRef = {
  readonly person: number;
  /** The bot learns the phone with each message (`sender_pn`); else only the LID is known. */
  readonly showsPhone?: boolean;
  /** Messages come from the phone's address, as they did before LIDs; else from the LID. */
  readonly byPhone?: boolean;
};

export type MediaWhat = 'image' | 'document' | 'voice' | 'video' | 'sticker';

export type Act =
  | { readonly do: 'says'; readonly text: string; readonly quotes?: string }
  | {
      readonly do: 'sends';
      readonly what: MediaWhat;
      /** Base64; absent: a small picture. */
      readonly bytes?: string;
      readonly caption?: string;
      readonly fileName?: string;
      readonly mimeType?: string;
      /** The album's parent message. */
      readonly album?: string;
      readonly viewOnce?: boolean;
    }
  | { readonly do: 'opensAlbum'; readonly pictures: number }
  | {
      readonly do: 'locates';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly isLive?: boolean;
    }
  | { readonly do: 'contact'; readonly name: string; readonly phone: string }
  | { readonly do: 'edits'; readonly id: string; readonly text: string }
  | { readonly do: 'revokes'; readonly id: string }
  | { readonly do: 'reacts'; readonly id: string; readonly emoji: string }
  | { readonly do: 'poll'; readonly question: string; readonly options: readonly string[] }
  | { readonly do: 'calls' }
  /** Any `proto.Message` as JSON, bytes in base64. */
  | { readonly do: 'raw'; readonly message: Record<string, unknown> };

export type ActOptions = {
  /** As the server hands over what it cannot encrypt; else with real Signal. */
  readonly isPlain?: boolean;
  /** The first copy cannot be decrypted: the client must ask for another. */
  readonly isGarbled?: boolean;
  /** Where it is said, when not to the bot alone: a group, `status@broadcast`, a newsletter. */
  readonly in?: string;
  /** Under this id, even one that was used before. */
  readonly id?: string;
  /** Epoch seconds at which it was written; absent: now. */
  readonly at?: number;
};

/** The id of the message; `queued` when the bot was away. */
export type Done = { readonly id: string; readonly isQueued: boolean };

/** One message from the bot as a person's phone shows it. */
export type BotMessage = {
  /** Grows by one with each. */
  readonly seq: number;
  readonly person: number;
  readonly id: string;
  /** What is read, drawn as phones draw it: text or caption. */
  readonly text: string;
  readonly kind: string;
  readonly fileName?: string;
  readonly mimeType?: string;
  /** The name of its bytes at `/control/file`. */
  readonly file?: string;
  readonly quotes?: string;
};

/** What the server does with the bot's messages. */
export type Policy =
  | { readonly kind: 'ack' }
  | { readonly kind: 'refuse'; readonly error: number }
  /** Takes it and says nothing; the person sees it or not. */
  | { readonly kind: 'swallow'; readonly isShown?: boolean }
  /** Takes it, shows it, and acks only when told to. */
  | { readonly kind: 'hold' };

export type PolicyFor = {
  readonly policy: Policy;
  /** Only for this person; absent: for all. */
  readonly person?: number;
  /** How many messages; absent: until another policy. */
  readonly times?: number;
};

/** Breaks the connection at once: dropped without a word, or closed with the code that the server gives. */
export type Breach = { readonly kind: 'drop' } | { readonly kind: 'code'; readonly code: number };

/** What the next connections meet. */
export type Door =
  | { readonly kind: 'open' }
  /** Logins are refused with this reason (401, 403, 405, 503). */
  | { readonly kind: 'refuse'; readonly reason: number; readonly times?: number }
  /** Connections are closed before a word is said. */
  | { readonly kind: 'shut'; readonly times?: number };

export type FakeState = {
  /** Grows with everything that happens. */
  readonly version: number;
  readonly isPaired: boolean;
  /** A client waits for its QR code to be scanned, or for its pairing code. */
  readonly isPairing: boolean;
  readonly isConnected: boolean;
  /** Logins that succeeded so far. */
  readonly logins: number;
  /** Times that a second connection took the place of a first. */
  readonly replaced: number;
  /** Messages of people that the bot has not acknowledged. */
  readonly waiting: number;
  /** Messages of the bot, repeated ids not counted. */
  readonly sent: number;
  /** By message id of the bot: how often it came. */
  readonly copies: Readonly<Record<string, number>>;
  /** Ids of people's messages that the bot marked as read. */
  readonly read: readonly string[];
  /** How often the bot was seen typing. */
  readonly typing: number;
  /** Messages of people that the bot asked for again. */
  readonly retries: number;
};
