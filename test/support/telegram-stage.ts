/** The stage on Telegram: a fake Bot API in a process of its own, and the service by long polling. */
import type { DatabaseKind } from './databases.ts';
import { type FakeTelegram, startFakeTelegram, type TelegramPerson } from './fake-telegram-client.ts';
import { openStageOf, type Stage as StageOf } from './stage.ts';

type PersonOptions = { readonly languageCode?: string };
export type Stage = StageOf<TelegramPerson, PersonOptions> & { readonly telegram: FakeTelegram };

/** Opens the curtain at `now`. */
export async function openStage(options: {
  readonly now: string;
  readonly database?: DatabaseKind;
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<Stage> {
  const telegram = await startFakeTelegram({ now: Date.parse(options.now) });
  const stage = await openStageOf<TelegramPerson, PersonOptions>(
    {
      settings: { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
      setNow: (now) => telegram.setNow(now),
      person: (nth, personOptions) => telegram.person(5_000_000 + nth, personOptions),
      chatOf: ({ chatId }) => `telegram:${telegram.account}:${chatId}`,
      stop: () => telegram.stop(),
    },
    options,
  );
  return { ...stage, telegram };
}
