/** The composition root: config → ground → channels → inbox, delivery → http → jobs. */
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { nanoid } from 'nanoid';
import { createActions } from '../bots/actions.ts';
import { MAX_ATTEMPTS } from '../bots/backoff.ts';
import { type BroadcastLoop, type BroadcastPace, createBroadcastLoop } from '../bots/broadcasts.ts';
import { createTelegramChannel, type TelegramDeps } from '../bots/channels/telegram/index.ts';
import { createWebChannel } from '../bots/channels/web/index.ts';
import { WHATSAPP_ACCOUNT } from '../bots/channels/whatsapp/config.ts';
import { createWhatsAppCloudChannel, type WhatsAppCloudDeps } from '../bots/channels/whatsapp-cloud/index.ts';
import { parseTemplates, type Templates } from '../bots/channels/whatsapp-cloud/templates.ts';
import { advance, conclude } from '../bots/chat.ts';
import { wakeOf } from '../bots/conversation/unfinished.ts';
import { chatMenu, serviceCopy } from '../bots/copy/service.ts';
import { webCopy } from '../bots/copy/web-catalog.ts';
import { whatsAppCopy } from '../bots/copy/whatsapp.ts';
import { createDelivery, type DeliveryLoop } from '../bots/delivery.ts';
import { sendDigests } from '../bots/digest.ts';
import { sweepForms } from '../bots/form-sweep.ts';
import { createInbox } from '../bots/inbox.ts';
import { sendMorningReport } from '../bots/morning.ts';
import { mutedReply } from '../bots/muted.ts';
import { renderNotice } from '../bots/notices.ts';
import { createReport } from '../bots/receipts.ts';
import { registerTable, withRegister } from '../bots/register.ts';
import { createParkedMessages, type Parked } from '../bots/replay.ts';
import type { Left, TurnDeps } from '../bots/turn-group.ts';
import { watchWhatsApp } from '../bots/whatsapp-watch.ts';
import { createTurns } from '../db/stores/inbox-group.ts';
import { createDeliveries } from '../db/stores/outbox-claim.ts';
import { createWebChatStore } from '../db/stores/web-chat.ts';
import { createMediaReader } from './adapters/media-reader.ts';
import { createMediaVault } from './adapters/media-vault.ts';
import { type ComposeWhatsAppDeps, composeWhatsApp } from './compose-whatsapp.ts';
import type { Config } from './config.ts';
import type { OfficerActor } from './domain/access.ts';
import { archivesByHand } from './domain/complaint/commands/archive.ts';
import type { Inbound, Language } from './domain/message.ts';
import type { Notice } from './domain/notice.ts';
import { type Ground, openGround, readSetting, SetupError } from './ground.ts';
import { buildApp } from './http/app.ts';
import { placesOf } from './http/error-handler.ts';
import { createMetrics } from './http/metrics.ts';
import type { Job } from './jobs/job.ts';
import { type RunnerDeps, startSchedule } from './jobs/schedule.ts';
import { jobTable } from './jobs/table.ts';
import type { Channel, Receive } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';
import type { RoutePlugin } from './ports/routes.ts';
import { withCharts } from './reports/drawn-media.ts';
import { xlsx } from './reports/xlsx.ts';
import { fetchMedia } from './usecases/fetch-media.ts';
import { inviteFirstAdmin } from './usecases/staff.ts';

/** How soon a change of the agency by another process is seen. */
const AGENCY_REFRESH_MS = 30_000;

export type Service = {
  readonly app: FastifyInstance;
  readonly ground: Ground;
  readonly jobs: readonly Job[];
  readonly runner: RunnerDeps;
  /** Messages that a bug set aside. */
  readonly parked: Parked;
  /** The inbox's door, for programs that bring updates themselves. */
  readonly receive: Receive;
  /** Opens the doors; the invite code is set while nobody is an officer yet. */
  start(): Promise<{ readonly address: string; readonly inviteCode?: string }>;
  /** Closes them: no new work, what is in flight is finished, then the database. */
  stop(): Promise<void>;
};

export type ComposeOptions = {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly version: string;
  /** Another HTTP client or pace than Telegram's own, for the bench and for tests. */
  readonly telegram?: Pick<TelegramDeps, 'fetch' | 'rate'>;
  /** Another pace than WhatsApp's own, for tests. */
  readonly whatsAppCloud?: Pick<WhatsAppCloudDeps, 'rate'>;
  /** Another pace than the careful one, for tests. */
  readonly whatsApp?: Pick<ComposeWhatsAppDeps, 'pace'>;
  /** Another pace than the calm one, for tests. */
  readonly broadcasts?: BroadcastPace;
  /** Without cron jobs, for tests that move the clock themselves. */
  readonly withoutSchedule?: boolean;
};

