import fc from 'fast-check';
import type { Actor, OfficerActor } from '../../src/domain/access.ts';
import type { Command } from '../../src/domain/complaint/command.ts';
import { commandByKeyword, commands, possibleCommands } from '../../src/domain/complaint/commands/index.ts';
import type { Classification } from '../../src/domain/complaint/complaint.ts';
import { decideFollowing } from '../../src/domain/complaint/following.ts';
import { decideHandOver } from '../../src/domain/complaint/hand-over.ts';
import { decideIdentityView, decideWholeView } from '../../src/domain/complaint/identity.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import { decideRelease } from '../../src/domain/complaint/release.ts';
import { decideAddition, decideRating } from '../../src/domain/complaint/reporter.ts';
import { decideSuccession } from '../../src/domain/complaint/succession.ts';
import { decideSupport, decideWithdrawal } from '../../src/domain/complaint/support.ts';
import { defaultProfile, profileById, profileIds } from '../../src/domain/sop/profiles/index.ts';
import { cast, type Tale, tale, wita } from './tale.ts';

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
  fc.record({ kind: fc.constant('succeed' as const), unit: fc.constantFrom('u-pupr', 'u-rsud', 'u-insp') }),
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

/** What an agency may list beside the ten days: tales are archived by hand too. */
const ownRule = { id: 'spam', title: 'Bukan urusan pelayanan', source: 'SOP kami 7' };

/** The report beside it says the same, by somebody else. */
const besideIt = {
  id: 'c-2',
  number: makeNumber('TLA', new Uint8Array([3, 1, 4, 1, 5, 9, 2])),
  reporterId: 'p-2',
} as const;

/** The tale of a complaint that begins so, with another one of the same beside it. */
export function begun({ day, hour, accused, procedure, opening, ...rest }: Start): Tale {
  const received = wita('2026-01-01T00:00').add({ hours: day * 24 + hour });
  const local = received.toZonedDateTimeISO('Asia/Makassar').toPlainDateTime().toString();
  const procedureOf = profileById(procedure) ?? defaultProfile;
  const profile = { ...procedureOf, archiveRules: [...procedureOf.archiveRules, ownRule] };
  const given = { ...rest, ...(accused && { accusedUnitIds: ['u-pupr'] }), ...enteredAs(opening) };
  const story = tale(local, given, profile).beside(tale(local, { ...given, ...besideIt }, profile));
  if (opening === 'telaah' || opening === 'drafted') {
    story.does(cast.admin, 'disposisi pupr tetap');
    toHead(story);
    story.does(cast.head, 'telaah bina-marga');
    if (opening === 'drafted') story.does(cast.section, 'konsep Sudah ditambal');
  }
  if (opening === 'lowering') {
    story.does(cast.admin, 'rahasia menyangkut anak');
    story.does(cast.admin, 'turunkan rahasia sudah dewasa');
  }
  return story;
}

/** How an officer entered it, if one did. */
function enteredAs(opening: Start['opening']): Pick<NonNullable<Parameters<typeof tale>[1]>, 'entered'> {
  if (opening !== 'entered' && opening !== 'settled') return {};
  const entry = { source: 'letter', arrivedOn: '2025-12-30' } as const;
  const answer = { text: 'Lampu diganti 30 Desember.', attachments: [] };
  return { entered: { by: cast.rsud, entry, ...(opening === 'settled' && { answer }) } };
}

/** The officers of the unit that has it. */
export const ownersOf = (story: Tale) =>
  officers.filter((officer) => officer.unitId === story.complaint().ownerUnitId);

/** An office hands it on to its head. */
const toHead = (story: Tale) => story.does(cast.pupr, 'disposisi kadis');

