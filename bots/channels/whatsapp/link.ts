/**
 * The life of the line to WhatsApp: one process at a time has it, connects, comes back when the connection ends, and
 * stops when WhatsApp says that it must. What was heard and not handled when a process died is handled by the next.
 */
import type { ConnectionState, WASocket } from '@whiskeysockets/baileys';
import type { WhatsAppLinkRequest } from '../../../src/domain/whatsapp-link.ts';
import type { WhatsAppKeys, WhatsAppLinkStore } from '../../../src/ports/whatsapp-link.ts';
import { failureNameOf } from '../failures.ts';
import { pause } from '../waiting.ts';
import { type Auth, loadAuth } from './auth-state.ts';
import { openConnection } from './connection.ts';
import { createHanding } from './handing.ts';
import type { Line, LineHandlers } from './line.ts';
import { createLinkState, type LinkStateDeps } from './link-state.ts';
import { afterEnd, codeOf } from './reconnect.ts';

export type LinkDeps = LinkStateDeps & {
  readonly keys: WhatsAppKeys;
  readonly store: WhatsAppLinkStore;
  /** Owns the line among all processes; `undefined` while another does. */
  readonly own: (
    name: string,
  ) => Promise<{ readonly lost: Promise<void>; release(): Promise<void> } | undefined>;
  readonly log: { warn(data: object, text: string): void };
  /** In [0, 1). */
  readonly random: () => number;
};

/** How often a process that does not have the line tries to get it, and the one that has it looks for requests. */
const LOOK_MS = 2_000;
/** How often the time of the last message is written, at most. */
const HEARD_EVERY_MS = 10_000;
/** How often a request to pair is tried again where the network fails before there is a picture. */
const PAIRING_TRIES = 5;

/** How a connection ended. */
type Ending = {
  readonly code: number | undefined;
  readonly wasOpen: boolean;
  /** A picture or a code was there to be used. */
  readonly wasShown: boolean;
  /** Because an operator wanted it. */
  readonly isUnlinked: boolean;
};

/** What is forgotten when no phone is to scan or type anything any more. */
const NO_CODE = { qr: undefined, code: undefined } as const;

