import { z } from 'zod';
import { TELEGRAM_API_ROOT, telegramConfigFaults } from '../bots/channels/telegram/config.ts';
import {
  WHATSAPP_ACCOUNT,
  WHATSAPP_SOCKET_URL,
  type WhatsAppConfig,
} from '../bots/channels/whatsapp/config.ts';
import {
  GRAPH_API_ROOT,
  type WhatsAppCloudConfig,
  whatsAppCloudConfigFaults,
} from '../bots/channels/whatsapp-cloud/config.ts';
import type { Result } from './domain/result.ts';
import { err, ok } from './domain/result.ts';

const zones = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const url = (what: string) => z.url({ protocol: /^https?$/, error: `must be a web address such as ${what}` });
const time = '(?:0[7-9]|1\\d):[0-5]\\d';
const digestAt = new RegExp(`^${time}(?:\\s*,\\s*[\\w-]+=${time})*$`, 'u');

function toDigestHours(text: string): Config['digest'] {
  const [usual = '', ...units] = text.split(',').map((part) => part.trim());
  return {
    usual,
    units: Object.fromEntries(units.map((one) => one.toLowerCase().split('=') as [string, string])),
  };
}

const whole = (min: number, max: number, error: string) =>
  z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });

/**
 * Every setting, with its default and its explanation. `.env.example` is generated from this table
 * (`npm run env-example`) and tested against it. This file is the only reader of the environment.
 */
export const settings = {
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    example: '127.0.0.1',
    text: 'Address to listen on. 0.0.0.0 opens it to the network; put a TLS proxy before it.',
  },
  PORT: {
    schema: whole(0, 65_535, 'must be a port number from 0 to 65535').default(3000),
    example: '3000',
    text: 'Port to listen on.',
  },
  PUBLIC_URL: {
    schema: url('https://lapor.example.go.id').optional(),
    example: 'https://lapor.example.go.id',
    text: 'The address people type. With https, cookies are sent over TLS only. Empty: http://localhost:PORT.',
  },
  TRUST_PROXY: {
    schema: flag.default(false),
    example: 'false',
    text: 'true when a reverse proxy of yours sets X-Forwarded-For; otherwise anybody could forge it.',
  },
  DATABASE_URL: {
    schema: z
      .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host/name' })
      .optional(),
    example: 'postgres://sahut:secret@localhost/sahut',
    text: 'PostgreSQL 15 or newer. Empty: the embedded database under DATA_DIR.',
  },
  DATA_DIR: {
    schema: z.string().min(1).default('./data'),
    example: './data',
    text: 'Files that people sent, the embedded database, and the generated key.',
  },
  SAHUT_KEY: {
    schema: z.string().optional(),
    example: '(32 bytes in base64: openssl rand -base64 32)',
    text: 'The key of the identity vault. Empty: generated once under DATA_DIR. Back it up apart from the database.',
  },
  SOP_PROFILE: {
    schema: z.string().min(1).optional(),
    example: 'bup',
    text: 'The procedure that gives the deadlines: bup, ttd, mjk, bkp, each also with -tla after it (clocks for reports that officers enter), or the path of an own profile file (.json). Empty: the agency file names it, or bup.',
  },
  AGENCY_FILE: {
    schema: z.string().min(1).optional(),
    example: './agency.yml',
    text: 'Units and categories of the first start, as npm run agency -- export writes them. Empty: a demo agency. Later: npm run agency -- apply.',
  },
  HOLIDAYS_FILE: {
    schema: z.string().min(1).optional(),
    example: './holidays.json',
    text: 'Days to add to or take from the decreed holidays, when a decree changes mid-year.',
  },
  TIME_ZONE: {
    schema: z
      .enum(['WIB', 'WITA', 'WIT'], { error: 'must be WIB, WITA or WIT' })
      .default('WITA')
      .transform((name) => zones[name]),
    example: 'WITA',
    text: 'WIB, WITA or WIT: when a working day begins and ends, and when it is night.',
  },
  LOG_LEVEL: {
    schema: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be trace, debug, info, warn, error or silent',
      })
      .default('info'),
    example: 'info',
    text: 'trace, debug, info, warn, error or silent. Logs never hold what people wrote, at any level.',
  },
  TELEGRAM_BOT_TOKEN: {
    schema: z.string().optional(),
    example: '123456:ABC…',
    text: 'From @BotFather. Empty: no Telegram.',
  },
  TELEGRAM_API_ROOT: {
    schema: url(TELEGRAM_API_ROOT).default(TELEGRAM_API_ROOT),
    example: TELEGRAM_API_ROOT,
    text: 'Another address for a self-hosted Bot API server.',
  },
  TELEGRAM_WEBHOOK_URL: {
    schema: url('https://lapor.example.go.id/webhooks/telegram').optional(),
    example: 'https://lapor.example.go.id/webhooks/telegram',
    text: 'Empty: long polling, which needs no public address.',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    schema: z.string().optional(),
    example: '(openssl rand -hex 32)',
    text: 'Proves that an update comes from Telegram. Empty: derived from the token.',
  },
  WHATSAPP: {
    schema: flag.default(false),
    example: 'true',
    text: 'true to talk through a phone that is linked as a device (npm run whatsapp:pair). Read the README on what that risks.',
  },
  WHATSAPP_SOCKET_URL: {
    schema: z
      .url({ protocol: /^wss?$/, error: `must be an address such as ${WHATSAPP_SOCKET_URL}` })
      .default(WHATSAPP_SOCKET_URL),
    example: WHATSAPP_SOCKET_URL,
    text: 'Another address than WhatsApp’s own, for tests.',
  },
  WHATSAPP_CLOUD_TOKEN: {
    schema: z.string().optional(),
    example: 'EAAG…',
    text: "A system user's access token for the official WhatsApp Cloud API. Empty: no official WhatsApp.",
  },
  WHATSAPP_CLOUD_PHONE_ID: {
    schema: z.string().optional(),
    example: '106540352242922',
    text: 'The "Phone number ID" of the app\'s API setup, not the number itself.',
  },
  WHATSAPP_CLOUD_APP_SECRET: {
    schema: z.string().optional(),
    example: "(32 letters and digits, from the app's basic settings)",
    text: 'Proves that a webhook call comes from Meta.',
  },
  WHATSAPP_CLOUD_VERIFY_TOKEN: {
    schema: z.string().optional(),
    example: '(openssl rand -hex 16)',
    text: "Of your own choice; typed once into the app's webhook settings.",
  },
  WHATSAPP_CLOUD_API_ROOT: {
    schema: url(GRAPH_API_ROOT).default(GRAPH_API_ROOT),
    example: GRAPH_API_ROOT,
    text: "Graph's address with the version to use.",
  },
  WHATSAPP_CLOUD_TEMPLATES: {
    schema: z.string().min(1).optional(),
    example: './whatsapp-templates.json',
    text: 'Approved templates for who has not written for 24 hours. Empty: their news waits until they write.',
  },
  FORM_NUDGE_HOURS: {
    schema: whole(1, 720, 'must be 1 to 720 hours').default(24),
    example: '24',
    text: 'An unfinished form is nudged once after this.',
  },
  FORM_EXPIRE_HOURS: {
    schema: whole(2, 2_160, 'must be 2 to 2160 hours').default(168),
    example: '168',
    text: 'An unfinished form is deleted after this, with notice.',
  },
  DIGEST_AT: {
    schema: z
      .string()
      .regex(digestAt, 'must be a time from 07:00 to 19:59, then others by unit: 08:00, pupr=07:30')
      .default('08:00')
      .transform(toDigestHours),
    example: '08:00, pupr=07:30',
    text: 'When officers get their digest on working days; a unit with another time follows by its short name.',
  },
  SIMILAR_WITHIN_METERS: {
    schema: whole(0, 2_000, 'must be 0 to 2000 meters').default(500),
    example: '500',
    text: 'How near a public report is shown to who is about to send the same, to be joined instead. Our decision; no procedure speaks of it.',
  },
  SIMILAR_DAYS: {
    schema: whole(0, 365, 'must be 0 to 365 days').default(30),
    example: '30',
    text: 'How long ago it may have been received; 0 shows none.',
  },
  KEEP_DAYS: {
    schema: whole(7, 3_650, 'must be 7 to 3650 days').default(90),
    example: '90',
    text: 'How long the texts of delivered messages and old web chats are kept.',
  },
} as const;

