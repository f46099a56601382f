import { describe, expect, it } from 'vitest';
import { receiptsOf } from './receipts.ts';

const update = (status: unknown, key: object = {}, at: unknown = 1_794_355_200) => ({
  key: { remoteJid: '100000000000001@lid', fromMe: true, id: '3EB0A', ...key },
  update: { status, messageTimestamp: at },
});

describe('what WhatsApp tells later of our messages', () => {
  it('is when one reached a phone, was read, or was played', () => {
    expect(receiptsOf([update(3), update(4, { id: '3EB0B' }), update(5, { id: '3EB0C' })], 0)).toEqual([
      { messageId: '3EB0A', status: 'delivered', at: 1_794_355_200_000 },
      { messageId: '3EB0B', status: 'read', at: 1_794_355_200_000 },
      { messageId: '3EB0C', status: 'read', at: 1_794_355_200_000 },
    ]);
    expect(receiptsOf([update(3, {}, 0)], 7000)[0]?.at).toBe(7000);
  });

  it('is nothing else: not of others, not errors, not edits, not nonsense', () => {
    expect(receiptsOf([update(4, { fromMe: false }), update(0), update(2), { key: { id: 'x' } }], 0)).toEqual(
      [],
    );
    expect(receiptsOf([null, 3, { key: { fromMe: true }, update: { message: null } }], 0)).toEqual([]);
    expect(receiptsOf('x', 0)).toEqual([]);
  });
});
