/** What the fake Graph API and its client in the tests say to each other. All times are epoch milliseconds. */

export type Choice = { readonly id: string; readonly title: string; readonly description?: string };

export type SentFile = {
  readonly kind: 'image' | 'audio' | 'video' | 'document';
  readonly mediaId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
};

/** A message of the business, as the person's phone shows it. */
export type CloudMessage = {
  /** Counts over all chats, from 1: the order in which they were accepted. */
  readonly seq: number;
  readonly messageId: string;
  /** Who got it, by phone number. */
  readonly phone: string;
  /** Under which address it was sent: `to` or `recipient`. */
  readonly addressed: string;
  readonly type: string;
  /** Text or caption with its formatting drawn, not spelt. */
  readonly text: string;
  /** As it was sent. */
  readonly raw: string;
  readonly choices: readonly Choice[];
  readonly asksForLocation: boolean;
  readonly template?: {
    readonly name: string;
    readonly language: string;
    readonly parameters: readonly string[];
  };
  readonly file?: SentFile;
  readonly at: number;
  /** True when the connection was dropped after it was accepted: the business does not know its id. */
  readonly unconfirmed: boolean;
  /** It was accepted and then not delivered, for this reason. */
  readonly failed?: number;
};

/** What goes wrong with calls of the business. A number is an error code of Graph. */
export type Fault = {
  readonly kind: number | '429' | '500' | 'html' | 'drop' | 'applyThenDrop' | 'hang' | 'lateFailure';
  /** The code of a late failure. */
  readonly code?: number;
  /** Which calls; absent: messages that are sent. */
  readonly on?: 'messages' | 'marks' | 'upload' | 'media' | 'file' | 'phone';
  /** Only messages to this person. */
  readonly phone?: string;
  readonly times?: number;
  readonly skip?: number;
};

export type Approved = { readonly name: string; readonly language: string; readonly body: string };

export type CloudState = {
  /** Grows with every change; long-polled by the client. */
  readonly version: number;
  /** Webhook calls that the business has not answered 200. */
  readonly pendingWebhooks: number;
  /** Statuses with which webhook calls were answered, oldest first, the last 500. */
  readonly answers: readonly number[];
  readonly messages: number;
  /** Message ids that were marked as read, in order, and whether "typing" was shown with them. */
  readonly marked: readonly { readonly messageId: string; readonly typing: boolean }[];
  /** Calls so far by kind. */
  readonly calls: Readonly<Record<string, number>>;
};

/** What a person does. */
export type Act =
  | { readonly do: 'says'; readonly text: string; readonly replyTo?: string }
  | { readonly do: 'presses'; readonly label: string; readonly messageId?: string }
  | {
      readonly do: 'sends';
      readonly what: 'image' | 'document' | 'audio' | 'video';
      /** Base64; a small file of the kind if absent. */
      readonly bytes?: string;
      readonly caption?: string;
      readonly fileName?: string;
      readonly replyTo?: string;
    }
  | {
      readonly do: 'locates';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly address?: string;
    }
  | { readonly do: 'contact'; readonly phone: string; readonly name: string }
  | { readonly do: 'reacts'; readonly messageId: string; readonly emoji: string }
  | { readonly do: 'edits'; readonly messageId: string; readonly text: string }
  | { readonly do: 'sticker' }
  | { readonly do: 'poll' }
  | { readonly do: 'reads' }
  | { readonly do: 'opens' }
  /** Does nothing: who is it? */
  | { readonly do: 'is' };

export type ActBy = {
  readonly phone: string;
  /** Has a username, and hides the phone number behind it. */
  readonly hidden: boolean;
  readonly act: Act;
};

/** `address`: the person's business-scoped user id, where no message was sent. */
export type Done = { readonly messageId?: string; readonly address?: string };

/** How what was held is brought: all in one call or each by itself, mixed, and some of it twice. */
export type Release = { readonly together: boolean; readonly shuffle?: number; readonly twice?: boolean };
