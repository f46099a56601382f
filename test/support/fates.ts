import fc from 'fast-check';
import type { OfficerActor } from '../../src/domain/access.ts';
import { commands, possibleCommands } from '../../src/domain/complaint/commands/index.ts';
import type { Classification } from '../../src/domain/complaint/complaint.ts';
import { decideIdentityView } from '../../src/domain/complaint/identity.ts';
import { decideRelease } from '../../src/domain/complaint/release.ts';
import { decideAddition, decideRating } from '../../src/domain/complaint/reporter.ts';
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
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'rate'; readonly rating: 'solved' | 'partly' | 'unsolved' }
  | { readonly kind: 'look' | 'release' | 'sweep'; readonly by: number };
export type Step = { readonly hours: number; readonly act: Act };

const by = fc.nat(officers.length - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('command' as const), by, keyword: fc.constantFrom(...keywords), words }),
  {
    arbitrary: fc.record({
      kind: fc.constant('offered' as const),
      second: fc.boolean(),
      choice: fc.nat(6),
      unit: fc.constantFrom('pupr', 'pupr tetap', 'rsud lapangan', 'upt pel informasi', 'u-insp: telaah'),
    }),
    weight: 6,
  },
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
  { arbitrary: fc.record({ kind: fc.constantFrom('look' as const, 'release' as const), by }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('sweep' as const), by }), weight: 2 },
);
const hours = fc.oneof(fc.nat(30), fc.nat(24 * 20));
/** A life: up to thirty things that happen, hours or weeks apart. */
export const steps = fc.array(fc.record({ hours, act }), { minLength: 1, maxLength: 30, size: 'max' });
/** When, as what and under which procedure a complaint begins, anywhere in 2026. */
export const start = fc.record({
  day: fc.nat(330),
  hour: fc.nat(23),
  classification: fc.constantFrom<Classification>('complaint', 'aspiration', 'informationRequest'),
  anonymous: fc.boolean(),
  procedure: fc.constantFrom(...profileIds()),
  accused: fc.boolean(),
});
export type Start = typeof start extends fc.Arbitrary<infer T> ? T : never;

/** What an agency may list beside the ten days: tales are archived by hand too. */
const ownRule = { id: 'spam', title: 'Bukan urusan pelayanan', source: 'SOP kami 7' };

/** The tale of a complaint that begins so. */
export function begun({ day, hour, accused, procedure, ...rest }: Start): Tale {
  const received = wita('2026-01-01T00:00').add({ hours: day * 24 + hour });
  const local = received.toZonedDateTimeISO('Asia/Makassar').toPlainDateTime().toString();
  const procedureOf = profileById(procedure) ?? defaultProfile;
  const profile = { ...procedureOf, archiveRules: [...procedureOf.archiveRules, ownRule] };
  return tale(local, { ...rest, ...(accused && { accusedUnitIds: ['u-pupr'] }) }, profile);
}

/** The officers of the unit that has it. */
export const ownersOf = (story: Tale) =>
  officers.filter((officer) => officer.unitId === story.complaint().ownerUnitId);

/** Does one step; a refusal is an answer too. */
export function play(story: Tale, { hours: after, act: one }: Step) {
  story.at(story.now().add({ hours: after }));
  const officer = officers['by' in one ? one.by : 0] ?? cast.admin;
  switch (one.kind) {
    case 'command':
      return story.does(officer, `${one.keyword} ${one.words}`);
    case 'offered': {
      const owner = ownersOf(story).at(one.second ? -1 : 0) ?? cast.admin;
      const offered = possibleCommands(story.complaint(), owner, story.context(owner).agency);
      const command = offered[one.choice % Math.max(1, offered.length)];
      const choices: Readonly<Record<string, string>> = {
        changeClass: `${one.second ? 'pemeriksaan' : 'informasi'} lubangnya dalam`,
        mark: one.second ? 'pelanggaran' : 'subjek Petugas loket',
        orderDraft: one.second ? 'bina-marga: tinjau dulu' : 'cipta-karya',
        withdrawCopy: story.complaint().copies?.[0]?.unitId ?? '',
      };
      const fitting = { unit: one.unit, text: 'Mohon foto dari dekat', nothing: '' };
      const words =
        command?.needs === 'choice' ? choices[command.name] : fitting[command?.needs ?? 'nothing'];
      return command && story.does(owner, `${command.keyword} ${words ?? ''}`);
    }
    case 'add':
      return story.act(decideAddition, { text: one.text, attachments: [] });
    case 'rate':
      return story.act(decideRating, { rating: one.rating, reason: 'masih berlubang' });
    case 'look':
      return story.act(decideIdentityView, {}, officer);
    case 'release':
      return story.act(decideRelease, { officerId: officer.officerId }, officer);
    case 'sweep':
      return void story.sweep();
  }
}
