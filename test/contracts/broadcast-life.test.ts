import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { type BroadcastDeps, send } from '../../bots/broadcast-sending.ts';
import { createBroadcasting } from '../../bots/broadcasting.ts';
import type { DeliveryResult } from '../../src/ports/deliveries.ts';
import type { Transact } from '../../src/ports/stores.ts';
import { chance, freshSeed } from '../support/random.ts';
import { broadcastDesk, sent } from './broadcast-fixture.ts';
import { actorOf, addOfficer, addUnit, morning, newId, onEveryDatabase, useCases } from './stores-fixture.ts';

const ROUNDS = process.env.LONG ? 20 : 2;
const PEOPLE = 9;
const seed = freshSeed();

onEveryDatabase('the life of an announcement', (fixture) => {
  const { transact, deliveries, reporter, announce, collect } = broadcastDesk(fixture);
  const perform = createBroadcasting(useCases);

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    `gives nobody a second copy and forgets nobody, whatever happens in whatever order (seed ${seed}, round %i)`,
    async (round) => {
      const luck = chance(seed + round);
      const actor = await transact(async (stores) =>
        actorOf(await addOfficer(stores, await addUnit(stores), { role: 'admin' })),
      );
      const category = newId('category');
      const chats: string[] = [];
      for (let one = 0; one < PEOPLE; one++) chats.push((await reporter(category)).chat);
      const audience = { kind: 'category', categoryId: category } as const;
      const id = await announce(audience, { createdBy: 'siti' });
      await collect(id, 4);
      let now = Temporal.Instant.from(morning);
      const expiresAt = now.add({ hours: 72 }).toString();
      await transact(({ broadcasts }) => broadcasts.set(id, { status: 'running', expiresAt }));

      /** A transaction whose process is killed before the commit, now and then. */
      const killed: Transact = (work) =>
        transact(async (stores) => {
          const result = await work(stores);
          if (luck.percent(25)) throw new Error('killed');
          return result;
        });
      const deps: BroadcastDeps = {
        ...useCases,
        transact: killed,
        handed: () => undefined,
        // Three lie in the line.
        channels: [{ name: 'telegram', account: 'bot', rate: { gapMs: 1_700, chatBurst: 1, chatGapMs: 0 } }],
      };
      const feeds = async () => {
        const broadcast = await transact(({ broadcasts }) => broadcasts.lock(id));
        if (broadcast?.status !== 'running') return;
        await send(deps, broadcast, now, () => true).catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== 'killed') throw error;
        });
      };
      const copies = new Map<string, number>();
      /** Delivery takes some and has its answer stored, as its own loop does. */
      const delivers = async () => {
        const ready = await deliveries().ready('telegram', 'bot', now.toString(), [], 1_000);
        const mine = ready.filter(({ conversationId }) => chats.includes(conversationId));
        const results = mine
          .slice(0, luck.between(1, 3))
          .map(({ id: letter, conversationId, expiresAt: until = 0 }): DeliveryResult => {
            if (now.epochMilliseconds > until) return { id: letter, kind: 'failed', error: 'expired' };
            if (luck.percent(20)) return { id: letter, kind: 'failed', error: 'gaveUp' };
            const at = now.add({ minutes: 1 }).toString();
            if (luck.percent(20)) return { id: letter, kind: 'again', at, error: 'unreachable' };
            copies.set(conversationId, (copies.get(conversationId) ?? 0) + 1);
            return sent(letter);
          });
        if (results.length > 0) await deliveries().settle(results, now.toString());
      };
      const steps = (step: 'pause' | 'resume' | 'resend') => () =>
        transact((stores) => perform(stores, { kind: 'broadcastStep', step, id }, actor, now));
      const ends = () =>
        transact(({ conversations }) =>
          conversations.agreeToAnnouncements(chats[luck.between(0, PEOPLE - 1)] ?? '', null),
        );
      const passes = async () => {
        now = now.add({ minutes: luck.between(1, 240) });
      };
      const figures = () => transact(({ broadcasts }) => broadcasts.figures(id));
      const often = [feeds, feeds, feeds, delivers, delivers, delivers] as const;
      const acts = [
        ...often,
        steps('pause'),
        steps('resume'),
        steps('resume'),
        steps('resend'),
        ends,
        passes,
      ] as const;

      for (let act = 0; act < 60; act++) {
        await luck.oneOf(acts)();
        const { channels } = await figures();
        const all = channels.reduce((sum, one) => sum + one.waiting + one.queued + one.sent + one.failed, 0);
        expect(all).toBe(PEOPLE);
      }
      await steps('resume')();
      for (let turn = 0; turn < 200; turn++) {
        await feeds();
        await delivers();
        now = now.add({ minutes: 30 });
      }
      expect((await transact(({ broadcasts }) => broadcasts.lock(id)))?.status).toBe('done');
      expect(Math.max(0, ...copies.values())).toBeLessThanOrEqual(1);
      const { channels, failures } = await figures();
      const failed = failures.reduce((sum, { count }) => sum + count, 0);
      expect(channels).toEqual([
        expect.objectContaining({ waiting: 0, queued: 0, sent: copies.size, failed: PEOPLE - copies.size }),
      ]);
      expect(failed).toBe(PEOPLE - copies.size);
    },
  );
});
