import { describe, expect, it } from 'vitest';
import type { OfficerActor } from '../../src/domain/access.ts';
import {
  agency,
  contextOf,
  dodi,
  complaintA as id,
  inboundOf,
  numberA,
  numberB,
  officerTurn,
  photo,
  pressed,
  rina,
  shown,
  typed,
} from '../../test/support/officer-chat.ts';
import type { ChatState, TurnContext } from '../turn.ts';
import { advanceOfficer } from './advance.ts';
import { exampleNumber } from './help.ts';
import { entries, findEntry } from './registry.ts';

const fresh: ChatState = { v: 1 };
const repliesTo = { complaintId: id, number: numberA, version: 4, kind: 'newInQueue' };
const asReply = { repliesTo } satisfies Partial<TurnContext>;
const actionOf = (text: string, changes: Partial<TurnContext> = {}, state = fresh) =>
  officerTurn(state, typed(text), changes).action;
const onComplaint = entries.filter((entry) => !entry.run);
const roleFor = (name: string): Partial<TurnContext> =>
  findEntry(name)?.allowedTo.includes('admin') ? {} : { officer: dodi };
const wordsFor = (needs: string) => (needs === 'unit' ? 'pupr' : 'Sudah ditambal');

describe('every command on a complaint', () => {
  it.each(onComplaint.map((entry) => [entry.keyword, entry] as const))(
    '%s, typed with a number',
    (keyword, entry) => {
      const words = entry.needs === 'nothing' ? '' : wordsFor(entry.needs);
      for (const text of [
        `${keyword} ${numberA} ${words}`,
        `/${keyword.toUpperCase()}@sahut_bot ${numberA} ${words}`,
      ]) {
        expect(actionOf(text, roleFor(entry.name))).toEqual({
          kind: 'command',
          command: entry.name,
          ref: { by: 'number', number: numberA },
          words,
          attachments: [],
        });
      }
    },
  );

  it.each(onComplaint.map((entry) => [entry.keyword, entry] as const))('%s, as a reply', (keyword, entry) => {
    const words = entry.needs === 'nothing' ? '' : wordsFor(entry.needs);
    expect(actionOf(`${keyword} ${words}`, { ...roleFor(entry.name), ...asReply })).toMatchObject({
      command: entry.name,
      ref: { by: 'id', id, expectedVersion: 4 },
      words,
    });
  });

  it.each(onComplaint.map((entry) => [entry.keyword, entry] as const))(
    '%s, by its button',
    (_keyword, entry) => {
      const role = roleFor(entry.name);
      const turn = officerTurn(fresh, pressed(`o:${id}:4:${entry.name}`), role);
      if (entry.needs === 'nothing' || entry.needs === 'choice') {
        expect(turn.action).toMatchObject({ command: entry.name, ref: { by: 'id', id, expectedVersion: 4 } });
        return;
      }
      expect(turn.action).toBeUndefined();
      expect(turn.state.awaiting).toMatchObject({ command: entry.name, complaintId: id, version: 4 });
      const then = officerTurn(turn.state, typed(wordsFor(entry.needs)), role);
      expect(then.action).toMatchObject({ command: entry.name, words: wordsFor(entry.needs) });
      expect(then.state.awaiting).toBeUndefined();
    },
  );
});

