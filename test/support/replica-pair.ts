/** Two replicas of the service in this process, on one real PostgreSQL, that are handed messages directly. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plain } from '../../bots/copy/text.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import type { Service } from '../../src/compose.ts';
import type { Recorded } from '../../src/domain/complaint/event.ts';
import type { Inbound } from '../../src/domain/message.ts';
import type { OutboxPayload } from '../../src/ports/outbox.ts';
import { inviteFirstAdmin } from '../../src/usecases/staff.ts';
import { freshPostgres } from './databases.ts';
import { configOf, quietService } from './quiet-service.ts';

export type ReplicaPair = {
  readonly replicas: readonly [Service, Service];
  /** A message of a chat, newer than all before it. */
  message(chat: string, text: string): Inbound;
  /** Hands messages to one replica; resolves when they are durable. */
  hand(replica: 0 | 1, messages: readonly Inbound[]): Promise<void>;
  /** Says it through one replica; what the chat is answered, as plain text. Not for two at once in one chat. */
  says(replica: 0 | 1, chat: string, text: string): Promise<string>;
  /** What was answered in a chat and not yet read. */
  answers(chat: string): Promise<readonly string[]>;
  /** The chat of a new officer of this unit. */
  officer(unit: string, name: string): Promise<string>;
  /** A report sent by a new citizen's chat. */
  report(): Promise<{ readonly number: string; readonly id: string; readonly chat: string }>;
  events(complaintId: string): Promise<readonly Recorded[]>;
  /** Messages that were set aside, by either. */
  parked(): Promise<number>;
  dispose(): Promise<void>;
};

const ADMIN = 'admin';
const account = '123456';
const reporting = ['ya', 'Jl. Melati', 'kemarin', 'Jalan dan jembatan', 'cukup', 'anonim', 'boleh', 'kirim'];

export async function replicaPair(): Promise<ReplicaPair> {
  const database = await freshPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'sahut-replicas-'));
  const config = configOf({
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    SAHUT_KEY: randomBytes(32).toString('base64'),
    TELEGRAM_BOT_TOKEN: `${account}:${'x'.repeat(35)}`,
    // Everybody tells the same story here.
    SIMILAR_DAYS: '0',
    // Nothing is sent in these tests: the replicas are never started.
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  });
  const replicas: readonly [Service, Service] = [await quietService(config), await quietService(config)];
  const { ground } = replicas[0];
  const read = new Map<string, number>();
  let sequence = 0;
  let chats = 0;

  const conversationOf = (chat: string) => ground.keyring.hash('conversation', `telegram:${account}:${chat}`);

  function message(chat: string, text: string): Inbound {
    sequence += 1;
    return {
      channel: 'telegram',
      account,
      updateId: String(sequence),
      sequence,
      address: chat,
      at: systemClock.now().epochMilliseconds,
      messageId: String(sequence),
      languageHint: 'id',
      input: { kind: 'text', text },
    };
  }

  async function answers(chat: string): Promise<readonly string[]> {
    const id = conversationOf(chat);
    const rows = await database.database.query<{ id: number; payload: Buffer }>(
      `select id, payload from outbox where conversation_id = $1 and kind = 'reply' and id > $2 order by id`,
      [id, read.get(chat) ?? 0],
    );
    read.set(chat, rows.at(-1)?.id ?? read.get(chat) ?? 0);
    return rows.map(({ payload }) => {
      const opened = ground.keyring.payload.open<OutboxPayload>(payload, id);
      return 'message' in opened ? plain(opened.message.text) : '';
    });
  }

  const hand = (replica: 0 | 1, messages: readonly Inbound[]) => replicas[replica].receive(messages);

  async function says(replica: 0 | 1, chat: string, text: string): Promise<string> {
    await hand(replica, [message(chat, text)]);
    return (await answers(chat)).join('\n---\n');
  }

  async function enrol(chat: string, code: string | undefined): Promise<string> {
    const heard = await says(0, chat, `masuk ${code}`);
    if (!heard.includes('Selamat bertugas')) throw new Error(`Not enrolled: ${heard}`);
    return chat;
  }
  const code = await ground.transact((stores) =>
    inviteFirstAdmin(ground.useCases)(stores, systemClock.now()),
  );
  await enrol(ADMIN, code);

  return {
    replicas,
    message,
    hand,
    says,
    answers,
    async officer(unit, name) {
      const invited = await says(0, ADMIN, `undang ${unit} petugas ${name}`);
      return enrol(`petugas ${name}`, /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(invited)?.[0]);
    },
    async report() {
      chats += 1;
      const chat = `warga ${chats}`;
      const told = [`Jalan berlubang besar di gang ${chats}, dekat pasar`, ...reporting];
      await hand(
        0,
        told.map((text) => message(chat, text)),
      );
      const [number] = /TLA-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await answers(chat)).join('\n')) ?? [];
      const id = await ground.transact(({ complaints }) => complaints.idByNumber(number ?? ''));
      if (number === undefined || id === undefined) throw new Error('The report was not recorded.');
      return { number, id, chat };
    },
    events: (complaintId) => ground.transact(({ complaints }) => complaints.events(complaintId, 0, 1_000)),
    async parked() {
      const [row] = await database.database.query<{ count: number }>(
        `select count(*) from inbox where status <> 'done'`,
        [],
      );
      return row?.count ?? 0;
    },
    async dispose() {
      for (const replica of replicas) await replica.stop();
      await database.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
