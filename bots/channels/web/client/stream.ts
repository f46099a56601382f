import { streamAddress } from './api.ts';
import type { WireLine } from './wire.ts';

/** The server says that it lives every 15 s; a line quiet for longer than this is dead, whatever the phone thinks. */
const DEAD_AFTER = 40_000;
const LONGEST_WAIT = 30_000;

export type Stream = {
  /** Connects, or connects again at once, after this line. */
  open(afterId: number): void;
  /** Looks whether the line is still alive, and connects again if not. */
  check(): void;
  close(): void;
};

/** Receives new lines for as long as the page is open; connects again by itself after every break. */
export function createStream(on: {
  line(line: WireLine): void;
  up(): void;
  down(): void;
  ended(): void;
  /** Asked when the server refuses the stream. */
  mayGoOn(): Promise<boolean>;
}): Stream {
  let source: EventSource | undefined;
  let lastId = 0;
  let heardAt = 0;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  function heard(): void {
    heardAt = performance.now();
  }

  function connect(): void {
    clearTimeout(again);
    source?.close();
    heard();
    const current = new EventSource(streamAddress(lastId));
    source = current;
    current.onopen = () => {
      failures = 0;
      heard();
      on.up();
    };
    current.onmessage = (event: MessageEvent<string>) => {
      heard();
      const line: WireLine = JSON.parse(event.data);
      lastId = Math.max(lastId, line.id);
      on.line(line);
    };
    current.addEventListener('beat', heard);
    current.addEventListener('end', () => {
      current.close();
      on.ended();
    });
    current.onerror = () => {
      on.down();
      // While it is only "connecting" the browser tries again itself; refused, it gives up and we must.
      if (current.readyState === EventSource.CLOSED) {
        again = setTimeout(retry, Math.min(LONGEST_WAIT, 2000 * 2 ** failures++));
      }
    };
  }

  async function retry(): Promise<void> {
    if (await on.mayGoOn()) connect();
    else on.ended();
  }

  const isDead = () => performance.now() - heardAt > DEAD_AFTER;
  setInterval(() => {
    if (source && source.readyState !== EventSource.CLOSED && isDead()) connect();
  }, 5000);

  return {
    open(afterId) {
      lastId = Math.max(lastId, afterId);
      connect();
    },
    check() {
      if (source && (source.readyState !== EventSource.OPEN || isDead())) connect();
    },
    close() {
      clearTimeout(again);
      source?.close();
      source = undefined;
    },
  };
}
