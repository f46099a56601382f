import { performance } from 'node:perf_hooks';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { Database, Ownership } from './client.ts';
import { parsers, serializers } from './codec.ts';
import { ensureCluster } from './embedded/cluster.ts';
import { lockDirectory } from './embedded/directory-lock.ts';
import { DurableFileSystem, startParameters } from './embedded/durable-file-system.ts';
import { createMaintenance } from './embedded/maintenance.ts';
import { compiledServer, TemplateFileSystem } from './embedded/memory-file-system.ts';
import { createWorkQueue, yieldToEventLoop } from './embedded/work-queue.ts';
import { runTransaction, type Send, sessionOver } from './transaction.ts';

/** A transaction that uses the database's own handle inside waits for itself; it is told after this. */
const nestedPatienceMs = 5_000;
/** Statements of one transaction may keep the event loop for so long before it gets a turn between them. */
const sliceMs = 10;

/** The embedded database, with what only its tests ask for. */
export type EmbeddedDatabase = Database & {
  /** How often a file was forced to disk since it was opened. */
  fsyncs(): number;
};

/**
 * Opens (or makes) the embedded database in `directory`: durable, locked against other processes.
 * @throws DatabaseInUse, DatabaseUnusable: their messages say what to do
 */
export async function openEmbedded(directory: string): Promise<EmbeddedDatabase> {
  const lock = await lockDirectory(directory);
  try {
    await ensureCluster(directory);
    const files = new DurableFileSystem(directory);
    const server = await start({ fs: files, startParams: startParameters(true) });
    return {
      ...databaseOver(server, async () => {
        await server.close();
        lock.release();
      }),
      fsyncs: () => files.fsyncs,
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A database that is gone when closed: for tests. `template`: a directory, not open anywhere, that it is a copy of. */
export async function openInMemory(template?: string): Promise<Database> {
  const server = await start({
    ...(await compiledServer()),
    ...(template === undefined ? {} : { fs: new TemplateFileSystem(template) }),
    startParams: startParameters(false),
  });
  return databaseOver(server, () => server.close());
}

async function start(options: PGliteOptions): Promise<PGlite> {
  const server = await PGlite.create(options);
  Object.assign(server.parsers, parsers);
  Object.assign(server.serializers, serializers);
  return server;
}

function databaseOver(server: PGlite, end: () => Promise<void>): Database {
  const queue = createWorkQueue(nestedPatienceMs);
  const maintenance = createMaintenance(server, queue);
  const owned = new Set<string>();
  const send = sendTo(server);
  let isClosed = false;

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isClosed) throw new Error('The database is closed');
    const result = await queue.run(work);
    maintenance.countWork();
    return result;
  };
  const session = sessionOver((statement) => run(() => send(statement)));

  return {
    kind: 'embedded',
    get orm() {
      return session.orm;
    },
    query: (text, parameters) => session.query(text, parameters),
    transaction: (work) => run(() => runTransaction(send, work)),
    own: async (name) => own(owned, name),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await queue.drained();
      await end();
    },
  };
}

/** Nobody else can have the database open, so the names taken in this process are all there are. */
function own(owned: Set<string>, name: string): Ownership | undefined {
  if (owned.has(name)) return undefined;
  owned.add(name);
  return {
    lost: new Promise<void>(() => undefined),
    async release() {
      owned.delete(name);
    },
  };
}

/** One statement after another, in the order sent, giving the event loop a turn when they have kept it for long. */
function sendTo(server: PGlite): Send {
  let yieldedAt = performance.now();
  let tail: Promise<unknown> = Promise.resolve();
  return ({ text, parameters, asLists }) => {
    const answer = tail.then(async () => {
      if (performance.now() - yieldedAt > sliceMs) {
        await yieldToEventLoop();
        yieldedAt = performance.now();
      }
      const rowMode = asLists ? 'array' : 'object';
      try {
        const { rows, command } = await server.query<object>(text, [...parameters], { rowMode });
        return { rows, command };
      } catch (error) {
        throw withoutParameters(error);
      }
    });
    tail = answer.catch(() => undefined);
    return answer;
  };
}

/** The driver hangs the parameters on its errors, and errors end in logs. */
function withoutParameters(error: unknown): unknown {
  if (error instanceof Error) {
    for (const name of ['params', 'query', 'queryOptions']) Reflect.deleteProperty(error, name);
  }
  return error;
}