type Settings = typeof settings;
type Raw = { [Name in keyof Settings]: z.output<Settings[Name]['schema']> };

/** What the service runs with. `timeZone` is an IANA name. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly trustProxy: boolean;
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly sahutKey?: string;
  /** Absent: the agency's own choice. */
  readonly sopProfile?: string;
  readonly agencyFile?: string;
  readonly holidaysFile?: string;
  readonly timeZone: Raw['TIME_ZONE'];
  readonly logLevel: Raw['LOG_LEVEL'];
  readonly telegram?: {
    readonly token: string;
    readonly apiRoot: string;
    readonly webhookUrl?: string;
    readonly webhookSecret?: string;
  };
  /** Through a linked phone. */
  readonly whatsApp?: WhatsAppConfig;
  readonly whatsAppCloud?: WhatsAppCloudConfig;
  readonly form: { readonly nudgeAfterHours: number; readonly expireAfterHours: number };
  /** Local times of the officers' digest: the usual one, and those of units by short name. */
  readonly digest: { readonly usual: string; readonly units: Readonly<Record<string, string>> };
  /** What is near and recent enough to be joined instead of reported again. */
  readonly similar: { readonly meters: number; readonly days: number };
  readonly keepDays: number;
};

/**
 * Reads the environment (and nothing else). An empty value is as good as none. Errors: one sentence a setting.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly string[]> {
  const faults: string[] = [];
  const raw: Record<string, unknown> = {};
  for (const [name, { schema }] of Object.entries(settings)) {
    const value = environment[name]?.trim();
    const parsed = schema.safeParse(value === '' ? undefined : value);
    if (parsed.success) raw[name] = parsed.data;
    else faults.push(`${name} ${sentence(parsed.error.issues[0]?.message)}`);
  }
  if (faults.length > 0) return err(faults);
  const values = raw as Raw;
  if (values.FORM_EXPIRE_HOURS <= values.FORM_NUDGE_HOURS) {
    return err(['FORM_EXPIRE_HOURS must be more than FORM_NUDGE_HOURS.']);
  }
  const config = toConfig(values);
  const channelFaults = [
    ...(config.telegram ? telegramConfigFaults(config.telegram) : []),
    ...halfSetFaults(values),
    ...(config.whatsAppCloud ? whatsAppCloudConfigFaults(config.whatsAppCloud) : []),
  ];
  return channelFaults.length > 0 ? err(channelFaults) : ok(config);
}

/** What the Cloud API cannot do without: all of it, or none. */
const cloudNames = [
  'WHATSAPP_CLOUD_TOKEN',
  'WHATSAPP_CLOUD_PHONE_ID',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
] as const;

