import type { NoticeCopy } from '../notice.ts';
import { citizenNotices } from './notice-citizen.ts';
import { officerNotices } from './notice-officer.ts';

/** Everything that is told without being asked, in English. */
export const notice: NoticeCopy = {
  say: { ...citizenNotices, ...officerNotices },
  buttons: {
    solved: 'Solved',
    partly: 'Partly',
    unsolved: 'Not solved',
    add: 'Complete it now',
    reportAgain: 'New report',
    leave: 'Stop following',
    open: (position) => `Open ${position}`,
  },
};
