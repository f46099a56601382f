import type { Profile } from '../profile.ts';
import {
  bareDays,
  lentArchiveRules,
  lentClosing,
  lentCompletion,
  lentObstacle,
  lentSettlement,
  rangeOfDays,
  reviewedAgain,
} from './defaults.ts';

/** SOP Kabupaten Tana Tidung 2022: three levels; it limits the first response and sets no limit for settlement. */
export const ttd: Profile = {
  id: 'ttd',
  version: 1,
  title: 'SOP Kabupaten Tana Tidung 2022 (tiga tingkat)',
  limits: [
    {
      step: 'verification',
      level: 'national',
      target: 1,
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'entered',
      source: 'TTD 1',
      note: `${rangeOfDays} ${bareDays}`,
    },
    {
      step: 'verification',
      target: 3,
      atMost: 5,
      unit: 'workingDay',
      startsAt: 'received',
      source: 'TTD 2',
      note: `${rangeOfDays} ${bareDays}`,
    },
    {
      step: 'verification',
      target: 3,
      atMost: 5,
      unit: 'workingDay',
      startsAt: 'returned',
      source: 'TTD 2',
      note: `${reviewedAgain} ${rangeOfDays} ${bareDays}`,
    },
    {
      step: 'firstResponse',
      level: 'liaison',
      target: 5,
      atMost: 10,
      unit: 'workingDay',
      startsAt: 'disposed',
      source: 'TTD 3',
      note: `${rangeOfDays} ${bareDays}`,
    },
    lentCompletion,
    lentObstacle,
    ...lentSettlement,
    lentClosing,
  ],
  archiveRules: lentArchiveRules,
  completionReminders: [5, 8],
};
