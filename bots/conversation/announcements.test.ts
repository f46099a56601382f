import { describe, expect, it } from 'vitest';
import { dialogue } from '../../test/support/dialogue.ts';

describe('pengumuman', () => {
  it('asks before anything is sent, and says what it would be', () => {
    const citizen = dialogue();
    expect(citizen.types('pengumuman')).toContain('hanya dikirim kepada yang setuju, tidak pada malam hari');
    expect(citizen.actions).toEqual([]);
  });

  it.each([
    ['Ya, kirimi saya', true, 'stop pengumuman'],
    ['Tidak, terima kasih', false, 'tidak dikirim'],
  ])('%s is taken as the answer', (label, wanted, says) => {
    const citizen = dialogue();
    citizen.types('pengumuman');
    expect(citizen.presses(label)).toContain(says);
    expect(citizen.actions).toEqual([{ kind: 'announcements', wanted }]);
  });

  it.each(['stop pengumuman', '/stop pengumuman', 'Berhenti pengumuman', 'stop announcements'])(
    'ends at once with "%s", as the foot of each announcement says, also in an open form',
    (words) => {
      const citizen = dialogue();
      citizen.types('lapor');
      expect(citizen.types(words)).toContain('tidak dikirim');
      expect(citizen.actions.at(-1)).toEqual({ kind: 'announcements', wanted: false });
    },
  );
});