/** Words that fit a command, so that tales get past the questions for them. */
function fitting(
  story: Tale,
  { name, needs }: Pick<Command, 'name' | 'needs'>,
  { second, unit }: { readonly second: boolean; readonly unit: string },
): string {
  const choices: Readonly<Record<string, string>> = {
    archive: 'spam',
    changeClass: `${second ? 'pemeriksaan' : 'informasi'} lubangnya dalam`,
    mark: second ? 'pelanggaran' : 'subjek Petugas loket',
    orderDraft: second ? 'bina-marga: tinjau dulu' : 'cipta-karya',
    merge: story.other()?.complaint().number ?? '',
    withdrawCopy: story.complaint().copies?.[0]?.unitId ?? '',
  };
  switch (needs) {
    case 'nothing':
      return '';
    case 'unit':
      return unit;
    case 'text':
      return choices[name] ?? 'Mohon foto dari dekat';
    case 'choice':
      return choices[name] ?? `${second ? 'rahasia' : 'anonim'}: menyangkut keluarga`;
  }
}

const supporting: Actor = { kind: 'system', job: 'support' };

/** What an officer of the unit that has it is offered. */
function offered(
  story: Tale,
  one: { readonly second: boolean; readonly choice: number; readonly unit: string },
) {
  const owner = ownersOf(story).at(one.second ? -1 : 0) ?? cast.admin;
  const possible = possibleCommands(story.complaint(), owner, story.context(owner));
  const command = possible[one.choice % Math.max(1, possible.length)];
  return command && story.does(owner, `${command.keyword} ${fitting(story, command, one)}`);
}

/** Does one step; a refusal is an answer too. */
export function play(story: Tale, { hours: after, act: one }: Step) {
  story.at(story.now().add({ hours: after }));
  const other = story.other()?.at(story.now());
  const officer = officers['by' in one ? one.by : 0] ?? cast.admin;
  switch (one.kind) {
    case 'command':
      return story.does(officer, `${one.keyword} ${one.words}`);
    case 'offered':
      return offered(story, one);
    case 'any': {
      const owner = ownersOf(story).at(one.second ? -1 : 0) ?? cast.admin;
      const command = commandByKeyword(one.keyword);
      return (
        command &&
        story.does(one.byAdmin ? cast.admin : owner, `${one.keyword} ${fitting(story, command, one)}`)
      );
    }
    case 'toHead':
      return toHead(story);
    case 'succeed':
      // The admin room closes only for another of its kind.
      if (story.complaint().ownerUnitId === cast.admin.unitId) return undefined;
      return story.act(decideSuccession, one.unit, { kind: 'system', job: 'agency' });
    case 'handOver':
      return story.act(decideHandOver, { toOfficerId: one.toOfficerId, tells: true }, officer);
    case 'add':
      return story.act(decideAddition, { text: one.text, attachments: [] });
    case 'rate':
      return story.act(decideRating, { rating: one.rating, reason: 'masih berlubang' });
    case 'follow':
      return story.does(cast.admin, `satukan ${other?.complaint().number}`);
    case 'lead':
      return void other?.does(cast.admin, `satukan ${story.complaint().number}`);
    case 'part':
      return story.complaint().mergedInto
        ? story.does(cast.admin, 'pisah')
        : void other?.does(cast.admin, 'pisah');
    case 'join': {
      const joined = decideSupport(story.complaint(), false);
      return joined.ok ? story.happens(joined.value, supporting) : undefined;
    }
    case 'unfollow':
      return story.complaint().supporters ? story.happens(decideWithdrawal(), supporting) : undefined;
    case 'beside':
      return other && void offered(other, { ...one, second: false });
    case 'besideRate':
      return void other?.act(decideRating, { rating: one.rating, reason: 'masih berlubang' });
    case 'look':
      return story.act(decideIdentityView, {}, officer);
    case 'lookWhole':
      return story.act(decideWholeView, {}, officer);
    case 'followInChat':
      return story.act(decideFollowing, { channel: 'web' });
    case 'release':
      return story.act(
        decideRelease,
        { officerId: story.complaint().assigneeId ?? officer.officerId },
        officer,
      );
    case 'sweep':
      return void story.sweep();
  }
}
