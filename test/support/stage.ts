/** Citizens and officers of one provider before the whole service: who writes, what a minute costs, who signs in. */
import { setImmediate } from 'node:timers/promises';
import type { DatabaseKind } from './databases.ts';
import { startService, type TestService } from './service.ts';
import { codeIn, type Talker } from './stories.ts';

/** A fake of a provider, as a stage needs it. */
export type Provider<Person, Options> = {
  /** How the service finds it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Moves its clock, epoch milliseconds. */
  setNow(now: number): Promise<void>;
  /** Told where the service listens, at each start of it. */
  connect?(address: string): Promise<void>;
  /** The nth person, from 1, who has never written. */
  person(nth: number, options?: Options): Person;
  /** How the service knows this person's chat: `channel:account:address`. */
  chatOf(person: Person): Promise<string> | string;
  /** How it calls a message, where not by the provider's own id. */
  noted?(messageId: string): string;
  stop(): Promise<void>;
};

export type Stage<Person, Options = never> = {
  readonly service: TestService;
  /** Someone with a phone; a new one has never written. Half a minute passes before each thing that they do. */
  person(options?: Options): Person;
  /** The first admin, signed in with the code of the first start. */
  firstAdmin(): Promise<Person>;
  /** An officer whom `admin` invites with `undang <words>`, signed in. */
  officer(admin: Person, words: string): Promise<Person>;
  /** Resolves when the service has noted that it sent this message to this person. */
  isNoted(person: Person, messageId: number | string): Promise<void>;
  /** Moves both clocks on, without the jobs. */
  passes(by: {
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): Promise<void>;
  stop(): Promise<void>;
};

/** Opens the curtain at `now`. */
export async function openStageOf<Person extends Talker, Options>(
  provider: Provider<Person, Options>,
  options: {
    readonly now: string;
    readonly database?: DatabaseKind;
    readonly environment?: Readonly<Record<string, string>>;
  },
): Promise<Stage<Person, Options>> {
  const service = await startService({ ...options, provider });
  let people = 0;

  async function passes(by: Parameters<Stage<Person>['passes']>[0]): Promise<void> {
    service.clock.advance(by);
    await provider.setNow(service.clock.now().epochMilliseconds);
  }
  /** Nobody replies to a message before the service has noted that it was sent. */
  async function isNoted(person: Person, messageId: number | string): Promise<void> {
    const { database, keyring } = service.service.ground;
    const chat = keyring.hash('conversation', await provider.chatOf(person));
    const noted = `select 1 from outbox where conversation_id = $1 and provider_message_id = $2
      union all select 1 from outbox_part where provider_message_id = $2`;
    const id = provider.noted?.(String(messageId)) ?? String(messageId);
    for (let looks = 0; looks < 1_000; looks++) {
      if ((await database.query(noted, [chat, id])).length > 0) return;
      await setImmediate();
    }
    throw new Error(`The service never noted that it sent message ${messageId}.`);
  }
  function person(personOptions?: Options): Person {
    people += 1;
    const hasty = provider.person(people, personOptions);
    return unhurried(hasty, async (replyTo) => {
      await passes({ seconds: 30 });
      if (replyTo !== undefined) await isNoted(hasty, replyTo);
    });
  }
  async function signedIn(code: string): Promise<Person> {
    const officer = person();
    await officer.says(`masuk ${code}`);
    await officer.hears('Selamat bertugas');
    return officer;
  }

  return {
    service,
    person,
    passes,
    isNoted,
    async firstAdmin() {
      if (service.inviteCode === undefined) throw new Error('There is an officer already.');
      return signedIn(service.inviteCode);
    },
    async officer(admin, words) {
      await admin.says(`undang ${words}`);
      return signedIn(codeIn((await admin.hears('Undangan untuk')).text));
    },
    async stop() {
      await service.stop();
      await provider.stop();
    },
  };
}

type AnyAct = (...args: readonly unknown[]) => Promise<unknown>;

/** What takes no thought: to hear, and what a finger does. */
const INSTANT = new Set(['hears', 'all', 'opens', 'userId', 'reads', 'blocks', 'unblocks']);

/** People read before they write: without that every word would seem to be a part of the one before it. */
function unhurried<Person extends Talker>(
  person: Person,
  think: (replyTo: number | string | undefined) => Promise<void>,
): Person {
  const slowly =
    (act: AnyAct) =>
    async (...args: readonly unknown[]) => {
      const { replyTo } = (args.at(-1) ?? {}) as { replyTo?: number | string };
      await think(replyTo);
      return act(...args);
    };
  const acts = Object.entries(person).map(([name, act]) => [
    name,
    typeof act !== 'function' || INSTANT.has(name) ? act : slowly(act as AnyAct),
  ]);
  return Object.fromEntries(acts) as Person;
}
