/** Citizens who agreed to announcements, announcements to them, and a delivery that answers as a test tells it. */
import { createDeliveries } from '../../db/stores/outbox-claim.ts';
import type { Audience, Broadcast } from '../../src/domain/broadcast.ts';
import type { ChannelName } from '../../src/domain/message.ts';
import type { DeliveryResult } from '../../src/ports/deliveries.ts';
import {
  addChat,
  addComplaint,
  addPerson,
  addUnit,
  minutesLater,
  morning,
  newId,
  type StoreFixture,
} from './stores-fixture.ts';

export const telegram = { channel: 'telegram', account: 'bot' } as const;

export const sent = (id: number): DeliveryResult => ({ id, kind: 'sent', messageIds: [`m${id}`] });

/** What tests of announcements do with a database. */
export function broadcastDesk(fixture: () => StoreFixture) {
  const transact: ReturnType<typeof fixture>['transact'] = (work) => fixture().transact(work);
  const deliveries = () => createDeliveries(fixture().db, fixture().keyring);

  /** Somebody who reported in `categoryId` at `place`, in a chat where they agreed, unless they did not. */
  async function reporter(
    categoryId: string,
    { place = 'Bati-Bati', agreed = true, channel = 'telegram' as ChannelName, personId = '' } = {},
  ) {
    const { person, unitId } = await transact(async (stores) => {
      const unitId = await addUnit(stores);
      const person = personId || (await addPerson(stores));
      await addComplaint(
        stores,
        person,
        unitId,
        {},
        {
          categoryId,
          private: {
            description: 'Rusak',
            place: { words: place },
            occurred: { words: '' },
            attachments: [],
          },
        },
      );
      return { person, unitId };
    });
    const chat = await addChat(fixture(), { personId: person, channel });
    if (agreed) await transact(({ conversations }) => conversations.agreeToAnnouncements(chat, morning));
    return { chat, person, unitId };
  }

  async function announce(audience: Audience, changes: Partial<Broadcast> = {}): Promise<string> {
    const broadcast: Broadcast = {
      id: newId('broadcast'),
      text: 'Air mati besok pukul 8.',
      audience,
      status: 'counting',
      createdBy: 'officer-1',
      createdAt: morning,
      expiresAt: minutesLater(1_440),
      ...changes,
    };
    await transact(({ broadcasts }) => broadcasts.add(broadcast));
    return broadcast.id;
  }

  async function collect(id: string, limit = 2, channels: readonly ChannelName[] = ['telegram', 'web']) {
    for (let turns = 0; turns < 1_000; turns++)
      if (await transact(({ broadcasts }) => broadcasts.collect(id, channels, limit))) return;
    throw new Error('Collecting does not end.');
  }

  /** Delivery's answer to what waits for these chats. */
  async function answer(chats: readonly string[], result: (id: number, chat: string) => DeliveryResult) {
    const waiting = await deliveries().ready('telegram', 'bot', minutesLater(1), [], 1_000);
    const mine = waiting.filter(({ conversationId }) => chats.includes(conversationId));
    await deliveries().settle(
      mine.map(({ id, conversationId }) => result(id, conversationId)),
      minutesLater(1),
    );
    return mine;
  }

  return { transact, deliveries, reporter, announce, collect, answer };
}
