import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/domain/message.ts';
import { messageIdOf } from './message-id.ts';
import { parseWebhook } from './parse.ts';

/** Calls as Meta's documentation shows them, its examples being as fictitious as its Sheena Nelson. */
const folder = new URL('./samples/', import.meta.url);
const names = readdirSync(folder).map((name) => name.replace('.json', ''));
const sample = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

const PHONE_ID = '106540352242922';
const USER = 'US.13491208655302741918';
const WAMID = 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=';
const MESSAGE = messageIdOf(WAMID);
const OURS = messageIdOf('wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJDQjZCMzlEQUE4OTJBMTE4RTUA');
const parse = (name: string) => parseWebhook(sample(name), PHONE_ID);
const media = (kind: 'photo' | 'document' | 'voice' | 'video', ref: string, mimeType: string) => ({
  kind,
  ref,
  mimeType,
});

/** What each sample is heard as; `undefined`: as nothing that a person did. */
const heard: Readonly<Record<string, Input | undefined>> = {
  text: { kind: 'text', text: 'Does it come in another color?' },
  'text-without-user-id': { kind: 'text', text: 'Does it come in another color?' },
  'text-hidden-number': { kind: 'text', text: 'Does it come in another color?' },
  'text-reply': { kind: 'text', text: 'Is this one available?' },
  'text-forwarded': { kind: 'text', text: 'Is this one available?' },
  'button-template': { kind: 'text', text: 'Unsubscribe' },
  'button-reply': { kind: 'press', data: 'cancel-button' },
  'list-reply': { kind: 'press', data: 'priority_express' },
  'flow-reply': { kind: 'unsupported', what: 'other' },
  image: { kind: 'media', media: media('photo', '1003383421387256', 'image/jpeg'), caption: 'Taj Mahal' },
  document: {
    kind: 'media',
    media: { ...media('document', '1376223850470843', 'application/pdf'), fileName: 'aloe-vera.pdf' },
    caption: 'Aloe info',
  },
  voice: { kind: 'media', media: media('voice', '1908647269898587', 'audio/ogg') },
  video: { kind: 'media', media: media('video', '1166846181421424', 'video/mp4'), caption: 'Lucky cat' },
  sticker: { kind: 'unsupported', what: 'sticker' },
  location: {
    kind: 'location',
    point: { latitude: 37.44221496582, longitude: -122.16165924072 },
    label: 'Philz Coffee, 101 Forest Ave, Palo Alto, CA 94301',
  },
  'location-of-phone': {
    kind: 'location',
    point: { latitude: 37.44221496582, longitude: -122.16165924072 },
  },
  contacts: { kind: 'contact', phone: '+1 (650) 555-9999', name: 'Barbara J. Johnson' },
  'contacts-empty': { kind: 'unsupported', what: 'contact' },
  edit: { kind: 'edit', messageId: messageIdOf(WAMID.replaceAll('Q', 'R')), text: 'Does it come in blue?' },
  unsupported: { kind: 'unsupported', what: 'other' },
  'unsupported-poll': { kind: 'unsupported', what: 'poll' },
  order: { kind: 'unsupported', what: 'other' },
  'request-welcome': { kind: 'text', text: '/start' },
  reaction: undefined,
  'reaction-removed': undefined,
  revoke: {
    kind: 'revoke',
    messageId: messageIdOf('wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA='),
  },
  group: undefined,
  'system-number-changed': undefined,
};

