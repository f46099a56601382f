import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createWebChatStore } from '../../db/stores/web-chat.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import { bup } from '../../src/domain/sop/profiles/bup.ts';
import type { ApiKey, Invite } from '../../src/ports/officers.ts';
import type { Transact } from '../../src/ports/stores.ts';
import type { UseCaseDeps } from '../../src/usecases/deps.ts';
import { revokeAccess } from '../../src/usecases/staff.ts';
import {
  actorOf,
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

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const useCases: UseCaseDeps = {
  agency: () => demoAgency,
  calendar: () => calendar,
  profile: () => bup,
  profileOf: () => bup,
  newId: () => newId('made'),
  randomBytes: (count) => new Uint8Array(count),
};

onEveryDatabase('people', (fixture) => {
  const transact: Transact = (work) => fixture().transact(work);

  describe('a reporter', () => {
    it('is known by what they told, and by what they told later', async () => {
      const id = newId('person');
      await transact(({ people }) => people.create(id, {}, morning));
      expect(await transact(({ people }) => people.identity(id))).toEqual({});
      await transact(({ people }) => people.setIdentity(id, { name: 'Siti', contact: '081234567890' }));
      expect(await transact(({ people }) => people.identity(id))).toEqual({
        name: 'Siti',
        contact: '081234567890',
      });
      expect(await transact(({ people }) => people.identity('nobody'))).toBeUndefined();
    });

    it('stands nowhere in plain text', async () => {
      const id = await transact(addPerson);
      const [row] = await fixture().db.query<{ t: string }>(
        'select p::text as t from person p where id = $1',
        [id],
      );
      expect(row?.t).not.toContain(Buffer.from('Siti').toString('hex'));
      expect(row?.t).not.toContain('Siti');
    });

    it('who is erased is gone: identity, files, what was sent; only the bare fact stays', async () => {
      const { db, keyring } = fixture();
      const personId = await transact(addPerson);
      const chat = await addChat(fixture(), { personId, channel: 'web' });
      const address = `address of ${chat}`;
      await db.query(
        `insert into web_message (conversation_id, out_id, from_us, payload, created_at)
         values ($1, $2, 1, $3, $4::timestamptz)`,
        [address, newId('out'), keyring.payload.seal('Halo', 'x'), morning],
      );
      const mediaId = newId('media');
      await transact(async (stores) => {
        await stores.media.add(chat, mediaId, { kind: 'photo', ref: 'f1', fileName: 'siti.jpg' }, morning);
        await stores.media.stored(mediaId, {
          hash: 'aa',
          key: new Uint8Array(32),
          size: 3,
          mimeType: 'image/jpeg',
        });
        await addComplaint(stores, personId, await addUnit(stores));
        await stores.outbox.say(chat, { message: { text: ['Halo Siti'] } }, 'reply', morning);
      });
      await db.query("update outbox set status = 'sent' where conversation_id = $1", [chat]);

      await transact(({ people }) => people.erase(personId, minutesLater(1)));
      await transact(({ people }) => people.erase(personId, minutesLater(2)));

      await transact(async (stores) => {
        expect(await stores.people.identity(personId)).toBeUndefined();
        expect(await stores.media.key(mediaId)).toBeUndefined();
        expect(await stores.media.find(mediaId)).toMatchObject({ status: 'erased', fileName: 'photo' });
        expect((await stores.conversations.find(chat))?.personId).toBeUndefined();
        expect((await stores.complaints.byReporter(personId, undefined, 10)).rows).toHaveLength(1);
      });
      expect(await db.query('select 1 from web_message where conversation_id = $1', [address])).toEqual([]);
      expect(await db.query('select payload from outbox where conversation_id = $1', [chat])).toEqual([
        { payload: null },
      ]);
      const [row] = await db.query<{ same: boolean }>(
        'select erased_at = $2::timestamptz as same from person where id = $1',
        [personId, minutesLater(1)],
      );
      expect(row?.same).toBe(true);
      await expect(transact(({ people }) => people.setIdentity(personId, { name: 'X' }))).rejects.toThrow(
        'was erased',
      );
    });
  });

  describe('an officer', () => {
    it('is in service from enrolment until revoked', async () => {
      const unitId = await transact((stores) => addUnit(stores));
      const other = await transact((stores) => addUnit(stores));
      const rahma = await transact((stores) => addOfficer(stores, unitId));
      const budi = await transact((stores) =>
        addOfficer(stores, other, { name: 'Budi', enrolledAt: minutesLater(1) }),
      );
      expect(await transact(({ officers }) => officers.find(rahma.id))).toEqual(rahma);
      expect(await transact(({ officers }) => officers.active([other, unitId]))).toEqual([rahma, budi]);
      expect(await transact(({ officers }) => officers.active([]))).toEqual([]);
      expect(await transact(({ officers }) => officers.active())).toEqual(
        expect.arrayContaining([rahma, budi]),
      );
      await transact(({ officers }) => officers.revoke(rahma.id, budi.id, minutesLater(2)));
      await transact(({ officers }) => officers.revoke(rahma.id, budi.id, minutesLater(3)));
      expect(await transact(({ officers }) => officers.active([unitId]))).toEqual([]);
      expect(await transact(({ officers }) => officers.find(rahma.id))).toEqual({
        ...rahma,
        revokedAt: minutesLater(2),
      });
      expect(await transact(({ officers }) => officers.find('nobody'))).toBeUndefined();
    });
  });

  it('an officer who is revoked has no page open any more', async () => {
    const officer = await transact(async (stores) => addOfficer(stores, await addUnit(stores)));
    const chat = await addChat(fixture(), { officerId: officer.id, channel: 'web' });
    const store = createWebChatStore(fixture().db, fixture().keyring);
    const session = {
      id: newId('session'),
      conversationId: `address of ${chat}`,
      kind: 'officer',
      csrfToken: 'token',
      createdAt: morning,
      seenAt: morning,
      expiresAt: minutesLater(60),
    } as const;
    await store.addSession(session);
    expect(await store.findSession(session.id, morning)).toBeDefined();
    await transact(({ officers }) => officers.revoke(officer.id, 'x', morning));
    expect(await store.findSession(session.id, morning)).toBeUndefined();
  });

  it('an officer who is revoked leaves no invite and no key behind by which to come back', async () => {
    const unitId = await transact((stores) => addUnit(stores));
    const admin = await transact((stores) => addOfficer(stores, unitId, { role: 'admin', name: 'Wati' }));
    const other = await transact((stores) => addOfficer(stores, unitId, { role: 'admin', name: 'Yudi' }));
    for (const { id, name } of [admin, other]) {
      const [inviteId, keyId] = [newId('invite'), newId('key')];
      const invite = { id: inviteId, unitId, role: 'admin', name, createdBy: id } as const;
      const key = { id: keyId, label: name, unitId, role: 'admin' } as const;
      await transact(async ({ officers }) => {
        await officers.addInvite({ ...invite, expiresAt: minutesLater(60) }, `CODE${name}`, morning);
        await officers.addApiKey(key, `secret of ${name}`, id, morning);
      });
    }
    const now = Temporal.Instant.from(minutesLater(1));
    const revoked = await transact((stores) => revokeAccess(useCases)(stores, admin.id, actorOf(other), now));
    expect(revoked).toMatchObject({
      kind: 'officerRevoked',
      name: 'Wati',
      handedBack: 0,
      invites: 1,
      keys: 1,
    });
    await transact(async ({ officers }) => {
      expect(await officers.findApiKey('secret of Wati')).toBeUndefined();
      expect(await officers.findApiKey('secret of Yudi')).toBeDefined();
      expect(await officers.useInvite('CODEWati', 'again', minutesLater(2))).toBeUndefined();
      expect(await officers.useInvite('CODEYudi', 'new', minutesLater(2))).toBeDefined();
    });
  });

  describe('an invite', () => {
    const invite = async (changes: Partial<Invite> = {}): Promise<{ invite: Invite; code: string }> => {
      const unitId = await transact((stores) => addUnit(stores));
      const made: Invite = {
        id: newId('invite'),
        unitId,
        role: 'liaison',
        name: 'Rahma',
        createdBy: 'start',
        expiresAt: minutesLater(60),
        ...changes,
      };
      const code = `CODE${made.id}`;
      await transact(({ officers }) => officers.addInvite(made, code, morning));
      return { invite: made, code };
    };
    const use = (code: string, at = minutesLater(1)) =>
      fixture().transact(({ officers }) => officers.useInvite(code, newId('officer'), at));

    it('opens once', async () => {
      const made = await invite();
      expect(await use(made.code)).toEqual(made.invite);
      expect(await use(made.code)).toBeUndefined();
      expect(await use('WRONG')).toBeUndefined();
    });

    it('given to two at once lets one in', async () => {
      const made = await invite();
      const both = await Promise.all([use(made.code), use(made.code), use(made.code)]);
      expect(both.filter((got) => got !== undefined)).toEqual([made.invite]);
    });

    it('opens nothing once it expired or was taken back', async () => {
      const late = await invite();
      expect(await use(late.code, late.invite.expiresAt)).toBeUndefined();
      const revoked = await invite();
      const revoke = () =>
        transact(({ officers }) => officers.revokeInvite(revoked.invite.id, minutesLater(1)));
      expect(await revoke()).toBe(true);
      expect(await revoke()).toBe(false);
      expect(await use(revoked.code)).toBeUndefined();
    });

    it('is listed while it is open', async () => {
      const [open, used] = [await invite(), await invite()];
      await use(used.code);
      const listed = await fixture().transact(({ officers }) => officers.openInvites(minutesLater(2)));
      expect(listed).toContainEqual(open.invite);
      expect(listed.map(({ id }) => id)).not.toContain(used.invite.id);
      const later = await fixture().transact(({ officers }) => officers.openInvites(minutesLater(61)));
      expect(later.map(({ id }) => id)).not.toContain(open.invite.id);
    });
  });

  describe('a key of the API', () => {
    it('is found by its secret until it is revoked, and only its hash is kept', async () => {
      const key: ApiKey = {
        id: newId('key'),
        label: 'Dasbor Diskominfo',
        unitId: await transact((stores) => addUnit(stores)),
        role: 'admin',
      };
      await transact(({ officers }) => officers.addApiKey(key, 'secret-1', 'officer-1', morning));
      expect(await transact(({ officers }) => officers.findApiKey('secret-1'))).toEqual(key);
      expect(await transact(({ officers }) => officers.findApiKey('secret-2'))).toBeUndefined();
      expect(await transact(({ officers }) => officers.apiKeys())).toContainEqual({
        ...key,
        createdBy: 'officer-1',
      });
      const [row] = await fixture().db.query<{ t: string }>(
        'select k::text as t from api_key k where id = $1',
        [key.id],
      );
      expect(row?.t).not.toContain('secret-1');
      expect(await transact(({ officers }) => officers.revokeApiKey(key.id, minutesLater(1)))).toBe(true);
      expect(await transact(({ officers }) => officers.revokeApiKey(key.id, minutesLater(1)))).toBe(false);
      expect(await transact(({ officers }) => officers.findApiKey('secret-1'))).toBeUndefined();
    });
  });
});
