/** What admins are told of announcements (`siaran`): writing one, its preview, its progress and its result. */
import type {
  BroadcastRefusal,
  BroadcastStatus,
  BroadcastStep,
  ChannelCount,
} from '../../src/domain/broadcast.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { ChannelName, Language, Text } from '../../src/domain/message.ts';
import { broadcastEn } from './en/broadcast.ts';
import { broadcastId } from './id/broadcast.ts';

/** The audience in the form in which it is named. */
export type AudienceWords =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'category' | 'unit' | 'area'; readonly name: string };

export type BroadcastCopy = {
  readonly askText: (limit: number) => Text;
  readonly tooLong: (length: number, limit: number) => Text;
  readonly askAudience: Text;
  readonly askCategory: Text;
  readonly askUnit: Text;
  readonly askArea: Text;
  readonly unclear: (words: string) => Text;
  /** More than one unit may be meant. */
  readonly several: (words: string) => Text;
  /** Nothing was being written. */
  readonly noText: Text;
  readonly discarded: Text;
  readonly counting: Text;
  readonly audience: (audience: AudienceWords) => string;
  readonly labels: Readonly<Record<BroadcastStep | 'new' | 'look' | 'discard', string>>;
  readonly audienceLabels: Readonly<Record<AudienceWords['kind'], string>>;
  /** `void`: nobody agreed to it in time. */
  readonly status: Readonly<Record<BroadcastStatus | 'void', string>>;
  readonly title: string;
  readonly none: Text;
  /** A line of the list: when, to whom, how it stands, how it begins. */
  readonly line: (line: { on: string; audience: string; status: string; text: string }) => Text;
  readonly lookLabel: (position: number) => string;
  /** Says that what follows is what people will read. */
  readonly preview: Text;
  readonly people: (count: number) => Text;
  readonly channel: (count: Pick<ChannelCount, 'channel'> & { people: number; sendingMs?: number }) => string;
  readonly leftOut: (channel: ChannelName, people: number) => string;
  readonly nobody: Text;
  readonly finishes: (at: Instant, timeZone: string) => string;
  readonly proposeAsk: Text;
  readonly proposal: (name: string, audience: string, people: number) => Text;
  readonly did: (step: BroadcastStep, name: string) => Text;
  /** How far it is; `remainingMs` only while it is sent, `resting` while it waits for the morning. */
  readonly progress: (facts: {
    status: BroadcastStatus;
    done: number;
    all: number;
    failed: number;
    remainingMs?: number;
    resting?: { until: Instant; timeZone: string };
  }) => Text;
  readonly resting: (until: Instant, timeZone: string) => Text;
  readonly result: (facts: { sent: number; all: number }) => Text;
  readonly failure: (error: string, count: number) => string;
  readonly resendLabel: (count: number) => string;
  /** Before how an announcement stands. */
  readonly stands: string;
  readonly refused: Readonly<Record<BroadcastRefusal, Text>>;
  readonly unknown: Text;
};

export const broadcastCopy: Readonly<Record<Language, BroadcastCopy>> = { id: broadcastId, en: broadcastEn };
