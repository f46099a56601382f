import { describe, expect, it } from 'vitest';
import {
  contextOf,
  dodi,
  complaintA as id,
  numberA,
  officerTurn,
  photo,
  pressed,
  shown,
  typed,
} from '../../test/support/officer-chat.ts';
import { outcomes } from '../../test/support/samples/outcomes.ts';
import type { ChatState } from '../turn.ts';
import { concludeOfficer } from './conclude.ts';

const fresh: ChatState = { v: 1 };
const asLiaison = { officer: dodi };
const answering = (words: string, files: readonly string[] = []) =>
  ({
    kind: 'command',
    command: 'answer',
    ref: { by: 'id', id, expectedVersion: 4 },
    words,
    attachments: files.map((mediaId) => ({ mediaId, kind: 'photo' }) as const),
  }) as const;
const chosen = (files: readonly string[] = []) =>
  concludeOfficer(fresh, answering('jalan', files), outcomes.readyAnswerChosen, contextOf(asLiaison));
const filled = `Dinas PUPR: ${numberA} tentang Jalan dan jembatan selesai sebelum Senin, 16 November 2026.`;

describe('a ready-made answer in an officer’s chat', () => {
  it('is offered where words are asked for, and asks for the list of this report', () => {
    const asked = officerTurn(fresh, pressed(`o:${id}:4:answer:${numberA}`), asLiaison);
    expect(shown(asked)).toContain('[Pakai templat]');
    const list = officerTurn(asked.state, typed('Pakai templat'), asLiaison);
    expect(list.action).toEqual(answering('#'));
    expect(shown(officerTurn(fresh, pressed(`o:${id}:4:note:${numberA}`), asLiaison))).not.toContain(
      'templat',
    );
  });

  it('takes the photos along that came before it was chosen', () => {
    const asked = officerTurn(fresh, pressed(`o:${id}:4:answer:${numberA}`), asLiaison);
    const withPhoto = officerTurn(asked.state, photo(), asLiaison);
    const list = officerTurn(withPhoto.state, pressed(`o:${id}:4:answer:#jalan`), asLiaison);
    expect(list.action).toEqual(answering('#jalan', ['media-1']));
  });

  it('is shown filled in, and a yes sends exactly that', () => {
    const turn = chosen(['media-9']);
    expect(shown(turn)).toContain(filled);
    expect(shown(turn)).toContain('[Kirim] [Batal]');
    const sent = officerTurn(turn.state, typed('kirim'), asLiaison);
    expect(sent.action).toEqual(answering(filled, ['media-9']));
    expect(officerTurn(turn.state, typed('1'), asLiaison).action).toEqual(answering(filled, ['media-9']));
  });

  it('is edited by sending other words, or left', () => {
    const { state } = chosen();
    expect(officerTurn(state, typed('Selesai Jumat.'), asLiaison).action).toEqual(
      answering('Selesai Jumat.'),
    );
    const left = officerTurn(state, typed('batal'), asLiaison);
    expect(shown(left)).toContain('Tidak ada yang dikirim');
    expect(left.state.awaiting).toBeUndefined();
  });

  it('takes a photo that comes after it, and still waits for the yes', () => {
    const turn = officerTurn(chosen().state, photo(), asLiaison);
    expect(shown(turn)).toContain('dengan tulisan tadi dan 1 berkas? Belum dikirim.');
    expect(officerTurn(turn.state, typed('ya'), asLiaison).action).toEqual(answering(filled, ['media-1']));
  });

  it('is not shown with a hole where the report lacks something', () => {
    const { facts, ...rest } = outcomes.readyAnswerChosen;
    const { category: _none, ...without } = facts;
    const turn = concludeOfficer(
      fresh,
      answering('jalan'),
      { ...rest, facts: without },
      contextOf(asLiaison),
    );
    expect(shown(turn)).toContain('memakai {kategori}, sedangkan laporan ini belum punya kategori');
    const sent = officerTurn(turn.state, typed('Selesai Jumat.'), asLiaison);
    expect(sent.action).toEqual(answering('Selesai Jumat.'));
  });
});
