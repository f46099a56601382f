/** The message that shows how far an announcement is, and edits itself. */
import { remainingMs } from '../src/domain/broadcast.ts';
import type { Language } from '../src/domain/message.ts';
import type { ActiveBroadcast } from '../src/ports/broadcasts.ts';
import { type BroadcastDeps, gapOf, readerOf, type Stand } from './broadcast-sending.ts';
import { progressMessage } from './officer/words/broadcast.ts';

export type ProgressDeps = BroadcastDeps & {
  /** A reading that only grows, milliseconds. */
  readonly monotonic: () => number;
  /** A message is edited no more often, milliseconds. */
  readonly editMs: number;
};

/** At night, and while it is paused, there is hardly anything to see. */
const RESTING_EDIT_MS = 60_000;
/** A message that is not sent by then stays as it was. */
const LAST_LOOK_MS = 60_000;

export type Progress = ReturnType<typeof createProgress>;
/** What a message said last, if it is sent and could be edited; how the announcement stood, and when that was looked at. */
type Shown = { readonly text?: string; readonly stand: string; readonly at: number };

/**
 * The messages that show how far announcements are. What it knows of them is lost with the process, which costs one edit
 * more.
 */
export function createProgress(deps: ProgressDeps) {
  const shown = new Map<string, Shown>();
  /** Since when they are over, and wait for their last look. */
  const ended = new Map<string, number>();
  const { editMs } = deps;
  const keyOf = ({ status, restingUntil = '' }: Stand) => `${status} ${restingUntil}`;

  async function edit(id: string, stand: Stand): Promise<void> {
    const { status, restingUntil } = stand;
    const { figures, messages } = await deps.transact(async ({ broadcasts }) => ({
      figures: await broadcasts.figures(id),
      messages: await broadcasts.progress(id),
    }));
    const left = { remainingMs: remainingMs(figures, gapOf(deps)), ...(restingUntil && { restingUntil }) };
    const worded = (language: Language) =>
      progressMessage({ id, status }, figures, left, readerOf(deps, language));
    const text = JSON.stringify(worded('id'));
    let isSaid = messages.length > 0;
    if (shown.get(id)?.text !== text)
      for (const { channel: name, account, language, ...sent } of messages) {
        const channel = deps.channels.find((one) => one.name === name && one.account === account);
        if (channel?.edit && !(await channel.edit(worded(language), sent))) isSaid = false;
      }
    // What is not sent itself yet is looked for at once.
    const at = messages.length > 0 ? deps.monotonic() : Number.NEGATIVE_INFINITY;
    shown.set(id, { stand: keyOf(stand), at, ...(isSaid && { text }) });
  }

  return {
    /** At a calm pace; what is shown for the first time, or changes by the clock or a word of an admin, at once. */
    async show(id: string, stand: Stand): Promise<void> {
      const last = shown.get(id);
      const isMoving = stand.status === 'running' && stand.restingUntil === undefined;
      const gap = isMoving ? editMs : RESTING_EDIT_MS;
      if (last?.stand !== keyOf(stand) || deps.monotonic() - last.at >= gap) await edit(id, stand);
    },
    /** Those that are under way no more: a last look, when their message is sent. */
    async close(active: readonly ActiveBroadcast[]): Promise<void> {
      for (const id of shown.keys()) {
        if (active.some((one) => one.id === id)) continue;
        const since = ended.get(id) ?? deps.monotonic();
        ended.set(id, since);
        const broadcast = await deps.transact(({ broadcasts }) => broadcasts.lock(id));
        if (broadcast) await edit(id, { status: broadcast.status });
        const isShown = shown.get(id)?.text !== undefined;
        if (!isShown && deps.monotonic() - since < LAST_LOOK_MS) continue;
        shown.delete(id);
        ended.delete(id);
      }
    },
  };
}
