import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { parsers, serializers } from '../codec.ts';
import { ConnectionLost } from '../errors.ts';
import type { Answer, Send, Statement } from '../transaction.ts';

export type ConnectOptions = {
  readonly url: string;
  /** Milliseconds that one statement may take, on the server; 0: no limit. */
  readonly statementTimeoutMs: number;
  /** Further settings of the session. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * One connection, from its opening to its end. It is never reopened: when it breaks, all that is pending on it rejects,
 * all that is sent later is refused, and a new one is made in its place. (The driver reconnects by itself, and then the
 * rest of a broken transaction runs outside it, or a late write ends the process: porsager/postgres 1154, 1189, 1208.)
 */
export type Connection = {
  readonly send: Send;
  /** Whether it has broken or was closed. */
  readonly isLost: boolean;
  /** Resolves when {@link isLost} becomes true. */
  readonly lost: Promise<void>;
  /** Milliseconds for which the server has owed an answer; 0 when nothing is pending. */
  silentFor(): number;
  /** Gives up on it: what is pending rejects with `reason`. */
  abandon(reason: string): void;
  /** Ends it politely; nothing must be pending. */
  close(): Promise<void>;
};

const connectTimeoutSeconds = 5;
/** Texts prepared on one connection for Drizzle; beyond them (lists of every length) it goes unprepared. */
const preparedLimit = 500;

/** Values in the driver's own shape: `to` and `from` name the type, the rest is ours. */
const types = Object.fromEntries(
  Object.entries(serializers).map(([oid, serialize]) => [
    `oid${oid}`,
    { to: Number(oid), from: [Number(oid)], serialize, parse: parsers[Number(oid)] },
  ]),
) as Record<string, postgres.PostgresType>;

/** Opens a connection. Rejects within seconds when there is no server. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  let onClose = (): void => undefined;
  const client = postgres(options.url, {
    max: 1,
    fetch_types: false,
    connect_timeout: connectTimeoutSeconds,
    idle_timeout: 0,
    max_lifetime: null,
    keep_alive: 15,
    types,
    onnotice: () => undefined,
    onclose: () => onClose(),
    connection: settingsOf(options),
  });
  try {
    await client.unsafe('select 1');
  } catch (error) {
    await client.end({ timeout: 0 });
    throw asConnectionLost(error);
  }
  const reserved = await client.reserve();
  const connection = over(client, reserved);
  onClose = () => connection.abandon('The connection to PostgreSQL broke');
  return connection;
}

/** As text: the driver leaves out a zero, and then the server's default would hold. */
function settingsOf({ statementTimeoutMs, settings }: ConnectOptions): Record<string, string> {
  return {
    application_name: 'sahut',
    TimeZone: 'UTC',
    statement_timeout: String(statementTimeoutMs),
    idle_in_transaction_session_timeout: '60000',
    ...settings,
  };
}

function over(client: postgres.Sql, reserved: postgres.ReservedSql): Connection {
  const prepared = new Set<string>();
  const pending = new Set<(error: Error) => void>();
  let waitingSince = 0;
  let lossReason: string | undefined;
  let announceLoss = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    announceLoss = resolve;
  });

  const isPrepared = (statement: Statement): boolean => {
    if (statement.hot || prepared.has(statement.text)) return true;
    if (prepared.size >= preparedLimit) return false;
    prepared.add(statement.text);
    return true;
  };

  const start = (statement: Statement): Promise<Answer> => {
    const { text, parameters, asLists } = statement;
    const values = parameters.map((value) =>
      typeof value === 'string' || typeof value === 'number' || value === null
        ? value
        : untyped(client, value),
    );
    const query = reserved.unsafe(text, values, optionsOf(statement, isPrepared));
    const answer = asLists ? query.values() : query;
    return answer.then((rows) => ({ rows: rows as object[], command: rows.command }));
  };

  return {
    get isLost() {
      return lossReason !== undefined;
    },
    lost,
    send: (statement) =>
      new Promise<Answer>((resolve, reject) => {
        if (lossReason !== undefined) {
          reject(new ConnectionLost(lossReason));
          return;
        }
        const settle = (finish: () => void): void => {
          // What was abandoned has been answered already.
          if (!pending.delete(reject)) return;
          waitingSince = performance.now();
          finish();
        };
        if (pending.size === 0) waitingSince = performance.now();
        pending.add(reject);
        start(statement).then(
          (answer) => settle(() => resolve(answer)),
          (error: unknown) => settle(() => reject(asConnectionLost(error))),
        );
      }),
    silentFor: () => (pending.size === 0 ? 0 : performance.now() - waitingSince),
    abandon(reason) {
      if (lossReason !== undefined) return;
      lossReason = reason;
      for (const reject of pending) reject(new ConnectionLost(reason));
      pending.clear();
      announceLoss();
      void client.end({ timeout: 0 });
    },
    async close() {
      if (lossReason !== undefined) return;
      lossReason = 'The connection to PostgreSQL was closed';
      reserved.release();
      await client.end({ timeout: 5 });
      announceLoss();
    },
  };
}

/** `begin` and the like take the simple protocol; everything else is parsed once if {@link Statement.hot} or often seen. */
function optionsOf(
  statement: Statement,
  isPrepared: (statement: Statement) => boolean,
): postgres.UnsafeQueryOptions {
  const isControl = statement.parameters.length === 0 && !statement.hot && !statement.asLists;
  return isControl
    ? { prepare: false }
    : ({ prepare: isPrepared(statement), simple: false } as postgres.UnsafeQueryOptions);
}

/** Leaves the type to the server: the driver takes a list of Buffers for one bytea, and types make variants of a text. */
function untyped(client: postgres.Sql, value: unknown): postgres.ParameterOrJSON<never> {
  return client.typed(value as never, 0);
}

const brokenCodes: ReadonlySet<unknown> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The driver's and the system's ways to say that the server is gone, as one; other errors as they are. */
function asConnectionLost(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return brokenCodes.has(code)
    ? new ConnectionLost(`PostgreSQL is not reachable (${String(code)})`, { cause: error })
    : error;
}
