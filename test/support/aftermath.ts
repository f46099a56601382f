/** What is left when the service has ended: the database and the vault, compared with what people typed and heard. */
import { expect } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { createMediaReader } from '../../src/adapters/media-reader.ts';
import { createMediaVault } from '../../src/adapters/media-vault.ts';
import type { Service } from '../../src/compose.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { runJob } from '../../src/jobs/schedule.ts';
import type { ReportTyped } from './crowd.ts';
import type { BotMessage, FakeTelegram } from './fake-telegram-client.ts';
import { configOf, quietService } from './quiet-service.ts';

type Letter = {
  readonly id: number;
  readonly chatId: number;
  readonly kind: string;
  readonly messageId: string;
};

export type Aftermath = {
  readonly service: Service;
  /** Everything typed stands in the stored report, and every file in the vault. */
  expectAsTyped(report: ReportTyped, chatId: number): Promise<void>;
  /** The chat has exactly these reports, and its person the name that was given last. */
  expectReports(chatId: number, reports: readonly ReportTyped[]): Promise<void>;
  /** Kinds of the notices that each report caused, sorted, and how many complaints there are at all. */
  noticesOf(number: string): Promise<readonly string[]>;
  complaints(): Promise<number>;
  /** Every update before `below` was handled, none was set aside, and each was answered by one message. */
  expectHandled(below: number): Promise<void>;
  /** Every letter of the outbox reached its chat, in order; what was said twice was in flight at a kill. */
  expectDelivered(messages: readonly BotMessage[], killedAfter: readonly number[]): Promise<void>;
  /** The audit trail proves itself. */
  expectTrail(): Promise<void>;
  close(): Promise<void>;
};

/** Opens what a service left, with the service's own settings; the service must have ended. */
export async function openAftermath(
  settings: Readonly<Record<string, string>>,
  fake: FakeTelegram,
  chatIds: readonly number[],
): Promise<Aftermath> {
  const config = configOf(settings);
  const service = await quietService(config);
  const { database, keyring, transact } = service.ground;
  await fetchFiles(service);
  const reader = createMediaReader(transact, createMediaVault(config.dataDir));
  const conversationOf = (chatId: number) =>
    keyring.hash('conversation', `telegram:${fake.account}:${chatId}`);
  const chatOf = new Map(chatIds.map((chatId) => [conversationOf(chatId), chatId]));

  async function load(number: string): Promise<Complaint> {
    const complaint = await transact(async ({ complaints }) => {
      const id = await complaints.idByNumber(number);
      return id === undefined ? undefined : complaints.load(id);
    });
    if (!complaint) throw new Error(`Report ${number} was acknowledged and is lost.`);
    return complaint;
  }

  async function letters(): Promise<readonly Letter[]> {
    type Row = { id: number; conversation_id: string; kind: string; message_id: string | null };
    const rows = await database.query<Row>(
      `select id, conversation_id, kind, provider_message_id as message_id from outbox
       where channel = 'telegram' order by id`,
      [],
    );
    expect(await database.query(`select * from outbox where status <> 'sent'`, [])).toEqual([]);
    return rows.map(({ id, conversation_id, kind, message_id }) => ({
      id,
      kind,
      chatId: chatOf.get(conversation_id) ?? 0,
      messageId: message_id ?? '',
    }));
  }

  return {
    service,
    async expectAsTyped(report, chatId) {
      const { content, ...stored } = await load(report.number);
      expect(content.description).toBe(report.story);
      expect(content.place).toEqual({ words: report.place });
      expect(content.occurred.words).toBe(report.occurred);
      expect(content.occurred.on).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(stored).toMatchObject({
        categoryId: 'jalan',
        anonymous: report.name === undefined,
        confidential: report.confidential,
      });
      const row = await transact(({ conversations }) => conversations.find(conversationOf(chatId)));
      expect(row?.personId).toBe(stored.reporterId);
      expect(await Promise.all(content.attachments.map(({ mediaId }) => read(reader, mediaId)))).toEqual(
        report.photos.map((bytes) => bytes.toString('base64')),
      );
    },
    async expectReports(chatId, reports) {
      const own = await database.query<{ number: string; person: string }>(
        `select c.number, v.person_id as person from complaint c join conversation v on v.person_id = c.reporter_id where v.id = $1
         order by c.received_at`,
        [conversationOf(chatId)],
      );
      expect(own.map(({ number }) => number)).toEqual(reports.map(({ number }) => number));
      const identity = await transact(({ people }) => people.identity(own[0]?.person ?? ''));
      const named = reports.findLast(({ name }) => name !== undefined);
      expect(identity).toEqual(named ? { name: named.name, contact: named.contact } : {});
    },
    async noticesOf(number) {
      const { id } = await load(number);
      const rows = await database.query<{ kind: string }>(
        `select kind from outbox where complaint_id = $1 and kind <> 'reply' order by kind`,
        [id],
      );
      return rows.map(({ kind }) => kind);
    },
    async complaints() {
      const [row] = await database.query<{ count: number }>('select count(*) from complaint', []);
      return row?.count ?? 0;
    },
    async expectHandled(below) {
      const rows = await database.query<{ update_id: string; status: string; error: string | null }>(
        `select update_id, status, error from inbox where channel = 'telegram'`,
        [],
      );
      expect(rows.filter(({ status }) => status !== 'done')).toEqual([]);
      const handled = rows.map(({ update_id }) => Number(update_id)).sort((a, b) => a - b);
      // The fake numbers them without gaps, and each of them is for us.
      expect(handled).toEqual(handled.map((_, index) => below - handled.length + index));
      // In these dialogues each message gets one answer: a message applied twice would have two.
      const uneven = await database.query(
        `select i.conversation_id, i.updates, coalesce(o.replies, 0) as replies
         from (select conversation_id, count(*) as updates from inbox where channel = 'telegram' group by 1) i
         left join (select conversation_id, count(*) as replies from outbox where kind = 'reply' group by 1) o
           using (conversation_id)
         where i.updates <> coalesce(o.replies, 0)`,
        [],
      );
      expect(uneven).toEqual([]);
    },
    async expectDelivered(messages, killedAfter) {
      const sent = await letters();
      expect(sent.filter(({ chatId }) => chatId === 0)).toEqual([]);
      for (const chatId of chatIds) {
        const own = messages.filter((message) => message.chatId === chatId);
        expectChat(
          own,
          sent.filter((letter) => letter.chatId === chatId),
          killedAfter,
        );
      }
    },
    async expectTrail() {
      const verdict = await transact(({ audit }) => audit.verify());
      expect(verdict.faults).toEqual([]);
      expect(verdict.events).toBeGreaterThan(0);
    },
    close: () => service.stop(),
  };
}

