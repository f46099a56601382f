import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dialogue, dialogue } from '../../test/support/dialogue.ts';
import { plain } from '../copy/text.ts';
import { fits } from './data.ts';
import { type Draft, formLimits } from './form.ts';

const seed = 20261111;
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'ya',
    '1',
    '2',
    '3',
    'kembali',
    'batal',
    'tidak',
    'lanjut',
    'english',
    'indonesia',
    'ubah',
    'kirim',
  ),
  fc.constantFrom(
    'lapor',
    'kemarin',
    'anonim',
    'cukup',
    'publik',
    'status',
    'kategori lain',
    'rahasia',
    'bantuan',
  ),
  fc.constantFrom(
    'Jalan depan sekolah berlubang besar',
    'tolong ada yang tenggelam',
    '0812 3456 7890',
    '😀👨‍👩‍👧',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.repeat(400)),
);
const doing = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), text: typed, late: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('press' as const), nth: fc.nat(12) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('press-old' as const), data: fc.string({ maxLength: 64 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      kind: fc.constantFrom('photo' as const, 'voice' as const, 'video' as const, 'document' as const),
      albumId: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      caption: fc.option(typed, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revoke' as const), id: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('edit' as const), id: fc.nat(20), text: typed }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('share' as const, 'sticker' as const, 'contact' as const) }),
  },
);
type Doing = typeof doing extends fc.Arbitrary<infer One> ? One : never;

function perform(chat: Dialogue, act: Doing): void {
  switch (act.do) {
    case 'type':
      chat.types(act.text, { late: act.late && act.text.length % 5 === 0 });
      break;
    case 'press': {
      const choices = chat.state.offered ?? [];
      const choice = choices[act.nth % Math.max(1, choices.length)];
      if (choice) chat.pressesData(choice.data);
      break;
    }
    case 'press-old':
      chat.pressesData(act.data);
      break;
    case 'send': {
      const { albumId, caption } = act;
      chat.sends(act.kind, {
        ...(albumId ? { albumId } : {}),
        ...(caption === undefined ? {} : { caption }),
      });
      break;
    }
    case 'revoke':
      chat.takes({ kind: 'revoke', messageId: `m${act.id}` });
      break;
    case 'edit':
      chat.edits(`m${act.id}`, act.text);
      break;
    case 'share':
      chat.shares();
      break;
    case 'sticker':
      chat.sendsUnreadable('sticker');
      break;
    case 'contact':
      chat.sendsContact('+62812', 'Siti');
      break;
  }
}

/** Every text that a draft holds. */
const textsOf = (draft: Draft): readonly string[] => [
  ...[...draft.story, ...draft.notes].map(({ text }) => text),
  ...[draft.place?.words, draft.occurred?.words, draft.name, draft.contact].flatMap((text) =>
    text ? [text] : [],
  ),
];

describe('whatever a citizen does', () => {
  it('nothing throws, and every reply fits into one message with buttons that can be carried', () => {
    fc.assert(
      fc.property(
        fc.array(doing, { maxLength: 25 }),
        fc.constantFrom('id' as const, 'en' as const),
        (acts, language) => {
          const chat = dialogue({ language });
          for (const act of acts) {
            perform(chat, act);
            for (const reply of chat.replies) {
              expect(plain(reply.text).length).toBeLessThanOrEqual(4096);
              expect(plain(reply.text).length).toBeGreaterThan(0);
              for (const choice of reply.choices?.flat() ?? []) expect(fits(choice.data)).toBe(true);
            }
          }
          expect(JSON.stringify(chat.state).length).toBeLessThan(120_000);
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  it('every answer that was taken stays until it is changed, cancelled or sent', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 12 }), (texts) => {
        const chat = dialogue();
        for (const first of ['Jembatan di Bati-Bati putus', 'ya']) chat.types(first);
        for (const text of texts.filter((one) => one.length < formLimits.place)) {
          const before = chat.state.draft;
          const said = chat.types(text);
          const after = chat.state.draft;
          if (!before || !after || before.step !== 'place' || /Kembali|Batal/u.test(text)) continue;
          const isTaken = after.step !== 'place' && !after.cancelling;
          if (isTaken && after.place !== undefined && before.place === undefined)
            expect(textsOf(after)).toContain(text);
          expect(said).not.toBe('');
          for (const kept of textsOf(before).slice(0, before.story.length))
            expect(textsOf(after)).toContain(kept);
        }
      }),
      { seed, numRuns: 150 },
    );
  });

  it('comes out in the summary as it was typed', () => {
    const told = fc
      .string({ unit: 'grapheme', minLength: 12, maxLength: 300 })
      .filter((text) => /\p{L}{3}\P{L}+\p{L}{3}/u.test(text));
    fc.assert(
      fc.property(told, told, (story, place) => {
        const chat = dialogue({ state: { v: 1 } });
        for (const words of ['lapor', 'ya', 'pengaduan', story, place, 'kemarin', 'kategori lain'])
          chat.types(words);
        for (const words of ['tidak ada di daftar', 'tidak ada', 'anonim', 'publik']) chat.types(words);
        const spans = chat.replies.at(-1)?.text ?? [];
        expect(spans).toContain(story);
        expect(spans).toContain(place);
      }),
      { seed, numRuns: 100 },
    );
  });
});
