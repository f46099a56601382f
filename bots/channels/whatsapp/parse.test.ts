import { readdirSync, readFileSync } from 'node:fs';
import { proto } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/domain/message.ts';
import { spoil } from '../../../test/support/spoil.ts';
import type { Loose } from './loose.ts';
import { readMediaRef } from './media-ref.ts';
import { parseCall, parseMessage } from './parse.ts';

const folder = new URL('./samples/', import.meta.url);
const SENT_AT = 1_794_355_200_000;
const RECEIVED_AT = SENT_AT + 900;
const LID = '100000000000001@lid';
const PHONE = '620000000001@s.whatsapp.net';

/** A sample as Baileys hands it over: its content went through the wire. */
function sample(name: string): Record<string, unknown> {
  const read = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  if (!read.message) return read;
  const bytes = proto.Message.encode(proto.Message.fromObject(read.message)).finish();
  return { ...read, message: proto.Message.decode(bytes) };
}
const parse = (message: unknown) => parseMessage(message, RECEIVED_AT);
const point = { latitude: -3.8021, longitude: 114.7654 };
const file = (kind: 'photo' | 'document' | 'voice' | 'video', rest: object) => ({
  kind: 'media' as const,
  media: { kind, ref: expect.any(String), ...rest },
});
const video = { mimeType: 'video/mp4' };

/** What each sample is read as; `undefined`: not for us. */
const expected: Readonly<Record<string, unknown>> = {
  text: { kind: 'text', text: 'Jalan depan Puskesmas berlubang *besar* _sekali_ 😟' },
  'text-by-phone': { kind: 'text', text: 'Halo' },
  'text-without-phone': { kind: 'text', text: 'Halo' },
  'text-from-device': { kind: 'text', text: 'Halo' },
  'extended-text': { kind: 'text', text: 'Lihat https://contoh.example/berita' },
  reply: { kind: 'text', text: 'lengkapi mohon foto lubang dari dekat' },
  'reply-disappearing': { kind: 'text', text: 'ya' },
  image: {
    ...file('photo', { mimeType: 'image/jpeg', size: 190_000 }),
    caption: 'Lubang dari dua sisi',
  },
  'image-reply': {
    ...file('photo', { mimeType: 'image/jpeg', size: 190_000 }),
    caption: 'jawab sudah ditambal',
  },
  album: undefined,
  'album-child': {
    ...file('photo', { mimeType: 'image/jpeg', size: 190_000 }),
    albumId: '3AALBUM00000000000AA',
  },
  'album-child-wrapped': {
    ...file('video', { ...video, size: 2_140_321 }),
    albumId: '3AALBUM00000000000AA',
  },
  'image-hd': undefined,
  document: file('document', {
    mimeType: 'application/pdf',
    size: 88_123,
    fileName: 'surat keterangan.pdf',
  }),
  'document-caption': {
    ...file('document', { mimeType: 'application/pdf', size: 88_123, fileName: 'surat.pdf' }),
    caption: 'Surat dari desa',
  },
  voice: file('voice', { mimeType: 'audio/ogg; codecs=opus', size: 40_321 }),
  audio: file('voice', { mimeType: 'audio/mp4', size: 140_321 }),
  video: { ...file('video', { ...video, size: 2_140_321 }), caption: 'Air meluap' },
  'video-note': file('video', { ...video, size: 340_321 }),
  gif: file('video', { ...video, size: 40_321 }),
  'view-once': {
    ...file('photo', { mimeType: 'image/jpeg', size: 190_000 }),
    caption: 'sekali lihat',
  },
  'view-once-absent': { kind: 'unsupported', what: 'viewOnce' },
  'view-once-without-file': { kind: 'unsupported', what: 'viewOnce' },
  location: { kind: 'location', point },
  'location-named': { kind: 'location', point, label: 'Puskesmas Contoh, Jl. Contoh 1' },
  'location-live': { kind: 'location', point, label: 'dekat jembatan' },
  contact: { kind: 'contact', phone: '+620000000000', name: 'Warga Contoh' },
  'contact-plain': { kind: 'contact', phone: '(0512) 000 000', name: 'Kantor Contoh' },
  'contact-empty': { kind: 'unsupported', what: 'contact' },
  contacts: { kind: 'contact', phone: '+620000000000', name: 'Warga Contoh' },
  edited: {
    kind: 'edit',
    messageId: '3AFIRST0000000000AAA',
    text: 'Jalan depan Puskesmas berlubang, sejak Senin',
  },
  'edited-wrapped': {
    kind: 'edit',
    messageId: '3AFIRST0000000000AAA',
    text: 'Jalan depan Puskesmas berlubang, sejak Senin',
  },
  'edited-caption': { kind: 'edit', messageId: '3AFIRST0000000000AAA', text: 'Lubang dari tiga sisi' },
  revoked: { kind: 'revoke', messageId: '3AFIRST0000000000AAA' },
  'revoked-of-another': undefined,
  'button-reply': { kind: 'text', text: 'Ya, lanjutkan' },
  'list-reply': { kind: 'text', text: 'Jalan dan jembatan' },
  sticker: { kind: 'unsupported', what: 'sticker' },
  'sticker-animated': { kind: 'unsupported', what: 'sticker' },
  poll: { kind: 'unsupported', what: 'poll' },
  event: { kind: 'unsupported', what: 'event' },
  'group-invite': { kind: 'unsupported', what: 'invite' },
  'missed-call': { kind: 'unsupported', what: 'call' },
  reaction: undefined,
  'poll-vote': undefined,
  pin: undefined,
  'disappearing-setting': undefined,
  'history-sync': undefined,
  'sender-key': undefined,
  'stub-ciphertext': undefined,
  empty: undefined,
  own: undefined,
  group: undefined,
  status: undefined,
  broadcast: undefined,
  newsletter: undefined,
  announcement: undefined,
} satisfies Record<string, Input | undefined>;

