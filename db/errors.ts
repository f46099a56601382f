/** The embedded database's directory belongs to another process; the message says what to do. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}

/** The database cannot be opened as it is (another major version, a file in the way); the message says what to do. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/** The connection to PostgreSQL broke, or none could be had in time. Whether a commit in flight arrived is unknown. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** SQLSTATE of a failed statement (`23505`: a unique value is taken), through whatever wraps it; undefined if none. */
export function errorCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code))
      return cause.code;
  }
  return undefined;
}
