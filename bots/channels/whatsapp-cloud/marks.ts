/** Shows people that they were read and are being answered. Best effort: nothing depends on it. */
import type { Graph } from './graph.ts';

/** A mark that comes after our answer would show "typing" with nothing to come, so an answer waits this long for it. */
const WAIT_MS = 1_500;
/** Marks under way at once; beyond, people are answered unmarked. */
const AT_ONCE = 64;

export type Marks = {
  /** Marks these messages (by address, Meta's ids) and those before them as read, and shows "typing". */
  show(last: ReadonlyMap<string, string>): void;
  /** Resolves when the chat's mark is over. */
  settled(address: string): Promise<void>;
  /** Resolves when all are. */
  stop(): Promise<void>;
};

export function createMarks(graph: Graph, phoneId: string): Marks {
  const running = new Map<string, Promise<void>>();

  async function mark(address: string, messageId: string): Promise<void> {
    await graph({
      method: 'POST',
      path: `${phoneId}/messages`,
      json: {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: messageId,
        typing_indicator: { type: 'text' },
      },
      timeoutMs: WAIT_MS,
    });
    running.delete(address);
  }

  return {
    show(last) {
      for (const [address, messageId] of last)
        if (running.size < AT_ONCE && !running.has(address)) running.set(address, mark(address, messageId));
    },
    settled: (address) => running.get(address) ?? Promise.resolve(),
    async stop() {
      await Promise.all(running.values());
    },
  };
}
