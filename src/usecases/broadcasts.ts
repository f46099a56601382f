/** Announcements as admins move them: written by one, agreed to by another, paused, resumed, ended, sent again. */
import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import {
  type Audience,
  type Broadcast,
  type BroadcastFigures,
  type BroadcastStep,
  decideBroadcast,
  stepsFrom,
  totalOf,
  validUntil,
} from '../domain/broadcast.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { BroadcastStore } from '../ports/broadcasts.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

/** Announcements on one page of the list. */
const PAGE = 5;
/** Among so many of the newest a step finds the one that it is meant for. */
const RECENT = 20;

const audited: Readonly<Record<BroadcastStep, string>> = {
  propose: 'broadcastProposed',
  approve: 'broadcastApproved',
  reject: 'broadcastRejected',
  pause: 'broadcastPaused',
  resume: 'broadcastResumed',
  cancel: 'broadcastCancelled',
  resend: 'broadcastResent',
};

/** Keeps a text with its audience; whom it reaches is counted in the background, and then shown to its author. */
export const draftBroadcast =
  (deps: Pick<UseCaseDeps, 'newId'>) =>
  async (
    stores: Pick<Stores, 'broadcasts' | 'audit'>,
    { text, audience }: { readonly text: string; readonly audience: Audience },
    by: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    if (by.role !== 'admin') return { kind: 'notAllowed', command: 'broadcast' };
    const id = deps.newId();
    await stores.broadcasts.add({
      id,
      text,
      audience,
      status: 'counting',
      createdBy: by.officerId,
      createdAt: now.toString(),
      expiresAt: validUntil(now),
    });
    await stores.audit.append(id, by, 'broadcastDrafted', { audience: audience.kind }, now.toString());
    return { kind: 'broadcastDrafted' };
  };

/** Takes a step of the announcement with this id, or of the newest that allows it. */
export async function stepBroadcast(
  stores: Pick<Stores, 'broadcasts' | 'officers' | 'audit'>,
  { step, id }: { readonly step: BroadcastStep; readonly id?: string },
  by: OfficerActor,
  now: Temporal.Instant,
): Promise<Outcome> {
  if (by.role !== 'admin') return { kind: 'notAllowed', command: 'broadcast' };
  const { broadcasts } = stores;
  const meant = id ?? (await newestFor(broadcasts, step));
  const broadcast = meant === undefined ? undefined : await broadcasts.lock(meant);
  if (!broadcast) return { kind: 'broadcastRefused', why: 'unknown' };
  const figures = await broadcasts.figures(broadcast.id);
  const admins = (await stores.officers.active()).filter(({ role }) => role === 'admin');
  const otherAdmins = admins.filter((one) => one.id !== by.officerId).length;
  const decided = decideBroadcast(broadcast, step, by, { now, figures, otherAdmins });
  if (!decided.ok) return { kind: 'broadcastRefused', why: decided.error, broadcast, figures };
  await broadcasts.set(broadcast.id, decided.value);
  if (step === 'pause' || step === 'cancel') await broadcasts.recall(broadcast.id);
  if (step === 'resend') await broadcasts.resend(broadcast.id);
  const moved: Broadcast = { ...broadcast, ...decided.value };
  const reach = step === 'resend' ? await broadcasts.figures(broadcast.id) : figures;
  await stores.audit.append(moved.id, by, audited[step], peopleOf(reach), now.toString());
  return { kind: 'broadcast', broadcast: moved, figures: reach, step, by: by.name };
}

/** How many there were when a step was taken. */
function peopleOf(figures: BroadcastFigures): Record<string, number> {
  const { waiting, queued, sent, failed } = totalOf(figures);
  return { waiting: waiting + queued, sent, failed };
}

async function newestFor(broadcasts: BroadcastStore, step: BroadcastStep): Promise<string | undefined> {
  const { rows } = await broadcasts.list(undefined, RECENT);
  const possible = rows.filter(({ status }) => stepsFrom(status).includes(step));
  // Who says "cancel" while something is sent means that, whatever else was written since.
  const urgent = possible.find(({ status }) => status === 'running' || status === 'paused');
  return (urgent ?? possible[0])?.id;
}

/** Announcements, newest first. */
export async function listBroadcasts(
  { broadcasts }: Pick<Stores, 'broadcasts'>,
  after: string | undefined,
  by: OfficerActor,
): Promise<Outcome> {
  if (by.role !== 'admin') return { kind: 'notAllowed', command: 'broadcast' };
  return { kind: 'broadcasts', ...(await broadcasts.list(after, PAGE)) };
}

/** One announcement as it stands, or the newest. */
export async function viewBroadcast(
  { broadcasts }: Pick<Stores, 'broadcasts'>,
  id: string | undefined,
  by: OfficerActor,
): Promise<Outcome> {
  if (by.role !== 'admin') return { kind: 'notAllowed', command: 'broadcast' };
  const meant = id ?? (await broadcasts.list(undefined, 1)).rows[0]?.id;
  const broadcast = meant === undefined ? undefined : await broadcasts.lock(meant);
  if (!broadcast) return { kind: 'broadcastRefused', why: 'unknown' };
  return {
    kind: 'broadcast',
    broadcast,
    figures: await broadcasts.figures(broadcast.id),
    by: by.name,
  };
}
