import type { Channel } from '../../src/ports/channel.ts';
import { cloudChannel } from '../support/cloud-harness.ts';
import { type CloudMessage, startFakeGraph } from '../support/fake-graph-client.ts';
import { type BotMessage, type FakeTelegram, startFakeTelegram } from '../support/fake-telegram-client.ts';
import { startFakeWhatsApp, type BotMessage as WhatsAppMessage } from '../support/fake-whatsapp-client.ts';
import { pollingChannel, webhookChannel } from '../support/telegram-harness.ts';
import { lidOf, whatsAppChannel } from '../support/whatsapp-harness.ts';
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

channelContract('whatsapp-cloud', async () => {
  const fake = await startFakeGraph();
  const { channel, close } = await cloudChannel(fake, { media: contractMedia });
  let people = 0;
  const seenOf = async ({ text, choices, file }: CloudMessage): Promise<Seen> => ({
    text,
    labels: choices.map(({ title, description }) => description ?? title),
    files: file ? [await fake.file(file.mediaId)] : [],
  });
  return {
    channel,
    person: async () => {
      const person = fake.person(String(62_002_000_000 + ++people));
      return {
        address: await person.opens(),
        says: (text) => person.says(text),
        presses: (label) => person.presses(label),
        sendsPhoto: (bytes) => person.sendsPhoto({ bytes }),
        sees: async (words) => seenOf(await person.hears(words)),
        everything: async () => Promise.all((await person.all()).map(seenOf)),
      };
    },
    quiet: async () => {
      await fake.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    },
    stop: async () => {
      await close();
      await fake.stop();
    },
  };
});

channelContract('whatsapp', async () => {
  const fake = await startFakeWhatsApp();
  const { channel } = whatsAppChannel(fake, { media: contractMedia });
  let people = 0;
  /** Each line of a menu begins with its number. */
  const seenOf = async ({ text, file }: WhatsAppMessage): Promise<Seen> => {
    const lines = text.split('\n');
    const labels = lines.filter((line) => /^\d+\. /.test(line)).map((line) => line.replace(/^\d+\. /, ''));
    const words = lines.filter((line) => !/^\d+\. /.test(line)).join('\n');
    return { text: words.trim(), labels, files: file ? [await fake.file(file)] : [] };
  };
  return {
    channel,
    pressed: { kind: 'text', text: '1' },
    person: async () => {
      const person = fake.person(++people);
      // Known to WhatsApp, and nothing that a bot would answer.
      await person.acts({ do: 'reacts', id: 'none', emoji: '👋' });
      let menu: readonly string[] = [];
      return {
        address: lidOf(people),
        says: (text) => person.says(text),
        presses: (label) => person.says(String(menu.indexOf(label) + 1)),
        sendsPhoto: (bytes) => person.sends('image', { bytes }),
        sees: async (words) => {
          const seen = await seenOf(await person.hears(words));
          menu = seen.labels;
          return seen;
        },
        everything: async () => Promise.all((await person.all()).map(seenOf)),
      };
    },
    quiet: async () => {
      await fake.until(({ waiting }) => waiting === 0);
    },
    stop: async () => {
      await channel.stop();
      await fake.stop();
    },
  };
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
