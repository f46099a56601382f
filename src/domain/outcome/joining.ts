import type { JoinRefusal } from '../join.ts';
import type { ChannelName } from '../message.ts';

/** What comes of joining chats and parting them, for citizens and officers. */
export type JoiningOutcome =
  | {
      readonly kind: 'joinCode';
      readonly code: string;
      readonly minutes: number;
      readonly as: 'reporter' | 'officer';
    }
  /** A code that joins this chat with one on `channel`, as the officer it signs in, if it does. */
  | {
      readonly kind: 'joinFound';
      readonly code: string;
      readonly channel: ChannelName;
      readonly officer?: { readonly name: string; readonly unitName: string };
    }
  | {
      readonly kind: 'joined';
      readonly channel: ChannelName;
      readonly officer?: { readonly name: string; readonly unitName: string };
      /** An unfinished form came along, or there is one in both chats. */
      readonly form?: 'moved' | 'both';
      /** What the other chat had under way, opaque to the core. */
      readonly left?: unknown;
    }
  | { readonly kind: 'formKept'; readonly left?: unknown }
  | { readonly kind: 'joinRefused'; readonly why: JoinRefusal | 'mistyped' }
  | { readonly kind: 'separateAsked' | 'separated'; readonly channels: readonly ChannelName[] }
  | { readonly kind: 'notJoined' };
