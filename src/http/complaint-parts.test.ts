import { describe, expect, it } from 'vitest';
import { fullView } from '../../test/support/samples/outcomes.ts';
import { cast, tale, taleAgency } from '../../test/support/tale.ts';
import { mjk } from '../domain/sop/profiles/mjk.ts';
import { draftingOf, entryOf } from './complaint-parts.ts';

describe('a complaint as programs read it', () => {
  it('says who drafts, whose turn it is and since when, and never what is drafted', () => {
    const story = tale(undefined, {}, mjk);
    story.does(cast.admin, 'disposisi pupr');
    story.does(cast.pupr, 'disposisi kadis');
    story.does(cast.head, 'telaah bina-marga');
    story.at('2026-11-13T10:00').does(cast.section, 'konsep Ditambal Jumat oleh regu Budi.');
    const drafting = draftingOf({ complaint: story.complaint() }, taleAgency);
    expect(drafting).toEqual({
      stage: 'approving',
      head: 'Kepala Dinas',
      drafter: 'Bidang Bina Marga',
      sender: 'Dinas PUPR',
      turn: 'Kepala Dinas',
      since: '2026-11-13T02:00:00Z',
      drafts: 1,
    });
    expect(JSON.stringify(drafting)).not.toContain('Budi');
  });

  it('says how it was entered, by which unit, and what of its way took too long', () => {
    expect(entryOf(fullView, taleAgency)).toMatchObject({
      source: 'counter',
      arrivedOn: '2026-11-06',
      handedOn: '2026-11-10',
      followed: false,
      late: [{ source: 'TLA 4', by: '2026-11-11', on: '2026-11-12' }],
    });
  });

  it('has neither where its reporter sent it and nobody drafts', () => {
    const complaint = tale().complaint();
    expect(entryOf({ complaint }, taleAgency)).toBeNull();
    expect(draftingOf({ complaint }, taleAgency)).toBeNull();
  });
});
