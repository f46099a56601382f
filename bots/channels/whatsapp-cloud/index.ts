import type { Language } from '../../../src/domain/message.ts';
import type { Channel, Rate, Receive, Report } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { MediaReader } from '../../../src/ports/media.ts';
import type { RoutePlugin } from '../../../src/ports/routes.ts';
import type { WhatsAppCopy } from '../../copy/whatsapp.ts';
import { createPending } from '../waiting.ts';
import type { WhatsAppCloudConfig } from './config.ts';
import { alertOf, type GraphError } from './errors.ts';
import { createGraph } from './graph.ts';
import { createMarks } from './marks.ts';
import { download } from './media.ts';
import { parseWebhook } from './parse.ts';
import { probe } from './probe.ts';
import { createSend } from './sending.ts';
import type { Templates } from './templates.ts';
import { webhookRoutes } from './webhook.ts';

/** What the channel tells the operator; pino fits. No message, name, number or token is ever in it. */
export type CloudLog = {
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
  error(data: object, text: string): void;
};

export type WhatsAppCloudDeps = {
  readonly media: MediaReader;
  readonly clock: Clock;
  readonly log: CloudLog;
  /** Where the webhook's route goes; called while the channel is created. */
  readonly routes: (plugin: RoutePlugin) => void;
  readonly copy: Readonly<Record<Language, WhatsAppCopy>>;
  /** What may be said after 24 hours; none if absent. */
  readonly templates?: Templates;
  /** Another pace than WhatsApp's, for tests. */
  readonly rate?: Rate;
};

/**
 * WhatsApp takes 80 messages a second of a number, those it receives included ("Throughput"), and from one number to
 * one person one in 6 seconds, with bursts that are paid for by waiting ("Pair rate limits"). So: half of the former,
 * and a burst that no dialogue of ours exceeds.
 */
const CLOUD_RATE: Rate = { gapMs: 25, chatBurst: 20, chatGapMs: 6_000 };
const NO_TEMPLATES: Templates = new Map();

/**
 * WhatsApp as a channel through Meta's Business Cloud API: by webhook, and without a state of its own, so that any number
 * of replicas may take the calls. `start` throws when Meta refuses the token or the phone number id; while Meta is out
 * of reach the service comes up without it.
 */
export function createWhatsAppCloudChannel(config: WhatsAppCloudConfig, deps: WhatsAppCloudDeps): Channel {
  const { phoneId } = config;
  const { log } = deps;
  const pending = createPending();
  const alert = alerting(log);
  const graph = createGraph(config, alert);
  const marks = createMarks(graph, phoneId);
  const send = createSend({
    graph,
    phoneId,
    media: deps.media,
    clock: deps.clock,
    log,
    templates: deps.templates ?? NO_TEMPLATES,
    copy: deps.copy,
  });
  let receiver: { receive: Receive; report: Report } | undefined;

  deps.routes(
    webhookRoutes({
      appSecret: config.appSecret,
      verifyToken: config.verifyToken,
      parse: (body) => parseWebhook(body, phoneId),
      log,
      receiver: () => receiver,
      arrived: ({ last, errors, failures }) => {
        marks.show(last);
        for (const failure of failures) alert(failure);
        for (const error of errors) {
          const { code, detail } = error;
          if (alertOf(error)) alert(error);
          else log.warn({ code, detail }, 'Meta reports a problem of the WhatsApp account.');
        }
      },
    }),
  );

  return {
    name: 'whatsapp-cloud',
    account: phoneId,
    rate: deps.rate ?? CLOUD_RATE,
    hasReceipts: true,
    async start(receive, report) {
      if (receiver) throw new Error('The WhatsApp Cloud channel was started already.');
      const probed = await probe(graph, phoneId);
      if (!probed.ok && probed.error.refused) throw new Error(probed.error.sentence);
      if (probed.ok) log.info({}, 'WhatsApp Cloud is connected.');
      else log.warn({}, probed.error.sentence);
      receiver = {
        receive: (inbound) => pending.track(receive(inbound)),
        report: (receipts) => pending.track(report(receipts)),
      };
    },
    async send(message, envelope) {
      await marks.settled(envelope.address);
      return pending.track(send(message, envelope));
    },
    fetchMedia: (media, limit) => download(graph, config, media, limit),
    async stop() {
      receiver = undefined;
      await Promise.all([pending.settled(), marks.stop()]);
    },
  };
}

/** Tells the operator what only they can mend, once until it is mended. */
function alerting(log: CloudLog): (error: GraphError | undefined) => void {
  let told: number | undefined;
  return (error) => {
    const alert = error && alertOf(error);
    if (alert && alert.code !== told) log.error({ code: alert.code }, alert.sentence);
    if (alert || !error) told = alert?.code;
  };
}
