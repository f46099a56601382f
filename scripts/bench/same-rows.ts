/** What a turn writes, as pgbench scripts: the same rows, of the same size, in the service's own tables. */

/** Sizes of a sealed chat state and a sealed reply as the service writes them, bytes. */
export type Sizes = { readonly state: number; readonly payload: number };

/** Tables of their own, shaped and indexed as the service's, with as many chats. */
export const prepare = (chats: number, sizes: Sizes) => [
  'drop schema if exists bench cascade',
  'create schema bench',
  'create table bench.inbox (like public.inbox including all)',
  'create table bench.conversation (like public.conversation including all)',
  'create table bench.outbox (like public.outbox including all)',
  `insert into bench.conversation (id, channel, account, address, language, state, sequence, created_at, updated_at)
   select 'chat' || n, 'telegram', 'bench', '\\x00', 'id', decode(repeat('ab', ${sizes.state}), 'hex'), 0, now(), now()
   from generate_series(1, ${chats}) n`,
  'analyze bench.conversation',
];

const pick = (chats: number) => `\\set chat random(1, ${chats})\n\\set update random(1, 9000000000000000)\n`;
const bytes = (count: number) => `decode('${'ab'.repeat(count)}', 'hex')`;

const inbox = `insert into bench.inbox (channel, account, update_id, conversation_id, received_at, status)
  values ('telegram', 'bench', :update::text, 'chat' || :chat, now(), 'done') on conflict do nothing`;
const save = (
  sizes: Sizes,
) => `update bench.conversation set state = ${bytes(sizes.state)}, sequence = :update, language = 'id',
  step = 'where', wake_at = now() + interval '1 day', updated_at = now() where id = 'chat' || :chat`;
const reply = (
  sizes: Sizes,
) => `insert into bench.outbox (channel, account, conversation_id, priority, kind, payload, created_at, expires_at)
  values ('telegram', 'bench', 'chat' || :chat, 0, 'reply', ${bytes(sizes.payload)}, now(), now() + interval '1 day')`;
const lock = `select id, state, sequence, language from bench.conversation where id = 'chat' || :chat for update`;

/** One plain transaction a turn: what a straightforward service does. */
export const plainTransaction = (chats: number, sizes: Sizes) =>
  `${pick(chats)}begin;\n${inbox};\n${lock};\n${save(sizes)};\n${reply(sizes)};\ncommit;\n`;

/** The same rows in one statement: the least round trips that a turn on its own can have. */
export const oneStatement = (chats: number, sizes: Sizes) =>
  `${pick(chats)}with i as (${inbox}), s as (${save(sizes)}) ${reply(sizes)};\n`.replaceAll('\n  ', ' ');