function halfSetFaults(values: Raw): readonly string[] {
  const [first] = cloudNames.filter((name) => values[name] !== undefined);
  if (first === undefined)
    return values.WHATSAPP_CLOUD_TEMPLATES === undefined
      ? []
      : ['WHATSAPP_CLOUD_TEMPLATES needs WHATSAPP_CLOUD_TOKEN and the settings beside it.'];
  return cloudNames
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} must be set too, since ${first} is.`);
}

const sentence = (message = 'is not valid') => (message.endsWith('.') ? message : `${message}.`);

function toConfig(values: Raw): Config {
  return {
    host: values.HOST,
    port: values.PORT,
    trustProxy: values.TRUST_PROXY,
    dataDir: values.DATA_DIR,
    timeZone: values.TIME_ZONE,
    logLevel: values.LOG_LEVEL,
    form: { nudgeAfterHours: values.FORM_NUDGE_HOURS, expireAfterHours: values.FORM_EXPIRE_HOURS },
    digest: values.DIGEST_AT,
    similar: { meters: values.SIMILAR_WITHIN_METERS, days: values.SIMILAR_DAYS },
    keepDays: values.KEEP_DAYS,
    ...(values.SOP_PROFILE === undefined ? {} : { sopProfile: values.SOP_PROFILE }),
    ...(values.AGENCY_FILE === undefined ? {} : { agencyFile: values.AGENCY_FILE }),
    ...(values.PUBLIC_URL === undefined ? {} : { publicUrl: values.PUBLIC_URL }),
    ...(values.DATABASE_URL === undefined ? {} : { databaseUrl: values.DATABASE_URL }),
    ...(values.SAHUT_KEY === undefined ? {} : { sahutKey: values.SAHUT_KEY }),
    ...(values.HOLIDAYS_FILE === undefined ? {} : { holidaysFile: values.HOLIDAYS_FILE }),
    ...(values.TELEGRAM_BOT_TOKEN === undefined
      ? {}
      : { telegram: telegramOf(values, values.TELEGRAM_BOT_TOKEN) }),
    ...(values.WHATSAPP
      ? { whatsApp: { account: WHATSAPP_ACCOUNT, socketUrl: values.WHATSAPP_SOCKET_URL } }
      : {}),
    ...whatsAppCloudOf(values),
  };
}

function whatsAppCloudOf(values: Raw): { readonly whatsAppCloud?: WhatsAppCloudConfig } {
  const [token, phoneId, appSecret, verifyToken] = cloudNames.map((name) => values[name]);
  if (!token || !phoneId || !appSecret || !verifyToken) return {};
  const templatesFile = values.WHATSAPP_CLOUD_TEMPLATES;
  return {
    whatsAppCloud: {
      token,
      phoneId,
      appSecret,
      verifyToken,
      apiRoot: values.WHATSAPP_CLOUD_API_ROOT.replace(/\/$/, ''),
      ...(templatesFile === undefined ? {} : { templatesFile }),
    },
  };
}

const telegramOf = (values: Raw, token: string) => ({
  token,
  apiRoot: values.TELEGRAM_API_ROOT.replace(/\/$/, ''),
  ...(values.TELEGRAM_WEBHOOK_URL === undefined ? {} : { webhookUrl: values.TELEGRAM_WEBHOOK_URL }),
  ...(values.TELEGRAM_WEBHOOK_SECRET === undefined ? {} : { webhookSecret: values.TELEGRAM_WEBHOOK_SECRET }),
});

/** `.env.example`: every setting, commented out, with its explanation. */
export function envExample(): string {
  const entries = Object.entries(settings).map(
    ([name, { text, example }]) => `# ${text}\n# ${name}=${example}\n`,
  );
  return `# Copy to .env and uncomment what you change. The service starts without any of it.\n\n${entries.join('\n')}`;
}
