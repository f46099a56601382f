/** The outcome of something that may be refused for a reason the caller must handle. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A success that holds `value`. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** A failure that holds `error`: data, never thrown. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
