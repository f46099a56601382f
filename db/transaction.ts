import { drizzle } from 'drizzle-orm/pg-proxy';
import type { Orm, Session } from './client.ts';
import { assertDefined } from './codec.ts';
import * as schema from './schema/index.ts';

export type Answer = { readonly rows: object[] | unknown[][]; readonly command: string | undefined };

export type Statement = {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** Rows as lists of values, in the order of the columns, as Drizzle wants them. */
  readonly asLists?: true;
  /** Hot: prepare it on the connection, whatever it costs there. */
  readonly hot?: true;
};

/** Sends one statement to a connection, whose answers come in the order sent. */
export type Send = (statement: Statement) => Promise<Answer>;

/**
 * A session over a way to send statements. Drizzle's part is made when first used: hot transactions never do.
 * `isWatched`: somebody else sees to it that failures are not lost, so that a query nobody waits for may fail quietly.
 */
export function sessionOver(send: Send, isWatched = false): Session {
  let orm: Orm | undefined;
  return {
    get orm() {
      orm ??= ormOver(send);
      return orm;
    },
    query<Row extends object>(text: string, parameters: readonly unknown[]) {
      const rows = queryRows<Row>(send, text, parameters);
      if (isWatched) rows.catch(() => undefined);
      return rows;
    },
  };
}

async function queryRows<Row extends object>(
  send: Send,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  assertDefined(parameters);
  const { rows } = await send({ text, parameters, hot: true });
  return rows as Row[];
}

function ormOver(send: Send): Orm {
  return drizzle(
    async (text, parameters: unknown[], method) => {
      try {
        assertDefined(parameters);
        const { rows } = await send({ text, parameters, ...(method === 'all' ? { asLists: true } : {}) });
        return { rows };
      } catch (error) {
        // Drizzle puts the parameters into the message of the error it throws, and messages end in logs.
        parameters.length = 0;
        throw error;
      }
    },
    { schema },
  );
}

/**
 * Runs `work` between begin and commit on one connection. `begin` is not waited for: it travels with the first
 * statement, and the commit with the last ones if `work` does not wait for them; if one of those failed, Postgres
 * answers COMMIT with ROLLBACK, and the failure is thrown.
 */
export async function runTransaction<T>(send: Send, work: (session: Session) => Promise<T>): Promise<T> {
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const issue = (statement: Statement): Promise<Answer> => {
    const answer = send(statement);
    last = answer.catch((error: unknown) => {
      failure ??= { error };
    });
    return answer;
  };
  const guarded: Send = (statement) =>
    ended
      ? Promise.reject(new Error('A session was used after its transaction had ended'))
      : issue(statement);

  void issue({ text: 'begin', parameters: [] }).catch(() => undefined);
  /** Sent behind what is under way, without waiting for it: answers come in the order sent. */
  const end = async (text: 'commit' | 'rollback'): Promise<Answer> => {
    ended = true;
    const answer = await send({ text, parameters: [] });
    await last;
    return answer;
  };

  let result: T;
  try {
    result = await work(sessionOver(guarded, true));
  } catch (error) {
    await end('rollback').catch(() => undefined);
    throw error;
  }
  const { command } = await end('commit');
  if (command === 'ROLLBACK') throw failure?.error ?? new Error('The transaction was rolled back');
  return result;
}
