import { Api, type ApiClientOptions } from 'grammy';
import type { Inbound, Language } from '../../../src/domain/message.ts';
import type { Channel, Rate, Receive } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { MediaReader } from '../../../src/ports/media.ts';
import type { RoutePlugin } from '../../../src/ports/routes.ts';
import { backoffMs, createPending, pause } from '../waiting.ts';
import { type TelegramConfig, telegramAccount, webhookAddress, webhookSecretOf } from './config.ts';
import { download } from './download.ts';
import { isTokenRefused, redactor, retryAfterOf, wordsOf } from './errors.ts';
import { ALLOWED_UPDATES, parseUpdate, pressIdOf } from './parse.ts';
import { POLL_SECONDS, poll } from './polling.ts';
import { createEdit, createSend } from './sending.ts';
import { webhookRoutes } from './webhook.ts';

export type { TelegramConfig } from './config.ts';

/** What the channel tells the operator; pino fits. No message, name, chat or token is ever in it. */
export type TelegramLog = {
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
};

/** A command in Telegram's menu: lower-case letters, digits and underscores. */
export type MenuCommand = {
  readonly command: string;
  readonly description: Readonly<Record<Language, string>>;
};

export type TelegramDeps = {
  readonly media: MediaReader;
  readonly clock: Clock;
  readonly log: TelegramLog;
  /** Where the webhook's route goes; needed when `webhookUrl` is set, called while the channel is created. */
  readonly routes?: (plugin: RoutePlugin) => void;
  readonly commands?: readonly MenuCommand[];
  /** Stands in for an attachment that cannot be shown. */
  readonly missingAttachment?: Readonly<Record<Language, string>>;
  /** Another pace than Telegram's, for a Bot API that permits it. */
  readonly rate?: Rate;
  /** The HTTP client of the Bot API, instead of grammY's. */
  readonly fetch?: NonNullable<ApiClientOptions['fetch']>;
};

/** Telegram permits about 30 messages a second over all chats and one a second in a chat, with small bursts. */
const TELEGRAM_RATE: Rate = { gapMs: 33.8, chatBurst: 3, chatGapMs: 1050 };
/** One call may take this long; Telegram is slow at times, but a chat must not hang on it. */
const CALL_SECONDS = 20;
const UPLOAD_SECONDS = 120;
/** `start` waits this long for Telegram; then the service comes up without it and connecting goes on. */
const START_MS = 5000;
/** Answers to presses under way at once; an unanswered press only shows its spinner a little longer. */
const ANSWERS_AT_ONCE = 32;
const MAX_CONNECTIONS = 40;

/**
 * Telegram as a channel, through the Bot API: by webhook when `webhookUrl` is set, else by long polling. `start`
 * throws when Telegram refuses the token; while Telegram is out of reach the channel keeps trying by itself.
 */