describe('every other word', () => {
  const looks = ['view', 'history', 'explain', 'identity'] as const;
  it.each(looks)('%s by word, reply and button', (kind) => {
    const keyword = findEntry(kind)?.keyword ?? '';
    expect(actionOf(`${keyword} ${numberA}`)).toEqual({ kind, ref: { by: 'number', number: numberA } });
    expect(actionOf(`/${keyword}`, asReply)).toEqual({ kind, ref: { by: 'id', id } });
    expect(officerTurn(fresh, pressed(`o:${id}:4:${kind}`)).action).toEqual({ kind, ref: { by: 'id', id } });
  });

  it.each([
    ['antrean', { kind: 'queue', mineOnly: false }],
    ['antrian saya', { kind: 'queue', mineOnly: true }],
    ['undang pupr petugas Sari', { kind: 'invite', unitWords: 'pupr', role: 'liaison', name: 'Sari' }],
    ['undang dinas pupr Sari Dewi', { kind: 'invite', unitWords: 'dinas pupr', name: 'Sari Dewi' }],
    ['undang admin pembina Ratna', { kind: 'invite', unitWords: 'admin', role: 'leader', name: 'Ratna' }],
    ['undang admin Budi', { kind: 'invite', unitWords: 'admin', name: 'Budi' }],
    ['petugas', { kind: 'officers' }],
    ['cabut Sari', { kind: 'revoke', words: 'Sari' }],
    ['cabut undangan Sari', { kind: 'revoke', words: 'Sari' }],
    ['keluar ya', { kind: 'leave', everywhere: false }],
    ['keluar semua ya', { kind: 'leave', everywhere: true }],
    ['gabung', { kind: 'joinCode' }],
    ['gabung 7kq4-m2x6', { kind: 'joinLook', code: '7kq4-m2x6' }],
    [`bisukan ${numberA} spam`, { kind: 'mute', ref: { by: 'number', number: numberA }, reason: 'spam' }],
    [`bunyikan ${numberA}`, { kind: 'unmute', ref: { by: 'number', number: numberA } }],
    ['bunyikan V1StGXR8_Z5j', { kind: 'unmute', personId: 'V1StGXR8_Z5j' }],
    ['daftar bisu', { kind: 'mutedList' }],
    ['gagal', { kind: 'deadLetters' }],
    ['ulangi 12', { kind: 'retry', id: 12 }],
    ['ulangi semua', { kind: 'retry' }],
    ['kunci', { kind: 'apiKeys' }],
    ['kunci buat dasbor bupati', { kind: 'apiKeys', create: 'dasbor bupati' }],
    ['kunci cabut dasbor', { kind: 'apiKeys', revoke: 'dasbor' }],
  ])('%s', (text, action) => {
    expect(actionOf(text)).toEqual(action);
    expect(actionOf(`/${text}`)).toEqual(action);
  });

  it('takes the numbers of two reports after “gabung” for reports, and a code for chats', () => {
    const merging = { kind: 'command', command: 'merge', words: numberB };
    for (const word of ['satukan', 'gabung', 'gabungkan', 'gabung laporan'])
      expect(actionOf(`${word} ${numberA} ${numberB}`)).toMatchObject({
        ...merging,
        ref: { by: 'number', number: numberA },
      });
    expect(actionOf('gabung M2XR-7KQ4')).toMatchObject({ kind: 'joinLook' });
    expect(shown(officerTurn(fresh, typed(`gabung ${numberA}`)))).toContain('Laporan mana yang diikuti');
  });

  it('takes the one number in a reply for the main report', () => {
    expect(actionOf(`satukan ${numberB}`, asReply)).toMatchObject({
      command: 'merge',
      ref: { by: 'id', id },
      words: numberB,
    });
  });

  it('leaves “pisah” without a report to the citizen’s joined chats', () => {
    const seen: ChatState = { ...fresh, lastComplaint: { id, number: numberA } };
    expect(advanceOfficer(seen, typed('pisah'), contextOf({}))).toBeUndefined();
    expect(actionOf(`pisah ${numberA}`)).toMatchObject({ command: 'separate' });
  });

  it('says nothing to "go on" after an announcement, and obeys a command that replies to one', () => {
    const announced = { ...repliesTo, kind: 'announcement' };
    expect(officerTurn(fresh, typed('Buka'), { repliesTo: announced }).replies).toEqual([]);
    expect(officerTurn(fresh, typed('lihat'), { repliesTo: announced }).action).toMatchObject({
      kind: 'view',
    });
  });

  it('pages the queue and a history by buttons', () => {
    expect(officerTurn(fresh, pressed('q:mine:abc')).action).toEqual({
      kind: 'queue',
      mineOnly: true,
      after: 'abc',
    });
    expect(officerTurn(fresh, pressed('q:returned:abc')).action).toEqual({
      kind: 'queue',
      mineOnly: false,
      awaiting: 'returned',
      after: 'abc',
    });
    expect(officerTurn(fresh, pressed(`o:${id}:4:history:15`)).action).toEqual({
      kind: 'history',
      ref: { by: 'id', id },
      after: 15,
    });
  });

  it('asks before leaving, and says that one is in already', () => {
    const turn = officerTurn(fresh, typed('keluar'));
    expect(turn.action).toBeUndefined();
    expect(turn.state.offered?.[0]?.data).toBe('t:keluar ya');
    expect(shown(officerTurn(fresh, typed('masuk ABCDE-FGHJK')))).toContain('Anda sudah masuk: Rina');
  });

  it('notes leave of one’s own, whatever kind of leave it is called', () => {
    for (const words of ['cuti besok Rina', 'cuti sakit besok Rina', 'cuti tahunan besok Rina'])
      expect(officerTurn(fresh, typed(words)).action, words).toEqual(
        officerTurn(fresh, typed('cuti besok Rina')).action,
      );
    expect(officerTurn(fresh, typed('cuti Dodi besok Rina')).action).not.toEqual(
      officerTurn(fresh, typed('cuti besok Rina')).action,
    );
  });

  it('changes the language', () => {
    const turn = officerTurn(fresh, typed('bahasa en'));
    expect(turn.language).toBe('en');
    expect(shown(turn)).toContain('From now on in English');
    expect(officerTurn(fresh, typed('english')).language).toBe('en');
    expect(officerTurn(fresh, typed('Bahasa Indonesia')).language).toBe('id');
  });
});