describe('a webhook call', () => {
  it.each(Object.entries(heard))('of %s is heard as what the person did', (name, input) => {
    expect(parse(name)?.inbound.map((one) => one.input)).toEqual(input === undefined ? [] : [input]);
  });

  it('has a sample for everything that is told apart', () => {
    const others = ['batch', 'errors', 'status-sent', 'status-delivered', 'status-read', 'status-failed'];
    expect([...Object.keys(heard), ...others].sort()).toEqual([...names].sort());
  });

  it('says who wrote, when, and what it answers', () => {
    expect(parse('text-reply')?.inbound[0]).toEqual({
      channel: 'whatsapp-cloud',
      account: PHONE_ID,
      updateId: MESSAGE,
      messageId: MESSAGE,
      sequence: 1_749_416_383_000,
      at: 1_749_416_383_000,
      address: USER,
      replyTo: OURS,
      input: { kind: 'text', text: 'Is this one available?' },
    });
  });

  it('knows a person by the id that stays when they hide their number, and by the number only without one', () => {
    expect(parse('text')?.inbound[0]?.address).toBe(USER);
    expect(parse('text-hidden-number')?.inbound[0]?.address).toBe(USER);
    expect(parse('text-without-user-id')?.inbound[0]?.address).toBe('16505551234');
  });

  it('keeps no id of Meta’s, in which the phone number can be read', () => {
    const number = Buffer.from(WAMID.slice('wamid.'.length), 'base64').toString('latin1');
    expect(number).toContain('16503879439');
    for (const name of names) expect(JSON.stringify({ ...parse(name), last: [] })).not.toContain('wamid');
    expect(parse('text')?.last).toEqual(new Map([[USER, WAMID]]));
  });

  it('takes no press for a reply', () => {
    expect(parse('button-reply')?.inbound[0]).not.toHaveProperty('replyTo');
  });

  it.each([
    ['status-delivered', [{ messageId: OURS, status: 'delivered', at: 1_750_030_073_000 }]],
    ['status-read', [{ messageId: OURS, status: 'read', at: 1_750_030_073_000 }]],
    [
      'status-failed',
      [
        {
          messageId: OURS,
          status: 'failed',
          at: 1_750_030_073_000,
          error: { code: 'windowClosed', detail: expect.stringContaining('131047') },
        },
      ],
    ],
    ['status-sent', [{ messageId: OURS, status: 'sent', at: 1_750_030_073_000, envelopeId: '4711' }]],
  ])('with %s becomes a receipt', (name, receipts) => {
    expect(parse(name)).toMatchObject({ inbound: [], receipts });
  });

  it('brings several accounts and changes at once; what is for another number is counted and let go', () => {
    const call = parse('batch');
    expect(call?.inbound.map(({ input }) => input.kind === 'text' && input.text)).toEqual([
      'Does it come in another color?',
      'And in a smaller size?',
    ]);
    expect(call?.receipts).toHaveLength(1);
    expect(call?.foreign).toBe(1);
  });

  it('tells of problems of the account', () => {
    expect(parse('errors')?.errors).toEqual([{ code: 130_429, detail: expect.stringContaining('too many') }]);
  });

  it.each([undefined, null, 'x', [], {}, { object: 'page', entry: [] }])(
    'that is none (%j) is none',
    (body) => {
      expect(parseWebhook(body, PHONE_ID)).toBeUndefined();
    },
  );

  it('does no harm, whatever is in it, and loses no other message of its call', () => {
    const anything = fc.anything({ maxDepth: 4, withNullPrototype: false });
    const good = (sample('text') as { entry: unknown[] }).entry;
    const types = fc.constantFrom(
      ...Object.keys(heard),
      'image',
      'interactive',
      'contacts',
      'location',
      'edit',
    );
    const message = types.chain((type) =>
      fc.record({
        id: fc.oneof(fc.constant('wamid.x'), anything),
        from: fc.oneof(fc.constant('16505551234'), anything),
        timestamp: fc.oneof(fc.constant('1749416383'), anything),
        type: fc.oneof(fc.constant(type), anything),
        context: anything,
        [type]: anything,
      }),
    );
    const value = fc.record({
      metadata: fc.oneof(fc.constant({ phone_number_id: PHONE_ID }), anything),
      contacts: anything,
      messages: fc.oneof(fc.array(fc.oneof(message, anything)), anything),
      statuses: anything,
      errors: anything,
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(value, anything), { maxLength: 3 }), (values) => {
        const odd = values.map((one) => ({ changes: [{ field: 'messages', value: one }] }));
        const call = parseWebhook(
          { object: 'whatsapp_business_account', entry: [...odd, ...good] },
          PHONE_ID,
        );
        expect(call?.inbound.at(-1)?.input).toEqual(heard.text);
        for (const { address, at } of call?.inbound ?? []) {
          expect(address).toMatch(/^[A-Z]{2}\.[\w.]+$|^\d+$/);
          expect(at).toBeGreaterThan(0);
        }
      }),
      { seed: 31, numRuns: 400 },
    );
  });
});
