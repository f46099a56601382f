import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { type DialogueOptions, dialogue, givenCode, pretend } from '../../test/support/dialogue.ts';
import type { Action, ChatState } from '../turn.ts';
import { beginDraft } from './form.ts';

const code = givenCode.replace('-', '');
const theirs: ChatState = {
  v: 1,
  lastComplaint: { id: 'c9', number: 'TLA-9999-0000' },
  draft: {
    ...beginDraft({
      id: 'theirform',
      at: '2026-11-11T01:00:00Z',
      classification: 'complaint',
      story: { text: 'Lampu jalan di depan pasar mati', from: 'm1' },
    }),
    step: 'place',
    consentedAt: '2026-11-11T01:00:00Z',
    sources: [['m1', 'story']],
  },
};

/** The usual database, with another answer to joining. */
const answering =
  (outcomes: Partial<Record<Action['kind'], Outcome>>) =>
  (action: Action): Outcome =>
    outcomes[action.kind] ?? pretend(action);
const chat = (outcomes: Partial<Record<Action['kind'], Outcome>> = {}, more: DialogueOptions = {}) =>
  dialogue({ perform: answering(outcomes), ...more });

const story = 'Jalan di depan puskesmas berlubang besar';

describe('gabung', () => {
  it.each(['gabung', 'Gabungkan', '/sambungkan', 'join'])(
    '%s gives a code and says where to type it',
    (word) => {
      expect(chat().types(word)).toContain(`gabung ${givenCode}`);
    },
  );

  it('stands where someone looks who comes from another channel: in the help, and where no report is found', () => {
    const citizen = chat();
    citizen.types('bantuan');
    expect(citizen.presses('Gabungkan obrolan')).toContain(givenCode);
    citizen.types('laporan saya');
    expect(citizen.presses('Gabungkan obrolan')).toContain(givenCode);
  });

  it.each([givenCode, code.toLowerCase(), givenCode.replace('-', ' ')])(
    'with the code %s says what joining means, and joins after a yes',
    (typed) => {
      const citizen = chat();
      const said = citizen.types(`gabung ${typed}`);
      expect(said).toContain('WhatsApp');
      expect(said).toContain('dapat dibaca dan dibalas di keduanya');
      expect(citizen.actions.at(-1)).toMatchObject({ kind: 'joinLook' });
      expect(citizen.presses('Ya, gabungkan')).toContain('kini satu');
      expect(citizen.actions.at(-1)).toEqual({ kind: 'join', code, hasForm: false });
    },
  );

  it.each([
    ['ya', true],
    ['1', true],
    ['tidak', false],
    ['batal', false],
    ['2', false],
  ])('takes “%s” as the answer', (word, joins) => {
    const citizen = chat();
    citizen.types(`gabung ${givenCode}`);
    citizen.types(word);
    expect(citizen.actions.at(-1)?.kind).toBe(joins ? 'join' : 'joinLook');
    citizen.types('ya');
    expect(citizen.actions.filter(({ kind }) => kind === 'join')).toHaveLength(joins ? 1 : 0);
  });

  it('says why a code does not join', () => {
    const refusals = [
      'mistyped',
      'wrongCode',
      'ownCode',
      'alreadyJoined',
      'otherOfficer',
      'tooMany',
    ] as const;
    const said = refusals.map((why) =>
      chat({ joinLook: { kind: 'joinRefused', why } }).types(`gabung ${givenCode}`),
    );
    expect(new Set(said).size).toBe(refusals.length);
    expect(said[0]).toContain('salah ketik');
  });

  it('takes no story that begins with the word for a code', () => {
    const citizen = chat();
    citizen.types('gabung dengan warga lain saya laporkan jalan rusak di depan pasar');
    expect(citizen.actions).toEqual([]);
    expect(citizen.state.draft?.story[0]?.text).toContain('jalan rusak');
  });

  it.each([`masuk ${givenCode}`, 'masuk'])(
    'is as good after “%s”, where an invite code is asked for',
    (words) => {
      const citizen = chat();
      citizen.types(words);
      if (words === 'masuk') citizen.types(givenCode);
      expect(citizen.actions).toEqual([{ kind: 'joinLook', code: givenCode }]);
    },
  );

  it('tells an officer whose sign-in a code is', () => {
    const officer = { name: 'Rahma', unitName: 'Dinas PUPR' };
    const citizen = chat({
      joinLook: { kind: 'joinFound', code, channel: 'telegram', officer },
      join: { kind: 'joined', channel: 'telegram', officer },
    });
    expect(citizen.types(`gabung ${givenCode}`)).toContain('sebagai petugas Rahma');
    expect(citizen.presses('Ya, masuk di sini')).toContain('Selamat bertugas, Rahma');
  });
});

