/** Failures in words for logs; never what was sent, never whom it was for. */

/** What the network or a library says of a failure, in one line with its code and cause. */
export function failureWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  const cause = error.cause instanceof Error ? `: ${failureWords(error.cause)}` : '';
  return `${error.message}${code}${cause}`;
}

/** What our own service failed by: a name and a code only, since the database's words may quote people's. */
export function failureNameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} (${error.code})` : error.name;
}
