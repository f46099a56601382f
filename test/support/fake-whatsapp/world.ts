/** Everything that the fake WhatsApp knows: the bot's account, the people, what waits and what was sent. */
import { EventEmitter } from 'node:events';
import { type BinaryNode, Curve, type KeyPair } from '@whiskeysockets/baileys';
import type { BotMessage, Door, FakeState, Policy, PolicyFor } from './protocol.ts';
import { type Bundle, createPhone, type SignalPhone } from './signal.ts';

export type Person = {
  readonly number: number;
  readonly lid: string;
  readonly phone: string;
  readonly signal: SignalPhone;
  showsPhone: boolean;
  byPhone: boolean;
};

/** A message of a person, kept until the bot acknowledges it. */
export type Waiting = {
  readonly id: string;
  readonly person: Person | undefined;
  readonly stanza: BinaryNode;
  /** Encrypts it once more, for a client that could not decrypt it. */
  readonly again?: () => Promise<BinaryNode>;
};

/** A connection that is logged in. */
export type Line = {
  /** It has what came while it was away: from now on messages go to it as they come. */
  isReady: boolean;
  send(node: BinaryNode): void;
  /** Ends it, after this last word. */
  close(last?: BinaryNode): void;
};

export type Account = {
  readonly phone: string;
  readonly lid: string;
  /** The device that was paired; `undefined`: none. */
  device: { readonly jid: string; readonly lid: string; readonly isNew: boolean } | undefined;
  keys: Bundle | undefined;
};

export type World = {
  readonly root: KeyPair;
  readonly server: KeyPair;
  readonly account: Account;
  readonly people: Map<number, Person>;
  readonly byUser: Map<string, Person>;
  /** In order; `line` gets them as they come, or all when it opens. */
  readonly waiting: Map<string, Waiting>;
  /** Those that were acknowledged last, to be brought once more. */
  readonly done: Map<string, Waiting>;
  /** What phones told of the bot's messages, kept until it acknowledges. */
  readonly receipts: Map<string, BinaryNode>;
  readonly sent: BotMessage[];
  /** Ids of those. */
  readonly shown: Set<string>;
  /** Told when a person was sent something; when a message of theirs was acknowledged, once. */
  readonly onHeard: Map<number, () => void>;
  readonly onAcknowledged: Map<string, () => void>;
  readonly copies: Map<string, number>;
  readonly held: (() => void)[];
  readonly files: Map<string, Buffer>;
  readonly read: string[];
  readonly changes: EventEmitter;
  policies: PolicyFor[];
  door: Door;
  line: Line | undefined;
  /** Offers the account to a client that waits to be paired. */
  pairing: ((qr: string) => void) | undefined;
  /** The phone of the account, on which the code is typed that a client shows. */
  codePairing: ((code: string) => Promise<void>) | undefined;
  /** What that phone does with the client's last word. */
  finishCode: ((bundle: Buffer, identity: Buffer) => void) | undefined;
  version: number;
  logins: number;
  replaced: number;
  typing: number;
  retries: number;
  /** Added to the system's clock, milliseconds. */
  timeOffset: number;
  lastId: number;
};

const PHONE_OF_BOT = '628110000001';
const LID_OF_BOT = '90000000000001';

export function createWorld(): World {
  return {
    root: Curve.generateKeyPair(),
    server: Curve.generateKeyPair(),
    account: { phone: PHONE_OF_BOT, lid: LID_OF_BOT, device: undefined, keys: undefined },
    people: new Map(),
    byUser: new Map(),
    waiting: new Map(),
    done: new Map(),
    receipts: new Map(),
    sent: [],
    shown: new Set(),
    onHeard: new Map(),
    onAcknowledged: new Map(),
    copies: new Map(),
    held: [],
    files: new Map(),
    read: [],
    changes: new EventEmitter({ captureRejections: false }).setMaxListeners(0),
    policies: [],
    door: { kind: 'open' },
    line: undefined,
    pairing: undefined,
    codePairing: undefined,
    finishCode: undefined,
    version: 0,
    logins: 0,
    replaced: 0,
    typing: 0,
    retries: 0,
    timeOffset: 0,
    lastId: 0,
  };
}

/** Who has this number; made when first asked for. */
export function personOf(world: World, number: number): Person {
  const known = world.people.get(number);
  if (known) return known;
  const lid = String(100_000_000_000_000 + number);
  const phone = String(628_120_000_000 + number);
  const person = { number, lid, phone, signal: createPhone(), showsPhone: false, byPhone: false };
  world.people.set(number, person);
  world.byUser.set(lid, person);
  world.byUser.set(phone, person);
  return person;
}

export const personOfJid = (world: World, jid: string): Person | undefined =>
  world.byUser.get(jid.split('@')[0]?.split(':')[0] ?? '');

export const seconds = (world: World): number => Math.floor((Date.now() + world.timeOffset) / 1000);

export function changed(world: World): void {
  world.version++;
  world.changes.emit('changed');
}

/** Resolves when it is true, or after `ms`. */
export function until(world: World, isTrue: () => boolean, ms: number): Promise<void> {
  if (isTrue() || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      world.changes.off('changed', look);
      resolve();
    };
    const look = () => {
      if (isTrue()) done();
    };
    const timer = setTimeout(done, ms);
    world.changes.on('changed', look);
  });
}

/** The policy for a message to this person; one that is counted is used up. */
export function takePolicy(world: World, person: number): Policy {
  const found = world.policies.findLast((one) => one.person === undefined || one.person === person);
  if (!found) return { kind: 'ack' };
  if (found.times !== undefined) {
    const index = world.policies.indexOf(found);
    if (found.times <= 1) world.policies.splice(index, 1);
    else world.policies[index] = { ...found, times: found.times - 1 };
  }
  return found.policy;
}

export const stateOf = (world: World): FakeState => ({
  version: world.version,
  isPaired: world.account.device !== undefined,
  isPairing: world.pairing !== undefined,
  isConnected: world.line !== undefined,
  logins: world.logins,
  replaced: world.replaced,
  waiting: world.waiting.size,
  sent: world.sent.length,
  copies: Object.fromEntries(world.copies),
  read: world.read,
  typing: world.typing,
  retries: world.retries,
});