describe('an unfinished form', () => {
  it('moves to the chat that is joined, at the question where it stopped', () => {
    const citizen = chat({ join: { kind: 'joined', channel: 'web', form: 'moved', left: theirs } });
    citizen.types(`gabung ${givenCode}`);
    const said = citizen.types('ya');
    expect(said).toContain('pindah ke sini');
    const { draft, lastComplaint } = citizen.state;
    expect(draft).toMatchObject({ step: 'place', sources: [] });
    expect(draft?.story).toEqual([{ text: 'Lampu jalan di depan pasar mati' }]);
    expect(lastComplaint?.number).toBe('TLA-9999-0000');
    expect(citizen.types('Pasar Pelaihari')).not.toContain('Pilihan itu');
    expect(citizen.state.draft?.place?.words).toBe('Pasar Pelaihari');
  });

  it('in both chats is asked about once, and nothing is dropped before the answer', () => {
    const citizen = chat({
      join: { kind: 'joined', channel: 'web', form: 'both' },
      keepForm: { kind: 'formKept', left: theirs },
    });
    citizen.types(story);
    citizen.types(`gabung ${givenCode}`);
    citizen.presses('Ya, gabungkan');
    expect(citizen.actions.at(-1)).toMatchObject({ hasForm: true });
    expect(citizen.state.draft?.story[0]?.text).toBe(story);
    expect(citizen.presses('Formulir dari halaman web')).toContain('dilanjutkan di sini');
    expect(citizen.actions.at(-1)).toEqual({ kind: 'keepForm', here: false });
    expect(citizen.state.draft?.story[0]?.text).toBe('Lampu jalan di depan pasar mati');
  });

  it('that was begun here goes on when it is chosen', () => {
    const citizen = chat({ join: { kind: 'joined', channel: 'web', form: 'both' } });
    citizen.types(story);
    citizen.types(`gabung ${givenCode}`);
    citizen.presses('Ya, gabungkan');
    citizen.types('1');
    expect(citizen.actions.at(-1)).toEqual({ kind: 'keepForm', here: true });
    expect(citizen.state.draft?.story[0]?.text).toBe(story);
  });

  it('stays open while a code is given', () => {
    const citizen = chat();
    citizen.types(story);
    citizen.types('gabung');
    expect(citizen.state.draft?.story[0]?.text).toBe(story);
  });
});

describe('pisahkan', () => {
  it('tells what happens then, and does it after a yes', () => {
    const citizen = chat();
    expect(citizen.types('pisahkan')).toContain('hanya menampilkan laporan yang dikirim dari obrolan itu');
    expect(citizen.presses('Ya, pisahkan')).toContain('berdiri sendiri lagi');
    expect(citizen.actions.map((action) => action.kind === 'separate' && action.sure)).toEqual([false, true]);
  });

  it('changes nothing after a no', () => {
    const citizen = chat();
    citizen.types('pisahkan');
    expect(citizen.presses('Tidak jadi')).toContain('tidak ada yang berubah');
    expect(citizen.actions).toHaveLength(1);
  });

  it('says so of a chat that stands alone', () => {
    expect(chat({ separate: { kind: 'notJoined' } }).types('pisahkan')).toContain('tidak tergabung');
  });
});
