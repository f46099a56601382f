import { type Answer, post } from './api.ts';
import { dropItem, keepItem, keptFile, type Pending, pendingItems } from './keep.ts';
import type { WireReceipt, WireRefusal } from './wire.ts';

/** How an item stands. `part`: of a file, 0 to 1. */
export type Standing =
  | { readonly is: 'unsent' }
  | { readonly is: 'sending'; readonly part?: number }
  | { readonly is: 'sent'; readonly receipt: WireReceipt }
  | { readonly is: 'refused'; readonly why: WireRefusal['error'] };

export type Queue = {
  /** Keeps an item on the device and sends it after those before it. */
  add(item: Pending): void;
  /** Something changed for the better: try now instead of waiting. */
  kick(): void;
  /** Nothing goes out until `release`: the session is not there (yet). */
  hold(): void;
  /** Sends. Without `old`, what an earlier visit left is handed back as refused instead. */
  release(old: boolean): void;
};

const LONGEST_WAIT = 30_000;

/**
 * Sends what waits, one after the other in the order it was written, until each is taken or refused for good. An id is
 * sent again after a lost answer; the server takes it once.
 */
export function createQueue(
  changed: (item: Pending, standing: Standing) => void,
  signedOut: () => void,
  renewToken: () => Promise<boolean>,
): Queue {
  const items = pendingItems();
  let left = [...items];
  let isHeld = true;
  let isRunning = false;
  let wakeUp: (() => void) | undefined;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    let failures = 0;
    for (let item = items[0]; item && !isHeld; item = items[0]) {
      const sent = await send(item);
      if (sent === 'wait') await pause(failures++);
      else failures = 0;
    }
    isRunning = false;
  }

  async function send(item: Pending): Promise<'done' | 'wait'> {
    changed(item, { is: 'sending' });
    const file = item.kind === 'media' ? await keptFile(item.id) : undefined;
    const answer: Answer<WireReceipt> = await post(item, file, (part) =>
      changed(item, { is: 'sending', part }),
    );
    if (answer.ok) {
      finish(item);
      changed(item, { is: 'sent', receipt: answer.value });
      return 'done';
    }
    if (answer.why === 'noSession' || (answer.why === 'wrongToken' && !(await renewToken()))) {
      isHeld = true;
      changed(item, { is: 'unsent' });
      signedOut();
      return 'done';
    }
    if (answer.why === 'away' || answer.why === 'notReady' || answer.why === 'wrongToken') {
      changed(item, { is: 'unsent' });
      return 'wait';
    }
    finish(item);
    changed(item, { is: 'refused', why: answer.why });
    return 'done';
  }

  function finish(item: Pending): void {
    items.splice(items.indexOf(item), 1);
    dropItem(item.id);
  }

  function pause(failures: number): Promise<void> {
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** failures) * (0.75 + Math.random() / 2);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  for (const item of items) changed(item, { is: 'unsent' });
  return {
    add(item) {
      items.push(item);
      keepItem(item);
      changed(item, { is: isHeld || items.length > 1 ? 'unsent' : 'sending' });
      void run();
    },
    kick: () => wakeUp?.(),
    hold: () => {
      isHeld = true;
    },
    release(old) {
      for (const item of old ? [] : left) {
        finish(item);
        changed(item, { is: 'refused', why: 'noSession' });
      }
      left = [];
      isHeld = false;
      wakeUp?.();
      void run();
    },
  };
}