export function createTelegramChannel(config: TelegramConfig, deps: TelegramDeps): Channel {
  const { token, apiRoot } = config;
  const account = telegramAccount(token);
  const redact = redactor(token);
  const apiFor = (timeoutSeconds: number) =>
    new Api(token, { apiRoot, timeoutSeconds, ...(deps.fetch ? { fetch: deps.fetch } : {}) });
  const api = apiFor(CALL_SECONDS);
  const uploads = apiFor(UPLOAD_SECONDS);
  const pending = createPending();
  const answers = createPending();
  const stopping = new AbortController();
  let receiver: Receive | undefined;
  let running: Promise<void> | undefined;

  let newest = 0;
  /** Never behind what Telegram dated already, so that a press has its place after the messages before it. */
  function parse(update: unknown): Inbound | undefined {
    // Only a press comes without a time of its own.
    const isPress = pressIdOf(update) !== undefined;
    const receivedAt = isPress ? Math.max(newest, deps.clock.now().epochMilliseconds) : newest;
    const parsed = parseUpdate(update, account, receivedAt);
    if (parsed && parsed.at > newest) newest = parsed.at;
    return parsed;
  }

  const { log } = deps;
  const missingAttachment = deps.missingAttachment ?? { id: '📎 –', en: '📎 –' };
  const send = createSend({ api, uploads, media: deps.media, log, redact, missingAttachment });
  const edit = createEdit(api);
  const receive: Receive = (inbound) =>
    receiver ? pending.track(receiver(inbound)) : Promise.reject(new Error('stopped'));

  if (config.webhookUrl !== undefined) {
    if (!deps.routes) throw new Error('A webhook needs a place for its route.');
    const secret = webhookSecretOf(config);
    deps.routes(webhookRoutes({ parse, secret, log, receiver: () => receiver && receive }));
  }

  function answer(pressId: string): void {
    if (answers.size >= ANSWERS_AT_ONCE) return;
    // It expires, it may be answered by another: whatever comes of it, the press itself is kept.
    void answers.track(api.answerCallbackQuery(pressId).then(noop, noop));
  }

  /** Connects, then receives until stopped. `tried` hears how the first attempt went. */
  async function run(tried: (failure?: Error) => void): Promise<void> {
    const { signal } = stopping;
    if (!(await untilConnected({ api, config, log, redact }, signal, tried))) return;
    const announced = announce(api, deps.commands ?? [], signal).catch((error) => {
      log.warn({ error: redact(wordsOf(error)) }, "Telegram's menu of commands could not be set.");
    });
    if (config.webhookUrl === undefined) {
      const poller = apiFor(POLL_SECONDS + 15);
      await poll({ api: poller, parse, log, redact, answer }, receive, signal);
    }
    await announced;
  }

  return {
    name: 'telegram',
    account,
    rate: deps.rate ?? TELEGRAM_RATE,
    async start(receiveUpdates) {
      if (running) throw new Error('The Telegram channel was started already.');
      receiver = receiveUpdates;
      const firstTry = new Promise<void>((resolve, reject) => {
        running = run((failure) => (failure ? reject(failure) : resolve()));
      });
      const late = new AbortController();
      await Promise.race([firstTry, pause(START_MS, late.signal)]).finally(() => late.abort());
    },
    send: (message, envelope) => pending.track(send(message, envelope)),
    edit: (message, sent) => pending.track(edit(message, sent)),
    fetchMedia: (media, limit) => download({ api, apiRoot, token, redact }, media, limit),
    async stop() {
      stopping.abort();
      await running;
      receiver = undefined;
      await Promise.all([pending.settled(), answers.settled()]);
    },
  };
}

const noop = () => undefined;

type Connecting = {
  readonly api: Api;
  readonly config: TelegramConfig;
  readonly log: TelegramLog;
  readonly redact: (words: string) => string;
};

/** Tries until Telegram knows how we receive; false when it refuses the token or we are stopped first. */
async function untilConnected(
  { api, config, log, redact }: Connecting,
  signal: AbortSignal,
  tried: (failure?: Error) => void,
): Promise<boolean> {
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      await connect(api, config, signal);
      tried();
      log.info({ attempt }, `Telegram is connected by ${config.webhookUrl ? 'webhook' : 'polling'}.`);
      return true;
    } catch (error) {
      if (isTokenRefused(error)) {
        const words = 'Telegram refuses the bot token: check TELEGRAM_BOT_TOKEN.';
        log.error({}, words);
        tried(new Error(words));
        return false;
      }
      tried();
      log.warn({ attempt, error: redact(wordsOf(error)) }, 'Telegram cannot be reached; trying again.');
      await pause(retryAfterOf(error) ?? backoffMs(attempt, 500), signal);
    }
  }
  return false;
}

/** grammY's own type for a signal is another package's; Node's works. */
type Signal = Parameters<Api['getMe']>[0];

/** Tells Telegram how updates are to come. What waits there is kept. */
async function connect(api: Api, config: TelegramConfig, signal: AbortSignal): Promise<void> {
  if (config.webhookUrl === undefined) {
    await api.deleteWebhook({ drop_pending_updates: false }, signal as Signal);
    return;
  }
  const other = {
    secret_token: webhookSecretOf(config),
    allowed_updates: ALLOWED_UPDATES,
    max_connections: MAX_CONNECTIONS,
  };
  await api.setWebhook(webhookAddress(config.webhookUrl), other, signal as Signal);
}

/** The menu: Indonesian for everyone, English for phones that are set to it. */
async function announce(api: Api, commands: readonly MenuCommand[], signal: AbortSignal): Promise<void> {
  if (commands.length === 0) return;
  const inLanguage = (language: Language) =>
    commands.map(({ command, description }) => ({ command, description: description[language] }));
  await api.setMyCommands(inLanguage('id'), {}, signal as Signal);
  await api.setMyCommands(inLanguage('en'), { language_code: 'en' }, signal as Signal);
}
