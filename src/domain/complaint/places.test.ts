import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { examplePlaces } from '../../../scripts/simulate/agencies.ts';
import { officer, type Tale, tale, taleCalendar } from '../../../test/support/tale.ts';
import { unitById } from '../agency.ts';
import { deadlines } from '../sop/deadlines.ts';
import { isReviewRoom, openUnits } from '../unit-tree.ts';
import { commands, possibleCommands } from './commands/index.ts';
import { endedStatuses } from './complaint.ts';
import { replay } from './evolve.ts';
import { decideAddition, decideRating } from './reporter.ts';

/** The agencies of `db/seed/examples`: every level, rooms inside an office, the national admin inside and outside. */
const places = examplePlaces();

/** What somebody does next; numbers choose among what there is. */
const step = fc.record({
  minutes: fc.oneof(fc.nat(600), fc.nat(20 * 24 * 60)),
  who: fc.constantFrom('owner', 'owner', 'owner', 'officer', 'reporter', 'time'),
  one: fc.nat(99),
  offered: fc.boolean(),
  command: fc.nat(),
  unit: fc.nat(),
  said: fc.constantFrom(
    '',
    'unit',
    'unit tetap lapangan',
    'unit: tolong',
    'Sudah kami tangani',
    'informasi sebab',
    'spam',
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const life = fc.record({
  place: fc.constantFrom(...places),
  day: fc.nat(330),
  classification: fc.constantFrom('complaint', 'aspiration', 'informationRequest'),
  steps: fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
});

function does(story: Tale, { who, one, offered, command, unit, said }: Step): void {
  const { agency } = story.context({ kind: 'system', job: 'test' });
  const before = story.complaint();
  if (who === 'time') return void story.sweep();
  if (who === 'reporter') {
    if (one < 50) story.act(decideAddition, { text: 'Ini datanya', attachments: [] });
    else story.act(decideRating, { rating: one < 80 ? 'unsolved' : 'partly', reason: 'Masih sama' });
    return;
  }
  const units = openUnits(agency);
  const at = who === 'owner' ? unitById(agency, before.ownerUnitId) : units[one % units.length];
  if (!at) throw new Error(`${before.ownerUnitId} is no unit.`);
  const by = officer(`${at.id}-1`, at.id, isReviewRoom(at) ? 'admin' : 'liaison');
  const possible = possibleCommands(before, by, story.context(by));
  const among = offered && possible.length > 0 ? possible : commands;
  const chosen = among[command % among.length];
  const words = said.replace('unit', units[unit % units.length]?.shortName ?? '');
  const result = story.does(by, `${chosen?.keyword} ${chosen?.needs === 'nothing' ? '' : words}`.trim());
  if (result.ok) return;
  expect(story.complaint()).toBe(before);
  const isOwners = who === 'owner' && !endedStatuses.includes(before.status);
  if (isOwners && result.error.code === 'wrongStatus') expect(result.error.possible).not.toEqual([]);
}

describe('a report in every example agency, whatever is done to it', () => {
  it('has one open owner, a running deadline until it ends, and a history that folds to it', () => {
    const owners = new Set<string | undefined>();
    fc.assert(
      fc.property(life, ({ place: { agency, profile }, day, classification, steps }) => {
        const received = Temporal.PlainDateTime.from('2026-01-01T09:00').add({ days: day });
        const categoryId = agency.categories[0]?.id ?? null;
        const story = tale(received.toString(), { classification, categoryId }, profile, agency);
        for (const one of steps) {
          does(story.at(story.now().add({ minutes: one.minutes })), one);
          const now = story.complaint();
          const owner = openUnits(agency).find(({ id }) => id === now.ownerUnitId);
          owners.add(owner?.level);
          const running = deadlines(now, profile, taleCalendar, story.now());
          expect(running.some(({ pausedNow }) => !pausedNow)).toBe(!endedStatuses.includes(now.status));
          expect(replay(story.history(), now.id)).toEqual(now);
        }
      }),
      { seed: 20_261_128, numRuns: 200 },
    );
    const levels = ['national', 'agency', 'echelon1', 'liaison', 'upt', 'secretary', 'head', 'section'];
    expect(owners).toEqual(new Set(levels));
  });
});
