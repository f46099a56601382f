import { GrammyError, HttpError } from 'grammy';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { failureWords } from '../failures.ts';

/** What Telegram said of a token that it does not know; nothing but another token helps. */
export function isTokenRefused(error: unknown): boolean {
  // A revoked token gets 401, one that never was a token 404: to Telegram it is a part of the address.
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** Another process polls with this token, or has set a webhook for it. */
export const isConflict = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 409;

/** How long Telegram wants to be left alone, milliseconds; `undefined`: it did not say. */
export function retryAfterOf(error: unknown): number | undefined {
  if (!(error instanceof GrammyError) || error.error_code !== 429) return undefined;
  return (error.parameters.retry_after ?? 1) * 1000;
}

/** Telegram understood and said no: the same request will fail again. */
export const isRefused = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 400 || error.error_code === 413);

/** It says so already. */
export const isUnchanged = (error: unknown): boolean =>
  isRefused(error) && error instanceof GrammyError && error.description.includes('message is not modified');

/** What a failed call means for the message. Throws on again what no network or provider did: a bug. */
export function deliveryErrorOf(error: unknown, redact: (words: string) => string): DeliveryError {
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) return { code: 'rateLimited', retryAfter };
  if (error instanceof GrammyError) {
    const detail = redact(error.description);
    if (error.error_code === 403) return { code: 'blocked' };
    if (isRefused(error)) return { code: 'rejected', detail };
    return { code: 'unreachable', detail };
  }
  if (error instanceof HttpError) return { code: 'unreachable', detail: redact(wordsOf(error)) };
  throw error;
}

/** What happened, in one line without the message that was sent: for logs. */
export function wordsOf(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) return `${error.message} ${wordsOf(error.error)}`;
  return failureWords(error);
}

/** Takes the token out of words: errors of the network hold addresses, and addresses hold the token. */
export function redactor(token: string): (words: string) => string {
  const [, secret = token] = token.split(':');
  return (words) =>
    words
      .replaceAll(token, '<token>')
      .replaceAll(encodeURIComponent(token), '<token>')
      .replaceAll(secret, '<token>');
}