/** The line of one account. */
export function createWhatsAppLink(
  config: { readonly account: string; readonly socketUrl: string },
  deps: LinkDeps,
): Line {
  const { keys, store, clock, log } = deps;
  const stopping = new AbortController();
  const state = createLinkState(deps);
  const handing = createHanding(deps);
  let running: Promise<void> | undefined;
  let open: WASocket | undefined;
  let heardAt = 0;
  const now = () => clock.now().toString();

  async function run(handlers: LineHandlers): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await ownAndLive(handlers);
      } catch (error) {
        log.warn({ error: failureNameOf(error) }, 'The line to WhatsApp waits for the database.');
      }
      await pause(LOOK_MS, stopping.signal);
    }
  }

  async function ownAndLive(handlers: LineHandlers): Promise<void> {
    const ownership = await deps.own(`whatsapp:${config.account}`);
    if (!ownership) return;
    const ended = new AbortController();
    const end = () => ended.abort();
    stopping.signal.addEventListener('abort', end);
    void ownership.lost.then(end);
    try {
      await live(handlers, ended.signal);
    } finally {
      // Whatever went wrong, nobody connects beside the next owner.
      end();
      stopping.signal.removeEventListener('abort', end);
      await ownership.release();
    }
  }

  /** As long as the line is ours. */
  async function live(handlers: LineHandlers, ended: AbortSignal): Promise<void> {
    await state.load();
    await handing.handleKept(handlers.message, ended);
    let failures = 0;
    let asked: Extract<WhatsAppLinkRequest, { kind: 'pair' }> | undefined;
    while (!ended.aborted) {
      const auth = await loadAuth(keys, clock);
      const request = await store.takeRequest();
      if (request?.kind === 'pair') {
        asked = request;
        await state.say({ phase: 'connecting', stop: undefined, ...NO_CODE });
      }
      const isStopped = state.current.phase === 'stopped';
      if (isStopped || (!auth.isPaired() && !asked)) {
        if (!isStopped) await state.say({ phase: 'unpaired', phone: undefined, ...NO_CODE });
        await pause(LOOK_MS, ended);
        continue;
      }
      if (state.current.phase !== 'connecting') await state.say({ phase: 'connecting', ...NO_CODE });
      const ending = await connect(auth, handlers, ended, asked?.phone);
      // The phone's yes comes a moment before the connection ends: without it the next one would be a stranger's.
      await auth.settled();
      if (ended.aborted) return;
      failures = ending.wasOpen ? 0 : failures + 1;
      // Nobody scanned in time: asked for again, there will be a new picture.
      if (auth.isPaired() || ending.wasShown || failures >= PAIRING_TRIES) asked = undefined;
      await afterwards(ending, Math.max(0, failures - 1), ended);
    }
  }

  async function afterwards(
    { code, isUnlinked }: Ending,
    failures: number,
    ended: AbortSignal,
  ): Promise<void> {
    const next = afterEnd(code, failures);
    if (isUnlinked || (next.kind === 'stop' && next.stop === 'loggedOut')) await keys.wipe();
    if (isUnlinked) {
      await state.say({ phase: 'unpaired', phone: undefined, linkedAt: undefined, ...NO_CODE });
    } else if (next.kind === 'stop') {
      log.warn({ stop: next.stop }, 'The line to WhatsApp stopped.');
      await state.say({ phase: 'stopped', stop: next.stop, ...NO_CODE });
    } else {
      if (next.afterMs > 0) await state.say({ phase: 'down', ...NO_CODE });
      await pause(next.afterMs * (0.5 + deps.random() / 2), ended);
    }
  }

  /** One connection; resolves when it is over. `phone`: to be paired by a code that is typed on it. */
  function connect(auth: Auth, handlers: LineHandlers, ended: AbortSignal, phone?: string): Promise<Ending> {
    return new Promise((resolve) => {
      const over = new AbortController();
      let wasOpen = false;
      let wasShown = false;
      let isUnlinked = false;
      const socket = openConnection(config.socketUrl, auth, {
        ack: handlers.ack,
        sent: handlers.sent,
        messages: (messages) => {
          for (const message of messages) void handing.hand(handlers.message, message).then(heard);
        },
        calls: (calls) => {
          for (const call of calls) handing.track(handlers.call(call)).catch(noop);
        },
        updates: (updates) => void handing.track(handlers.updates(updates)).catch(noop),
        unkept: (error) => {
          log.warn({ error: failureNameOf(error) }, 'Credentials for WhatsApp could not be kept.');
          end();
        },
        state: (update) => void onState(update).catch(unsaid),
      });
      const end = () => void socket.end(undefined);
      ended.addEventListener('abort', end);
      void lookForRequests();

      async function onState(update: Partial<ConnectionState>): Promise<void> {
        if (update.connection === 'close') {
          ended.removeEventListener('abort', end);
          over.abort();
          if (open === socket) open = undefined;
          if (wasOpen) await state.say({ downSince: now() }).catch(unsaid);
          handlers.closed();
          resolve({ code: codeOf(update.lastDisconnect?.error), wasOpen, wasShown, isUnlinked });
        } else if (update.connection === 'open') {
          open = socket;
          wasOpen = true;
          await state.say({ phase: 'open', stop: undefined, ...NO_CODE, ...opened(auth) });
        } else if (update.qr !== undefined && phone === undefined) {
          wasShown = true;
          await state.say({ phase: 'pairing', qr: update.qr });
        } else if (update.qr !== undefined && phone !== undefined && state.current.code === undefined) {
          wasShown = true;
          await state.say({ phase: 'pairing', code: await socket.requestPairingCode(phone), qr: undefined });
        } else if (update.reachoutTimeLock) {
          const { isActive, timeEnforcementEnds } = update.reachoutTimeLock;
          await state.say({ restrictedUntil: isActive ? timeEnforcementEnds?.toISOString() : undefined });
        }
      }

      async function lookForRequests(): Promise<void> {
        while (!over.signal.aborted) {
          await pause(LOOK_MS, over.signal);
          if (over.signal.aborted) return;
          // A request to pair means nothing while a device is linked.
          const request = await store.takeRequest().catch(noop);
          if (request?.kind !== 'unlink' || !auth.isPaired()) continue;
          isUnlinked = true;
          await socket.logout().catch(end);
        }
      }
    });
  }

  function opened(auth: Auth) {
    const number = auth.state.creds.me?.id.split(/[:@]/)[0] ?? '';
    const at = now();
    return {
      downSince: undefined,
      phone: number.replace(/\d(?=\d{4})/g, '•'),
      linkedAt: state.current.linkedAt ?? at,
      lastOpenAt: at,
    };
  }

  function heard(): void {
    const at = clock.now().epochMilliseconds;
    if (at - heardAt < HEARD_EVERY_MS) return;
    heardAt = at;
    state.say({ lastHeardAt: now() }).catch(unsaid);
  }

  const unsaid = (error: unknown) =>
    log.warn({ error: failureNameOf(error) }, 'How the line to WhatsApp is could not be written down.');

  return {
    async start(handlers) {
      running ??= run(handlers);
    },
    socket: () => open,
    async stop() {
      stopping.abort();
      await running;
      await handing.settled();
    },
  };
}

const noop = () => undefined;
