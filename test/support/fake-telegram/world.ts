import { randomBytes } from 'node:crypto';
import type { BotMessage, Fault, Rates } from './protocol.ts';
import { createRates, type RateCheck } from './rates.ts';

export type Loose = Record<string, unknown>;
export type StoredFile = { readonly fileId: string; readonly path: string; readonly bytes: Buffer };

export type Update = Loose & { readonly update_id: number };

/** Everything that the fake remembers. */
export type World = {
  readonly token: string;
  readonly botId: number;
  /** People that the bot may write to; they blocked it when true. */
  readonly chats: Map<number, { blocked: boolean; nextMessageId: number }>;
  /** Messages as Telegram knows them, both directions, by `chat:id`. */
  readonly messages: Map<string, Loose>;
  readonly sent: BotMessage[];
  readonly files: Map<string, StoredFile>;
  readonly pending: Update[];
  readonly history: Map<number, Update>;
  readonly faults: { fault: Fault; left: number; skip: number }[];
  readonly deliveries: { updateId: number; status: number }[];
  readonly calls: Record<string, number>;
  readonly answered: string[];
  readonly commands: Record<string, { command: string; description: string }[]>;
  readonly openPresses: Set<string>;
  nextUpdateId: number;
  confirmedBelow: number;
  webhook: { url: string; secret?: string; allowedUpdates?: string[]; maxConnections?: number } | undefined;
  poller: { cancel(): void } | undefined;
  rates: RateCheck | undefined;
  rateLimited: number;
  timeOffset: number;
  version: number;
};

export function createWorld(): World {
  const botId = 700_000_000 + Math.floor(Math.random() * 1_000_000);
  return {
    token: `${botId}:${randomBytes(26).toString('base64url')}`,
    botId,
    chats: new Map(),
    messages: new Map(),
    sent: [],
    files: new Map(),
    pending: [],
    history: new Map(),
    faults: [],
    deliveries: [],
    calls: {},
    answered: [],
    commands: {},
    openPresses: new Set(),
    nextUpdateId: 100_000_000 + Math.floor(Math.random() * 1_000_000),
    confirmedBelow: 0,
    webhook: undefined,
    poller: undefined,
    rates: undefined,
    rateLimited: 0,
    timeOffset: 0,
    version: 0,
  };
}

/** The fake's clock, epoch milliseconds: tests move it to the day they play. */
export const nowOf = (world: World): number => Date.now() + world.timeOffset;
export const secondsOf = (world: World): number => Math.floor(nowOf(world) / 1000);

export function setRates(world: World, rates: Rates | undefined): void {
  world.rates = rates ? createRates(rates) : undefined;
}

const watchers = new Set<() => void>();

/** Something that a test may wait for has changed. */
export function changed(world: { version: number }): void {
  world.version++;
  for (const wake of watchers) wake();
}

/** Resolves at once if `isTrue`, else after the change that makes it so, or after `waitMs`. */
export function until(
  isTrue: () => boolean,
  waitMs: number,
  onClose: (gone: () => void) => void,
): Promise<void> {
  return new Promise((resolve) => {
    if (isTrue()) return resolve();
    const done = () => {
      clearTimeout(timer);
      watchers.delete(look);
      resolve();
    };
    const look = () => {
      if (isTrue()) done();
    };
    const timer = setTimeout(done, waitMs);
    watchers.add(look);
    onClose(done);
  });
}

export function chatOf(world: World, chatId: number): { blocked: boolean; nextMessageId: number } {
  const known = world.chats.get(chatId);
  if (known) return known;
  const chat = { blocked: false, nextMessageId: 1 };
  world.chats.set(chatId, chat);
  return chat;
}

export function keepFile(world: World, folder: string, extension: string, bytes: Buffer): StoredFile {
  const fileId = `F${randomBytes(24).toString('base64url')}`;
  const file = { fileId, path: `${folder}/file_${world.files.size}.${extension}`, bytes };
  world.files.set(fileId, file);
  return file;
}
