/** What travels between the page and the server, as JSON. Types only: both sides are compiled against them. */

export type WireLanguage = 'id' | 'en';

export type WireSpan =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly quote: string }
  | { readonly link: string; readonly label: string };

export type WireMediaKind = 'photo' | 'document' | 'voice' | 'video';

/** A file to show; `url` is served only to the session that may see it. */
export type WireFile = { readonly kind: WireMediaKind; readonly url: string; readonly name?: string };

/** One line of the chat. `at` is epoch milliseconds. */
export type WireLine = { readonly id: number; readonly at: number } & (
  | {
      readonly from: 'us';
      readonly language: WireLanguage;
      readonly text: readonly WireSpan[];
      readonly choices: readonly (readonly { readonly data: string; readonly label: string }[])[];
      readonly asksLocation: boolean;
      readonly files: readonly WireFile[];
    }
  | {
      readonly from: 'you';
      readonly clientId: string;
      readonly replyTo?: number;
      /** What was typed, or the label that was pressed; empty for a file without a caption. */
      readonly text: string;
      readonly point?: { readonly latitude: number; readonly longitude: number };
      readonly files: readonly WireFile[];
    }
);

/** What the page posts. `id` is a fresh UUID: posting it again changes nothing. */
export type WirePost = {
  readonly id: string;
  readonly language: WireLanguage;
  readonly replyTo?: number;
} & (
  | { readonly kind: 'text'; readonly text: string }
  /** `on`: the line that carries the button. */
  | { readonly kind: 'press'; readonly on: number; readonly data: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
);

/** Answer to starting or renewing a session: the token for later posts, and the latest lines. */
export type WireSession = {
  /** Names the conversation, to tell when another tab began a new one. */
  readonly chat: string;
  readonly token: string;
  readonly isNew: boolean;
  readonly lines: readonly WireLine[];
  readonly hasOlder: boolean;
};

export type WireHistory = { readonly lines: readonly WireLine[]; readonly hasOlder: boolean };

/** Answer to a post once it is durable. */
export type WireReceipt = { readonly id: number; readonly at: number };

/** Why a post was refused; the page puts it into words. */
export type WireRefusal = {
  readonly error:
    | 'notSameOrigin'
    | 'noSession'
    | 'wrongToken'
    | 'malformed'
    | 'tooLong'
    | 'goneButton'
    | 'tooLarge'
    | 'wrongType'
    | 'notReady';
};

/** Sentences the page itself says; `{n}` and the like are filled in by it. */
export type PageCopy = {
  readonly [key in PageSentence]: string;
};

export type PageSentence =
  | 'you'
  | 'today'
  | 'yesterday'
  | 'sending'
  | 'unsent'
  | 'sent'
  | 'refused'
  | 'resend'
  | 'offline'
  | 'reconnecting'
  | 'backOnline'
  | 'signedOut'
  | 'startAgain'
  | 'tooLong'
  | 'tooLarge'
  | 'wrongType'
  | 'goneButton'
  | 'replyTo'
  | 'inReplyTo'
  | 'earlierMessage'
  | 'choices'
  | 'oldChoices'
  | 'photo'
  | 'document'
  | 'voice'
  | 'video'
  | 'fileMissing'
  | 'location'
  | 'sendLocation'
  | 'findingLocation'
  | 'locationDenied'
  | 'locationFailed'
  | 'locationUnsupported'
  | 'removeFile'
  | 'themeAuto'
  | 'themeLight'
  | 'themeDark';

/** How the line to WhatsApp is, in words, and what may be done about it. */
export type WireLink = {
  /** For later posts. */
  readonly token: string;
  readonly heading: string;
  readonly explanation: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Address of the picture to scan; another picture has another. */
  readonly qr?: string;
  readonly code?: string;
  readonly canPair: boolean;
  readonly canUnlink: boolean;
};

/** Sentences that the page about the line says itself. */
export type LinkPageCopy = {
  readonly unlinkSure: string;
  readonly asked: string;
  readonly offline: string;
  readonly phoneWrong: string;
};
