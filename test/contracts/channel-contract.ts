/**
 * What every channel promises, as one suite that each channel runs against its own world: how its people act and what
 * they see is the harness's, what must hold is here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inbound, Input, OutMessage } from '../../src/domain/message.ts';
import type { Channel, Envelope, Receipt, Receive, Report } from '../../src/ports/channel.ts';
import type { MediaReader, StoredMedia } from '../../src/ports/media.ts';
import { PIXEL } from '../support/files.ts';

/** What a person sees of one message. */
export type Seen = {
  readonly text: string;
  readonly labels: readonly string[];
  readonly files: readonly Buffer[];
};

/** Someone at the other end. Acts resolve when the channel's client has handed them over, tried again if need be. */
export type ContractPerson = {
  readonly address: string;
  says(text: string): Promise<unknown>;
  presses(label: string): Promise<unknown>;
  sendsPhoto(bytes: Uint8Array): Promise<unknown>;
  /** The next message that holds `words`. */
  sees(words: string): Promise<Seen>;
  /** Everything seen so far. */
  everything(): Promise<readonly Seen[]>;
};

export type ChannelHarness = {
  readonly channel: Channel;
  /** A new person, to whom the channel may write. */
  person(): Promise<ContractPerson>;
  /** What the first choice is heard as where there are no buttons to press; core knows what it means. */
  readonly pressed?: Input;
  /** Resolves when nothing waits to be handed to the channel any more. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
};

/** Stored files by id, as a channel reads them. */
export function shelf(
  files: Readonly<Record<string, { bytes: Buffer } & Partial<StoredMedia>>>,
): MediaReader {
  return {
    find: async (mediaId) => {
      const found = files[mediaId];
      if (!found) return undefined;
      const { bytes, ...media } = found;
      const size = bytes.length;
      return {
        media: { mediaId, kind: 'photo', mimeType: 'image/png', fileName: 'foto lubang.png', size, ...media },
        open: async function* () {
          for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024);
        },
      };
    },
  };
}

/** What a channel under contract can read. */
export const contractMedia = shelf({
  photo: { bytes: PIXEL },
  letter: {
    bytes: Buffer.alloc(300_000, 'surat '),
    kind: 'document',
    mimeType: 'application/pdf',
    fileName: 'surat.pdf',
  },
});

/** Receives into a list; a test waits for what it wants to see there. */
export function createListener() {
  const received: Inbound[] = [];
  const receipts: Receipt[] = [];
  const waiting = new Set<() => void>();
  let refusals = 0;
  let held = 0;
  let gate: Promise<void> | undefined;
  const offered: string[] = [];
  const receive: Receive = async (inbound) => {
    for (const one of inbound) offered.push(one.updateId);
    if (gate) held++;
    for (const look of waiting) look();
    if (gate) {
      await gate;
      held--;
    }
    if (refusals > 0) {
      refusals--;
      throw new Error('The database is away.');
    }
    received.push(...inbound);
    for (const look of waiting) look();
  };
  const report: Report = async (taken) => {
    receipts.push(...taken);
    for (const look of waiting) look();
  };
  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    receive,
    report,
    received,
    receipts,
    /** Ids in the order in which they were offered, also those that were refused. */
    offered,
    /** Fails the next `times` calls, as a database that is away does. */
    refuse: (times: number) => {
      refusals = times;
    },
    /** Holds every call until the returned function is called. */
    hold: () => {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => {
        gate = undefined;
        open();
      };
    },
    /** Resolves when a call is being held. */
    holding: () => until(() => (held > 0 ? true : undefined)),
    until,
    from: (address: string, count: number) =>
      until(() => {
        const own = received.filter((one) => one.address === address);
        return own.length >= count ? own : undefined;
      }),
  };
}

let envelopes = 0;
export const envelopeFor = (address: string): Envelope => ({
  address,
  language: 'id',
  id: `m${++envelopes}`,
  // They wrote a moment ago.
  heard: Date.now(),
});

