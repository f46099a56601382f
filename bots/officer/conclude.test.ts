import { describe, expect, it } from 'vitest';
import { commands } from '../../src/domain/complaint/commands/index.ts';
import { statuses } from '../../src/domain/complaint/complaint.ts';
import type { Language, OutMessage } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { OfficerView } from '../../src/domain/view.ts';
import { complaintA as id, morning, numberA, shown } from '../../test/support/officer-chat.ts';
import { command, conclude, pressesOf, refused } from '../../test/support/officer-outcomes.ts';
import { attachments } from '../../test/support/samples/facts.ts';
import { fullView, outcomes } from '../../test/support/samples/outcomes.ts';
import { refusals } from '../../test/support/samples/refusals.ts';
import { copyFor } from '../copy/index.ts';
import { plain } from '../copy/text.ts';
import { textLength } from '../split.ts';
import type { ChatState } from '../turn.ts';
import { readButton } from './buttons.ts';
import { entries } from './registry.ts';

const languages: readonly Language[] = ['id', 'en'];

function expectSound(replies: readonly OutMessage[]): void {
  expect(replies.length).toBeGreaterThan(0);
  for (const message of replies) {
    const words = plain(message.text);
    expect(words.trim()).not.toBe('');
    expect(words).not.toMatch(/undefined|\[object|NaN|\bnull\b/u);
    expect(textLength(message.text)).toBeLessThanOrEqual(4_096);
    for (const choice of message.choices?.flat() ?? []) {
      expect(choice.data).toMatch(/^[\x20-\x7e]{1,64}$/u);
      expect(readButton(choice.data)).toBeDefined();
      expect(choice.label.length).toBeLessThanOrEqual(40);
    }
  }
}

describe('every outcome has words', () => {
  const cases = languages.flatMap((language) =>
    Object.values(outcomes).map((outcome) => [language, outcome.kind, outcome] as const),
  );
  it.each(cases)('in %s: %s', (language, _kind, outcome) => {
    expectSound(conclude(outcome, command('answer'), { language }).replies);
  });

  it.each(
    languages.flatMap((language) => refusals.map((refusal) => [language, refusal.code, refusal] as const)),
  )('in %s: refused, %s', (language, _code, refusal) => {
    for (const known of [{}, { complaintId: id, version: 5 }]) {
      for (const name of ['answer', 'dispose', 'verify']) {
        const outcome = refused({ refusal, possible: ['verifikasi', 'lengkapi'], ...known });
        expectSound(conclude(outcome, command(name, 'pu Mohon segera'), { language }).replies);
        expectSound(conclude(outcome, command(name, 'pu', false), { language }).replies);
      }
    }
    expectSound(conclude({ kind: 'refused', refusal }, { kind: 'officers' }, { language }).replies);
  });

  it.each(
    languages.flatMap((language) =>
      commands.flatMap(({ name, keyword }) =>
        statuses.map((status) => [language, keyword, name, status] as const),
      ),
    ),
  )('in %s: %s is done, and it is %s', (language, _keyword, name, status) => {
    const view = { ...fullView, complaint: { ...fullView.complaint, status } };
    const { due: _due, assigneeName: _name, ...bare } = view;
    for (const one of [view, bare]) {
      expectSound(
        conclude({ kind: 'commandDone', command: name, view: one, events: [] }, command(name), {
          language,
        }).replies,
      );
    }
  });

  it('for every command of both registries, and for none that is in neither', () => {
    const names = entries.map(({ name }) => name);
    expect(Object.keys(copyFor('id').officer.commands).toSorted()).toEqual(names.toSorted());
    for (const language of languages) {
      const { officer } = copyFor(language);
      for (const { label } of Object.values(officer.commands)) expect(label.length).toBeLessThanOrEqual(20);
    }
  });

  it('says what is covered in a report, offers the look to who may have it, and shows what officers wrote', () => {
    const { officerView } = outcomes;
    const masked = (mine: 'mine' | 'notMine') => {
      const view = { ...officerView.view, masked: mine, filesWithheld: true } as const;
      return conclude({ ...officerView, view, attachments: [] }, { kind: 'officers' });
    };
    expect(shown(masked('mine'))).toContain('Lihat utuh');
    expect(shown(masked('mine'))).toContain(
      'Diminta menurunkan kerahasiaan; menunggu persetujuan petugas kedua',
    );
    expect(pressesOf(masked('mine'))).toContain(`o:${id}:9:viewWhole`);
    expect(pressesOf(masked('notMine'))).not.toContain(`o:${id}:9:viewWhole`);
    expect(shown(masked('notMine'))).toContain('2 foto · hanya dilihat unit yang menangani');
    const note = {
      version: 3,
      at: morning.toString(),
      actor: { kind: 'officer', officerId: 'x', unitId: 'pupr', role: 'liaison', name: 'Dodi' },
      event: { type: 'noteAdded', private: { text: 'Lurah: 0813 1111 2222' } },
    } as const;
    const whole = conclude({ ...officerView, whole: { said: [note] } }, { kind: 'officers' });
    expect(shown(whole)).toContain('Anda membuka data pribadi');
    expect(shown(whole)).toContain('Dodi (petugas) · catatan internal: “Lurah: 0813 1111 2222”');
  });
});

describe('a report as an officer sees it', () => {
  it('shows its files and what can be done, in few buttons', () => {
    const turn = conclude(outcomes.officerView, { kind: 'view', ref: { by: 'id', id } });
    expect(turn.replies[0]?.attachments).toHaveLength(2);
    expect(pressesOf(turn)).toEqual([
      `o:${id}:9:answer:${numberA}`,
      `o:${id}:9:respond:${numberA}`,
      `o:${id}:9:requestCompletion:${numberA}`,
      `o:${id}:9:return:${numberA}`,
      `o:${id}:9:claim`,
      `o:${id}:9:recall:${numberA}`,
      `o:${id}:9:history`,
      `o:${id}:9:explain`,
    ]);
    expect(turn.state.seen).toEqual([[id, 9, numberA]]);
    expect(turn.state.lastComplaint).toEqual({ id, number: numberA });
  });

  it('is told in parts when the story is long, with nothing lost and the buttons last', () => {
    const description = 'Jalan berlubang besar di depan puskesmas. '.repeat(200).trim();
    const { complaint } = fullView;
    const view = { ...fullView, complaint: { ...complaint, content: { ...complaint.content, description } } };
    const { replies } = conclude({ kind: 'officerView', view, attachments: [] });
    expect(replies.length).toBeGreaterThan(2);
    expectSound(replies);
    const all = replies
      .map(({ text }) => plain(text))
      .join(' ')
      .replaceAll(/\s+/gu, ' ');
    expect(all).toContain(description);
    expect(replies.at(-1)?.choices).toBeDefined();
  });

  it('names no reporter', () => {
    expect(shown(conclude(outcomes.officerView))).not.toContain('person-1');
  });
});

describe('the queue', () => {
  const turn = conclude(outcomes.queue, { kind: 'queue', mineOnly: false });

  it('says what is late and why, oldest first', () => {
    expect(shown(turn)).toContain('🔴 2 lewat batas · 🟠 3 jatuh tempo hari ini · 9 terbuka');
    expect(shown(turn)).toContain(
      'Jalan dan jembatan, Bati-Bati · verifikasi lewat 1 hari (batas Sel 10 Nov)',
    );
  });

  it('opens a line by its number, and goes on', () => {
    expect(turn.state.offered?.slice(0, 3).map((choice) => choice.data)).toEqual([
      `o:${id}:4:view`,
      'o:W2StGXR8_Z5j:4:view',
      'o:X3StGXR8_Z5j:4:view',
    ]);
    expect(pressesOf(turn)).toContain('q:all:bWFydHkuVjFTdEdYUjhfWjVq');
    expect(pressesOf(turn)).toContain('q:mine');
  });

  it('of what awaits its officer so is headed by that, with a page of its own and the way to all', () => {
    const awaiting = { ...outcomes.queue, awaiting: 'returned' } as const;
    const page = conclude(awaiting, { kind: 'queue', mineOnly: false, awaiting: 'returned' });
    expect(shown(page)).toMatch(/^Dikembalikan, yang Anda pegang atau belum diambil:/u);
    expect(pressesOf(page)).toContain('q:returned:bWFydHkuVjFTdEdYUjhfWjVq');
    expect(pressesOf(page)).toContain('q:all');
    expect(shown(conclude({ ...awaiting, lines: [] }))).toContain('Tidak ada lagi.');
  });

  it('is remembered as seen, the twenty newest', () => {
    const [line] = outcomes.queue.lines;
    if (!line) throw new Error('The sample queue is empty.');
    const lines = Array.from({ length: 30 }, (_, index) => ({ ...line, complaintId: `c-${index}` }));
    expect(conclude({ ...outcomes.queue, lines }).state.seen).toHaveLength(20);
  });

  it('says only that it is empty where nothing waits', () => {
    const { next: _none, ...queue } = outcomes.queue;
    const empty = conclude({ ...queue, lines: [], late: 0, dueToday: 0, open: 0 });
    expect(shown(empty)).toContain('Antrean kosong');
    expect(shown(empty)).not.toContain('lewat batas');
    expect(pressesOf(empty)).toEqual([]);
  });
});

describe('after a disposition', () => {
  it('to a unit without an officer, nobody is said to be told but the reporter', () => {
    const done = {
      kind: 'commandDone',
      command: 'dispose',
      view: fullView,
      events: [],
      reporterTold: true,
    } as const;
    expect(shown(conclude(done, command('dispose')))).toContain('Unit dan pelapor dikabari.');
    const alone = shown(conclude({ ...done, unstaffed: true }, command('dispose')));
    expect(alone).toContain('Unit ini belum punya petugas; undang dulu, misalnya undang pupr Budi');
    expect(alone).not.toContain('Unit dan pelapor');
  });

  it('inside an office it is its next step that has a day, and the reporter is told nothing', () => {
    const due = {
      step: 'disposition',
      on: '2026-11-16',
      span: { amount: 3, unit: 'workingDay' },
      late: false,
      source: 'MJK-B 2',
    } as const;
    const said = shown(
      conclude(
        { kind: 'commandDone', command: 'dispose', view: { ...fullView, due }, events: [] },
        command('dispose'),
      ),
    );
    expect(said).toContain('Disposisi paling lambat Senin, 16 November 2026 (3 hari kerja). Unit dikabari.');
    expect(said).not.toContain('pelapor dikabari');
  });
});

describe('after a verification', () => {
  const done = (changes: Partial<typeof fullView.complaint>) =>
    conclude(
      {
        kind: 'commandDone',
        command: 'verify',
        events: [{ type: 'verified' }],
        view: {
          ...fullView,
          possible: ['disposisi', 'jawab'],
          complaint: { ...fullView.complaint, status: 'verified', ...changes },
        },
      },
      command('verify'),
    );

  it('the unit of the category is proposed', () => {
    const turn = done({ accusedUnitIds: [] });
    expect(shown(turn)).toContain('Menurut kategorinya: Dinas PUPR.');
    expect(pressesOf(turn).slice(0, 2)).toEqual([`o:${id}:9:dispose:pupr`, `o:${id}:9:dispose:${numberA}`]);
  });

  it('a unit whose own staff is accused never is', () => {
    const turn = done({ accusedUnitIds: ['pupr'] });
    expect(shown(turn)).toContain('pilih sendiri unitnya');
    expect(pressesOf(turn)).not.toContain(`o:${id}:9:dispose:pupr`);
  });
});

describe('a history and an explanation', () => {
  it('tell when the reporter was told, and the next page', () => {
    const turn = conclude(outcomes.history, { kind: 'history', ref: { by: 'id', id } });
    expect(shown(turn)).toContain('✓ pelapor diberi tahu Rab 11 Nov 12.05');
    expect(pressesOf(turn)[0]).toBe(`o:${id}:0:history:15`);
  });

  it('count every day or say why not', () => {
    const words = shown(conclude(outcomes.explanation, { kind: 'explain', ref: { by: 'id', id } }));
    expect(words).toContain(
      `Batas verifikasi ${numberA}: Senin, 16 November 2026 (BUP VI.B.1.b: 3 hari kerja)`,
    );
    expect(words).toContain('Kam 12 Nov hari 1 · Jum 13 Nov hari 2 · Sab 14 Nov akhir pekan');
    expect(words).toContain('Kam 12 Mar–Jum 13 Mar hari 1–2');
    expect(words).toContain('cuti bersama: Hari Suci Nyepi');
    expect(words).toContain('libur nasional: Hari Suci Nyepi');
  });
});

describe('officers', () => {
  it('of one name are told apart before one is revoked', () => {
    const turn = conclude(outcomes.officers, { kind: 'revoke', words: 'dodi' });
    expect(pressesOf(turn)).toEqual(['t:cabut officer-dodi', 't:cabut officer-dodi-2', 't:batal']);
  });

  it('leave with nothing remembered of the reports they saw', () => {
    const state: ChatState = { v: 1, seen: [[id, 4, numberA]], lastComplaint: { id, number: numberA } };
    expect(
      conclude(
        { kind: 'left', elsewhere: 0, invites: 0, keys: 0 },
        { kind: 'leave', everywhere: false },
        {},
        state,
      ).state,
    ).toEqual({ v: 1 });
  });

  it('see the time as it is where they are', () => {
    expect(morning.toString()).toBe('2026-11-11T01:30:00Z');
    expect(shown(conclude(outcomes.invited))).toContain('sampai Sab 14 Nov 09.30 WITA');
  });
});

describe('what is carried to national', () => {
  const { complaint } = fullView;
  const atNational: OfficerView = {
    ...fullView,
    complaint: {
      ...complaint,
      status: 'awaitingNational',
      anonymous: true,
      national: {
        at: complaint.receivedAt,
        to: 'Admin Nasional',
        reason: 'Jalan nasional, hub. 081234567890',
      },
      content: { ...complaint.content, description: 'Jalan berlubang, hubungi saya 0812-3456-7890' },
    },
  };
  const outcome = {
    kind: 'commandDone',
    command: 'export',
    view: atNational,
    events: [{ type: 'exported' }],
  } as const satisfies Outcome;

  it('is the files and a text to paste, without numbers of people, before the buttons', () => {
    for (const language of languages) {
      const { replies } = conclude(outcome, command('export'), { language });
      const [files, text, done] = replies;
      expect(replies).toHaveLength(3);
      expect(files?.attachments).toHaveLength(complaint.content.attachments.length + attachments.length);
      const pasted = plain(text?.text ?? []);
      expect(pasted).toContain(`LAPORAN ${complaint.number} dari`);
      expect(pasted).toContain('Sifat: pelapor anonim, rahasia');
      expect(pasted).toContain('Diteruskan karena: Jalan nasional');
      expect(pasted).not.toMatch(/0812|3456/u);
      expect(done?.choices?.flat().length).toBeGreaterThan(1);
    }
  });
});
