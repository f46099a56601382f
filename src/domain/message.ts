/**
 * What is said, apart from where it is said. Text is built from spans, never from markup strings: each
 * channel renders and escapes them itself, so that a citizen's `*` or `<` stays what it is.
 */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly quote: string }
  | { readonly link: string; readonly label: string };

/** A text in reading order; line breaks are `\n` inside plain spans. */
export type Text = readonly Span[];

/** One way to answer. `data` is at most 64 bytes of ASCII (Telegram's limit for a button's payload). */
export type Choice = {
  readonly data: string;
  readonly label: string;
  /**
   * Where choices are numbered: `back` is 0, and drawn last; `inText` has its number, but the text shows the line
   * already. The others count from 1 in their order.
   */
  readonly place?: 'back' | 'inText';
};

export type MediaKind = 'photo' | 'document' | 'voice' | 'video';

/** A stored attachment to be shown; the channel opens its bytes through the media port. */
export type Attachment = { readonly mediaId: string; readonly kind: MediaKind };

/** One message from us. `choices` are rows of buttons; a channel without buttons draws a numbered list. */
export type OutMessage = {
  readonly text: Text;
  readonly choices?: readonly (readonly Choice[])[];
  /** Ask for the phone's own location or contact dialogue where the channel has one. */
  readonly ask?: 'location' | 'contact';
  readonly attachments?: readonly Attachment[];
};

export type Language = 'id' | 'en';

/** A point in degrees, WGS 84. */
export type Point = { readonly latitude: number; readonly longitude: number };

/** A file that someone sent; `ref` is the channel's own handle and is opened later, outside the turn. */
export type IncomingMedia = {
  readonly kind: MediaKind;
  readonly ref: string;
  readonly mimeType?: string;
  /** Bytes, as the channel states them; not to be trusted. */
  readonly size?: number;
  readonly fileName?: string;
};

/** What cannot be read. `viewOnce` came without its file, `invite` is one to a group or channel, `event` one to a meeting. */
export type Unreadable = 'sticker' | 'poll' | 'contact' | 'call' | 'viewOnce' | 'invite' | 'event' | 'other';

/** What a person did in a chat. */
export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly data: string }
  | {
      readonly kind: 'media';
      readonly media: IncomingMedia;
      readonly caption?: string;
      readonly albumId?: string;
    }
  | { readonly kind: 'location'; readonly point: Point; readonly label?: string }
  | { readonly kind: 'contact'; readonly phone: string; readonly name?: string }
  | { readonly kind: 'edit'; readonly messageId: string; readonly text: string }
  /** A message was taken back. */
  | { readonly kind: 'revoke'; readonly messageId: string }
  | { readonly kind: 'unsupported'; readonly what: Unreadable }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'unblocked' };

/** One update from a channel, parsed once. */
export type Inbound = {
  readonly channel: ChannelName;
  /** Which of our accounts on that channel received it (a bot's id, a phone number, `web`). */
  readonly account: string;
  /** Unique within channel and account: a repeated update is dropped by it. */
  readonly updateId: string;
  /** The channel's own order within a chat (update id, message time); a smaller one is late. */
  readonly sequence: number;
  /** The chat's address on the channel: personal data, never logged. */
  readonly address: string;
  /** When it was sent, epoch milliseconds. */
  readonly at: number;
  /** The channel's id of the message, for edits and replies. */
  readonly messageId?: string;
  /** The channel's id of our message that this one answers. */
  readonly replyTo?: string;
  readonly languageHint?: Language;
  readonly input: Input;
};

export type ChannelName = 'telegram' | 'web' | 'whatsapp' | 'whatsapp-cloud';
