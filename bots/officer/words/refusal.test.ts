import { describe, expect, it } from 'vitest';
import { unitAtStart } from '../../../src/domain/complaint/match-unit.ts';
import { openUnits } from '../../../src/domain/unit-tree.ts';
import {
  agency,
  dodi,
  complaintA as id,
  numberA,
  officerTurn,
  pressed,
  shown,
} from '../../../test/support/officer-chat.ts';
import { command, conclude, pressesOf, refused } from '../../../test/support/officer-outcomes.ts';
import { refusals } from '../../../test/support/samples/refusals.ts';
import type { ChatState } from '../../turn.ts';
import { unitWords } from '../units.ts';

const fresh: ChatState = { v: 1 };
describe('a rule that says no', () => {
  it('offers no look to who may not look either', () => {
    const refusal = { code: 'notYours', ownerUnitId: 'pupr' } as const;
    expect(pressesOf(conclude(refused({ refusal })))).toEqual([]);
    const withCopy = conclude(refused({ refusal, possible: ['catatan'] }));
    expect(pressesOf(withCopy)).toContain(`o:${id}:4:view`);
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
    expect(pressesOf(turn)).toEqual([`t:ya ${numberA}`, `o:${id}:0:view`, `o:${id}:0:history`]);
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
    expect(pressesOf(turn)[0]).toBe(`o:${id}:7:verify`);
    expect(turn.state.seen).toEqual([[id, 7, numberA]]);
    const unknown = refused({ refusal, possible: ['verifikasi'] });
    expect(pressesOf(conclude(unknown))[0]).toBe(`o:${id}:4:verify`);
    expect(pressesOf(conclude(unknown, command('answer', 'x', false)))[0]).toBe(`t:verifikasi ${numberA}`);
  });

  it('offers the units that were meant, and keeps the note for the one chosen', () => {
    const refusal = { code: 'ambiguousUnit', words: 'pu', unitIds: ['pupr', 'upt-pelaihari'] } as const;
    const turn = conclude(refused({ refusal }), command('dispose', 'pu Mohon segera'));
    expect(pressesOf(turn).slice(0, 2)).toEqual([
      `o:${id}:4:dispose:pupr`,
      `o:${id}:4:dispose:upt-pelaihari`,
    ]);
    const chosen = officerTurn(turn.state, pressed(pressesOf(turn)[0] ?? ''));
    expect(chosen.action).toMatchObject({ command: 'dispose', words: 'pupr: Mohon segera' });
  });

  it('lets an accused unit be chosen only by saying so', () => {
    const turn = conclude(
      refused({ refusal: { code: 'accusedUnit', unitId: 'pupr' }, complaintId: id, version: 5 }),
      command('dispose', 'pupr Mohon segera'),
    );
    expect(pressesOf(turn)).not.toContain(`o:${id}:5:dispose:pupr`);
    const insist = pressesOf(turn).at(-1) ?? '';
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
    expect(pressesOf(turn)[0]).toBe(`o:${id}:5:claim:tetap`);
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
    expect(pressesOf(turn)).toContain('t:undang pupr petugas Sari');
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
