import type { NoticeCopy } from '../notice.ts';
import { citizenNotices } from './notice-citizen.ts';
import { officerNotices } from './notice-officer.ts';

/** Everything that is told without being asked, in Indonesian. */
export const notice: NoticeCopy = {
  say: { ...citizenNotices, ...officerNotices },
  buttons: {
    solved: 'Selesai',
    partly: 'Sebagian',
    unsolved: 'Belum',
    add: 'Lengkapi sekarang',
    reportAgain: 'Laporan baru',
    leave: 'Berhenti ikut',
    open: (position) => `Buka ${position}`,
  },
};
