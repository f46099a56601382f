/** Announcements of an admin to citizens who agreed to them: what may happen to one, and who may do it. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from './access.ts';
import { nightfallMs, quietUntilMs, type Zoned } from './calendar/local-time.ts';
import type { Instant } from './instant.ts';
import type { ChannelName } from './message.ts';
import { err, ok, type Result } from './result.ts';

/** Who gets it, always among those who agreed to announcements. */
export type Audience =
  | { readonly kind: 'everyone' }
  /** Who reported in this category. */
  | { readonly kind: 'category'; readonly categoryId: string }
  /** Whose report this unit or one below it has, or had last. */
  | { readonly kind: 'unit'; readonly unitId: string }
  /** Whose report names the place in these words. */
  | { readonly kind: 'area'; readonly words: string };

export const broadcastStatuses = [
  /** Its recipients are being collected. */
  'counting',
  'draft',
  /** It waits for another admin's yes. */
  'proposed',
  'running',
  'paused',
  'done',
  'cancelled',
] as const;
export type BroadcastStatus = (typeof broadcastStatuses)[number];

export type Broadcast = {
  readonly id: string;
  readonly text: string;
  readonly audience: Audience;
  readonly status: BroadcastStatus;
  /** An officer's id. */
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly approvedBy?: string;
  /** A draft or proposal is void after this; what is being sent is given up. */
  readonly expiresAt: Instant;
};

/** UTF-16 units; with its head and foot it stays one message on every channel. */
export const BROADCAST_LIMIT = 1_500;
/** A draft, and a proposal, waits this long. */
const VALID_HOURS = 24;
/** After so long, pauses and nights included, an announcement is news no more. */
const SENDING_HOURS = 72;

