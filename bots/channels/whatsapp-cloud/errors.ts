/**
 * What Graph says when it says no → what it means for the message, and for the operator. The numbers are those of
 * "WhatsApp error codes" in Meta's documentation (June 2026); the same come as an answer and, later, in a status.
 */
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { isRecord, type Loose, numberOf, textOf } from '../whatsapp/loose.ts';

/** An error as Graph words it. `detail` is for logs: long numbers, which may be somebody's, are taken out. */
export type GraphError = { readonly code: number; readonly detail: string };

/** Something that only the operator can mend; the sentence says how. */
export type Alert = { readonly code: number; readonly sentence: string };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Too much at once, and how long to be quiet, milliseconds; of the whole account unless `chat`. */
const LIMITS: Readonly<Record<number, { readonly wait: number; readonly chat?: true }>> = {
  4: { wait: MINUTE },
  80007: { wait: MINUTE },
  130429: { wait: 2 * SECOND },
  131048: { wait: 10 * MINUTE },
  // One message in 6 seconds to one person.
  131056: { wait: 6 * SECOND, chat: true },
};

const WINDOW_CLOSED = 131047;

/** The same message will fail again, whatever we do. */
const FINAL = new Set([
  100, 33, 130472, 130497, 131008, 131009, 131021, 131026, 131030, 131049, 131050, 131051, 131052, 131053,
  131062,
]);
/** Template errors (does not exist, paused, disabled, wrong parameters) are 132000 to 132068. */
const isOfTemplate = (code: number) => code >= 132_000 && code < 133_000;

const TOKEN =
  'WhatsApp refuses the access token: make a new one for the system user (no expiry) and set WHATSAPP_CLOUD_TOKEN.';
const PERMISSION =
  'WhatsApp refuses what the access token may do: give the system user the app and the WhatsApp account, with whatsapp_business_messaging, and make a new token.';

const TEMPLATE =
  'WhatsApp refuses a template of WHATSAPP_CLOUD_TEMPLATES: compare its variable and language in WhatsApp Manager with the file.';

const ALERTS: Readonly<Record<number, string>> = {
  0: TOKEN,
  3: PERMISSION,
  10: PERMISSION,
  190: TOKEN,
  200: PERMISSION,
  368: 'Meta has blocked the WhatsApp account for a breach of policy: see Account quality in Business Support Home.',
  131031: 'Meta has locked the WhatsApp account: see Account quality in Business Support Home.',
  131042: 'WhatsApp does not send because of a payment problem: see Billing in WhatsApp Manager.',
  131045: 'The phone number is not registered for the Cloud API: register it in the app, "API setup".',
  131048:
    "WhatsApp limits the phone number because of people's complaints: see its quality in WhatsApp Manager.",
  132001: 'A template of WHATSAPP_CLOUD_TEMPLATES does not exist in that language, or is not approved.',
  132015: 'WhatsApp has paused a template of WHATSAPP_CLOUD_TEMPLATES because of its quality.',
  132016: 'WhatsApp has disabled a template of WHATSAPP_CLOUD_TEMPLATES for good.',
  133010: 'The phone number is not registered for the Cloud API: register it in the app, "API setup".',
};

/** What only the operator can mend, if this is such an error. */
export function alertOf({ code }: GraphError): Alert | undefined {
  const sentence =
    ALERTS[code] ?? (isOfTemplate(code) ? TEMPLATE : code > 200 && code < 300 ? PERMISSION : undefined);
  return sentence === undefined ? undefined : { code, sentence };
}

/** WhatsApp would not take the file in this form. */
export const isFileRefused = ({ code }: GraphError): boolean =>
  code === 100 || code === 131_052 || code === 131_053;

/** What an error means for the message. */
export function deliveryErrorOf({ code, detail }: GraphError): DeliveryError {
  const limit = LIMITS[code];
  if (limit) return { code: 'rateLimited', retryAfter: limit.wait, ...(limit.chat ? { only: 'chat' } : {}) };
  if (code === WINDOW_CLOSED) return { code: 'windowClosed', detail };
  if (FINAL.has(code) || isOfTemplate(code)) return { code: 'rejected', detail };
  return { code: 'unreachable', detail };
}

/** Reads an error of an answer (`error`) or of a webhook (`errors[]`). */
export function readGraphError(error: unknown): GraphError | undefined {
  if (!isRecord(error)) return undefined;
  const code = numberOf(error.code);
  if (code === undefined) return undefined;
  const data: Loose = isRecord(error.error_data) ? error.error_data : {};
  const words = textOf(data.details) ?? textOf(error.message) ?? textOf(error.title) ?? '';
  return { code, detail: `${code} ${withoutNumbers(words)}`.trim().slice(0, 300) };
}

const withoutNumbers = (words: string) => words.replace(/\+?\d[\d .-]{5,}\d/g, '<number>');
