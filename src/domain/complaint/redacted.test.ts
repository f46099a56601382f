import { describe, expect, it } from 'vitest';
import { sampleComplaint } from '../../../test/support/complaint.ts';
import { redacted, redactedEvent } from './redacted.ts';

describe('what an officer reads without a recorded look [BUP IV.A.1.e]', () => {
  const complaint = sampleComplaint({
    content: {
      description: 'Pungli di loket. Hubungi saya di 0812-3456-7890 atau warga@example.org.',
      place: { words: 'Kantor desa, HP 081234567890' },
      occurred: { words: 'kemarin' },
      attachments: [],
      additions: [{ at: '2026-11-12T01:00:00Z', text: 'NIK saya 6301015708900001', attachments: [] }],
    },
  });

  it('holds the story without the numbers and addresses of people', () => {
    const shown = redacted(complaint);
    expect(shown.content.description).toBe(
      'Pungli di loket. Hubungi saya di ••••-••••-•••• atau •••••@•••••••.•••.',
    );
    expect(JSON.stringify(shown)).not.toMatch(/7890|example|6301/);
    expect(shown.content.additions[0]?.text).toContain('NIK saya');
  });

  it('keeps what a report is found and counted by', () => {
    const { content: _before, ...before } = complaint;
    const { content: _after, ...after } = redacted(complaint);
    expect(after).toEqual(before);
    const plain = sampleComplaint();
    expect(redacted(plain)).toBe(plain);
  });

  it('is masked in the history too', () => {
    expect(redactedEvent({ type: 'noteAdded', private: { text: 'Telepon 0812 3456 7890' } })).toEqual({
      type: 'noteAdded',
      private: { text: 'Telepon •••• •••• ••••' },
    });
  });
});
