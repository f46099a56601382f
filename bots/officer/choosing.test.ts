import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/domain/complaint/refusal.ts';
import {
  contextOf,
  dodi,
  complaintA as id,
  numberA,
  officerTurn,
  pressed,
  shown,
  typed,
} from '../../test/support/officer-chat.ts';
import type { Action, ChatState } from '../turn.ts';
import { concludeOfficer } from './conclude.ts';

const unit = { officer: dodi };
/** What the chat says after the database refused what it asked for. */
const refused = (state: ChatState, action: Action | undefined, refusal: Refusal) => {
  if (!action) throw new Error('Nothing was asked of the database.');
  const outcome = { kind: 'refused', number: numberA, complaintId: id, version: 4, refusal } as const;
  return concludeOfficer(state, action, outcome, contextOf(unit));
};

describe('a settlement class', () => {
  it('is changed by three taps and words: the command, the class with its date, the reason', () => {
    const first = officerTurn({ v: 1 }, pressed(`o:${id}:4:changeClass:${numberA}`), unit);
    const listed = refused(first.state, first.action, {
      code: 'whichClass',
      options: [
        { settlementClass: 'information', until: '2026-11-18', span: { amount: 5, unit: 'workingDay' } },
        { settlementClass: 'inspection', until: '2027-02-10', span: { amount: 60, unit: 'workingDay' } },
      ],
    });
    expect(shown(listed)).toContain('[Informasi: Rab 18 Nov (5 hari kerja)]');
    const chosen = officerTurn(listed.state, pressed(`o:${id}:4:changeClass:pemeriksaan`), unit);
    expect(chosen.action).toMatchObject({ command: 'changeClass', words: 'pemeriksaan' });
    const asked = refused(chosen.state, chosen.action, {
      code: 'missingReason',
      command: 'changeClass',
      given: 'pemeriksaan',
    });
    expect(shown(asked)).toContain('Mengapa');
    const done = officerTurn(asked.state, typed('Gorong-gorong harus dibongkar'), unit);
    expect(done.action).toMatchObject({
      command: 'changeClass',
      ref: { by: 'id', id, expectedVersion: 4 },
      words: 'pemeriksaan Gorong-gorong harus dibongkar',
    });
  });
});