/** Whether a place, as a reporter wrote it, names an area in these words. */
export function namesArea(place: string, words: string): boolean {
  const area = folded(words);
  return area !== '' && ` ${folded(place)} `.includes(` ${area} `);
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** When a draft or proposal of now is void. */
export const validUntil = (now: Temporal.Instant): Instant => now.add({ hours: VALID_HOURS }).toString();

/** Whether a draft or proposal is void, or what is still to be sent too late to be said. */
export const isOver = ({ expiresAt }: Pick<Broadcast, 'expiresAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, Temporal.Instant.from(expiresAt)) > 0;

/** How it stands: a draft or proposal that waited too long is void. */
export const standing = (
  { status, expiresAt }: Pick<Broadcast, 'status' | 'expiresAt'>,
  now: Temporal.Instant,
): BroadcastStatus | 'void' =>
  (status === 'draft' || status === 'proposed') && isOver({ expiresAt }, now) ? 'void' : status;

/**
 * Whether a channel is for announcements: not a linked phone, whose number WhatsApp may block for sending in bulk to
 * people who did not just write.
 */
export const takesAnnouncements = (channel: ChannelName): boolean => channel !== 'whatsapp';

/** Meta lets nobody be written to freely for longer after their last message. */
const WINDOW_HOURS = 24;

/** Only who wrote since then may be written to, epoch milliseconds, where a channel has such a limit. */
export const heardSince = (channel: ChannelName, now: Temporal.Instant): number | undefined =>
  channel === 'whatsapp-cloud' ? now.subtract({ hours: WINDOW_HOURS }).epochMilliseconds : undefined;

/** Why somebody gets none though the audience names them, or did not get it. Others come from the channel. */
export type BroadcastFailure =
  /** The channel is not for announcements. */
  | 'leftOut'
  /** This deployment does not have the channel any more. */
  | 'channelOff'
  /** They ended announcements, or were muted, after the recipients were collected. */
  | 'optedOut'
  /** Its time to be sent was over. */
  | 'tooLate'
  | 'windowClosed'
  | 'blocked';

/** How far it is on one account of a channel. */
export type ChannelCount = {
  readonly channel: ChannelName;
  readonly account: string;
  readonly waiting: number;
  /** Handed to delivery, which has not come back. */
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
};

export type BroadcastFigures = {
  readonly channels: readonly ChannelCount[];
  readonly failures: readonly { readonly error: string; readonly count: number }[];
};

/** The counts of all channels together. */
export function totalOf({
  channels,
}: BroadcastFigures): Omit<ChannelCount, 'channel' | 'account'> & { readonly all: number } {
  const total = { waiting: 0, queued: 0, sent: 0, failed: 0 };
  for (const one of channels)
    for (const what of ['waiting', 'queued', 'sent', 'failed'] as const) total[what] += one[what];
  return { ...total, all: total.waiting + total.queued + total.sent + total.failed };
}

/** What is worth another try: not who may not be written to at all. */
export const resendable = ({ failures }: BroadcastFigures): number =>
  failures
    .filter(({ error }) => error !== 'leftOut' && error !== 'optedOut')
    .reduce((sum, { count }) => sum + count, 0);

export type BroadcastStep = 'propose' | 'approve' | 'reject' | 'pause' | 'resume' | 'cancel' | 'resend';

export type BroadcastRefusal =
  /** Its state does not allow it. */
  | 'notNow'
  | 'expired'
  /** The yes must be another admin's. */
  | 'own'
  /** Only who wrote it proposes it. */
  | 'notYours'
  | 'noSecondAdmin'
  | 'nobody'
  | 'nothingFailed';

/** From which states a step leads where. */
const steps: Readonly<Record<BroadcastStep, { from: readonly BroadcastStatus[]; to: BroadcastStatus }>> = {
  propose: { from: ['draft'], to: 'proposed' },
  approve: { from: ['proposed'], to: 'running' },
  reject: { from: ['proposed'], to: 'cancelled' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['counting', 'draft', 'proposed', 'running', 'paused'], to: 'cancelled' },
  resend: { from: ['done'], to: 'running' },
};

/** The steps that are possible in a state, in the order in which they are offered. */
export const stepsFrom = (status: BroadcastStatus): readonly BroadcastStep[] =>
  (Object.keys(steps) as BroadcastStep[]).filter((step) => steps[step].from.includes(status));

export type StepFacts = {
  readonly now: Temporal.Instant;
  readonly figures: BroadcastFigures;
  /** Admins in service besides the actor. */
  readonly otherAdmins: number;
};

/** Decides a step of an admin; what changes of the announcement. */
export function decideBroadcast(
  broadcast: Broadcast,
  step: BroadcastStep,
  by: Pick<OfficerActor, 'officerId'>,
  { now, figures, otherAdmins }: StepFacts,
): Result<Partial<Pick<Broadcast, 'status' | 'approvedBy' | 'expiresAt'>>, BroadcastRefusal> {
  const { from, to } = steps[step];
  if (!from.includes(broadcast.status)) return err('notNow');
  const isVoid = isOver(broadcast, now);
  const sendUntil = now.add({ hours: SENDING_HOURS }).toString();
  switch (step) {
    case 'propose':
      if (broadcast.createdBy !== by.officerId) return err('notYours');
      if (isVoid) return err('expired');
      if (totalOf(figures).waiting === 0) return err('nobody');
      if (otherAdmins === 0) return err('noSecondAdmin');
      return ok({ status: to, expiresAt: validUntil(now) });
    case 'approve':
      if (broadcast.createdBy === by.officerId) return err('own');
      if (isVoid) return err('expired');
      return ok({ status: to, approvedBy: by.officerId, expiresAt: sendUntil });
    case 'resend':
      return resendable(figures) === 0 ? err('nothingFailed') : ok({ status: to, expiresAt: sendUntil });
    default:
      return ok({ status: to });
  }
}

/** How long it takes under the channels' rates, milliseconds; the channels send at the same time. */
export function remainingMs(
  { channels }: BroadcastFigures,
  gapOf: (channel: ChannelName, account: string) => number,
): number {
  const each = channels.map(
    ({ channel, account, waiting, queued }) => (waiting + queued) * gapOf(channel, account),
  );
  return Math.max(0, ...each);
}

/** When so much sending that begins now is over, the nights left out. */
export function finishAt(calendar: Zoned, now: Temporal.Instant, sendingMs: number): Temporal.Instant {
  let at = quietUntilMs(calendar, now.epochMilliseconds);
  for (let left = sendingMs; ; ) {
    const night = nightfallMs(calendar, at);
    if (at + left <= night) return Temporal.Instant.fromEpochMilliseconds(Math.ceil(at + left));
    left -= night - at;
    at = quietUntilMs(calendar, night);
  }
}

/** When the day's sending ends: the next instant at which it is night. */
export const nightfall = (calendar: Zoned, now: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(nightfallMs(calendar, now.epochMilliseconds));