describe('help', () => {
  /** The first page and each group that it offers. */
  const wholeHelp = (officer: OfficerActor): string => {
    const first = officerTurn(fresh, typed('bantuan'), { officer });
    const groups = (first.state.offered ?? []).filter(({ data }) => data.startsWith('t:bantuan'));
    return [first, ...groups.map(({ data }) => officerTurn(fresh, pressed(data), { officer }))]
      .map(shown)
      .join('\n');
  };

  it('names every word at once, and explains the everyday ones', () => {
    const first = shown(officerTurn(fresh, typed('bantuan')));
    expect(first).toContain('\njawab: ');
    expect(first).toContain('\nKerahasiaan: rahasia, anonim, ');
    expect(first).not.toContain('\nturunkan: ');
    for (const { keyword, allowedTo } of entries)
      if (allowedTo.includes('admin')) expect(first).toContain(keyword);
    expect(first.length).toBeLessThan(2_400);
  });

  it('lists what this role may use, nothing else', () => {
    const admin = wholeHelp(rina);
    const liaison = wholeHelp(dodi);
    for (const entry of entries) {
      const line = `\n${entry.keyword}: `;
      expect(admin.includes(line)).toBe(entry.allowedTo.includes('admin'));
      expect(liaison.includes(line)).toBe(entry.allowedTo.includes('liaison'));
    }
  });

  it('lists a leader the figures and looks, and no work', () => {
    const leader = { ...dodi, unitId: 'admin', role: 'leader' } as const;
    const words = wholeHelp(leader);
    for (const entry of entries)
      expect(words.includes(`\n${entry.keyword}: `)).toBe(entry.allowedTo.includes('leader'));
    for (const typedWords of ['antrean', `identitas ${numberA}`, `lihat utuh ${numberA}`])
      expect(officerTurn(fresh, typed(typedWords), { officer: leader }).action).toBeUndefined();
    expect(officerTurn(fresh, typed('laporan pagi'), { officer: leader }).action).toEqual({
      kind: 'morningReport',
    });
  });

  it.each(entries.map((entry) => entry.keyword))('explains %s with an example', (keyword) => {
    const words = shown(officerTurn(fresh, typed(`bantuan ${keyword}`)));
    expect(words).toMatch(new RegExp(`Contoh: ${keyword}`, 'u'));
    expect(words).not.toContain('undefined');
  });

  it('refuses what is not for this role, by word and by button', () => {
    for (const inbound of [typed(`teruskan ${numberA} jalan nasional`), pressed(`o:${id}:4:forward`)]) {
      const turn = officerTurn(fresh, inbound, { officer: dodi });
      expect(turn.action).toBeUndefined();
      expect(shown(turn)).toContain('hanya untuk admin');
    }
  });
});