export async function composeService(config: Config, options: ComposeOptions): Promise<Service> {
  const { clock, log } = options;
  const ground = await openGround(config, clock);
  const { database, keyring, transact, useCases } = ground;
  const metrics = createMetrics();
  const vault = createMediaVault(config.dataDir);
  const registers = { ...useCases, transact, clock };
  const reader = withRegister(registers, xlsx, withCharts(createMediaReader(transact, vault)));
  const turns = createTurns(database, keyring);
  const channelRoutes: RoutePlugin[] = [];
  let started = false;

  const conversationId = (inbound: Pick<Inbound, 'channel' | 'account' | 'address'>) =>
    keyring.hash('conversation', `${inbound.channel}:${inbound.account}:${inbound.address}`);
  const whatsApp =
    config.whatsApp &&
    (await composeWhatsApp(config.whatsApp, {
      ground,
      media: reader,
      clock,
      log,
      conversationId: (address) =>
        conversationId({ channel: 'whatsapp', account: WHATSAPP_ACCOUNT, address }),
      changed: ({ phase }) => metrics.whatsAppUp.set(phase === 'open' ? 1 : 0),
      ...options.whatsApp,
    }));
  const officerAt = (address: string): Promise<OfficerActor | undefined> =>
    transact(async ({ conversations, officers }) => {
      const id = conversationId({ channel: 'web', account: 'web', address });
      const officerId = (await conversations.find(id))?.officerId;
      const officer = officerId === undefined ? undefined : await officers.find(officerId);
      if (!officer || officer.revokedAt !== undefined) return undefined;
      const { unitId, role, name } = officer;
      return { kind: 'officer', officerId: officer.id, unitId, role, name };
    });

  const secure = config.publicUrl?.startsWith('https://') ?? false;
  const web = createWebChannel(
    {
      agencyName: useCases.agency().name,
      secureCookies: secure,
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    },
    {
      store: createWebChatStore(database, keyring),
      keyring,
      vault,
      media: reader,
      clock,
      copy: webCopy,
      ...(whatsApp
        ? {
            link: {
              store: whatsApp.link,
              isAdmin: async (address) => (await officerAt(address))?.role === 'admin',
              timeZone: config.timeZone,
            },
          }
        : {}),
      failed: (error) => log.warn({ error: nameOf(error) }, 'a page could not be served for a moment'),
    },
  );
  channelRoutes.push(web.routes);
  const channels: Channel[] = [web, ...(whatsApp ? [whatsApp.channel] : [])];
  if (config.telegram) {
    channels.push(
      createTelegramChannel(config.telegram, {
        media: reader,
        clock,
        log,
        commands: chatMenu,
        ...options.telegram,
        routes: (plugin) => channelRoutes.push(plugin),
      }),
    );
  }

  if (config.whatsAppCloud) {
    channels.push(
      createWhatsAppCloudChannel(config.whatsAppCloud, {
        media: reader,
        clock,
        log,
        copy: whatsAppCopy,
        templates: await loadTemplates(config.whatsAppCloud.templatesFile),
        routes: (plugin) => channelRoutes.push(plugin),
        ...options.whatsAppCloud,
      }),
    );
  }

  let refreshed: Promise<void> = Promise.resolve();
  // One after the other: an older reading never comes after a newer one.
  const refresh = () => {
    refreshed = refreshed
      .then(ground.refreshAgency)
      .catch(() => log.warn({}, 'the agency is read again in a while'));
    return refreshed;
  };
  const fetch = fetchMedia({ transact, vault, clock, channels, random: Math.random });
  let deliveries: readonly DeliveryLoop[] = [];
  let announcing: BroadcastLoop | undefined;
  let fetching: Promise<unknown> = Promise.resolve();
  const noticeInWords = (notice: Notice, language: Language) =>
    renderNotice(notice, language, useCases.agency(), { archives: archivesByHand(useCases.profile()) });
  const turnDeps: TurnDeps & { committed(left: Left): void } = {
    advance,
    conclude,
    perform: createActions(useCases),
    newId: useCases.newId,
    agency: useCases.agency,
    renewAgency: refresh,
    calendar: useCases.calendar,
    profile: useCases.profile,
    wakeOf: (state) => wakeOf(state, config.form),
    renderNotice: noticeInWords,
    mutedReply: (state, inbound, language) => mutedReply(state, inbound, language, useCases.agency()),
    committed: ({ media, saidOn }) => {
      for (const delivery of deliveries) if (!saidOn || saidOn.has(delivery.channel)) delivery.kick();
      if (!saidOn) announcing?.kick();
      if (media) fetching = fetching.then(fetch).catch(() => log.warn({}, 'files wait for the next try'));
    },
  };
  const inbox = createInbox({
    ...turnDeps,
    turns,
    clock,
    conversationId,
    apology: (language) => ({ text: serviceCopy[language].sorry }),
    parked: (error) => {
      metrics.parked.inc();
      log.error({ error: nameOf(error), stack: placesOf(error) }, 'a message was set aside by a bug');
    },
    observe: (count, seconds) => {
      metrics.turns.inc(count);
      metrics.turnSeconds.observe(seconds);
    },
  });
  const parked = createParkedMessages({ ...turnDeps, turns, transact, clock });
  const isWaitedFor = (mediaIds: readonly string[]) =>
    transact(async ({ media }) => {
      for (const id of mediaIds) if ((await media.find(id))?.status === 'pending') return true;
      return false;
    });
  const filesHere = async (mediaIds: readonly string[]): Promise<boolean> => {
    if (!(await isWaitedFor(mediaIds))) return true;
    await fetching;
    if (!(await isWaitedFor(mediaIds))) return true;
    // Another process took the message in: whoever shows the file first may fetch it.
    await fetch();
    return !(await isWaitedFor(mediaIds));
  };
  const doors = channels.map((channel) => {
    const { name, account, hasReceipts } = channel;
    const receipts = hasReceipts && { channel: name, account, maxAttempts: MAX_ATTEMPTS };
    return { channel, ledger: createDeliveries(database, keyring, receipts) };
  });
  deliveries = doors.map(({ channel, ledger }) =>
    createDelivery({
      channel,
      deliveries: ledger,
      clock,
      own: database.own,
      renderNotice: noticeInWords,
      filesHere,
      random: Math.random,
      monotonic: () => performance.now(),
      log,
      settled: (result) => metrics.deliveries.inc({ channel: channel.name, result }),
    }),
  );

  announcing = createBroadcastLoop({
    ...useCases,
    transact,
    channels,
    clock,
    own: database.own,
    handed: () => {
      for (const delivery of deliveries) delivery.kick();
    },
    monotonic: () => performance.now(),
    log,
    ...(options.broadcasts ? { pace: options.broadcasts } : {}),
  });

  const runner: RunnerDeps = {
    transact,
    clock,
    newId: nanoid,
    own: database.own,
    ran: (job, result) => metrics.jobs.inc({ job, result }),
    log,
  };
  const jobs = jobTable({
    ...useCases,
    transact,
    keepDays: config.keepDays,
    sendMorningReport: sendMorningReport({ ...useCases, transact, hours: config.digest }),
    sendDigests: sendDigests({ ...useCases, transact, hours: config.digest }),
    sweepForms: sweepForms({ ...useCases, transact, form: config.form }),
    fetchMedia: fetch,
    ...(whatsApp
      ? {
          watchWhatsApp: watchWhatsApp({ transact, link: whatsApp.link, timeZone: () => config.timeZone }),
        }
      : {}),
    removeFile: (hash) => vault.remove(hash),
    purgeChannels: async (before, limit) => ({
      webLines: await web.purge(before, limit),
      ...(whatsApp ? { whatsAppSent: await whatsApp.chats.purgeSent(before, limit) } : {}),
    }),
  });

  const app = await buildApp({
    useCases,
    transact,
    clock,
    metrics,
    log,
    secure,
    trustProxy: config.trustProxy,
    version: options.version,
    isOutage: turns.isOutage,
    writeRegister: (of) => xlsx(registerTable(registers, of)),
    started: () => started,
    channelRoutes,
    sessionOfficer: async (request) => {
      const address = await web.officerAddress(request);
      return address === undefined ? undefined : officerAt(address);
    },
  });

  let stopSchedule: () => Promise<void> = () => Promise.resolve();
  let refreshing: NodeJS.Timeout | undefined;
  return {
    app,
    ground,
    jobs,
    runner,
    parked,
    receive: inbox.receive,
    async start() {
      const now = clock.now();
      const inviteCode = await transact((stores) => inviteFirstAdmin(useCases)(stores, now));
      for (const { channel, ledger } of doors)
        await channel.start(
          inbox.receive,
          createReport({
            deliveries: ledger,
            clock,
            random: Math.random,
            kick: () => {
              for (const delivery of deliveries) delivery.kick();
            },
            told: (status) => metrics.receipts.inc({ channel: channel.name, status }),
            log,
          }),
        );
      for (const delivery of deliveries) delivery.start();
      announcing?.start();
      const address = await app.listen({ host: config.host, port: config.port });
      if (!options.withoutSchedule) {
        stopSchedule = startSchedule(runner, jobs, config.timeZone);
        refreshing = setInterval(() => refresh(), AGENCY_REFRESH_MS);
      }
      started = true;
      return { address, ...(inviteCode === undefined ? {} : { inviteCode }) };
    },
    async stop() {
      started = false;
      clearInterval(refreshing);
      await refreshed;
      await stopSchedule();
      await announcing?.stop();
      await Promise.all(channels.map((channel) => channel.stop()));
      await inbox.drain();
      await Promise.all(deliveries.map((delivery) => delivery.stop()));
      await app.close();
      await fetching;
      await ground.close();
    },
  };
}

async function loadTemplates(path: string | undefined): Promise<Templates> {
  if (path === undefined) return new Map();
  const templates = parseTemplates(await readSetting('WHATSAPP_CLOUD_TEMPLATES', path));
  if (!templates.ok) throw new SetupError(`WHATSAPP_CLOUD_TEMPLATES ${path}: ${templates.error.join(' ')}`);
  return templates.value;
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
