import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { createProgress } from '../../bots/broadcast-progress.ts';
import { type BroadcastDeps, count, send } from '../../bots/broadcast-sending.ts';
import { plain } from '../../bots/copy/text.ts';
import type { BroadcastStatus } from '../../src/domain/broadcast.ts';
import type { OutMessage } from '../../src/domain/message.ts';
import { broadcastDesk, sent } from './broadcast-fixture.ts';
import { addChat, addOfficer, addUnit, morning, newId, onEveryDatabase, useCases } from './stores-fixture.ts';

const at = (hours: number) => Temporal.Instant.from(morning).add({ minutes: Math.round(hours * 60) });
const always = () => true;

onEveryDatabase('the sending of announcements', (fixture) => {
  const { transact, deliveries, reporter, announce, answer } = broadcastDesk(fixture);
  /** One a second: five lie in the line. */
  const deps: BroadcastDeps = {
    ...useCases,
    transact: (work) => transact(work),
    channels: [
      { name: 'telegram', account: 'bot', rate: { gapMs: 1_000, chatBurst: 1, chatGapMs: 1_000 } },
      { name: 'whatsapp', account: 'phone', rate: { gapMs: 450, chatBurst: 1, chatGapMs: 1_000 } },
    ],
    handed: () => undefined,
  };

  /** An announcement to so many, counted, of an admin in a chat of their own. */
  async function counted(people: number) {
    const category = newId('category');
    const chats: string[] = [];
    for (let one = 0; one < people; one++) chats.push((await reporter(category)).chat);
    const officer = await transact(async (stores) =>
      addOfficer(stores, await addUnit(stores), { role: 'admin' }),
    );
    const admin = await addChat(fixture(), { officerId: officer.id });
    const id = await announce(
      { kind: 'category', categoryId: category },
      { createdBy: officer.id, text: 'Air mati besok pukul 8.' },
    );
    const broadcast = await transact(({ broadcasts }) => broadcasts.lock(id));
    if (!broadcast) throw new Error('It is not there.');
    await count(deps, broadcast, at(0), always);
    return { id, chats, admin, broadcast };
  }

  async function running(people: number) {
    const ready = await counted(people);
    await transact(({ broadcasts }) =>
      broadcasts.set(ready.id, { status: 'running', approvedBy: 'another', expiresAt: at(72).toString() }),
    );
    await told(ready.admin);
    return ready;
  }

  /** What an admin is told, and has then read. */
  async function told(chat: string): Promise<readonly string[]> {
    const read: string[] = [];
    for (;;) {
      const [next] = (await deliveries().ready('telegram', 'bot', at(100).toString(), [], 1_000)).filter(
        ({ conversationId }) => conversationId === chat,
      );
      if (!next) return read;
      await deliveries().settle([sent(next.id)], morning);
      if (next.payload && 'message' in next.payload) read.push(plain(next.payload.message.text));
    }
  }

  const standing = (id: string) => transact(({ broadcasts }) => broadcasts.lock(id));

  it('begins with a preview as people will read it, for whom, and how long it takes', async () => {
    const { id, admin } = await counted(3);
    const [preview, seen, reach] = await told(admin);
    expect(preview).toContain('Inilah yang akan dibaca warga');
    expect(seen).toMatch(/^Pengumuman dari .+\n\nAir mati besok pukul 8\.\n\nTidak ingin pengumuman lagi\?/u);
    expect(reach).toContain('Penerima: 3 orang');
    expect(reach).toContain('Telegram: 3 orang, kurang dari satu menit');
    expect((await standing(id))?.status).toBe('draft');
  });

  it('hands over a few seconds of sending at a time, and says at the end what came of it', async () => {
    const { id, chats, admin, broadcast } = await running(7);
    await send(deps, broadcast, at(0), always);
    await send(deps, broadcast, at(0), always);
    expect(await answer(chats, sent)).toHaveLength(5);
    await send(deps, broadcast, at(0), always);
    const [last] = chats.slice(-1);
    await answer(chats, (one, chat) =>
      chat === last ? { id: one, kind: 'failed', error: 'rejected' } : sent(one),
    );
    expect(await send(deps, broadcast, at(0), always)).toMatchObject({ status: 'done' });
    expect(await send(deps, broadcast, at(0), always)).toBeUndefined();
    expect(await told(admin)).toEqual([
      'Siaran: terkirim kepada 6 dari 7 orang\n1 orang: obrolannya tidak ada lagi atau menolak pesan',
    ]);
    expect((await standing(id))?.status).toBe('done');
  });

  it('hands nobody over twice, though two processes should do it at once', async () => {
    const { chats, broadcast } = await running(4);
    await Promise.all([0, 1, 2].map(() => send(deps, broadcast, at(0), always)));
    expect(await answer(chats, sent)).toHaveLength(4);
    expect(await answer(chats, sent)).toEqual([]);
  });

  it('rests at night, says so once, and goes on in the morning', async () => {
    const { chats, admin, broadcast } = await running(2);
    // At nine in the morning it is eleven hours to the night.
    const resting = await send(deps, broadcast, at(11), always);
    expect(resting).toEqual({ status: 'running', restingUntil: '2026-11-11T23:00:00Z' });
    await send(deps, broadcast, at(13), always);
    expect(await answer(chats, sent)).toEqual([]);
    expect(await told(admin)).toEqual([expect.stringContaining('dilanjutkan Kam 12 Nov 07.00 WITA')]);
    await send(deps, broadcast, at(22), always);
    expect(await answer(chats, sent)).toHaveLength(2);
  });

  it('ends after three days for whom it did not reach', async () => {
    const { admin, broadcast } = await running(2);
    await send(deps, broadcast, at(73), always);
    expect(await told(admin)).toEqual([expect.stringContaining('2 orang: waktunya sudah lewat')]);
  });

  it('shows how far it is in one message: calmly while it goes on, at once what an admin did', async () => {
    const { id, admin } = await counted(2);
    await told(admin);
    const edits: string[] = [];
    let [clock, isTaken] = [0, true];
    const edit = async (message: OutMessage) => {
      edits.push(plain(message.text).split('\n')[0] ?? '');
      return isTaken;
    };
    const [telegram, ...others] = deps.channels;
    const channels = telegram ? [{ ...telegram, edit }, ...others] : others;
    const progress = createProgress({ ...deps, channels, monotonic: () => clock, editMs: 5_000 });
    const looks = (status: BroadcastStatus) => progress.show(id, { status });

    const officer = (await standing(id))?.createdBy ?? '';
    const bar = { text: ['Siaran sedang dikirim'] };
    const progressIds = await transact(({ outbox }) =>
      outbox.tellOfficers([officer], () => bar, 'broadcastNews', morning, at(24).toString()),
    );
    await transact(({ broadcasts }) => broadcasts.set(id, { status: 'running', progressIds }));
    await looks('running');
    expect(edits).toEqual([]);
    await told(admin);
    await looks('running');
    clock = 4_000;
    await looks('running');
    expect(edits).toEqual(['Siaran sedang dikirim']);
    isTaken = false;
    await looks('paused');
    await looks('paused');
    expect(edits.slice(1)).toEqual(['Siaran dijeda']);
    isTaken = true;
    await transact(({ broadcasts }) => broadcasts.set(id, { status: 'cancelled' }));
    await progress.close([]);
    await progress.close([]);
    expect(edits.slice(2)).toEqual(['Siaran batal']);
  });

  it('hands nobody over while it is paused', async () => {
    const { id, chats, broadcast } = await running(2);
    await transact(({ broadcasts }) => broadcasts.set(id, { status: 'paused' }));
    expect(await send(deps, broadcast, at(0), always)).toBeUndefined();
    expect(await answer(chats, sent)).toEqual([]);
  });
});