describe('which complaint is meant', () => {
  const seen: ChatState = {
    v: 1,
    lastComplaint: { id, number: numberA },
    seen: [[id, 6, numberA]],
  };

  it('for a look it may be the last one spoken of', () => {
    expect(actionOf('riwayat', {}, seen)).toEqual({ kind: 'history', ref: { by: 'id', id } });
  });

  it('for a change it must be said where none was spoken of', () => {
    const turn = officerTurn(fresh, typed('ambil'));
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toContain(`ambil ${exampleNumber(agency)}`);
  });

  it('for a change the last one spoken of is asked after, and a yes runs it with its words', () => {
    const asked = officerTurn(seen, typed('disposisi pupr mohon ditangani'));
    expect(asked.action).toBeUndefined();
    expect(shown(asked)).toContain(`maksudnya laporan yang terakhir dibuka, ${numberA}`);
    expect(shown(asked)).toContain('pupr mohon ditangani');
    for (const yes of [typed('ya'), typed('1'), pressed(`t:ya ${numberA}`)]) {
      expect(officerTurn(asked.state, yes).action).toMatchObject({
        command: 'dispose',
        words: 'pupr mohon ditangani',
        ref: { by: 'id', id, expectedVersion: 6 },
      });
    }
  });

  it('what waits for that yes is dropped by any other word', () => {
    const asked = officerTurn(seen, typed('ambil'));
    for (const other of ['batal', 'antrean', 'entahlah'])
      expect(
        officerTurn(officerTurn(asked.state, typed(other)).state, typed('kirim')).action,
      ).toBeUndefined();
    expect(officerTurn(asked.state, pressed(`t:ya ${numberB}`)).action).toBeUndefined();
  });

  it('words that are missing are asked for with the number', () => {
    expect(shown(officerTurn(seen, typed('lengkapi')))).toContain(numberA);
  });

  it('a number that was shown here carries the version that was seen', () => {
    expect(actionOf(`ambil ${numberA}`, {}, seen)).toMatchObject({
      ref: { by: 'id', id, expectedVersion: 6 },
    });
    expect(actionOf(`ambil ${numberB}`, {}, seen)).toMatchObject({ ref: { by: 'number', number: numberB } });
  });

  it('an old button counts with what was shown since', () => {
    expect(officerTurn(seen, pressed(`o:${id}:4:claim`)).action).toMatchObject({
      ref: { expectedVersion: 6 },
    });
    expect(officerTurn(fresh, pressed(`o:${id}:4:claim`)).action).toMatchObject({
      ref: { expectedVersion: 4 },
    });
  });

  it('a typed number wins over the notice replied to', () => {
    expect(actionOf(`ambil ${numberB}`, asReply)).toMatchObject({ ref: { by: 'number', number: numberB } });
  });

  it('a mistyped number is told, and nothing is done', () => {
    const slip = numberA.slice(0, -1) + (numberA.endsWith('Z') ? 'Y' : 'Z');
    for (const changes of [{}, asReply]) {
      const turn = officerTurn(fresh, typed(`ambil ${slip}`), changes);
      expect(turn.action).toBeUndefined();
      expect(shown(turn)).toContain('salah ketik');
    }
  });
});

describe('words that are no command', () => {
  it('are met by the nearest one, with what was typed after it', () => {
    const turn = officerTurn(fresh, typed('lihta'), asReply);
    expect(shown(turn)).toContain('Maksud Anda lihat?');
    expect(turn.state.offered?.[0]?.data).toBe(`t:lihat ${numberA}`);
    expect(officerTurn(turn.state, pressed(`t:lihat ${numberA}`)).action).toMatchObject({ kind: 'view' });
  });

  it('are not sent to anyone, and that is said', () => {
    const turn = officerTurn(fresh, typed('Besok kami tinjau lokasinya'), asReply);
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toContain('tidak dikirim ke siapa pun');
  });

  it('“terima kasih” accepts nothing', () => {
    const turn = officerTurn(fresh, typed('Terima kasih banyak'), asReply);
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toBe('Sama-sama.');
  });

  it('an edited command is not run again', () => {
    const turn = officerTurn(fresh, inboundOf({ kind: 'edit', messageId: '1', text: `ambil ${numberA}` }));
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toContain('tidak berubah bila pesannya disunting');
  });

  it('a sticker is told that it cannot be read', () => {
    expect(shown(officerTurn(fresh, inboundOf({ kind: 'unsupported', what: 'sticker' })))).toContain(
      'antrean',
    );
  });
});

