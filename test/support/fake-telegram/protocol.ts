/** What the fake Bot API and its client in the tests say to each other. All times are epoch milliseconds. */

export type Button = { readonly text: string; readonly callback_data?: string; readonly url?: string };

export type SentFile = {
  readonly kind: 'photo' | 'document' | 'voice' | 'video';
  readonly fileId: string;
  readonly fileName: string;
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
};

/** A message that the bot sent, as a person sees it now. */
export type BotMessage = {
  /** Counts the bot's messages over all chats, from 1: the order in which they were applied. */
  readonly seq: number;
  readonly messageId: number;
  readonly chatId: number;
  /** Text or caption. */
  readonly text: string;
  readonly entities: readonly Record<string, unknown>[];
  readonly keyboard: readonly (readonly Button[])[];
  readonly file?: SentFile;
  readonly at: number;
  /** True when the connection was dropped after it was applied: the bot does not know that it was sent. */
  readonly unconfirmed: boolean;
};

export type FaultKind =
  | '429'
  | '403'
  | '400'
  | '401'
  | '404'
  | '409'
  | '500'
  | 'html'
  | 'drop'
  | 'applyThenDrop'
  | 'hang';

/** What goes wrong with calls of the bot. */
export type Fault = {
  readonly kind: FaultKind;
  /** A method of the Bot API, or `download`; absent: any sending method. */
  readonly method?: string;
  readonly chatId?: number;
  /** How many calls it hits; 1 if absent. */
  readonly times?: number;
  /** Calls that pass before it begins. */
  readonly skip?: number;
  /** Seconds, for 429. */
  readonly retryAfter?: number;
  readonly description?: string;
};

export type Rates = {
  readonly perSecond: number;
  readonly burst: number;
  readonly chatPerSecond: number;
  readonly chatBurst: number;
};

export type FakeState = {
  /** Grows with every change; long-polled by the client. */
  readonly version: number;
  /** Updates that the bot has not confirmed. */
  readonly pendingUpdates: readonly number[];
  /** Every update below this is confirmed. */
  readonly confirmedBelow: number;
  readonly isPolled: boolean;
  readonly webhook?: {
    readonly url: string;
    readonly secret?: string;
    readonly allowedUpdates?: readonly string[];
    readonly maxConnections?: number;
  };
  /** Outcomes of webhook deliveries, oldest first, the last 200. */
  readonly deliveries: readonly { readonly updateId: number; readonly status: number }[];
  /** Calls so far by method. */
  readonly calls: Readonly<Record<string, number>>;
  readonly answeredPresses: readonly string[];
  /** Menus by language; the default one is ''. */
  readonly commands: Readonly<Record<string, readonly { command: string; description: string }[]>>;
  /** How often the bot was told 429 by the rates. */
  readonly rateLimited: number;
  readonly messages: number;
};

/** What a person does. */
export type Act =
  | { readonly do: 'says'; readonly text: string; readonly replyTo?: number }
  | { readonly do: 'presses'; readonly button: string; readonly messageId?: number }
  | {
      readonly do: 'sends';
      readonly what: 'photo' | 'document' | 'voice' | 'audio' | 'video' | 'video_note' | 'animation';
      /** Base64; a small file of the kind if absent. */
      readonly bytes?: string;
      readonly caption?: string;
      readonly fileName?: string;
      readonly mimeType?: string;
      readonly albumId?: string;
      readonly replyTo?: number;
    }
  | {
      readonly do: 'locates';
      readonly latitude: number;
      readonly longitude: number;
      readonly venue?: { readonly title: string; readonly address: string };
    }
  | { readonly do: 'contact'; readonly phone: string; readonly firstName: string }
  | { readonly do: 'edits'; readonly messageId: number; readonly text: string }
  | { readonly do: 'sticker' | 'poll' | 'blocks' | 'unblocks' | 'opens' };

export type ActBy = { readonly chatId: number; readonly languageCode?: string; readonly act: Act };

/** `updateId` is absent when an act makes no update. */
export type Done = { readonly updateId?: number; readonly messageId?: number };
