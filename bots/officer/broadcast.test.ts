import { describe, expect, it } from 'vitest';
import { contextOf, dodi, officerTurn, pressed, rina, typed } from '../../test/support/officer-chat.ts';
import { outcomes } from '../../test/support/samples/outcomes.ts';
import { plain } from '../copy/text.ts';
import type { ChatState, Turn } from '../turn.ts';
import { concludeOfficer } from './conclude.ts';

const fresh: ChatState = { v: 1 };
const text = 'Air mati besok pukul 8 sampai 12.';

/** An admin who writes, turn by turn. */
function writes() {
  let state = fresh;
  let last: Turn | undefined;
  const take = (turn: Turn) => {
    state = turn.state;
    last = turn;
    return turn.replies.map((reply) => plain(reply.text)).join('\n');
  };
  return {
    says: (words: string) => take(officerTurn(state, typed(words))),
    presses(label: string) {
      const choices = last?.replies.flatMap((reply) => (reply.choices ?? []).flat()) ?? [];
      const chosen = choices.find((choice) => choice.label === label);
      if (!chosen) throw new Error(`No button ${label} among ${choices.map((one) => one.label).join(', ')}.`);
      return take(officerTurn(state, pressed(chosen.data)));
    },
    action: () => last?.action,
    state: () => state,
  };
}

describe('siaran', () => {
  it('asks for the text, then for whom, and has it counted', () => {
    const admin = writes();
    expect(admin.says('siaran baru')).toContain('Tulis teks pengumumannya, paling banyak 1.500 huruf');
    expect(admin.says(text)).toContain('Untuk siapa?');
    admin.presses('Semua yang setuju');
    expect(admin.action()).toEqual({ kind: 'draftBroadcast', text, audience: { kind: 'everyone' } });
    expect(admin.state().awaiting).toBeUndefined();
  });

  it('takes the text at once, and words for the place', () => {
    const admin = writes();
    expect(admin.says(`siaran ${text}`)).toContain('Untuk siapa?');
    expect(admin.presses('Wilayah')).toContain('Tulis nama tempatnya');
    admin.says('Bati-Bati');
    expect(admin.action()).toMatchObject({ audience: { kind: 'area', words: 'Bati-Bati' } });
  });

  it.each([
    ['lampu', 'lampu'],
    ['Penerangan jalan', 'lampu'],
    ['jalan dan', 'jalan'],
  ])('knows the kind of problem by "%s"', (words, categoryId) => {
    const admin = writes();
    admin.says(`siaran ${text}`);
    admin.presses('Jenis masalah');
    admin.says(words);
    expect(admin.action()).toMatchObject({ audience: { kind: 'category', categoryId } });
  });

  it('lets a unit be chosen page by page or named, and asks which of several is meant', () => {
    const admin = writes();
    admin.says(`siaran ${text}`);
    admin.presses('Unit');
    admin.presses('Selanjutnya');
    expect(admin.says('pu')).toContain('“pu” bisa berarti beberapa unit');
    admin.presses('UPT PU Pelaihari');
    expect(admin.action()).toMatchObject({ audience: { kind: 'unit', unitId: 'upt-pelaihari' } });
  });

  it('says by how much a text is too long, and waits for a shorter one', () => {
    const admin = writes();
    admin.says('siaran baru');
    expect(admin.says('a'.repeat(1_501))).toContain('Teks itu 1.501 huruf, batasnya 1.500');
    expect(admin.says(text)).toContain('Untuk siapa?');
  });

  it('can be dropped at any question, and its old buttons then do nothing', () => {
    const admin = writes();
    admin.says(`siaran ${text}`);
    expect(admin.says('batal')).toContain('dibuang');
    expect(admin.says('siaran untuk semua')).toContain('Belum ada teks pengumuman');
  });

  it('is no longer written once a command is typed', () => {
    const admin = writes();
    admin.says('siaran baru');
    admin.says('antrean');
    expect(admin.action()).toMatchObject({ kind: 'queue' });
    expect(admin.state().awaiting).toBeUndefined();
  });

  it.each([
    ['siaran jeda', { kind: 'broadcastStep', step: 'pause' }],
    ['siaran lanjut', { kind: 'broadcastStep', step: 'resume' }],
    ['siaran batalkan b1', { kind: 'broadcastStep', step: 'cancel', id: 'b1' }],
    ['siaran setuju b1', { kind: 'broadcastStep', step: 'approve', id: 'b1' }],
    ['siaran', { kind: 'broadcasts' }],
    ['siaran lihat', { kind: 'viewBroadcast' }],
  ])('%s', (words, action) => {
    const admin = writes();
    admin.says(words);
    expect(admin.action()).toEqual(action);
  });

  it('is for admins only', () => {
    const turn = officerTurn(fresh, typed('siaran baru'), { officer: dodi });
    expect(turn.replies.map((reply) => plain(reply.text)).join()).toContain('hanya untuk admin');
  });

  it('offers the yes to another admin only, and the proposal to its author only', () => {
    const offered = (createdBy: string, status: 'draft' | 'proposed', waiting = 12) => {
      const broadcast = {
        ...outcomes.broadcast.broadcast,
        createdBy,
        status,
        expiresAt: '2027-01-01T00:00:00Z',
      };
      const action = { kind: 'viewBroadcast', id: broadcast.id } as const;
      const channels = [{ channel: 'web', account: 'web', waiting, queued: 0, sent: 0, failed: 0 }] as const;
      const figures = { channels, failures: [] };
      const outcome = { ...outcomes.broadcast, broadcast, figures };
      const { replies } = concludeOfficer(fresh, action, outcome, contextOf());
      return replies.flatMap(({ choices = [] }) => choices.flat().map(({ label }) => label));
    };
    expect(offered(rina.officerId, 'draft')).toEqual(['Ajukan', 'Batalkan']);
    expect(offered(rina.officerId, 'draft', 0)).toEqual(['Batalkan']);
    expect(offered('siti', 'draft')).toEqual(['Batalkan']);
    expect(offered(rina.officerId, 'proposed')).toEqual(['Batalkan']);
    expect(offered('siti', 'proposed')).toEqual(['Setujui dan kirim', 'Tolak', 'Batalkan']);
  });
});
