import { proto } from '@whiskeysockets/baileys';
import { expect, it } from 'vitest';
import { heardId, toRawMessage } from './heard.ts';
import { parseMessage } from './parse.ts';

const content = proto.Message.encode({ conversation: 'Halo' }).finish();
const attributes = {
  id: '3A01',
  from: '100000000000001:12@lid',
  sender_pn: '620000000001@s.whatsapp.net',
  t: '1794355200',
};

it('what was kept of a message is read as the message was: whose it is under both names, and when', () => {
  const raw = toRawMessage({ id: 'x', attributes, content });
  expect(parseMessage(raw, 0)).toEqual({
    who: { lid: '100000000000001@lid', phone: '620000000001@s.whatsapp.net' },
    chat: '100000000000001@lid',
    id: '3A01',
    messageId: '3A01',
    at: 1_794_355_200_000,
    input: { kind: 'text', text: 'Halo' },
  });
});

it('is found again by what Baileys calls its chat, whichever device it came from', () => {
  const { key } = toRawMessage({ id: 'x', attributes, content });
  expect(heardId(key.remoteJid ?? '', key.id ?? '')).toBe(heardId(attributes.from, attributes.id));
});
