import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from './sealer.ts';

const newSealer = () => createSealer(createSecretKey(randomBytes(32)));

describe('what is sealed', () => {
  it('comes back as it was, whatever a citizen typed', () => {
    const sealer = newSealer();
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'grapheme' }), (value, words) => {
        const said = { value, words };
        const opened = sealer.open(sealer.seal(said, words), words);
        expect(JSON.stringify(opened)).toBe(JSON.stringify(said));
      }),
      { seed: 20_261_111, numRuns: 50 },
    );
  });

  it('shows nothing of its text', () => {
    const sealed = newSealer().seal('Jalan berlubang', 'a');
    expect(sealed.toString('latin1')).not.toContain('Jalan');
    expect(sealed).toHaveLength(1 + 12 + '"Jalan berlubang"'.length + 16);
  });

  it('never looks the same twice, so that equal answers are not recognised', () => {
    const sealer = newSealer();
    const seen = new Set(Array.from({ length: 1_000 }, () => sealer.seal('ya', 'a').toString('base64')));
    expect(seen.size).toBe(1_000);
  });

  it('does not open when any byte of it was altered', () => {
    const sealer = newSealer();
    const sealed = sealer.seal({ text: 'Bati-Bati' }, 'chat-1');
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => sealer.open(altered, 'chat-1')).toThrow(/altered|unknown format/);
    }
  });

  it('does not open when it was moved to another row', () => {
    const sealer = newSealer();
    expect(() => sealer.open(sealer.seal('x', 'chat-1'), 'chat-2')).toThrow('moved');
  });

  it('does not open with another key', () => {
    expect(() => newSealer().open(newSealer().seal('x', 'a'), 'a')).toThrow('another key');
  });

  it('does not open when it was cut off, at any length', () => {
    const sealer = newSealer();
    const sealed = sealer.seal('Tambang Ulang', 'a');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.open(sealed.subarray(0, length), 'a')).toThrow();
    }
  });

  it('opens from a view into a larger piece of memory, as the drivers give it', () => {
    const sealer = newSealer();
    const sealed = sealer.seal('x', 'a');
    const larger = new Uint8Array(sealed.length + 20);
    larger.set(sealed, 7);
    expect(sealer.open(larger.subarray(7, 7 + sealed.length), 'a')).toBe('x');
  });
});
