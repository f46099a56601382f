import { describe, expect, it } from 'vitest';
import { cast, tale } from '../../../test/support/tale.ts';
import { decideIdentityView } from './identity.ts';
import { decideAddition } from './reporter.ts';
import { reviewStaleness } from './staleness.ts';

const { admin, otherAdmin, pupr, otherPupr } = cast;

describe('a command on what an officer saw a while ago', () => {
  it('is told what a colleague did meanwhile', () => {
    const story = tale();
    story.does(admin, 'disposisi pupr');
    const seen = story.complaint().version;
    story.at('2026-11-12T10:00').does(pupr, 'kembalikan di luar wewenang PUPR');
    expect(reviewStaleness(seen, story.history(), otherPupr)).toEqual({
      code: 'changedMeanwhile',
      event: 'returned',
      actor: pupr,
      at: '2026-11-12T02:00:00Z',
    });
  });

  it('goes on when nothing happened, or only what the officer did', () => {
    const story = tale();
    const seen = story.complaint().version;
    expect(reviewStaleness(seen, story.history(), admin)).toBeUndefined();
    story.does(admin, 'ambil');
    story.does(admin, 'verifikasi');
    expect(reviewStaleness(seen, story.history(), admin)).toBeUndefined();
  });

  it('goes on after notes, looks at the identity, reminders and announced limits', () => {
    const story = tale();
    const seen = story.complaint().version;
    story.does(otherAdmin, 'catatan sudah ditelepon');
    story.act(decideIdentityView, {}, otherAdmin);
    story.sweep('2026-11-20T09:00');
    expect(story.complaint().version).toBeGreaterThan(seen + 2);
    expect(reviewStaleness(seen, story.history(), admin)).toBeUndefined();
  });

  it('goes on after the reporter was reminded of an answer', () => {
    const story = tale();
    story.does(admin, 'disposisi pupr');
    story.at('2026-11-12T10:00').does(pupr, 'jawab Lubang sudah ditambal.');
    const seen = story.complaint().version;
    story.sweep('2026-11-18T09:00');
    expect(story.complaint().version).toBeGreaterThan(seen);
    expect(reviewStaleness(seen, story.history(), admin)).toBeUndefined();
  });

  it('is told that the reporter added something', () => {
    const story = tale();
    const seen = story.complaint().version;
    story.act(decideAddition, { text: 'sudah diperbaiki warga', attachments: [] });
    expect(reviewStaleness(seen, story.history(), admin)).toMatchObject({ event: 'informationAdded' });
  });

  it('counts only what came after the officer’s own last act', () => {
    const story = tale();
    const seen = story.complaint().version;
    story.does(otherAdmin, 'ambil');
    story.does(admin, 'verifikasi');
    expect(reviewStaleness(seen, story.history(), admin)).toBeUndefined();
  });
});
