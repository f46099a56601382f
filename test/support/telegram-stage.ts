/** Citizens and officers at Telegram before the whole service: who writes, what a minute costs, how one reports. */
import { setImmediate } from 'node:timers/promises';
import type { DatabaseKind } from './databases.ts';
import { type FakeTelegram, startFakeTelegram, type TelegramPerson } from './fake-telegram-client.ts';
import { startService, type TestService } from './service.ts';

export type Stage = {
  readonly telegram: FakeTelegram;
  readonly service: TestService;
  /** Someone with a phone; a new one has never written. Half a minute passes before each thing that they do. */
  person(options?: { readonly languageCode?: string }): TelegramPerson;
  /** The first admin, signed in with the code of the first start. */
  firstAdmin(): Promise<TelegramPerson>;
  /** An officer whom `admin` invites with `undang <words>`, signed in. */
  officer(admin: TelegramPerson, words: string): Promise<TelegramPerson>;
  /** Resolves when the service has noted that it sent this message. */
  isNoted(message: { readonly chatId: number; readonly messageId: number }): Promise<void>;
  /** Moves both clocks on, without the jobs. */
  passes(by: {
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): Promise<void>;
  stop(): Promise<void>;
};

/** Opens the curtain at `now`: a fake Telegram in a process of its own, and the service by long polling. */
export async function openStage(options: {
  readonly now: string;
  readonly database?: DatabaseKind;
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<Stage> {
  const telegram = await startFakeTelegram({ now: Date.parse(options.now) });
  const service = await startService({ ...options, telegram });
  let lastChat = 5_000_000;

  async function passes(by: Parameters<Stage['passes']>[0]): Promise<void> {
    service.clock.advance(by);
    await telegram.setNow(service.clock.now().epochMilliseconds);
  }
  /** Nobody replies to a message before the service has noted that it was sent. */
  async function isNoted({ chatId, messageId }: Parameters<Stage['isNoted']>[0]): Promise<void> {
    const { database, keyring } = service.service.ground;
    const chat = keyring.hash('conversation', `telegram:${telegram.account}:${chatId}`);
    const noted = 'select 1 from outbox where conversation_id = $1 and provider_message_id = $2';
    for (let looks = 0; looks < 1_000; looks++) {
      if ((await database.query(noted, [chat, String(messageId)])).length > 0) return;
      await setImmediate();
    }
    throw new Error(`The service never noted that it sent message ${messageId}.`);
  }
  function person(personOptions?: { readonly languageCode?: string }): TelegramPerson {
    lastChat += 1;
    const chatId = lastChat;
    return unhurried(telegram.person(chatId, personOptions), async (replyTo) => {
      await passes({ seconds: 30 });
      if (replyTo !== undefined) await isNoted({ chatId, messageId: replyTo });
    });
  }
  async function signedIn(code: string): Promise<TelegramPerson> {
    const officer = person();
    await officer.says(`masuk ${code}`);
    await officer.hears('Selamat bertugas');
    return officer;
  }

  return {
    telegram,
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
      await telegram.stop();
    },
  };
}

/** People read before they write: without that every word would seem to be a part of the one before it. */
function unhurried(
  person: TelegramPerson,
  think: (replyTo: number | undefined) => Promise<void>,
): TelegramPerson {
  const after =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const { replyTo } = (args.at(-1) ?? {}) as { replyTo?: number };
      await think(replyTo);
      return act(...args);
    };
  return {
    ...person,
    says: after(person.says),
    presses: after(person.presses),
    sendsPhoto: after(person.sendsPhoto),
    sendsDocument: after(person.sendsDocument),
    sendsVoice: after(person.sendsVoice),
    sendsVideo: after(person.sendsVideo),
    sendsAlbum: after(person.sendsAlbum),
    sharesLocation: after(person.sharesLocation),
    sharesContact: after(person.sharesContact),
    edits: after(person.edits),
    sendsSticker: after(person.sendsSticker),
    sendsPoll: after(person.sendsPoll),
  };
}

/** The invite code in a message. */
export function codeIn(text: string): string {
  const code = /masuk (\S+)/.exec(text)?.[1];
  if (code === undefined) throw new Error(`No invite code in: ${text}`);
  return code;
}

/** The first complaint number in a message. */
export function numberIn(text: string): string {
  const number = /TLA-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
  if (number === undefined) throw new Error(`No number in: ${text}`);
  return number;
}

export type Told = {
  readonly story: string;
  readonly place?: string;
  readonly time?: string;
  /** A word that names one category. */
  readonly category?: string;
  /** Anonymous unless there is a name. */
  readonly name?: string;
  readonly contact?: string;
  readonly confidential?: boolean;
};

/** Reports in typed words, answering one question after the other, and gives the number that came of it. */
export async function reports(citizen: TelegramPerson, told: Told): Promise<string> {
  const { story, place = 'Jl. A. Yani, Bati-Bati', time = 'kemarin', category = 'jalan dan jembatan' } = told;
  await citizen.says(story);
  await citizen.hears('Lanjutkan dengan cerita di atas');
  await citizen.says('ya');
  await citizen.hears(/Di mana/);
  await citizen.says(place);
  await citizen.hears(/Kapan ini terjadi/);
  await citizen.says(time);
  await citizen.hears(/kategori/);
  await citizen.says(category);
  await citizen.hears(/Ada foto/);
  await citizen.says('tidak ada');
  await citizen.hears('Siapa nama Anda');
  await citizen.says(told.name ?? 'anonim');
  if (told.name !== undefined) {
    await citizen.hears(/telepon atau email/);
    await citizen.says(told.contact ?? 'lewati');
  }
  await citizen.hears(/publik|dirahasiakan/);
  await citizen.says(told.confidential ? 'rahasiakan' : 'boleh dibaca publik');
  await citizen.hears('Periksa sebentar');
  await citizen.says('kirim');
  return numberIn((await citizen.hears('tercatat')).text);
}
