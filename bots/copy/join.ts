import type { JoinRefusal } from '../../src/domain/join.ts';
import type { ChannelName, Text } from '../../src/domain/message.ts';

/** Joining two chats of one person, or of one officer. */
export type JoinCopy = {
  readonly labels: {
    /** Gives a code. */
    readonly join: string;
    readonly yes: string;
    readonly signIn: string;
    readonly no: string;
    readonly separate: string;
    readonly formHere: string;
    readonly formThere: (channel: ChannelName) => string;
  };
  readonly code: (code: string, minutes: number, as: 'reporter' | 'officer') => Text;
  /** Says what joining means, before it is done. */
  readonly ask: (channel: ChannelName) => Text;
  readonly askSignIn: (channel: ChannelName, name: string, unitName: string) => Text;
  readonly joined: (channel: ChannelName) => Text;
  readonly formMoved: Text;
  readonly whichForm: (channel: ChannelName) => Text;
  readonly formKept: Text;
  readonly signedIn: (name: string, unitName: string) => Text;
  /** To the chat that gave the code. */
  readonly joinedElsewhere: (channel: ChannelName) => Text;
  readonly signedInElsewhere: (channel: ChannelName) => Text;
  readonly left: Text;
  readonly separateAsk: (channels: readonly ChannelName[]) => Text;
  readonly separated: Text;
  readonly notJoined: Text;
  readonly refused: (why: JoinRefusal | 'mistyped') => Text;
};