/** Files whose fetching a kill or the end interrupted, as the service would after its next start. */
async function fetchFiles({ jobs, runner, ground }: Service): Promise<void> {
  const job = jobs.find(({ name }) => name === 'fetch-media');
  if (!job) throw new Error('There is no job for files.');
  // What failed waits for another try; here there is no time to wait for.
  await ground.database.query(`update media set next_at = null where status = 'pending'`, []);
  for (;;) {
    const summary = await runJob(runner, job, systemClock.now());
    if (!summary?.did) return;
  }
}

async function read(
  reader: ReturnType<typeof createMediaReader>,
  mediaId: string,
): Promise<string | undefined> {
  const found = await reader.find(mediaId);
  if (!found) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of found.open()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('base64');
}

/** One chat: every letter arrived, replies in their order, and a repeat only of the last message before a kill. */
function expectChat(
  messages: readonly BotMessage[],
  letters: readonly Letter[],
  killedAfter: readonly number[],
): void {
  const byId = new Map(messages.map((message) => [String(message.messageId), message]));
  expect(letters.filter(({ messageId }) => !byId.has(messageId))).toEqual([]);
  const replies = letters
    .filter(({ kind }) => kind === 'reply')
    .map(({ messageId }) => byId.get(messageId)?.seq);
  expect(replies).toEqual([...replies].sort((a = 0, b = 0) => a - b));
  const counted = new Set(letters.map(({ messageId }) => messageId));
  expect(counted.size).toBe(letters.length);
  messages.forEach((message, index) => {
    if (counted.has(String(message.messageId))) return;
    // The service never learnt that this one had arrived: it was in flight at a kill, and is said again after it.
    const next = messages[index + 1];
    const wasInFlight = killedAfter.some(
      (seq) => seq >= message.seq && (next === undefined || seq < next.seq),
    );
    const isRepeated = messages.slice(index + 1).some(({ text }) => text === message.text);
    expect({ text: message.text, wasInFlight, isRepeated }).toMatchObject({
      wasInFlight: true,
      isRepeated: true,
    });
  });
}
