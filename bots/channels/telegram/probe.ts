import { Api } from 'grammy';
import { ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import type { TelegramConfig } from './config.ts';
import { deliveryErrorOf, redactor } from './errors.ts';

/** What Telegram knows of the bot, for an operator. */
export type TelegramProbe = {
  readonly username: string;
  /** Where Telegram posts updates now; absent: nowhere, it waits to be polled. */
  readonly webhookUrl?: string;
  /** Updates that wait there for us. */
  readonly pendingUpdates: number;
  /** Why the last webhook call failed, in Telegram's words. */
  readonly lastError?: string;
};

/** Asks Telegram who the bot is and how it receives; changes nothing, disturbs no one who polls. Ten seconds at most. */
export async function probeTelegram(config: TelegramConfig): Promise<Result<TelegramProbe, DeliveryError>> {
  const api = new Api(config.token, { apiRoot: config.apiRoot, timeoutSeconds: 10 });
  try {
    const [me, webhook] = await Promise.all([api.getMe(), api.getWebhookInfo()]);
    return ok({
      username: me.username,
      pendingUpdates: webhook.pending_update_count,
      ...(webhook.url ? { webhookUrl: webhook.url } : {}),
      ...(webhook.last_error_message ? { lastError: webhook.last_error_message } : {}),
    });
  } catch (error) {
    return { ok: false, error: deliveryErrorOf(error, redactor(config.token)) };
  }
}
