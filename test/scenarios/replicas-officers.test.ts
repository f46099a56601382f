import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplaintEvent } from '../../src/domain/complaint/event.ts';
import { chance, freshSeed } from '../support/random.ts';
import { type ReplicaPair, replicaPair } from '../support/replica-pair.ts';

const ROUNDS = process.env.LONG ? 40 : 8;
const seed = freshSeed();
const luck = chance(seed);

let pair: ReplicaPair;
/** Two officers of the admin room, and twenty of the unit for roads. */
let admins: readonly string[];
let liaisons: readonly string[];

beforeAll(async () => {
  pair = await replicaPair();
  admins = [await pair.officer('admin', 'Ani'), await pair.officer('admin', 'Budi')];
  const names = Array.from({ length: 20 }, (_, nth) => `Rina${String.fromCharCode(65 + nth)}`);
  const chats: string[] = [];
  for (const name of names) chats.push(await pair.officer('pupr', name));
  liaisons = chats;
}, 120_000);
afterAll(() => pair.dispose());

const typesOf = async (complaintId: string): Promise<readonly ComplaintEvent['type'][]> =>
  (await pair.events(complaintId)).map(({ event }) => event.type);

/** Two officers say something at the same time, each to another replica; who was done and who was refused. */
async function atOnce(
  first: readonly [chat: string, words: string],
  second: readonly [chat: string, words: string],
  done: RegExp,
): Promise<{ readonly done: readonly string[]; readonly refused: readonly string[] }> {
  const isSwapped = luck.percent(50);
  const heard = await Promise.all([
    pair.says(isSwapped ? 1 : 0, ...first),
    pair.says(isSwapped ? 0 : 1, ...second),
  ]);
  return {
    done: heard.filter((text) => done.test(text)),
    refused: heard.filter((text) => !done.test(text)),
  };
}

/** A report that was handed down to the unit for roads. */
async function handedDown(): Promise<{ readonly number: string; readonly id: string }> {
  const report = await pair.report();
  expect(await pair.says(0, admins[0] ?? '', `disposisi ${report.number} pupr`)).toContain('diserahkan ke');
  return report;
}

describe(`two officers on one report at the same moment (seed ${seed})`, () => {
  it('both take it: one has it, the other hears that a colleague was faster', async () => {
    const [ani = '', budi = ''] = admins;
    for (let round = 0; round < ROUNDS; round++) {
      const { number, id } = await pair.report();
      const heard = await atOnce(
        [ani, `ambil ${number}`],
        [budi, `ambil ${number}`],
        /sekarang Anda tangani/,
      );
      expect(heard.done).toHaveLength(1);
      expect(heard.refused).toEqual([expect.stringContaining('sudah diambil rekan lain')]);
      expect(await typesOf(id)).toEqual(['submitted', 'claimed']);
    }
  });

  it('hand it down to different units: it lies in one of them, and the other hears in which', async () => {
    const [ani = '', budi = ''] = admins;
    for (let round = 0; round < ROUNDS; round++) {
      const { number, id } = await pair.report();
      const heard = await atOnce(
        [ani, `disposisi ${number} pupr`],
        [budi, `disposisi ${number} dishub`],
        /diserahkan ke/,
      );
      expect(heard.done).toHaveLength(1);
      const [unit] = /Dinas [^.]+/.exec(heard.done[0] ?? '') ?? [];
      expect(heard.refused).toEqual([expect.stringContaining(`sekarang ada di ${unit}`)]);
      expect((await typesOf(id)).filter((type) => type === 'disposed')).toHaveLength(1);
    }
  });

  it('one answers, the other returns it: one of both happens, the other hears how it stands', async () => {
    const [first = '', second = ''] = liaisons;
    for (let round = 0; round < ROUNDS; round++) {
      const { number, id } = await handedDown();
      const heard = await atOnce(
        [first, `jawab ${number} Lubang sudah ditambal.`],
        [second, `kembalikan ${number} Ruas ini wewenang provinsi`],
        /dikirim ke pelapor|dikembalikan ke/,
      );
      expect(heard.done).toHaveLength(1);
      expect(heard.refused).toEqual([expect.stringMatching(/^Belum bisa /)]);
      const ends = (await typesOf(id)).filter((type) => type === 'answered' || type === 'returned');
      expect(ends).toHaveLength(1);
    }
  });
});

