/** What may befall a complaint: every order of what people and time do to it, as arbitraries for property tests. */
import fc from 'fast-check';
import type { OfficerActor } from '../../src/domain/access.ts';
import { commands } from '../../src/domain/complaint/commands/index.ts';
import type { Classification } from '../../src/domain/complaint/complaint.ts';
import { profileIds } from '../../src/domain/sop/profiles/index.ts';
import { cast } from './tale.ts';

export const officers: readonly OfficerActor[] = Object.values(cast);

const keywords = commands.map((command) => command.keyword);

const words = fc.constantFrom(
  '',
  'pupr',
  'pupr tetap',
  'rsud lapangan segera',
  'pu',
  'inspektorat: mohon ditelaah',
  'lapangan',
  'informasi',
  'aspirasi',
  'kategori jalan',
  'tetap',
  'rahasia: tidak perlu lagi',
  'anonim: sudah aman',
  'spam',
  'Mohon foto dari dekat',
  'Sudah ditambal hari ini',
  'sistemik: banjir rob tiap tahun',
);

/** One thing that somebody does, or time; each after some hours or days. */
type Act =
  | { readonly kind: 'command'; readonly by: number; readonly keyword: string; readonly words: string }
  /** What an officer of the unit that has it is offered, with fitting words, so that tales reach every corner. */
  | { readonly kind: 'offered'; readonly second: boolean; readonly choice: number; readonly unit: string }
  /** Any command at all, by the admin or whoever has it, with fitting words. */
  | {
      readonly kind: 'any';
      readonly keyword: string;
      readonly byAdmin: boolean;
      readonly second: boolean;
      readonly unit: string;
    }
  /** An office hands it on to its head (MJK-B 3). */
  | { readonly kind: 'toHead' }
  /** The unit that has it is closed in favour of another. */
  | { readonly kind: 'succeed'; readonly unit: string }
  | { readonly kind: 'handOver'; readonly by: number; readonly toOfficerId: string }
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'rate'; readonly rating: 'solved' | 'partly' | 'unsolved' }
  /** It follows the report beside it, or is followed by it, or they are parted. */
  | { readonly kind: 'follow' | 'lead' | 'part'; readonly by: number }
  /** Somebody joins it ("saya juga"), or follows it no more. */
  | { readonly kind: 'join' | 'unfollow'; readonly by: number }
  /** The report beside it: what an officer of its unit is offered, its reporter's word, time. */
  | { readonly kind: 'beside'; readonly choice: number; readonly unit: string }
  | { readonly kind: 'besideRate'; readonly rating: 'solved' | 'partly' | 'unsolved' }
  | { readonly kind: 'look' | 'lookWhole' | 'release' | 'followInChat' | 'sweep'; readonly by: number };

export type Step = { readonly hours: number; readonly act: Act };

const by = fc.nat(officers.length - 1);

const unitWords = fc.constantFrom(
  'pupr',
  'pupr tetap',
  'rsud lapangan',
  'upt pel informasi',
  'u-insp: telaah',
);

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('command' as const), by, keyword: fc.constantFrom(...keywords), words }),
  {
    arbitrary: fc.record({
      kind: fc.constant('offered' as const),
      second: fc.boolean(),
      choice: fc.nat(9),
      unit: unitWords,
    }),
    weight: 6,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('any' as const),
      keyword: fc.constantFrom(...keywords),
      byAdmin: fc.boolean(),
      second: fc.boolean(),
      unit: unitWords,
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('toHead' as const) }), weight: 2 },
  fc.record({
    kind: fc.constant('handOver' as const),
    by,
    toOfficerId: fc.constantFrom(...officers.map(({ officerId }) => officerId)),
  }),
  fc.record({
    kind: fc.constant('succeed' as const),
    unit: fc.constantFrom('u-pupr', 'u-rsud', 'u-insp', 'admin'),
  }),
  {
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      text: fc.constantFrom('', 'RT 3, foto menyusul', 'Ini fotonya'),
    }),
    weight: 2,
  },
  fc.record({
    kind: fc.constant('rate' as const),
    rating: fc.constantFrom('solved' as const, 'partly' as const, 'unsolved' as const),
  }),
  {
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'look' as const,
        'lookWhole' as const,
        'release' as const,
        'followInChat' as const,
      ),
      by,
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('sweep' as const), by }), weight: 2 },
);

const merging: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('follow' as const, 'lead' as const, 'part' as const), by }),
  fc.record({ kind: fc.constantFrom('join' as const, 'unfollow' as const), by }),
  {
    arbitrary: fc.record({ kind: fc.constant('beside' as const), choice: fc.nat(9), unit: unitWords }),
    weight: 3,
  },
  fc.record({
    kind: fc.constant('besideRate' as const),
    rating: fc.constantFrom('solved' as const, 'partly' as const, 'unsolved' as const),
  }),
);

const hours = fc.oneof(fc.nat(30), fc.nat(24 * 20));

/** A life: up to thirty things that happen, hours or weeks apart. */
export const steps = fc.array(
  fc.record({ hours, act: fc.oneof({ arbitrary: act, weight: 5 }, { arbitrary: merging, weight: 1 }) }),
  { minLength: 1, maxLength: 30, size: 'max' },
);

/** Two lives: they meet and part oftener. */
export const pairSteps = fc.array(fc.record({ hours, act: fc.oneof(act, merging) }), {
  minLength: 1,
  maxLength: 30,
  size: 'max',
});

/** When, as what and under which procedure a complaint begins, anywhere in 2026. */
export const start = fc.record({
  day: fc.nat(330),
  hour: fc.nat(23),
  classification: fc.constantFrom<Classification>('complaint', 'aspiration', 'informationRequest'),
  anonymous: fc.boolean(),
  procedure: fc.constantFrom(...profileIds(), 'bup-tla'),
  accused: fc.boolean(),
  /** Some begin where few chances lead: with an answer ordered to be drafted or drafted, asked to be less secret, entered by an officer, also with its answer. */
  opening: fc.constantFrom('fresh', 'fresh', 'fresh', 'telaah', 'drafted', 'lowering', 'entered', 'settled'),
});

export type Start = typeof start extends fc.Arbitrary<infer T> ? T : never;
