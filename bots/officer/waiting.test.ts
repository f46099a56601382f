import { describe, expect, it } from 'vitest';
import {
  dodi,
  complaintA as id,
  numberA,
  numberB,
  officerTurn,
  pressed,
  shown,
  typed,
} from '../../test/support/officer-chat.ts';
import type { ChatState, TurnContext } from '../turn.ts';

const fresh: ChatState = { v: 1 };

describe('words that were asked for', () => {
  const asked = officerTurn(fresh, pressed(`o:${id}:4:answer:${numberA}`), { officer: dodi });
  const give = (text: string, changes: Partial<TurnContext> = {}) =>
    officerTurn(asked.state, typed(text), { officer: dodi, ...changes });

  it('are asked by name and number', () => {
    expect(shown(asked)).toContain(`Tulis jawaban untuk pelapor ${numberA}`);
  });

  it('may begin like a command', () => {
    expect(give('Terima kasih atas laporannya. Lubang sudah ditambal.').action).toMatchObject({
      command: 'answer',
      words: 'Terima kasih atas laporannya. Lubang sudah ditambal.',
    });
  });

  it('may repeat the command', () => {
    expect(give('jawab Lubang sudah ditambal').action).toMatchObject({ words: 'Lubang sudah ditambal' });
  });

  it('yield to a command that is certainly one', () => {
    expect(give('antrean').action).toEqual({ kind: 'queue', mineOnly: false });
    expect(give(`/catatan ${numberB} sudah ditelepon`).action).toMatchObject({ command: 'note' });
    expect(give(`lihat ${numberB}`).action).toMatchObject({ kind: 'view' });
    // "disposisi pupr" alone is no answer to anybody; a sentence that begins so may be.
    for (const words of ['disposisi pupr', 'Disposisi PUPR'])
      expect(give(words).action).not.toMatchObject({ command: 'answer' });
    expect(give('Disposisi pupr sudah kami terima.').action).toMatchObject({ command: 'answer' });
    // We suggest it ourselves where there is no ready-made answer yet: it must reach no reporter.
    const added = give('templat tambah lubang Laporan {nomor} dijadwalkan');
    expect(added.action).toBeUndefined();
    expect(shown(added)).toContain('hanya untuk admin');
  });

  it('can be called off', () => {
    const turn = give('batal');
    expect(turn.state.awaiting).toBeUndefined();
    expect(shown(turn)).toContain('Tidak ada yang dikirim');
    expect(officerTurn(asked.state, pressed('t:batal'), { officer: dodi }).state.awaiting).toBeUndefined();
  });

  it('are never an old button’s yes', () => {
    for (const data of ['t:kirim', `t:ya ${numberA}`]) {
      expect(officerTurn(asked.state, pressed(data), { officer: dodi }).action).toBeUndefined();
    }
  });

  it('are asked for again when only the command is repeated', () => {
    expect(shown(give('jawab'))).toContain('saya menunggu tulisan Anda');
  });

  it('are words: an emoji is no answer to anybody, and the question stays', () => {
    const turn = give('👍👍');
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toContain('saya menunggu tulisan Anda');
    expect(officerTurn(turn.state, typed('Lubang sudah ditambal'), { officer: dodi }).action).toMatchObject({
      command: 'answer',
      words: 'Lubang sudah ditambal',
    });
  });

  it('are not a message that was sent before the question', () => {
    expect(give('Lubang sudah ditambal', { late: true }).action).toBeUndefined();
  });

  it('are asked for after a bare command, too', () => {
    const turn = officerTurn(fresh, typed(`jawab ${numberA}`), { officer: dodi });
    expect(officerTurn(turn.state, typed('Sudah ditambal'), { officer: dodi }).action).toEqual({
      kind: 'command',
      command: 'answer',
      ref: { by: 'number', number: numberA },
      words: 'Sudah ditambal',
      attachments: [],
    });
  });
});

describe('a unit that was asked for', () => {
  const asked = officerTurn(fresh, pressed(`o:${id}:4:dispose:${numberA}`));

  it('is chosen by button, number, label or typed', () => {
    const label = asked.state.offered?.[0]?.label ?? '';
    const data = asked.state.offered?.[0]?.data ?? '';
    for (const inbound of [pressed(data), typed('1'), typed(label.toLowerCase())]) {
      expect(officerTurn(asked.state, inbound).action).toMatchObject({
        command: 'dispose',
        ref: { by: 'id', id, expectedVersion: 4 },
        words: 'pupr',
      });
    }
    expect(officerTurn(asked.state, typed('dinkes segera')).action).toMatchObject({ words: 'dinkes segera' });
  });

  it('stands on pages of eight', () => {
    const units = asked.state.offered?.filter(({ data }) => !data.startsWith('t:')) ?? [];
    expect(units).toHaveLength(9);
    const second = officerTurn(asked.state, pressed(units.at(-1)?.data ?? ''));
    expect(second.action).toBeUndefined();
    expect(second.state.offered?.map(({ label }) => label)).toEqual(['Unit SATPOLPP', 'Unit RSUD', 'Batal']);
  });

  it('may be insisted on although its staff is accused', () => {
    expect(officerTurn(fresh, pressed(`o:${id}:4:dispose:pupr!`)).action).toMatchObject({
      words: 'pupr tetap',
    });
  });

  it('takes the note along that was typed before', () => {
    const state: ChatState = {
      v: 1,
      awaiting: {
        kind: 'commandWords',
        command: 'dispose',
        complaintId: id,
        number: numberA,
        version: 4,
        words: 'Mohon segera',
      },
    };
    expect(officerTurn(state, pressed(`o:${id}:4:dispose:pupr`)).action).toMatchObject({
      words: 'pupr: Mohon segera',
    });
    expect(officerTurn(state, pressed(`t:disposisi ${numberA} pupr`)).action).toMatchObject({
      words: 'pupr: Mohon segera',
    });
  });
});