describe('an officer is a citizen, too', () => {
  const left = (state: ChatState, text: string, changes: Partial<TurnContext> = {}) =>
    advanceOfficer(state, typed(text), contextOf(changes)) === undefined;
  const filling: ChatState = {
    v: 1,
    draft: { v: 1, id: 'draft', step: 'story' } as unknown as ChatState['draft'],
  };

  it('with `lapor` and the like', () => {
    for (const word of ['lapor', '/lapor', 'status', `status ${numberA}`, 'laporan saya']) {
      expect(left(fresh, word)).toBe(true);
    }
    expect(shown(officerTurn(fresh, typed('batal')))).toContain('Tidak ada yang sedang menunggu');
  });

  it('while a form is open, whose story may begin like a command', () => {
    expect(left(filling, 'Terima rapor sekolah dipungut biaya')).toBe(true);
    expect(left(filling, 'Antrean di loket panjang sekali')).toBe(true);
    expect(left(filling, 'antrean')).toBe(false);
    expect(left(filling, '/bantuan')).toBe(true);
    expect(left(filling, '/antrean')).toBe(false);
    expect(left(filling, 'jawab Sudah ditambal', asReply)).toBe(false);
    expect(advanceOfficer(filling, photo(), contextOf())).toBeUndefined();
    expect(advanceOfficer(filling, pressed(`o:${id}:4:view`), contextOf())).toBeDefined();
  });

  it('when replying to what was sent to the reporter', () => {
    const own = { repliesTo: { ...repliesTo, kind: 'completionAsked' } };
    expect(left(fresh, 'Terima fotonya di sini', own)).toBe(true);
    expect(left(fresh, '/antrean', own)).toBe(false);
  });

  it('when a question to the reporter waits', () => {
    const asked: ChatState = { v: 1, awaiting: { kind: 'information', complaintId: id, number: numberA } };
    expect(left(asked, 'Lihat foto ini, lubangnya dalam')).toBe(true);
    expect(left(asked, 'antrean')).toBe(false);
  });

  it('with a citizen’s buttons', () => {
    for (const data of ['c:abc:status', 'm:new', 'f:draft:story:x']) {
      expect(advanceOfficer(fresh, pressed(data), contextOf())).toBeUndefined();
    }
  });

  it('and someone who is no officer is never one here', () => {
    const { officer: _officer, ...citizen } = contextOf();
    expect(advanceOfficer(fresh, typed('antrean'), citizen)).toBeUndefined();
  });
});

describe('a reply to a notice, while buttons and questions of another complaint stand in the chat', () => {
  const other = 'Xy1StGXR8_Z5';
  const withButtons: ChatState = {
    v: 1,
    offered: [{ data: `o:${other}:9:verify`, label: 'Verifikasi' }],
    awaiting: { kind: 'commandWords', command: 'answer', complaintId: other, number: numberB, version: 9 },
  };

  it('is a command on the complaint that it replies to', () => {
    expect(actionOf('verifikasi', asReply, withButtons)).toMatchObject({
      command: 'verify',
      ref: { by: 'id', id, expectedVersion: 4 },
    });
    const olderButton = { ...withButtons, offered: [{ data: `o:${id}:2:verify`, label: 'Verifikasi' }] };
    expect(actionOf('verifikasi', asReply, olderButton)).toMatchObject({ ref: { id, expectedVersion: 4 } });
    expect(actionOf('1', asReply, withButtons)).toBeUndefined();
  });

  it('is never sent as the answer that was asked for the other', () => {
    expect(actionOf('Lubang sudah ditambal', asReply, withButtons)).toBeUndefined();
    expect(officerTurn(withButtons, photo('Lubang sudah ditambal'), asReply).action).toBeUndefined();
    expect(actionOf('Lubang sudah ditambal', {}, withButtons)).toMatchObject({ ref: { id: other } });
  });
});

describe('a sentence that begins with a word of ours', () => {
  it('is no command where the word takes no others', () => {
    const turn = officerTurn(fresh, typed('Petugas kami sudah ke sana'), asReply);
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toContain('tidak dikirim ke siapa pun');
    expect(actionOf('petugas')).toMatchObject({ kind: 'officers' });
  });
});
