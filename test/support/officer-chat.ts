import { Temporal } from 'temporal-polyfill';
import { advanceOfficer } from '../../bots/officer/advance.ts';
import type { ChatState, Turn, TurnContext } from '../../bots/turn.ts';
import type { OfficerActor } from '../../src/domain/access.ts';
import type { Agency, Unit } from '../../src/domain/agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import type { Inbound, Input } from '../../src/domain/message.ts';

const unit = (id: string, name: string, ...aliases: string[]): Unit => ({
  id,
  parentId: 'admin',
  level: 'liaison',
  name,
  shortName: id,
  aliases,
});

/** A small regency: the admin room, two units that "pu" may mean, eight more to fill a second page. */
export const agency: Agency = {
  code: 'TLA',
  name: 'Pemerintah Kabupaten Tanah Laut',
  units: [
    {
      id: 'admin',
      parentId: null,
      level: 'agency',
      name: 'Admin Kabupaten',
      shortName: 'admin',
      aliases: [],
    },
    unit('pupr', 'Dinas PUPR'),
    unit('upt-pelaihari', 'UPT PU Pelaihari', 'upt'),
    unit('dishub', 'Dinas Perhubungan'),
    unit('dinkes', 'Dinas Kesehatan', 'kesehatan'),
    ...['dlh', 'disdik', 'dinsos', 'pdam', 'satpolpp', 'rsud'].map((id) =>
      unit(id, `Unit ${id.toUpperCase()}`),
    ),
  ],
  categories: [
    {
      id: 'jalan',
      unitId: 'pupr',
      label: { id: 'Jalan dan jembatan', en: 'Roads and bridges' },
      keywords: [],
    },
    { id: 'lampu', unitId: 'dishub', label: { id: 'Penerangan jalan', en: 'Street lights' }, keywords: [] },
  ],
};

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });

/** Right numbers, always the same. */
const numbers = [1, 2, 3].map((seed) =>
  makeNumber(
    'TLA',
    Uint8Array.from({ length: 7 }, (_, index) => (seed * 37 + index * 53) % 256),
  ),
);
export const [numberA = '', numberB = ''] = numbers;

/** The id of the report that has `numberA`. */
export const complaintA = 'V1StGXR8_Z5j';

export const rina: OfficerActor = {
  kind: 'officer',
  officerId: 'officer-rina',
  unitId: 'admin',
  role: 'admin',
  name: 'Rina',
};
export const dodi: OfficerActor = {
  kind: 'officer',
  officerId: 'officer-dodi',
  unitId: 'pupr',
  role: 'liaison',
  name: 'Dodi',
};

/** Wednesday 11 November 2026, 09.30 WITA. */
export const morning = Temporal.Instant.from('2026-11-11T01:30:00Z');

export function contextOf(changes: Partial<TurnContext> = {}): TurnContext {
  let ids = 0;
  return {
    now: morning,
    agency,
    calendar,
    channel: 'telegram',
    language: 'id',
    officer: rina,
    isReporter: false,
    newId: () => `media-${++ids}`,
    late: false,
    ...changes,
  };
}

/** A message as a channel would have parsed it. */
export const inboundOf = (input: Input): Inbound => ({
  channel: 'telegram',
  account: 'bot',
  updateId: '1',
  sequence: 1,
  address: 'chat',
  at: morning.epochMilliseconds,
  input,
});

export const typed = (text: string): Inbound => inboundOf({ kind: 'text', text });
export const pressed = (data: string): Inbound => inboundOf({ kind: 'press', data });
export const photo = (caption?: string, albumId?: string): Inbound =>
  inboundOf({
    kind: 'media',
    media: { kind: 'photo', ref: 'file' },
    ...(caption === undefined ? {} : { caption }),
    ...(albumId === undefined ? {} : { albumId }),
  });

/** What the officer's conversation makes of it; throws where it leaves the input to the citizen's. */
export function officerTurn(state: ChatState, inbound: Inbound, changes: Partial<TurnContext> = {}): Turn {
  const turn = advanceOfficer(state, inbound, contextOf(changes));
  if (!turn) throw new Error('This was left to the citizen.');
  return turn;
}

/** All that a turn says, as one plain text with its buttons. */
export function shown(turn: Pick<Turn, 'replies'>): string {
  return turn.replies
    .map(({ text, choices }) => {
      const words = text.map((span) =>
        typeof span === 'string'
          ? span
          : 'bold' in span
            ? span.bold
            : 'code' in span
              ? span.code
              : 'quote' in span
                ? span.quote
                : span.label,
      );
      const buttons = (choices ?? []).map((row) => row.map(({ label }) => `[${label}]`).join(' '));
      return [words.join(''), ...buttons].join('\n');
    })
    .join('\n---\n');
}
