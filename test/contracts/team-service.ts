import type { Officer } from '../../src/ports/officers.ts';
import type { OutboxPayload } from '../../src/ports/outbox.ts';
import { inboxDesk } from '../support/inbox-desk.ts';
import { addOfficer, newId, type StoreFixture } from './stores-fixture.ts';

/** Officers by first name, each signed in in a chat of that name, in an inbox of their own. */
export async function teamService(
  fixture: StoreFixture,
  ...officers: readonly (readonly [name: string, unitId: string])[]
) {
  const desk = inboxDesk(fixture, newId('account'));
  const enrolled: Record<string, Officer> = {};
  for (const [name, unitId] of officers) {
    await desk.says([name, 'halo']);
    enrolled[name] = await fixture.transact(async (stores) => {
      const role = unitId === 'admin' ? 'admin' : 'liaison';
      const officer = await addOfficer(stores, unitId, { name, role });
      await stores.conversations.setOfficer(desk.chatOf(name), officer.id);
      return officer;
    });
  }
  return {
    ...desk,
    of: (name: string): Officer => {
      const officer = enrolled[name];
      if (!officer) throw new Error(`Nobody called ${name}.`);
      return officer;
    },
    /** What was said last in this chat. */
    news: async (name: string) => (await desk.told(name)).at(-1) ?? '',
    /** For whom this chat was told something instead of them. */
    forNames: async (name: string) => {
      const rows = await fixture.db.query<{ payload: Uint8Array }>(
        'select payload from outbox where conversation_id = $1 order by id',
        [desk.chatOf(name)],
      );
      return rows.flatMap(({ payload }) => {
        const opened = fixture.keyring.payload.open<OutboxPayload>(payload, desk.chatOf(name));
        return 'notice' in opened && opened.notice.forName !== undefined ? [opened.notice.forName] : [];
      });
    },
    /** The kinds of news that came to this chat. */
    notices: async (name: string) =>
      (
        await fixture.db.query<{ kind: string }>(
          "select kind from outbox where conversation_id = $1 and kind <> 'reply' order by id",
          [desk.chatOf(name)],
        )
      ).map(({ kind }) => kind),
  };
}
