import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import { dialogue, drawn } from '../../test/support/dialogue.ts';
import { sweepForm, wakeOf } from './unfinished.ts';

const settings = { nudgeAfterHours: 24, expireAfterHours: 168 };

function unfinished() {
  const chat = dialogue();
  for (const words of ['Jembatan di Bati-Bati putus', 'ya']) chat.types(words);
  return chat;
}
const sweep = (state: Parameters<typeof sweepForm>[0], asOf: Temporal.Instant) =>
  sweepForm(state, asOf, 'id', demoAgency, settings);

describe('an unfinished form', () => {
  it('is left alone until it is due', () => {
    const chat = unfinished();
    const swept = sweep(chat.state, chat.now.add({ hours: 23 }));
    expect(swept).toMatchObject({ kind: 'waiting', step: 'place' });
    expect(swept.message).toBeUndefined();
    expect(wakeOf({ v: 1 }, settings)).toEqual({ step: null, wakeAt: null });
  });

  it('is reminded of once, and one tap continues it', () => {
    const chat = unfinished();
    const due = chat.now.add({ hours: 24 });
    const swept = sweep(chat.state, due);
    expect(swept.kind).toBe('formNudged');
    expect(drawn(swept.message ?? { text: [] })).toContain('belum terkirim');
    expect(sweep(swept.state, due).kind).toBe('waiting');
    chat.state = swept.state;
    expect(chat.types('1')).toContain('Kita lanjutkan.\nDi mana tepatnya?');
    expect(chat.types('Bati-Bati')).toContain('Kapan ini terjadi?');
    expect(sweep(chat.state, due.add({ hours: 30 })).kind).toBe('waiting');
  });

  it('ends with notice, and what was told is gone', () => {
    const chat = unfinished();
    const nudged = sweep(chat.state, chat.now.add({ hours: 24 }));
    const expired = sweep(nudged.state, chat.now.add({ hours: 168 }));
    expect(expired).toMatchObject({ kind: 'formExpired', step: null, wakeAt: null });
    expect(drawn(expired.message ?? { text: [] })).toContain('isinya sudah dihapus');
    expect(JSON.stringify(expired.state)).not.toContain('Jembatan');
  });

  it('is reminded of before it ends, also after weeks of downtime', () => {
    const chat = unfinished();
    const late = chat.now.add({ hours: 24 * 30 });
    const swept = sweep(chat.state, late);
    expect(swept.kind).toBe('formNudged');
    const wake = Temporal.Instant.from(swept.wakeAt ?? '');
    expect(wake.since(late).total('hours')).toBe(144);
  });

  it('shows the question that stood open when it is continued at the categories', () => {
    const chat = unfinished();
    for (const words of ['Bati-Bati', 'kemarin']) chat.types(words);
    chat.state = sweep(chat.state, chat.now.add({ hours: 24 })).state;
    expect(chat.types('lanjutkan')).toContain('kategori');
  });
});
