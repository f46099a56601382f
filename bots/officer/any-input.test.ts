import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, dodi, complaintA as id, inboundOf, numberA } from '../../test/support/officer-chat.ts';
import { readPress } from '../conversation/data.ts';
import type { ChatState, TurnContext } from '../turn.ts';
import { advanceOfficer } from './advance.ts';
import { readButton } from './buttons.ts';
import { entries } from './registry.ts';

const fresh: ChatState = { v: 1 };
const repliesTo = { complaintId: id, number: numberA, version: 4, kind: 'newInQueue' };
const asReply = { repliesTo } satisfies Partial<TurnContext>;

const units = ['tambah dlh Dinas LH di admin', 'tutup pupr', 'pindah upt ke pupr', 'nama pupr PU', 'buka x'];
/** Where a chat may stand: nothing waits, a change of the units lacks something or waits for a yes. */
const states: readonly ChatState[] = [
  fresh,
  { v: 1, awaiting: { kind: 'units', words: 'tutup pupr', lacks: 'pengganti' } },
  {
    v: 1,
    awaiting: {
      kind: 'units',
      words: 'tutup pupr',
      id: 'plan',
      shown: [{ what: 'unitReopened', unitId: 'pupr', name: 'Dinas PUPR' }],
    },
  },
];

describe('whatever an officer does', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.lorem(),
    fc
      .tuple(
        fc.constantFrom(
          ...entries.map((entry) => entry.keyword),
          ...units.map((change) => `unit ${change}`),
          'unit +',
          'unit + pengganti dishub',
          'ya plan',
          'batal',
          'kirim',
          '1',
          '/start',
        ),
        fc.constantFrom('', ' ', ` ${numberA}`, ' TLA-1234-ABCD', ' pupr', ' \n'),
        fc.string({ unit: 'grapheme' }),
      )
      .map((parts) => parts.join('')),
  );
  const data = fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.constantFrom(...entries.map((entry) => entry.name), 'gone'),
        fc.nat(99),
        fc.option(fc.constantFrom('pupr', 'gone', '+8', '+999', 'pupr!', numberA, '15', ':')),
      )
      .map(
        ([name, version, argument]) => `o:${id}:${version}:${name}${argument === null ? '' : `:${argument}`}`,
      ),
    words.map((text) => `t:${text}`),
  );
  const media = { kind: 'photo', ref: 'x' } as const;
  const inbound = fc
    .oneof(
      words.map((text) => ({ kind: 'text' as const, text })),
      data.map((pressedData) => ({ kind: 'press' as const, data: pressedData })),
      words.map((caption) => ({ kind: 'media' as const, media, caption })),
      words.map((caption) => ({ kind: 'media' as const, media, caption, albumId: 'album' })),
      fc.constant({ kind: 'media' as const, media, albumId: 'album' }),
      words.map((text) => ({ kind: 'edit' as const, messageId: '1', text })),
      fc.constant({ kind: 'unsupported' as const, what: 'sticker' as const }),
      fc.constant({ kind: 'location' as const, point: { latitude: 0, longitude: 0 } }),
    )
    .map(inboundOf);
  const turn = fc.record({
    inbound,
    officer: fc.constantFrom(contextOf().officer, dodi),
    reply: fc.boolean(),
    language: fc.constantFrom('id' as const, 'en' as const),
  });

  it('it never fails, and its buttons can be carried and read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.array(turn, { minLength: 1, maxLength: 6 }),
        (begun, turns) => {
          let state = begun;
          for (const { inbound: one, officer, reply, language } of turns) {
            const context = contextOf({
              language,
              ...(officer ? { officer } : {}),
              ...(reply ? asReply : {}),
            });
            const moved = advanceOfficer(state, one, context);
            if (!moved) continue;
            state = moved.state;
            for (const choice of moved.replies.flatMap((message) => (message.choices ?? []).flat())) {
              expect(choice.data).toMatch(/^[\x20-\x7e]{1,64}$/u);
              // A form that an officer begins has a form's buttons.
              expect(readButton(choice.data) ?? readPress(choice.data)).toBeDefined();
              expect(choice.label.length).toBeLessThanOrEqual(40);
            }
            expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          }
        },
      ),
      { seed: 7, numRuns: 400 },
    );
  });
});
