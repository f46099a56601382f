import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createMediaReader } from '../../src/adapters/media-reader.ts';
import type { IncomingMedia } from '../../src/domain/message.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { MediaVault } from '../../src/ports/media.ts';
import { fetchMedia } from '../../src/usecases/fetch-media.ts';
import {
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  minutesLater,
  morning,
  newId,
  onEveryDatabase,
} from './stores-fixture.ts';

onEveryDatabase('chats', (fixture) => {
  const transact: ReturnType<typeof fixture>['transact'] = (work) => fixture().transact(work);

  describe('a chat', () => {
    it('belongs to a reporter, or to an officer until they leave', async () => {
      const chat = await addChat(fixture());
      const row = { id: chat, channel: 'telegram', account: 'bot', language: 'id' };
      const personId = await transact(addPerson);
      const officer = await transact(async (stores) => addOfficer(stores, await addUnit(stores)));
      await transact(async ({ conversations }) => {
        expect(await conversations.find(chat)).toEqual(row);
        await conversations.setPerson(chat, personId);
        await conversations.setOfficer(chat, officer.id);
        const bound = { ...row, personId, officerId: officer.id };
        expect(await conversations.find(chat)).toEqual(bound);
        expect(await conversations.ofPerson(personId)).toEqual([bound]);
        expect(await conversations.ofOfficer(officer.id)).toEqual([bound]);
        await conversations.setOfficer(chat, null);
        expect(await conversations.find(chat)).toEqual({ ...row, personId });
        expect(await conversations.ofOfficer(officer.id)).toEqual([]);
        expect(await conversations.find('nothing')).toBeUndefined();
      });
    });
  });

  describe('an unfinished form', () => {
    const sleep = (id: string, minutes: number | null) =>
      transact(({ conversations }) =>
        conversations.saveState(
          id,
          { v: 1, draft: { text: 'Jalan' } },
          'place',
          minutes === null ? null : minutesLater(minutes),
        ),
      );

    it('is found when its time has come, oldest first, as it was left', async () => {
      const [late, early, later] = [
        await addChat(fixture()),
        await addChat(fixture()),
        await addChat(fixture()),
      ];
      await sleep(late, -10);
      await sleep(early, -20);
      await sleep(later, 10);
      const state = { v: 1, draft: { text: 'Jalan' } };
      expect(await transact(({ conversations }) => conversations.due(morning, 10))).toEqual([
        { id: early, state, language: 'id' },
        { id: late, state, language: 'id' },
      ]);
      expect(await transact(({ conversations }) => conversations.due(morning, 1))).toHaveLength(1);
      await sleep(late, null);
      await sleep(early, null);
      expect(await transact(({ conversations }) => conversations.due(morning, 10))).toEqual([]);
    });

    it('cannot be read in the database', async () => {
      const chat = await addChat(fixture());
      await sleep(chat, null);
      const [row] = await fixture().db.query<{ t: string }>(
        'select c::text as t from conversation c where id = $1',
        [chat],
      );
      expect(row?.t).not.toContain(Buffer.from('Jalan').toString('hex'));
    });
  });

  describe('someone who is muted', () => {
    it('is listed with the reason and what was kept, newest first, and can be heard again', async () => {
      const people: string[] = [];
      for (const minutes of [1, 2, 3]) {
        const personId = await transact(addPerson);
        const chat = await addChat(fixture(), { personId });
        await transact(({ conversations }) =>
          conversations.mute(personId, 'officer-1', `alasan ${minutes}`, minutesLater(minutes)),
        );
        await fixture().db.query(
          `insert into inbox (channel, account, update_id, conversation_id, received_at, status)
           select 'telegram', 'bot', $1 || n, $1, now(), 'muted' from generate_series(1, $2::int) n`,
          [chat, minutes],
        );
        people.unshift(personId);
      }
      const first = await transact(({ conversations }) => conversations.muted(undefined, 2));
      expect(first.rows[0]).toEqual({
        personId: people[0],
        conversationId: expect.any(String),
        mutedAt: minutesLater(3),
        mutedBy: 'officer-1',
        reason: 'alasan 3',
        kept: 3,
      });
      const rest = await transact(({ conversations }) => conversations.muted(first.next, 2));
      expect([...first.rows, ...rest.rows].map(({ personId }) => personId)).toEqual(people);
      for (const personId of people) {
        expect(await transact(({ conversations }) => conversations.unmute(personId))).toBe(1);
      }
      expect(await transact(({ conversations }) => conversations.muted(undefined, 2))).toEqual({ rows: [] });
      expect(await transact(({ conversations }) => conversations.mute('nobody', 'o', 'x', morning))).toBe(0);
    });
  });

  describe('a file that someone sent', () => {
    const voice: IncomingMedia = { kind: 'voice', ref: 'telegram-file-1', mimeType: 'audio/ogg', size: 900 };
    const photo: IncomingMedia = { kind: 'photo', ref: 'f2', fileName: 'rumah siti.jpg' };
    const add = async (media: IncomingMedia, at = morning) => {
      const mediaId = newId('media');
      const chat = await addChat(fixture());
      await transact((stores) => stores.media.add(chat, mediaId, media, at));
      return mediaId;
    };
    const pendingIds = async (at: string) =>
      (await transact(({ media }) => media.pending(at, 100))).map(({ mediaId }) => mediaId);

    it('waits to be fetched, with all that the channel needs', async () => {
      const mediaId = await add(voice, minutesLater(-60));
      const [first] = await transact(({ media }) => media.pending(morning, 1));
      expect(first).toEqual({ mediaId, channel: 'telegram', account: 'bot', media: voice, attempts: 0 });
      expect(await transact(({ media }) => media.find(mediaId))).toEqual({
        mediaId,
        kind: 'voice',
        mimeType: 'application/octet-stream',
        size: 0,
        fileName: 'voice',
        status: 'pending',
      });
      expect(await transact(({ media }) => media.key(mediaId))).toBeUndefined();
    });

    it('is stored once its bytes are there, and belongs to its complaint', async () => {
      const mediaId = await add(photo);
      const file = {
        hash: 'a'.repeat(64),
        key: new Uint8Array(32).fill(9),
        size: 4_000,
        mimeType: 'image/jpeg',
      };
      const complaint = await transact(async (stores) =>
        addComplaint(stores, await addPerson(stores), await addUnit(stores)),
      );
      await transact(async ({ media }) => {
        await media.stored(mediaId, file);
        await media.attach([mediaId], complaint.id);
        await media.attach([], complaint.id);
      });
      expect(await transact(({ media }) => media.find(mediaId))).toEqual({
        mediaId,
        kind: 'photo',
        mimeType: 'image/jpeg',
        size: 4_000,
        fileName: 'rumah siti.jpg',
        status: 'stored',
        complaintId: complaint.id,
      });
      const key = await transact(({ media }) => media.key(mediaId));
      expect(key).toEqual({ hash: file.hash, key: Buffer.from(file.key) });
      expect(await pendingIds(minutesLater(1e6))).not.toContain(mediaId);
    });

    it('is tried again later, and given up at last', async () => {
      const mediaId = await add(voice);
      await transact(({ media }) => media.failed(mediaId, 'unreachable', minutesLater(5), 'pending'));
      expect(await pendingIds(minutesLater(4))).not.toContain(mediaId);
      expect(await pendingIds(minutesLater(5))).toContain(mediaId);
      await transact(({ media }) => media.failed(mediaId, 'wrongType', null, 'refused'));
      expect(await pendingIds(minutesLater(1e6))).not.toContain(mediaId);
      expect(await transact(({ media }) => media.find(mediaId))).toMatchObject({ status: 'refused' });
      expect(await transact(({ media }) => media.find('nothing'))).toBeUndefined();
    });

    it('keeps handle, name and key unreadable', async () => {
      const mediaId = await add(photo);
      await transact(({ media }) =>
        media.stored(mediaId, {
          hash: 'b',
          key: Buffer.from('k'.repeat(32)),
          size: 1,
          mimeType: 'image/jpeg',
        }),
      );
      const [row] = await fixture().db.query<{ t: string }>(
        'select m::text as t from media m where id = $1',
        [mediaId],
      );
      for (const words of ['siti', 'kkkk']) expect(row?.t).not.toContain(Buffer.from(words).toString('hex'));
    });

    it('sent twice under one id is one file', async () => {
      const mediaId = newId('media');
      const chat = await addChat(fixture());
      for (const ref of ['one', 'two']) {
        await transact(({ media }) => media.add(chat, mediaId, { ...voice, ref }, minutesLater(-90)));
      }
      const [first] = await transact(({ media }) => media.pending(morning, 1));
      expect(first?.media.ref).toBe('one');
    });

    const file = (hash: string) => ({
      hash: hash.repeat(64),
      key: new Uint8Array(32).fill(9),
      size: 1,
      mimeType: 'image/jpeg',
    });

    it('is what was fetched first, when two processes fetched it', async () => {
      const mediaId = await add(photo);
      expect(await transact(({ media }) => media.stored(mediaId, file('c')))).toBe(true);
      expect(await transact(({ media }) => media.stored(mediaId, file('d')))).toBe(false);
      expect(await transact(({ media }) => media.key(mediaId))).toMatchObject({ hash: 'c'.repeat(64) });
    });

    it('of a form that was given up is deleted in time, but not while the form is open or of a report', async () => {
      const long = minutesLater(-100_000);
      const [left, open, reported] = [await add(photo, long), await add(photo, long), await add(photo, long)];
      await transact(async (stores) => {
        await stores.media.stored(left, file('e'));
        const { id } = await addComplaint(stores, await addPerson(stores), await addUnit(stores));
        await stores.media.attach([reported], id);
      });
      await fixture().db.query(
        "update conversation set step = 'story' where id = (select conversation_id from media where id = $1)",
        [open],
      );
      const purge = () => transact(({ media }) => media.purgeUnattached(minutesLater(-99_000), 10));
      expect(await purge()).toEqual(['e'.repeat(64)]);
      expect(await purge()).toEqual([]);
      expect(await transact(({ media }) => media.find(left))).toBeUndefined();
      for (const kept of [open, reported])
        expect(await transact(({ media }) => media.find(kept))).toBeDefined();
    });

    const vault: MediaVault = {
      put: async () => ({ ok: true, value: file('f') }),
      open: () => (async function* () {})(),
      remove: async () => undefined,
    };

    it('has a name that tells nobody who sent it, when the report is anonymous', async () => {
      for (const [anonymous, shown] of [
        [true, 'photo.jpg'],
        [false, 'rumah siti.jpg'],
      ] as const) {
        const mediaId = await add(photo);
        await transact(async (stores) => {
          await stores.media.stored(mediaId, file('a'));
          const [person, unit] = [await addPerson(stores), await addUnit(stores)];
          const { id } = await addComplaint(stores, person, unit, {}, { anonymous });
          await stores.media.attach([mediaId], id);
        });
        const found = await createMediaReader(transact, vault).find(mediaId);
        expect(found?.media.fileName).toBe(shown);
      }
    });

    it('is fetched whatever becomes of the one before it', async () => {
      const clock = { now: () => Temporal.Instant.from(minutesLater(1e6)) };
      const bad = await add({ ...voice, ref: 'bad' }, minutesLater(-200_000));
      const good = await add({ ...voice, ref: 'good' }, minutesLater(-100_000));
      const channel: Channel = {
        name: 'telegram',
        account: 'bot',
        rate: { gapMs: 0, chatBurst: 1, chatGapMs: 0 },
        start: async () => undefined,
        send: async () => ({ ok: true, value: { messageIds: [] } }),
        fetchMedia: async ({ ref }) => {
          if (ref === 'bad') throw new Error('a bug in the channel');
          return { ok: true, value: (async function* () {})() };
        },
        stop: async () => undefined,
      };
      await fetchMedia({ transact, vault, clock, channels: [channel], random: () => 0 })();
      expect(await transact(({ media }) => media.find(good))).toMatchObject({ status: 'stored' });
      expect(await transact(({ media }) => media.find(bad))).toMatchObject({ status: 'pending' });
    });
  });
});
