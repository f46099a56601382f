import { readFile } from 'node:fs/promises';
import { WEBHOOK_PATH, type WhatsAppCloudConfig } from '../../bots/channels/whatsapp-cloud/config.ts';
import { probeWhatsAppCloud } from '../../bots/channels/whatsapp-cloud/probe.ts';
import { parseTemplates } from '../../bots/channels/whatsapp-cloud/templates.ts';
import type { Config } from '../../src/config.ts';
import type { Finding } from './finding.ts';

const what = 'whatsapp';

/** Whether Meta answers for the phone number, how people judge it, and where its webhook goes as far as Meta says. */
export async function examineWhatsAppCloud(settings: Config): Promise<readonly Finding[]> {
  const { whatsAppCloud, publicUrl } = settings;
  if (!whatsAppCloud) return [{ state: 'note', what, text: 'not configured (WHATSAPP_CLOUD_TOKEN)' }];
  const probed = await probeWhatsAppCloud(whatsAppCloud);
  if (!probed.ok)
    return [{ state: 'bad', what, text: probed.error.sentence }, await templates(whatsAppCloud)];
  const { number, name, quality = 'unknown', webhookUrl } = probed.value;
  return [
    {
      state: quality === 'RED' ? 'bad' : quality === 'YELLOW' ? 'note' : 'ok',
      what,
      text: `${number} (${name}) answers; quality ${quality}`,
    },
    webhook(webhookUrl, publicUrl),
    await templates(whatsAppCloud),
  ];
}

function webhook(webhookUrl: string | undefined, publicUrl: string | undefined): Finding {
  const wanted = publicUrl === undefined ? WEBHOOK_PATH : new URL(WEBHOOK_PATH, publicUrl).href;
  if (webhookUrl === undefined)
    return {
      state: 'note',
      what: 'webhook',
      text: `Meta does not say where it posts; the app's callback URL must end in ${WEBHOOK_PATH}`,
    };
  return webhookUrl.endsWith(wanted)
    ? { state: 'ok', what: 'webhook', text: `Meta posts to ${webhookUrl}` }
    : { state: 'bad', what: 'webhook', text: `Meta posts to "${webhookUrl}", it should be "${wanted}"` };
}

async function templates({ templatesFile }: WhatsAppCloudConfig): Promise<Finding> {
  const name = 'templates';
  if (templatesFile === undefined)
    return { state: 'note', what: name, text: 'none: after 24 hours news waits until people write' };
  const read = await readFile(templatesFile, 'utf8').catch(() => undefined);
  if (read === undefined) return { state: 'bad', what: name, text: `${templatesFile} cannot be read` };
  const parsed = parseTemplates(read);
  return parsed.ok
    ? { state: 'ok', what: name, text: `${parsed.value.size} in the table` }
    : { state: 'bad', what: name, text: parsed.error.join(' ') };
}
