/** How to reach the WhatsApp Business Cloud API as one phone number. */
export type WhatsAppCloudConfig = {
  /** A system user's access token: a secret, never logged. */
  readonly token: string;
  /** The id of the phone number, not the number itself. */
  readonly phoneId: string;
  /** Signs the webhook's bodies: a secret. */
  readonly appSecret: string;
  /** What the app's webhook settings were given, for Meta to show once: a secret. */
  readonly verifyToken: string;
  /** Root of the Graph API with its version, without a trailing slash. */
  readonly apiRoot: string;
  /** Where the approved templates are listed; absent: none. */
  readonly templatesFile?: string;
};

/** The version that Meta's documentation used in June 2026. */
export const GRAPH_API_ROOT = 'https://graph.facebook.com/v26.0';

/** The path under which the channel takes webhook calls. */
export const WEBHOOK_PATH = '/webhooks/whatsapp';

/** What is wrong with the settings, one sentence each, in the names an operator set them by; empty: nothing. */
export function whatsAppCloudConfigFaults(config: WhatsAppCloudConfig): readonly string[] {
  const faults: string[] = [];
  if (!/^[\x21-\x7E]{20,}$/.test(config.token))
    faults.push('WHATSAPP_CLOUD_TOKEN must be the access token of a system user, without spaces.');
  if (!/^\d{5,20}$/.test(config.phoneId))
    faults.push(
      'WHATSAPP_CLOUD_PHONE_ID must be the "Phone number ID" of the app\'s API setup: digits, not the number itself.',
    );
  if (!/^[0-9a-f]{32}$/.test(config.appSecret))
    faults.push("WHATSAPP_CLOUD_APP_SECRET must be the 32 letters and digits of the app's basic settings.");
  if (!/^[\w-]{8,100}$/.test(config.verifyToken))
    faults.push('WHATSAPP_CLOUD_VERIFY_TOKEN must be 8 to 100 letters, digits, _ or - of your own choice.');
  if (!/^https?:\/\/[^\s?#]+\/v\d+\.\d+$/.test(config.apiRoot))
    faults.push(
      `WHATSAPP_CLOUD_API_ROOT must be an address that ends in a version, such as ${GRAPH_API_ROOT}.`,
    );
  return faults;
}
