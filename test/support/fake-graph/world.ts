import { randomBytes, randomInt } from 'node:crypto';
import { changed } from '../fake-telegram/world.ts';
import type { Approved, CloudMessage, Fault } from './protocol.ts';

export type Loose = Record<string, unknown>;
export type StoredFile = {
  readonly id: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
  readonly fileName: string;
};

export type Person = {
  readonly phone: string;
  readonly userId: string;
  readonly name: string;
  hidden: boolean;
  /** When they wrote last; the window for free words is open for 24 hours after it. */
  wroteAt: number | undefined;
};

/** Everything that the fake remembers. */
export type World = {
  readonly token: string;
  readonly phoneId: string;
  readonly accountId: string;
  readonly number: string;
  readonly appSecret: string;
  /** By phone number. */
  readonly people: Map<string, Person>;
  readonly sent: (CloudMessage & { failed?: number })[];
  readonly files: Map<string, StoredFile>;
  readonly faults: { fault: Fault; left: number; skip: number }[];
  readonly approved: Approved[];
  readonly answers: number[];
  readonly marked: { messageId: string; typing: boolean }[];
  readonly calls: Record<string, number>;
  /** What the business gave along with its messages, to get it back with their statuses. */
  readonly opaque: Map<string, string>;
  /** Ids of messages that people sent. */
  readonly heard: Set<string>;
  webhookUrl: string | undefined;
  timeOffset: number;
  version: number;
};

export function createWorld(): World {
  return {
    token: `EAA${randomBytes(60).toString('base64url')}`,
    phoneId: String(100_000_000_000_000 + randomInt(2 ** 40)),
    accountId: String(200_000_000_000_000 + randomInt(2 ** 40)),
    number: '15550783881',
    appSecret: randomBytes(16).toString('hex'),
    people: new Map(),
    sent: [],
    files: new Map(),
    faults: [],
    approved: [],
    answers: [],
    marked: [],
    calls: {},
    opaque: new Map(),
    heard: new Set(),
    webhookUrl: undefined,
    timeOffset: 0,
    version: 0,
  };
}

/** The fake's clock, epoch milliseconds: tests move it to the day they play. */
export const nowOf = (world: World): number => Date.now() + world.timeOffset;
export const secondsOf = (world: World): string => String(Math.floor(nowOf(world) / 1000));
export const newMessageId = (): string => `wamid.${randomBytes(30).toString('base64')}`;

export function personOf(world: World, phone: string): Person {
  const known = world.people.get(phone);
  if (known) return known;
  const person: Person = {
    phone,
    userId: `ID.${1_000_000_000_000_000 + randomInt(2 ** 40)}`,
    name: `Warga ${Number(phone) % 1000}`,
    hidden: false,
    wroteAt: undefined,
  };
  world.people.set(phone, person);
  return person;
}

export function keepFile(world: World, mimeType: string, bytes: Buffer, fileName: string): StoredFile {
  const file = { id: String(1_000_000_000_000_000 + randomInt(2 ** 47)), mimeType, bytes, fileName };
  world.files.set(file.id, file);
  changed(world);
  return file;
}

/** Something that a test asked for makes no sense. */
export class Impossible extends Error {}

/** Takes a fault that hits this kind of call, if one is armed. */
export function takeFault(world: World, on: NonNullable<Fault['on']>, phone?: string): Fault | undefined {
  for (const armed of world.faults) {
    if (armed.left === 0 || (armed.fault.on ?? 'messages') !== on) continue;
    if (armed.fault.phone !== undefined && armed.fault.phone !== phone) continue;
    if (armed.skip > 0) {
      armed.skip--;
      continue;
    }
    armed.left--;
    return armed.fault;
  }
  return undefined;
}
