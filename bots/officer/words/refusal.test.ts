import { describe, expect, it } from 'vitest';
import { unitAtStart } from '../../../src/domain/complaint/match-unit.ts';
import type { OutMessage } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { openUnits } from '../../../src/domain/unit-tree.ts';
import {
  agency,
  contextOf,
  dodi,
  numberA,
  officerTurn,
  pressed,
  shown,
} from '../../../test/support/officer-chat.ts';
import { refusals } from '../../../test/support/officer-samples.ts';
import type { Action, ChatState, TurnContext } from '../../turn.ts';
import { concludeOfficer } from '../conclude.ts';
import { unitWords } from '../units.ts';

const fresh: ChatState = { v: 1 };
const id = 'V1StGXR8_Z5j';
const command = (name: string, words = '', byId = true): Action => ({
  kind: 'command',
  command: name,
  ref: byId ? { by: 'id', id, expectedVersion: 4 } : { by: 'number', number: numberA },
  words,
  attachments: [],
});
const conclude = (
  outcome: Outcome,
  action: Action = command('answer'),
  changes: Partial<TurnContext> = {},
  state = fresh,
) => concludeOfficer(state, action, outcome, contextOf(changes));
const refused = (
  changes: Partial<Extract<Outcome, { kind: 'refused' }>> &
    Pick<Extract<Outcome, { kind: 'refused' }>, 'refusal'>,
): Outcome => ({
  kind: 'refused',
  number: numberA,
  ...changes,
});
const data = (turn: { replies: readonly OutMessage[] }) =>
  turn.replies.flatMap((message) => (message.choices ?? []).flat()).map((choice) => choice.data);

describe('a rule that says no', () => {
  it('offers no look to who may not look either', () => {
    const refusal = { code: 'notYours', ownerUnitId: 'pupr' } as const;
    expect(data(conclude(refused({ refusal })))).toEqual([]);
    const withCopy = conclude(refused({ refusal, possible: ['catatan'] }));
    expect(data(withCopy)).toContain(`o:${id}:4:view`);
  });

  it('says who changed it meanwhile, what and when; what was typed is kept', () => {
    const [changed] = refusals.filter(({ code }) => code === 'changedMeanwhile');
    if (!changed) throw new Error('No sample.');
    const state: ChatState = { v: 1, seen: [[id, 4, numberA]] };
    const turn = conclude(
      refused({ refusal: changed }),
      command('answer', 'Sudah'),
      { officer: dodi },
      state,
    );
    expect(shown(turn)).toContain('sudah dikembalikan oleh Rina (admin) 5 menit lalu');
    expect(data(turn)).toEqual([`t:ya ${numberA}`, `o:${id}:0:view`, `o:${id}:0:history`]);
    expect(turn.state.seen).toEqual([]);
    expect(officerTurn(turn.state, pressed(`t:ya ${numberA}`), { officer: dodi }).action).toEqual({
      kind: 'command',
      command: 'answer',
      ref: { by: 'id', id },
      words: 'Sudah',
      attachments: [],
    });
  });

  it('knows the version it met, so that what it offers is not stale', () => {
    const refusal = {
      code: 'wrongStatus',
      status: 'awaitingVerification',
      possible: ['verifikasi'],
    } as const;
    const turn = conclude(refused({ refusal, possible: ['verifikasi'], complaintId: id, version: 7 }));
    expect(data(turn)[0]).toBe(`o:${id}:7:verify`);
    expect(turn.state.seen).toEqual([[id, 7, numberA]]);
    const unknown = refused({ refusal, possible: ['verifikasi'] });
    expect(data(conclude(unknown))[0]).toBe(`o:${id}:4:verify`);
    expect(data(conclude(unknown, command('answer', 'x', false)))[0]).toBe(`t:verifikasi ${numberA}`);
  });

  it('offers the units that were meant, and keeps the note for the one chosen', () => {
    const refusal = { code: 'ambiguousUnit', words: 'pu', unitIds: ['pupr', 'upt-pelaihari'] } as const;
    const turn = conclude(refused({ refusal }), command('dispose', 'pu Mohon segera'));
    expect(data(turn).slice(0, 2)).toEqual([`o:${id}:4:dispose:pupr`, `o:${id}:4:dispose:upt-pelaihari`]);
    const chosen = officerTurn(turn.state, pressed(data(turn)[0] ?? ''));
    expect(chosen.action).toMatchObject({ command: 'dispose', words: 'pupr: Mohon segera' });
  });

  it('lets an accused unit be chosen only by saying so', () => {
    const turn = conclude(
      refused({ refusal: { code: 'accusedUnit', unitId: 'pupr' }, complaintId: id, version: 5 }),
      command('dispose', 'pupr Mohon segera'),
    );
    expect(data(turn)).not.toContain(`o:${id}:5:dispose:pupr`);
    const insist = data(turn).at(-1) ?? '';
    expect(insist).toBe(`o:${id}:5:dispose:pupr!`);
    expect(officerTurn(turn.state, pressed(insist)).action).toMatchObject({
      words: 'pupr tetap: Mohon segera',
    });
  });

  it('lets a colleague’s report be taken over', () => {
    const turn = conclude(
      refused({
        refusal: { code: 'alreadyClaimed', officerId: 'officer-dodi' },
        complaintId: id,
        version: 5,
      }),
      command('claim'),
    );
    expect(data(turn)[0]).toBe(`o:${id}:5:claim:tetap`);
    expect(officerTurn(fresh, pressed(`o:${id}:5:claim:tetap`)).action).toMatchObject({ words: 'tetap' });
  });

  it('offers the whole invite again when its unit was not clear', () => {
    const turn = conclude(
      {
        kind: 'refused',
        refusal: { code: 'ambiguousUnit', words: 'pu', unitIds: ['pupr', 'upt-pelaihari'] },
      },
      { kind: 'invite', unitWords: 'pu', name: 'Sari' },
    );
    expect(data(turn)).toContain('t:undang pupr petugas Sari');
  });
});

describe('a unit chosen by button', () => {
  it.each(agency.units.filter((unit) => unit.level === 'liaison').map((unit) => unit.id))(
    '%s is read as that unit, whatever the note begins with',
    (unitId) => {
      for (const note of ['', 'pelaihari, mohon segera', 'Kesehatan: warga', 'lapangan segera']) {
        for (const insists of [false, true]) {
          const read = unitAtStart(unitWords(agency, { unitId, insists }, note), openUnits(agency));
          expect(read).toMatchObject({ ok: true, value: { unit: { id: unitId } } });
        }
      }
    },
  );
});
