import { webhookAddress } from '../../bots/channels/telegram/config.ts';
import { probeTelegram } from '../../bots/channels/telegram/probe.ts';
import type { Config } from '../../src/config.ts';
import type { Finding } from './finding.ts';

/** Whether Telegram answers, and whether its webhook is what the settings say. */
export async function examineTelegram(settings: Config): Promise<readonly Finding[]> {
  if (!settings.telegram)
    return [{ state: 'note', what: 'telegram', text: 'not configured (TELEGRAM_BOT_TOKEN)' }];
  const probed = await probeTelegram(settings.telegram);
  if (!probed.ok) return [{ state: 'bad', what: 'telegram', text: `does not answer (${probed.error.code})` }];
  const { username, webhookUrl = '', pendingUpdates, lastError } = probed.value;
  const findings: Finding[] = [{ state: 'ok', what: 'telegram', text: `@${username} answers` }];
  const wanted =
    settings.telegram.webhookUrl === undefined ? '' : webhookAddress(settings.telegram.webhookUrl);
  if (webhookUrl !== wanted) {
    const text = `Telegram has "${webhookUrl}", the settings say "${wanted}"; a start sets it`;
    findings.push({ state: 'note', what: 'webhook', text });
  } else if (lastError !== undefined) {
    findings.push({ state: 'bad', what: 'webhook', text: `${pendingUpdates} updates wait; ${lastError}` });
  }
  return findings;
}