describe(`twenty officers on one report at the same moment (seed ${seed})`, () => {
  const sayings = [
    'ambil',
    'ambil',
    'terima',
    'tanggapi',
    'tanggapi',
    'catatan',
    'jawab',
    'kembalikan',
  ] as const;
  const wordsFor: Readonly<Record<(typeof sayings)[number], string>> = {
    ambil: '',
    terima: '',
    tanggapi: 'Petugas meninjau lokasi besok pagi',
    catatan: 'Sudah ditelepon',
    jawab: 'Lubang sudah ditambal.',
    kembalikan: 'Ruas ini wewenang provinsi',
  };

  it('each is done or refused as if they had come one after the other', async () => {
    const { number, id } = await handedDown();
    const before = (await pair.events(id)).length;
    const heard = await Promise.all(
      liaisons.map(async (chat, nth) => {
        const saying = luck.oneOf(sayings);
        const text = await pair.says(
          nth % 2 === 0 ? 0 : 1,
          chat,
          `${saying} ${number} ${wordsFor[saying]}`.trim(),
        );
        return { chat, text };
      }),
    );
    // Everybody got one answer that names the report, and nobody's message broke.
    expect(heard.filter(({ text }) => !text.includes(number) || text.includes('---'))).toEqual([]);
    expect(await pair.parked()).toBe(0);
    const events = (await pair.events(id)).slice(before);
    const isDone = ({ text }: { text: string }) =>
      [
        `${number} sekarang Anda tangani`,
        `${number} diterima`,
        `Tanggapan awal untuk ${number}`,
        `Catatan tersimpan di ${number}`,
        `Jawaban untuk ${number}`,
        `${number} dikembalikan ke`,
      ].some((words) => text.startsWith(words));
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => before + 1 + index));
    // One command may be two events: who responds has accepted.
    const actors = events.map(({ actor }) => (actor.kind === 'officer' ? `petugas ${actor.name}` : ''));
    expect([...new Set(actors)].sort()).toEqual(
      heard
        .filter(isDone)
        .map(({ chat }) => chat)
        .sort(),
    );
    const ends = events.filter(({ event }) => event.type === 'answered' || event.type === 'returned');
    expect(ends.length).toBeLessThanOrEqual(1);
    expect(events.filter(({ event }) => event.type === 'claimed').length).toBeLessThanOrEqual(1);
  });

  it('on several reports in opposite orders no one waits for ever, and no lost race is seen', async () => {
    const reports = [await handedDown(), await handedDown(), await handedDown()];
    const inOrder = reports.map(({ number }) => number);
    const rounds = process.env.LONG ? 12 : 3;
    for (let round = 0; round < rounds; round++) {
      const note = `catatan putaran ${round}`;
      const group = (numbers: readonly string[], officers: readonly string[]) =>
        numbers.map((number, nth) => pair.message(officers[nth] ?? '', `catatan ${number} ${note}`));
      await Promise.all([
        pair.hand(0, group(inOrder, liaisons.slice(0, 3))),
        pair.hand(1, group([...inOrder].reverse(), liaisons.slice(3, 6))),
        pair.hand(0, group([...inOrder].reverse(), liaisons.slice(6, 9))),
        pair.hand(1, group(inOrder, liaisons.slice(9, 12))),
      ]);
      for (const chat of liaisons.slice(0, 12))
        expect(await pair.answers(chat)).toEqual([expect.stringContaining('Catatan tersimpan')]);
    }
    for (const { id } of reports)
      expect((await typesOf(id)).filter((type) => type === 'noteAdded')).toHaveLength(4 * rounds);
    expect(await pair.parked()).toBe(0);
  });

  it('the trail of all of it proves itself', async () => {
    const { faults } = await pair.replicas[0].ground.transact(({ audit }) => audit.verify());
    expect(faults).toEqual([]);
  });
});
