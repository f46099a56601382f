import { expect, it } from 'vitest';
import { inboxDesk } from '../support/inbox-desk.ts';
import { newId, onEveryDatabase } from './stores-fixture.ts';

onEveryDatabase('a message that was set aside', (fixture) => {
  /** A desk where "trotoar" meets a bug until it is mended; rows of this test only. */
  const deskWithBug = () => {
    const account = newId('account');
    let isMended = false;
    const desk = inboxDesk(fixture(), account, (text) => text.includes('trotoar') && !isMended);
    const rows = async () =>
      (await fixture().db.query<{ id: string; payload: Uint8Array }>(
        `select left(md5(channel || ':' || account || ':' || update_id), 10) as id, payload from inbox
         where account = $1 and status = 'parked' order by received_at, update_id`,
        [account],
      )) as readonly { id: string; payload: Uint8Array }[];
    const mine = async () => {
      const own = new Set((await rows()).map(({ id }) => id));
      return (await desk.parked.list()).filter(({ id }) => own.has(id));
    };
    return {
      ...desk,
      rows,
      mine,
      mend: () => {
        isMended = true;
      },
    };
  };

  it('is listed without what it says, and is sealed', async () => {
    const desk = deskWithBug();
    await desk.says(['siti', 'jalan trotoar rusak berat']);
    expect(await desk.told('siti')).toEqual(['Maaf']);
    const listed = await desk.mine();
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({ channel: 'telegram', error: 'TypeError' });
    expect(JSON.stringify(listed)).not.toContain('jalan');
    const [row] = await desk.rows();
    expect(Buffer.from(row?.payload ?? []).includes('jalan')).toBe(false);
  });

  it('is handled when the bug is mended: once, in order, as late after what came since', async () => {
    const desk = deskWithBug();
    await desk.says(['siti', 'jalan trotoar di depan pasar rusak berat']);
    await desk.says(['siti', 'lampu trotoar di depan pasar mati juga']);
    const ids = (await desk.mine()).map(({ id }) => id);
    expect(await desk.parked.replay(ids[0] ?? '')).toEqual({ failed: 'TypeError' });
    expect(await desk.mine()).toHaveLength(2);
    desk.mend();
    for (const id of ids) expect(await desk.parked.replay(id)).toBe('done');
    for (const id of ids) expect(await desk.parked.replay(id)).toBe('gone');
    const told = await desk.told('siti');
    expect(told.slice(0, 2)).toEqual(['Maaf', 'Maaf']);
    expect(told[2]).toContain('Lanjutkan dengan cerita di atas?');
    expect(told).toHaveLength(4);
    expect(await desk.mine()).toEqual([]);
  });

  it('asked for twice at the same moment is handled once', async () => {
    const desk = deskWithBug();
    await desk.says(['siti', 'jalan trotoar di depan pasar rusak berat']);
    desk.mend();
    const [one] = await desk.mine();
    const results = await Promise.all([1, 2, 3].map(() => desk.parked.replay(one?.id ?? '')));
    expect(results.map(String).sort()).toEqual(['done', 'gone', 'gone']);
    expect(await desk.told('siti')).toHaveLength(2);
  });

  it('can be dropped, with what it said', async () => {
    const desk = deskWithBug();
    await desk.says(['siti', 'jalan trotoar rusak berat']);
    const [one] = await desk.mine();
    expect(await desk.parked.drop(one?.id ?? '')).toBe(true);
    expect(await desk.parked.drop(one?.id ?? '')).toBe(false);
    desk.mend();
    expect(await desk.parked.replay(one?.id ?? '')).toBe('gone');
    expect(await desk.rows()).toEqual([]);
  });
});

onEveryDatabase('a turn that changes another chat', (fixture) => {
  it('moves a form once, though both chats wrote in the same breath', async () => {
    const account = newId('account');
    const desk = inboxDesk(fixture(), account);
    await desk.says(['phone', 'Jalan di depan pasar rusak berat']);
    await desk.says(['phone', 'gabung']);
    const code = /gabung (\S+)/.exec((await desk.told('phone')).at(-2) ?? '')?.[1] ?? '';
    await desk.says(['web', `gabung ${code}`]);
    // Others in the group, and the very chat whose form moves away.
    await desk.says(['phone', 'bantuan'], ['web', 'ya'], ['other', 'halo'], ['phone', 'bantuan']);
    const steps = await fixture().db.query<{ id: string; step: string | null }>(
      'select id, step from conversation where account = $1 order by id',
      [account],
    );
    const byChat = new Map(steps.map(({ id, step }) => [id, step]));
    expect(byChat.get(desk.chatOf('web'))).toBe('consent');
    expect(byChat.get(desk.chatOf('phone'))).toBeNull();
    expect(byChat.get(desk.chatOf('other'))).toBeNull();
    expect((await desk.told('web')).at(-1)).toContain('pindah ke sini');
    expect((await desk.told('other')).length).toBe(1);
  });
});
