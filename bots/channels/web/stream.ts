import { Readable } from 'node:stream';
import type { WebChatStore, WebSession } from '../../../src/ports/web-chat.ts';
import type { WebConfig } from './config.ts';
import { toWire } from './render.ts';
import type { Sessions } from './session.ts';

/** Lines sent at once to a page that was away. */
const PAGE = 100;
/** Streams of one conversation; the oldest ends for one more. A person has few tabs, an attacker may have many. */
const STREAMS_EACH = 8;

type Reader = {
  readonly conversationId: string;
  readonly ended: AbortController;
  lastId: number;
  isBehind: boolean;
  wake: (() => void) | undefined;
};

export type Streams = {
  /** Server-sent events of a conversation after a line: one event a line, its id the line's. */
  open(session: WebSession, afterId: number): Readable;
  /** A line was added to this conversation by this process. */
  wake(conversationId: string): void;
  /** Ends every stream; the pages reconnect, to another process if this one goes. */
  close(): void;
};

/** Keeps the open streams of this process, and looks once a `pollMs` for what other replicas added. */
export function createStreams(
  config: Pick<WebConfig, 'pollMs' | 'heartbeatMs'>,
  deps: {
    readonly store: WebChatStore;
    readonly sessions: Sessions;
    readonly failed: (error: unknown) => void;
  },
): Streams {
  const { store, sessions } = deps;
  const readers = new Set<Reader>();
  let polling: NodeJS.Timeout | undefined;

  async function poll(): Promise<void> {
    try {
      const behind = new Map<string, number>();
      for (const { conversationId, lastId } of readers) {
        behind.set(conversationId, Math.min(lastId, behind.get(conversationId) ?? lastId));
      }
      for (const conversationId of await store.fresh(behind)) wake(conversationId);
    } catch (error) {
      deps.failed(error);
    }
    polling = readers.size > 0 ? setTimeout(poll, config.pollMs) : undefined;
  }

  function wake(conversationId: string): void {
    for (const reader of readers) {
      if (reader.conversationId !== conversationId) continue;
      reader.isBehind = true;
      reader.wake?.();
    }
  }

  async function* events(session: WebSession, reader: Reader): AsyncGenerator<string> {
    const { signal } = reader.ended;
    yield 'retry: 2000\n\n';
    let checkedAt = performance.now();
    while (!signal.aborted) {
      if (reader.isBehind) {
        reader.isBehind = false;
        const lines = await store.after(session.conversationId, reader.lastId, PAGE);
        if (lines.length === PAGE) reader.isBehind = true;
        for (const line of lines) {
          reader.lastId = line.id;
          yield `id: ${line.id}\ndata: ${JSON.stringify(toWire(line, session.kind))}\n\n`;
        }
        continue;
      }
      const quietFor = performance.now() - checkedAt;
      if (quietFor < config.heartbeatMs) {
        await nextWake(reader, config.heartbeatMs - quietFor);
        continue;
      }
      checkedAt = performance.now();
      if (!(await sessions.isAlive(session))) {
        yield 'event: end\ndata: {}\n\n';
        return;
      }
      // Named, so that the page can tell a quiet line from a dead one.
      yield 'event: beat\ndata: 1\n\n';
    }
  }

  return {
    open(session, afterId) {
      const { conversationId } = session;
      const ended = new AbortController();
      const reader: Reader = { conversationId, ended, lastId: afterId, isBehind: true, wake: undefined };
      const stream = Readable.from(events(session, reader), { objectMode: true, highWaterMark: 4 });
      const older = [...readers].filter((other) => other.conversationId === conversationId);
      if (older.length >= STREAMS_EACH) older[0]?.ended.abort();
      readers.add(reader);
      stream.once('close', () => {
        ended.abort();
        readers.delete(reader);
      });
      polling ??= setTimeout(poll, config.pollMs);
      return stream;
    },
    wake,
    close() {
      clearTimeout(polling);
      polling = undefined;
      for (const reader of readers) reader.ended.abort();
    },
  };
}

/** Resolves when a line may have come, after `afterMs`, or when the stream ends. */
function nextWake(reader: Reader, afterMs: number): Promise<void> {
  const { signal } = reader.ended;
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', settle);
      reader.wake = undefined;
      resolve();
    };
    const timer = setTimeout(settle, afterMs);
    signal.addEventListener('abort', settle);
    reader.wake = settle;
  });
}
