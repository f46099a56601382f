import { createHash } from 'node:crypto';

/** How to reach Telegram as one bot. */
export type TelegramConfig = {
  /** The bot's token as BotFather gave it: a secret, never logged. */
  readonly token: string;
  /** Root of the Bot API and of its files, without a trailing slash; a self-hosted Bot API server has its own. */
  readonly apiRoot: string;
  /** Where Telegram posts updates; absent: long polling. A bare origin gets the route's path. */
  readonly webhookUrl?: string;
  /** What Telegram must send with each webhook call; absent: derived from the token, never empty. */
  readonly webhookSecret?: string;
};

export const TELEGRAM_API_ROOT = 'https://api.telegram.org';

/** The path under which the channel takes webhook calls. */
export const WEBHOOK_PATH = '/webhooks/telegram';

/** The bot's id: the digits before the colon of its token. Throws on something that is no token. */
export function telegramAccount(token: string): string {
  const account = /^(\d+):[\w-]+$/.exec(token)?.[1];
  if (account === undefined) throw new Error('The Telegram bot token must look like 123456789:letters.');
  return account;
}

/** What is wrong with the settings, one sentence each, in the names an operator set them by; empty: nothing. */
export function telegramConfigFaults(config: TelegramConfig): readonly string[] {
  const faults: string[] = [];
  if (!/^\d+:[\w-]+$/.test(config.token))
    faults.push('TELEGRAM_BOT_TOKEN must look like 123456789:letters, as BotFather gave it.');
  if (!/^https?:\/\/[^\s?#]+[^\s?#/]$/.test(config.apiRoot))
    faults.push('TELEGRAM_API_ROOT must be an http(s) address without a slash at its end.');
  if (config.webhookUrl !== undefined && !isWebhookUrl(config.webhookUrl, config.apiRoot))
    faults.push('TELEGRAM_WEBHOOK_URL must be an https address that Telegram can reach.');
  if (config.webhookSecret !== undefined && !/^[\w-]{16,256}$/.test(config.webhookSecret))
    faults.push('TELEGRAM_WEBHOOK_SECRET must be 16 to 256 letters, digits, _ or -.');
  return faults;
}

/** The whole address that Telegram is told to post to. */
export function webhookAddress(webhookUrl: string): string {
  const url = new URL(webhookUrl);
  if (url.pathname === '/') url.pathname = WEBHOOK_PATH;
  return url.href;
}

/**
 * The secret that Telegram must send. Without a configured one every replica derives the same from the token, so that
 * a forgotten setting never leaves the webhook open to anyone.
 */
export function webhookSecretOf(config: TelegramConfig): string {
  return (
    config.webhookSecret ?? createHash('sha256').update(`sahut webhook ${config.token}`).digest('base64url')
  );
}

function isWebhookUrl(address: string, apiRoot: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  // Telegram itself posts to https only; a self-hosted Bot API server may post inside one's own network.
  return protocol === 'https:' || (protocol === 'http:' && apiRoot !== TELEGRAM_API_ROOT);
}
