import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { createBroadcasting } from '../../bots/broadcasting.ts';
import { plain } from '../../bots/copy/text.ts';
import type { OfficerActor } from '../../src/domain/access.ts';
import type { BroadcastStep } from '../../src/domain/broadcast.ts';
import { broadcastDesk, sent, telegram } from './broadcast-fixture.ts';
import {
  actorOf,
  addChat,
  addOfficer,
  addUnit,
  minutesLater,
  morning,
  newId,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';

const now = Temporal.Instant.from(morning);

onEveryDatabase('announcements and their admins', (fixture) => {
  const { transact, deliveries, reporter, announce, collect, answer } = broadcastDesk(fixture);
  const perform = createBroadcasting(useCases);

  async function admin(name: string): Promise<{ actor: OfficerActor; chat: string }> {
    const officer = await transact(async (stores) =>
      addOfficer(stores, await addUnit(stores), { role: 'admin', name }),
    );
    return { actor: actorOf(officer), chat: await addChat(fixture(), { officerId: officer.id }) };
  }
  const steps = (by: OfficerActor, step: BroadcastStep, id?: string) =>
    transact((stores) => perform(stores, { kind: 'broadcastStep', step, ...(id && { id }) }, by, now));
  const feed = (id: string) =>
    transact(({ broadcasts }) =>
      broadcasts.feed(id, {
        ...telegram,
        room: 10,
        words: () => ({ text: ['Air mati.'] }),
        now: morning,
        expiresAt: minutesLater(600),
      }),
    );
  /** What waits to be told in this chat, and is then read. */
  async function told(chat: string): Promise<readonly string[]> {
    const waiting = await deliveries().ready('telegram', 'bot', minutesLater(1), [], 1_000);
    const mine = waiting.filter(({ conversationId }) => conversationId === chat);
    await deliveries().settle(
      mine.map(({ id }) => sent(id)),
      morning,
    );
    return mine.map(({ payload }) => (payload && 'message' in payload ? plain(payload.message.text) : ''));
  }

  async function drafted() {
    const [siti, budi, rina] = [await admin('Siti'), await admin('Budi'), await admin('Rina')];
    const category = newId('category');
    const { chat } = await reporter(category);
    const audience = { kind: 'category', categoryId: category } as const;
    const id = await announce(audience, { createdBy: siti.actor.officerId });
    await collect(id);
    await transact(({ broadcasts }) => broadcasts.set(id, { status: 'draft' }));
    return { siti, budi, rina, chat, id };
  }

  it('takes two of them, and each step is on the record with who took it', async () => {
    const { siti, budi, id } = await drafted();
    expect(await steps(siti.actor, 'propose', id)).toMatchObject({ broadcast: { status: 'proposed' } });
    expect(await steps(siti.actor, 'approve', id)).toMatchObject({ kind: 'broadcastRefused', why: 'own' });
    expect(await steps(budi.actor, 'approve', id)).toMatchObject({
      broadcast: { status: 'running', approvedBy: budi.actor.officerId },
    });
    expect(await told(siti.chat)).toEqual(['Siaran disetujui oleh Budi dan mulai dikirim.']);
    expect(await told(siti.chat)).toEqual([expect.stringContaining('0 dari 1 orang')]);
    await steps(siti.actor, 'pause', id);
    await steps(budi.actor, 'resume', id);
    await steps(budi.actor, 'cancel', id);
    const trail = await fixture().db.query<{ type: string; actor: string }>(
      "select type, actor ->> 'officerId' as actor from audit_event where stream_id = $1 order by version",
      [id],
    );
    expect(trail.map(({ type, actor }) => [type, actor === siti.actor.officerId ? 'Siti' : 'Budi'])).toEqual([
      ['broadcastProposed', 'Siti'],
      ['broadcastApproved', 'Budi'],
      ['broadcastPaused', 'Siti'],
      ['broadcastResumed', 'Budi'],
      ['broadcastCancelled', 'Budi'],
    ]);
  });

  it('is refused with how it stands and what is possible, when another was quicker', async () => {
    const { siti, budi, rina, id } = await drafted();
    await steps(siti.actor, 'propose', id);
    await steps(budi.actor, 'reject', id);
    expect(await steps(rina.actor, 'approve', id)).toMatchObject({
      kind: 'broadcastRefused',
      why: 'notNow',
      broadcast: { status: 'cancelled' },
    });
  });

  it('goes by the newest that allows the step where none is named', async () => {
    const older = await drafted();
    await steps(older.siti.actor, 'propose', older.id);
    const newer = await drafted();
    expect(await steps(older.budi.actor, 'approve')).toMatchObject({ broadcast: { id: older.id } });
    expect(await steps(newer.siti.actor, 'propose')).toMatchObject({ broadcast: { id: newer.id } });
  });

  it('means what is being sent by a cancel that names nothing, whatever was written since', async () => {
    const { siti, budi, id } = await drafted();
    await steps(siti.actor, 'propose', id);
    await steps(budi.actor, 'approve', id);
    await drafted();
    expect(await steps(siti.actor, 'cancel')).toMatchObject({ broadcast: { id, status: 'cancelled' } });
  });

  it('sends nothing more once it is cancelled, not even what waits in the line', async () => {
    const { siti, budi, chat, id } = await drafted();
    await steps(siti.actor, 'propose', id);
    await steps(budi.actor, 'approve', id);
    await feed(id);
    await steps(siti.actor, 'cancel', id);
    const [late] = await answer([chat], (one) => ({ id: one, kind: 'failed', error: 'expired' }));
    expect(late?.expiresAt).toBeLessThan(Date.parse(morning));
  });

  it('lists them a page at a time, newest first', async () => {
    const { siti } = await drafted();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await transact((stores) =>
        perform(stores, { kind: 'broadcasts', ...(after && { after }) }, siti.actor, now),
      );
      if (page.kind !== 'broadcasts') throw new Error(page.kind);
      expect(page.rows.length).toBeLessThanOrEqual(5);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is nothing for others', async () => {
    const { siti } = await drafted();
    const liaison = { ...siti.actor, role: 'liaison' } as const;
    for (const action of [
      { kind: 'broadcasts' },
      { kind: 'viewBroadcast' },
      { kind: 'broadcastStep', step: 'propose' },
      { kind: 'draftBroadcast', text: 'x', audience: { kind: 'everyone' } },
    ] as const)
      expect(await transact((stores) => perform(stores, action, liaison, now))).toMatchObject({
        kind: 'notAllowed',
      });
  });
});