describe('a message from WhatsApp', () => {
  it('has an expectation for every sample', () => {
    const names = readdirSync(folder).map((name) => name.replace('.json', ''));
    expect(names.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.keys(expected))('is read for what was done: %s', (name) => {
    expect(parse(sample(name))?.input).toEqual(expected[name]);
  });

  it('carries who, where and when, apart from what', () => {
    const message = sample('text');
    expect(parse(message)).toMatchObject({
      who: { lid: LID, phone: PHONE },
      chat: LID,
      id: (message.key as Loose).id,
      messageId: (message.key as Loose).id,
      at: SENT_AT,
    });
  });

  it('knows a person by either name, whichever comes first and from whichever device', () => {
    expect(parse(sample('text-by-phone'))?.who).toEqual({ lid: LID, phone: PHONE });
    expect(parse(sample('text-without-phone'))?.who).toEqual({ lid: LID });
    expect(parse(sample('text-from-device'))?.who).toEqual({ lid: LID, phone: PHONE });
  });

  it('answers the message that it quotes, with words or with a file, also where messages disappear', () => {
    const ours = '3EB0AAAAAAAAAAAAAAAAAA';
    for (const name of ['reply', 'image-reply', 'reply-disappearing'])
      expect(parse(sample(name))?.replyTo).toBe(ours);
    expect(parse(sample('text'))).not.toHaveProperty('replyTo');
  });

  it('is dated by the change when it is one, and is a message of its own', () => {
    const edit = sample('edited');
    expect(parse(edit)).toMatchObject({
      id: (edit.key as Loose).id,
      messageId: '3AFIRST0000000000AAA',
      at: 1_794_355_290_000,
    });
  });

  it('is dated by its arrival when WhatsApp gives no time', () => {
    expect(parse({ ...sample('text'), messageTimestamp: 0 })?.at).toBe(RECEIVED_AT);
    expect(parse({ ...sample('text'), messageTimestamp: undefined })?.at).toBe(RECEIVED_AT);
  });

  it('brings along what opens its file later, and asks for it again', () => {
    const input = parse(sample('image'))?.input;
    const ref = input?.kind === 'media' ? readMediaRef(input.media.ref) : undefined;
    expect(ref).toEqual({
      type: 'image',
      key: Buffer.alloc(32, 3).toString('base64'),
      url: expect.stringContaining('https://mmg.whatsapp.net/v/'),
      path: expect.stringMatching(/^\/v\//),
      hash: Buffer.alloc(32, 4).toString('base64'),
      sealedHash: Buffer.alloc(32, 5).toString('base64'),
      chat: LID,
      messageId: (sample('image').key as Loose).id,
    });
    expect(readMediaRef('AgACAgUAAxkB')).toBeUndefined();
  });

  it('never breaks the reader, whatever it holds', () => {
    const samples = Object.keys(expected).map(sample);
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.jsonValue(), (message, which, junk) => {
        const plain = structuredClone({ ...message, message: asPlain(message.message) });
        const broken = spoil(plain, which, junk);
        expect(() => parse(broken)).not.toThrow();
        expect(() => [parse(junk), parseCall(junk, RECEIVED_AT)]).not.toThrow();
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

const asPlain = (message: unknown) =>
  message instanceof proto.Message ? proto.Message.toObject(message) : message;

describe('a call on WhatsApp', () => {
  const call = {
    chatId: LID,
    from: `100000000000001:3@lid`,
    callerPn: PHONE,
    id: 'CALL0001',
    date: new Date(SENT_AT),
  };

  it('is heard once when it rings, and as the same one when it was missed', () => {
    const ringing = parseCall({ ...call, status: 'offer' }, RECEIVED_AT);
    expect(ringing).toMatchObject({
      who: { lid: LID, phone: PHONE },
      id: 'CALL0001',
      at: SENT_AT,
      input: { kind: 'unsupported', what: 'call' },
    });
    expect(parseCall({ ...call, status: 'timeout' }, RECEIVED_AT)?.id).toBe('CALL0001');
  });

  it('is nothing while it goes on, nor in a group', () => {
    for (const status of ['ringing', 'accept', 'reject', 'terminate', 'relaylatency'])
      expect(parseCall({ ...call, status }, RECEIVED_AT)).toBeUndefined();
    expect(parseCall({ ...call, status: 'offer', isGroup: true }, RECEIVED_AT)).toBeUndefined();
  });
});
