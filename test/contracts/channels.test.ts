import type { Channel } from '../../src/ports/channel.ts';
import { type BotMessage, type FakeTelegram, startFakeTelegram } from '../support/fake-telegram-client.ts';
import { pollingChannel, webhookChannel } from '../support/telegram-harness.ts';
import { type ChannelHarness, channelContract, contractMedia, type Seen } from './channel-contract.ts';

channelContract('telegram, polling', async () => {
  const fake = await startFakeTelegram();
  const { channel } = pollingChannel(fake, { media: contractMedia });
  return telegramHarness(fake, channel, () => channel.stop());
});

channelContract('telegram, webhook', async () => {
  const fake = await startFakeTelegram();
  const { channel, close } = await webhookChannel(fake, { media: contractMedia });
  return telegramHarness(fake, channel, close);
});

function telegramHarness(fake: FakeTelegram, channel: Channel, close: () => Promise<void>): ChannelHarness {
  let people = 0;
  const seenOf = async (message: BotMessage): Promise<Seen> => ({
    text: message.text,
    labels: message.keyboard.flat().map(({ text }) => text),
    files: message.file ? [await fake.file(message.file.fileId)] : [],
  });
  return {
    channel,
    person: async () => {
      const person = fake.person(5_550_000 + ++people, { languageCode: 'id' });
      await person.opens();
      return {
        address: String(person.chatId),
        says: (text) => person.says(text),
        presses: (label) => person.presses(label),
        sendsPhoto: (bytes) => person.sendsPhoto({ bytes }),
        sees: async (words) => seenOf(await person.hears(words)),
        everything: async () => Promise.all((await person.all()).map(seenOf)),
      };
    },
    quiet: async () => {
      await fake.until((state) => state.pendingUpdates.length === 0);
    },
    stop: async () => {
      await close();
      await fake.stop();
    },
  };
}
