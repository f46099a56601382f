import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale, taleAgency, taleCalendar } from '../../../../test/support/tale.ts';
import { keywordsFor, kindsOf, said } from '../../../../test/support/tale-words.ts';
import type { Agency } from '../../agency.ts';
import { deadlines } from '../../sop/deadlines.ts';
import { mjk } from '../../sop/profiles/mjk.ts';
import { afterwards } from '../decided.ts';
import { replay } from '../evolve.ts';
import { redacted } from '../redacted.ts';
import { commandByName } from './index.ts';

const { admin, head, otherSection, pupr, secretary, section } = cast;
const photo = { mediaId: 'm-1', kind: 'photo' } as const;

/** With the head of Dinas PUPR since Wednesday 11 November 2026, under Mojokerto's procedure. */
function withHead(): Tale {
  const story = tale(undefined, {}, mjk);
  story.does(admin, 'disposisi pupr');
  story.does(pupr, 'disposisi sekretaris');
  story.does(secretary, 'disposisi kadis');
  return story;
}

/** And ordered to be drafted by Bidang Bina Marga. */
function ordered(): Tale {
  const story = withHead();
  story.does(head, 'telaah bina-marga Tinjau lokasi dulu');
  return story;
}

const closing = (id: string, successorId: string): Agency => ({
  ...taleAgency,
  units: taleAgency.units.map((unit) =>
    unit.id === id ? { ...unit, closedAt: '2026-11-12T00:00:00Z', successorId } : unit,
  ),
});

const settlementOf = (story: Tale) =>
  deadlines(story.complaint(), mjk, taleCalendar, story.now()).find(({ step }) => step === 'settlement');

