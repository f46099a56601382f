import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/domain/message.ts';
import { chance, freshSeed } from '../support/random.ts';
import { type ReplicaPair, replicaPair } from '../support/replica-pair.ts';

const CHATS = process.env.LONG ? 60 : 12;
const WAVES = 10;
const seed = freshSeed();
const luck = chance(seed);

let pair: ReplicaPair;
beforeAll(async () => {
  pair = await replicaPair();
}, 120_000);
afterAll(() => pair.dispose());

const toSummary = ['ya', 'Jl. Melati', 'kemarin', 'Jalan dan jembatan', 'cukup', 'anonim', 'boleh'];
const story = (chat: string) => `Jalan berlubang besar di depan rumah ${chat}, dekat pasar`;
const messages = (chat: string, texts: readonly string[]) => texts.map((text) => pair.message(chat, text));
const each = (work: (chat: string) => Promise<void>, title: string) =>
  Promise.all(Array.from({ length: CHATS }, (_, nth) => work(`${title} ${nth}`)));

/** The report that was sent from a chat whose answers were not read yet, as it is stored. */
async function storedReport(chat: string) {
  const said = (await pair.answers(chat)).join('\n');
  const numbers = [...said.matchAll(/tercatat: (TLA-[0-9A-Z]{4}-[0-9A-Z]{4})/g)].map(([, number]) => number);
  expect(numbers).toHaveLength(1);
  const stored = await pair.replicas[1].ground.transact(async ({ complaints }) => {
    const id = await complaints.idByNumber(numbers[0] ?? '');
    return id === undefined ? undefined : complaints.load(id);
  });
  if (!stored) throw new Error('The report is not stored.');
  return { stored, said };
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  const left = [...list];
  return list.map(() => left.splice(luck.between(0, left.length - 1), 1)[0] as T);
}

describe(`one chat on two replicas (seed ${seed})`, () => {
  it('the same update brought to both at once is applied once', async () => {
    const alone = 'tunggal';
    await pair.hand(0, messages(alone, [story(alone), ...toSummary, 'kirim']));
    const usual = (await pair.answers(alone)).length;
    await each(async (chat) => {
      const all = messages(chat, [story(chat), ...toSummary, 'kirim']);
      if (luck.percent(50)) await Promise.all([pair.hand(0, all), pair.hand(1, all)]);
      else for (const one of all) await Promise.all([pair.hand(0, [one]), pair.hand(1, [one])]);
      const said = await pair.answers(chat);
      expect(said).toHaveLength(usual);
      expect(said.at(-1)).toContain('Laporan Anda tercatat');
    }, 'kembar');
    expect(await pair.parked()).toBe(0);
  });

  it('goes on in turn, each answering what the other asked', async () => {
    await each(async (chat) => {
      for (const [nth, one] of messages(chat, [story(chat), ...toSummary, 'kirim']).entries())
        await pair.hand(nth % 2 === 0 ? 0 : 1, [one]);
      const { stored } = await storedReport(chat);
      expect(stored.content).toMatchObject({
        description: story(chat),
        place: { words: 'Jl. Melati' },
        occurred: { words: 'kemarin' },
      });
    }, 'bergilir');
  });

  it('messages at the same moment through both are all kept, each once', async () => {
    await each(async (chat) => {
      await pair.hand(0, messages(chat, [story(chat), ...toSummary]));
      const added: string[] = [];
      for (let wave = 0; wave < WAVES; wave++) {
        const texts = ['a', 'b', 'c', 'd'].map((nth) => `Tambahan ${wave}${nth} dari ${chat}`);
        const brought = shuffled(messages(chat, texts));
        await Promise.all([pair.hand(0, brought.slice(0, 2)), pair.hand(1, brought.slice(2))]);
        added.push(...texts);
      }
      await pair.hand(0, messages(chat, ['kirim']));
      const { stored } = await storedReport(chat);
      const lines = stored.content.description.split('\n');
      expect(lines[0]).toBe(story(chat));
      expect(lines.slice(1).sort()).toEqual(added);
    }, 'serentak');
  });

  it('a message that arrives late is kept as an addition and overwrites no later answer', async () => {
    await each(async (chat) => {
      await pair.hand(0, messages(chat, [story(chat), 'ya']));
      const [early, late] = messages(chat, ['Di belakang pasar lama', 'Jl. Kenanga nomor 5']) as [
        Inbound,
        Inbound,
      ];
      // The later one comes first; the earlier one after it, through the other replica.
      await pair.hand(0, [late]);
      await pair.hand(1, [early]);
      await pair.hand(0, messages(chat, toSummary.slice(2)));
      await pair.hand(1, messages(chat, ['kirim']));
      const { stored, said } = await storedReport(chat);
      expect(stored.content.place).toEqual({ words: 'Jl. Kenanga nomor 5' });
      expect(stored.content.occurred.words).toBe('kemarin');
      expect(stored.content.description.split('\n')).toEqual([story(chat), 'Di belakang pasar lama']);
      expect(said).toContain('terlambat masuk');
    }, 'terlambat');
  });

  it('a crowd that neither has heard before begins at both at once', async () => {
    const crowd = Array.from({ length: 100 }, (_, nth) => `kerumunan ${nth}`);
    const first = crowd.map((chat) => pair.message(chat, story(chat)));
    await Promise.all([pair.hand(0, shuffled(first)), pair.hand(1, shuffled(first))]);
    for (const chat of crowd)
      expect(await pair.answers(chat)).toEqual([expect.stringContaining('Lanjutkan dengan cerita di atas?')]);
    expect(await pair.parked()).toBe(0);
  });
});
