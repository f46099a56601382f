/** Plays what befalls a complaint: how it begins, and what each step of its fate makes of it. */
import type { Actor } from '../../src/domain/access.ts';
import type { Command } from '../../src/domain/complaint/command.ts';
import { commandByKeyword, possibleCommands } from '../../src/domain/complaint/commands/index.ts';
import { decideFollowing } from '../../src/domain/complaint/following.ts';
import { decideHandOver } from '../../src/domain/complaint/hand-over.ts';
import { decideIdentityView, decideWholeView } from '../../src/domain/complaint/identity.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import { decideRelease } from '../../src/domain/complaint/release.ts';
import { decideAddition, decideRating } from '../../src/domain/complaint/reporter.ts';
import { decideSuccession } from '../../src/domain/complaint/succession.ts';
import { decideSupport, decideWithdrawal } from '../../src/domain/complaint/support.ts';
import { defaultProfile, profileById } from '../../src/domain/sop/profiles/index.ts';
import { officers, type Start, type Step } from './fates.ts';
import { cast, type Tale, tale, wita } from './tale.ts';

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