/** Runs the contract. `open` gives a channel that has not been started. */
export function channelContract(name: string, open: () => Promise<ChannelHarness>): void {
  describe(`a channel (${name})`, () => {
    let harness: ChannelHarness;
    const listener = createListener();
    const say = (person: ContractPerson, message: OutMessage) =>
      harness.channel.send(message, envelopeFor(person.address));

    beforeAll(async () => {
      harness = await open();
      await harness.channel.start(listener.receive, listener.report);
    });
    afterAll(() => harness.stop());

    it('hears what a person types, as typed, once, with who and where', async () => {
      const person = await harness.person();
      const words = 'Jalan *rusak* di <b>Desa</b> & _RT_ 3 😟 `x`\nbaris dua';
      await person.says(words);
      const [heard] = await listener.from(person.address, 1);
      expect(heard?.input).toEqual({ kind: 'text', text: words });
      expect(heard).toMatchObject({ channel: harness.channel.name, account: harness.channel.account });
      expect(Math.abs((heard?.at ?? 0) - Date.now())).toBeLessThan(60_000);
      await harness.quiet();
      expect(listener.received.filter((one) => one.address === person.address)).toHaveLength(1);
    });

    it('keeps the order in which one person spoke', async () => {
      const person = await harness.person();
      for (const word of ['satu', 'dua', 'tiga']) await person.says(word);
      const heard = await listener.from(person.address, 3);
      const bySequence = [...heard].sort((a, b) => a.sequence - b.sequence);
      expect(bySequence.map(({ input }) => input.kind === 'text' && input.text)).toEqual([
        'satu',
        'dua',
        'tiga',
      ]);
      expect(new Set(heard.map(({ updateId }) => updateId)).size).toBe(3);
    });

    it('brings a message again that could not be kept, as the same one', async () => {
      const person = await harness.person();
      listener.refuse(1);
      await person.says('jangan hilang');
      const heard = await listener.from(person.address, 1);
      expect(heard.map(({ input }) => input)).toEqual([{ kind: 'text', text: 'jangan hilang' }]);
      const offers = listener.offered.filter((id) => id === heard[0]?.updateId);
      expect(offers.length).toBeGreaterThanOrEqual(2);
    });

    it('shows words as they are, and their choices', async () => {
      const person = await harness.person();
      const text = [
        'Halo ',
        { bold: 'Warga' },
        ', nomor ',
        { code: 'TLA-7KQ4' },
        ': ',
        { quote: '*<i>x</i>*' },
        ' & 😀',
      ];
      const choices = [
        [
          { data: 'c:ya', label: 'Ya, lanjutkan' },
          { data: 'c:batal', label: 'Batal' },
        ],
      ];
      const sent = await say(person, { text, choices });
      expect(sent).toMatchObject({ ok: true });
      const seen = await person.sees('Halo Warga');
      expect(seen.text).toBe('Halo Warga, nomor TLA-7KQ4: “*<i>x</i>*” & 😀');
      expect(seen.labels).toEqual(['Ya, lanjutkan', 'Batal']);
    });

    it('hears which choice was pressed', async () => {
      const person = await harness.person();
      await say(person, { text: ['Lanjutkan?'], choices: [[{ data: 'c:ya', label: 'Ya, lanjutkan' }]] });
      await person.sees('Lanjutkan?');
      await person.presses('Ya, lanjutkan');
      const [pressed] = await listener.from(person.address, 1);
      expect(pressed?.input).toEqual(harness.pressed ?? { kind: 'press', data: 'c:ya' });
    });

    it('says long words whole', async () => {
      const person = await harness.person();
      const long = Array.from({ length: 900 }, (_, index) => `kata${index}`).join(' ');
      const sent = await say(person, { text: [long] });
      expect(sent.ok).toBe(true);
      await person.sees('kata899');
      const all = (await person.everything()).map((seen) => seen.text).join('');
      expect(all.replace(/\s/g, '')).toBe(long.replace(/\s/g, ''));
    });

    it('shows files with the bytes that were stored', async () => {
      const person = await harness.person();
      const attachments = [
        { mediaId: 'photo', kind: 'photo' as const },
        { mediaId: 'letter', kind: 'document' as const },
      ];
      expect(await say(person, { text: ['Dua lampiran'], attachments })).toMatchObject({ ok: true });
      await person.sees('Dua lampiran');
      const files = (await person.everything()).flatMap((seen) => seen.files);
      const stored = [PIXEL, Buffer.alloc(300_000, 'surat ')];
      expect(files.map((file) => stored.findIndex((bytes) => bytes.equals(file)))).toEqual([0, 1]);
    });

    it('says the words even when a file is not there', async () => {
      const person = await harness.person();
      const attachments = [{ mediaId: 'erased', kind: 'photo' as const }];
      expect(await say(person, { text: ['Jawaban kami'], attachments })).toMatchObject({ ok: true });
      await person.sees('Jawaban kami');
    });

    it('opens a file that a person sent, byte for byte, and refuses one over the limit', async () => {
      const person = await harness.person();
      const bytes = Buffer.concat([PIXEL, Buffer.alloc(200_000, 7)]);
      await person.sendsPhoto(bytes);
      const [heard] = await listener.from(person.address, 1);
      if (heard?.input.kind !== 'media') throw new Error(`Heard ${heard?.input.kind} instead of a photo.`);
      const { media } = heard.input;
      const opened = await harness.channel.fetchMedia(media, 1_000_000);
      if (!opened.ok) throw new Error(`The file did not open: ${opened.error.code}.`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of opened.value) chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
      const { size: _, ...unsized } = media;
      const refused = await harness.channel.fetchMedia(unsized, 1000);
      expect(refused).toMatchObject({ ok: false, error: { code: 'rejected' } });
    });

    it('stops only when what it handed over is kept, and hears nothing afterwards', async () => {
      const person = await harness.person();
      const release = listener.hold();
      const said = person.says('terakhir');
      await listener.holding();
      let isStopped = false;
      const stopped = harness.channel.stop().then(() => {
        isStopped = true;
      });
      // Everything that could settle without the held call has its turn.
      await new Promise((resolve) => setImmediate(resolve));
      expect(isStopped).toBe(false);
      release();
      await Promise.all([stopped, said]);
      expect(listener.received.at(-1)?.input).toEqual({ kind: 'text', text: 'terakhir' });
    });
  });
}