describe('a telaah inside an office', () => {
  it('is drafted, approved by the head and sent by Admin OPD word for word [MJK-A 4 telaah] [MJK-B 4-7] [MJK-B 5] [MJK-B 6] [MJK-B 7]', () => {
    const story = withHead();
    expect(said(story, head, 'telaah bina-marga Tinjau lokasi dulu')).toEqual(['draftOrdered']);
    expect(kindsOf(story)).toEqual(['u-bina: draftOrdered']);
    expect(story.complaint()).toMatchObject({ status: 'accepted', ownerUnitId: 'u-bina' });

    story.at('2026-11-13T10:00').does(section, 'konsep Lubang ditambal 18 November 2026.', [photo]);
    expect(kindsOf(story)).toEqual(['u-kadis: draftForApproval']);
    expect(story.complaint().ownerUnitId).toBe('u-kadis');

    expect(said(story, head, 'setuju')).toEqual(['draftApproved']);
    expect(kindsOf(story)).toEqual(['u-pupr: draftApproved']);
    expect(story.complaint().ownerUnitId).toBe('u-pupr');

    expect(said(story, pupr, 'kirim')).toEqual(['answered']);
    expect(story.complaint()).toMatchObject({
      status: 'answered',
      ownerUnitId: 'u-pupr',
      answer: { text: 'Lubang ditambal 18 November 2026.', unitId: 'u-pupr', attachments: [photo] },
    });
    expect(story.complaint().drafting).toBeUndefined();
    expect(story.news()).toMatchObject([
      { to: { kind: 'reporter' }, notice: { kind: 'answer', text: 'Lubang ditambal 18 November 2026.' } },
    ]);
    expect(replay(story.history(), story.complaint().id)).toEqual(story.complaint());
  });

  it('goes back to the drafter with the reason, and every draft stays in the history [MJK-B 6]', () => {
    const story = ordered();
    story.does(section, 'konsep Sudah ditangani.');
    expect(said(story, head, 'tolak Sebutkan tanggalnya')).toEqual(['draftReturned']);
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'unit', unitId: 'u-bina' },
        notice: { kind: 'draftReturned', draft: 1, reason: 'Sebutkan tanggalnya', headName: 'Kepala Dinas' },
      },
    ]);
    story.does(section, 'konsep Ditambal 18 November 2026.');
    expect(story.news()).toMatchObject([{ notice: { draft: 2, wording: 'Ditambal 18 November 2026.' } }]);
    expect(story.complaint().drafting).toMatchObject({
      drafts: 2,
      draft: { text: 'Ditambal 18 November 2026.' },
    });
    const drafts = story
      .history()
      .flatMap(({ event }) => (event.type === 'drafted' ? [event.private.text] : []));
    expect(drafts).toEqual(['Sudah ditangani.', 'Ditambal 18 November 2026.']);
  });

  it('leaves the settlement limit running from the office’s receipt [MJK-B 4]', () => {
    const story = withHead();
    const before = settlementOf(story)?.dueOn.toString();
    expect(before).toBe('2026-12-01');
    story.at('2026-11-16T10:00').does(head, 'telaah bina-marga');
    story.at('2026-11-18T10:00').does(section, 'konsep Sudah ditambal.');
    story.at('2026-11-20T10:00').does(head, 'setuju');
    expect(settlementOf(story)?.dueOn.toString()).toBe(before);
    expect(deadlines(story.complaint(), mjk, taleCalendar, story.now()).map(({ step }) => step)).toEqual([
      'settlement',
    ]);
  });

  it('may not be answered past the head, and says whose turn it is', () => {
    const story = ordered();
    expect(said(story, section, 'jawab Sudah ditambal')).toMatchObject({
      code: 'inDrafting',
      stage: 'writing',
      unitId: 'u-bina',
      possible: expect.arrayContaining(['konsep']),
    });
    story.does(section, 'konsep Sudah ditambal');
    expect(said(story, head, 'jawab Sudah ditambal')).toMatchObject({
      code: 'inDrafting',
      stage: 'approving',
    });
    expect(keywordsFor(story, head).slice(0, 2)).toEqual(['setuju', 'tolak']);
    story.does(head, 'setuju');
    expect(said(story, pupr, 'jawab Kata-kata sendiri')).toMatchObject({
      code: 'inDrafting',
      stage: 'sending',
    });
    expect(keywordsFor(story, pupr)[0]).toBe('kirim');
  });

  it('lets each only take the own turn', () => {
    const story = ordered();
    expect(said(story, head, 'setuju')).toMatchObject({ code: 'notYours', ownerUnitId: 'u-bina' });
    expect(said(story, otherSection, 'konsep Titip')).toMatchObject({ code: 'notYours' });
    expect(said(story, section, 'setuju')).toMatchObject({ code: 'inDrafting', stage: 'writing' });
    expect(said(story, section, 'kirim')).toMatchObject({ code: 'inDrafting', stage: 'writing' });
    story.does(section, 'konsep Sudah ditambal');
    expect(said(story, head, 'setuju tapi ganti tanggalnya')).toMatchObject({ code: 'invalidArgument' });
    story.does(head, 'setuju');
    expect(said(story, pupr, 'kirim Salam dari kami')).toMatchObject({ code: 'invalidArgument' });
  });

  it('is ordered by the head only, of a room of the own office, which is listed', () => {
    const story = withHead();
    expect(said(story, head, 'telaah')).toEqual({
      code: 'whichDrafter',
      unitIds: ['u-sekre', 'u-bina', 'u-cipta'],
    });
    expect(said(story, head, 'telaah rsud')).toMatchObject({ code: 'whichDrafter', words: 'rsud' });
    const elsewhere = tale(undefined, {}, mjk);
    elsewhere.does(admin, 'disposisi pupr');
    expect(said(elsewhere, pupr, 'telaah bina-marga')).toMatchObject({ code: 'notAllowed' });
    expect(keywordsFor(elsewhere, pupr)).not.toContain('telaah');
    elsewhere.does(pupr, 'terima');
    expect(said(elsewhere, pupr, 'konsep Titip')).toEqual({
      code: 'inDrafting',
      unitId: 'u-pupr',
      possible: expect.any(Array),
    });
  });

  it('may be ordered of an officer of the room, who alone is told and has it [MJK-B 5]', () => {
    const officers = [
      { id: 'bina-1', name: 'Edi', unitId: 'u-bina' },
      { id: 'bina-2', name: 'Edith', unitId: 'u-bina' },
      { id: 'cipta-1', name: 'Fitri', unitId: 'u-cipta' },
    ];
    const order = (words: string) => {
      const story = withHead();
      const context = { ...story.context(head), officers };
      const result = commandByName('orderDraft')?.decide(
        story.complaint(),
        { words, attachments: [] },
        context,
      );
      if (!result?.ok) throw new Error('It was refused.');
      const { events, effects } = result.value;
      return { after: afterwards(story.complaint(), events, context), to: effects[0]?.to, events };
    };
    const named = order('bina-marga edi: tinjau lokasi dulu');
    expect(named.after).toMatchObject({ ownerUnitId: 'u-bina', assigneeId: 'bina-1' });
    expect(named.to).toEqual({ kind: 'officer', officerId: 'bina-1' });
    expect(named.events).toMatchObject([{ private: { note: 'tinjau lokasi dulu' } }]);
    // Somebody of another room, a longer word, and a note after a colon name nobody.
    for (const words of ['bina-marga Fitri tinjau', 'bina-marga edisi lalu', 'bina-marga: Edi sakit']) {
      const room = order(words);
      expect(room.after.assigneeId).toBeNull();
      expect(room.to).toMatchObject({ kind: 'unit', unitId: 'u-bina' });
    }
  });

  it('may be ordered of another room before the head’s yes', () => {
    const story = ordered();
    story.does(section, 'konsep Sudah ditambal');
    expect(said(story, head, 'telaah cipta-karya')).toEqual(['draftOrdered']);
    expect(story.complaint()).toMatchObject({
      ownerUnitId: 'u-cipta',
      drafting: { stage: 'writing', drafts: 1 },
    });
  });

  it('ends with a record when the report is taken back or returned', () => {
    for (const [by, words] of [
      [admin, 'tarik Ternyata wewenang RSUD'],
      [section, 'kembalikan Bukan urusan kami'],
    ] as const) {
      const story = ordered();
      expect(said(story, by, words)).toEqual(['draftingStopped', 'returned']);
      expect(story.complaint().drafting).toBeUndefined();
    }
  });

  it('goes on with whoever does the work of a room that was closed meanwhile', () => {
    const atHead = ordered();
    atHead.inAgency(closing('u-kadis', 'u-sekre'));
    atHead.does(section, 'konsep Sudah ditambal');
    expect(kindsOf(atHead)).toEqual(['u-sekre: draftForApproval']);
    expect(atHead.complaint()).toMatchObject({ ownerUnitId: 'u-sekre', ownerLevel: 'secretary' });
    expect(said(atHead, secretary, 'tolak Sebut tanggalnya')).toEqual(['draftReturned']);
    expect(atHead.complaint()).toMatchObject({ ownerUnitId: 'u-bina', drafting: { stage: 'writing' } });
    expect(replay(atHead.history(), 'c-1')).toEqual(atHead.complaint());

    const atSender = ordered();
    atSender.does(section, 'konsep Sudah ditambal');
    atSender.inAgency(closing('u-pupr', 'u-rsud'));
    atSender.does(head, 'setuju');
    expect(atSender.complaint().ownerUnitId).toBe('u-rsud');
    expect(said(atSender, cast.rsud, 'kirim')).toEqual(['answered']);

    const atDrafter = ordered();
    atDrafter.does(section, 'konsep Sudah ditambal');
    atDrafter.inAgency(closing('u-bina', 'admin'));
    atDrafter.does(head, 'tolak Sebut tanggalnya');
    expect(atDrafter.complaint().ownerUnitId).toBe('u-kadis');
    expect(said(atDrafter, head, 'konsep Ditambal 18 November')).toEqual(['drafted']);
  });

  it('is not shown whole to who only has a copy', () => {
    const story = ordered();
    story.does(section, 'konsep Hubungi Budi di 0812-3456-7890.');
    expect(JSON.stringify(redacted(story.complaint()))).not.toContain('3456');
  });
});

describe('the head of an office', () => {
  it('may have the answer given directly instead [MJK-B 4-7]', () => {
    const story = withHead();
    expect(said(story, head, 'jawab Sudah ditambal kemarin')).toEqual(['answered']);
  });
});
