import type { Profile } from '../profile.ts';
import {
  bareDays,
  lentArchiveRules,
  lentClosing,
  lentCompletion,
  lentObstacle,
  nationalReply,
  reviewedAgain,
} from './defaults.ts';

const twoNumbers =
  'Naskah menulis dua angka ("Maks 60 hari 14 hari"): 60 dengan pemeriksaan lapangan, 14 tanpa, keputusan kami.';
const monitored = 'Pemantauan sebelum batas: baku dari BUP VII.A.1.e, tidak ada dalam SOP ini.';

/**
 * SOP Kabupaten Mojokerto 2018: 02 manages complaints in the agency (MJK-A), 01 resolves them inside an OPD (MJK-B).
 * MJK-A 1 (distribution) and MJK-B 5-8 set no limits; MJK-A 5 (30 minutes) needs none here, as the answer is
 * sent to the reporter and counted in the figures by the same act that enters it.
 */
export const mjk: Profile = {
  id: 'mjk',
  version: 1,
  title: 'SOP Kabupaten Mojokerto 02 dan 01/SOP/416-113/2018 (dengan penyelesaian di dalam OPD)',
  limits: [
    {
      step: 'verification',
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'received',
      source: 'MJK-A 2',
      note: bareDays,
    },
    {
      step: 'verification',
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'returned',
      source: 'MJK-A 2',
      note: `${reviewedAgain} ${bareDays}`,
    },
    {
      step: 'disposition',
      level: 'agency',
      atMost: 1,
      unit: 'workingDay',
      startsAt: 'verified',
      source: 'MJK-B 1',
      note: `Dihitung sejak laporan dinyatakan lengkap, keputusan kami. ${bareDays}`,
    },
    {
      step: 'settlement',
      level: 'agency',
      settlementClass: 'noInspection',
      atMost: 14,
      unit: 'workingDay',
      startsAt: 'verified',
      remindBefore: 8,
      source: 'MJK-A 3',
      note: `Konfirmasi, klarifikasi, kelengkapan, dan penyelesaian oleh Tim Admin bersama 14 hari. ${bareDays} ${monitored}`,
    },
    {
      step: 'disposition',
      level: 'liaison',
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'entered',
      source: 'MJK-B 2',
      note: `Sampai disampaikan kepada Sekretaris, atau diterima untuk dikerjakan sendiri. ${bareDays}`,
    },
    {
      step: 'disposition',
      level: 'secretary',
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'entered',
      source: 'MJK-B 3',
      note: `Sampai diteruskan kepada Kepala Dinas. ${bareDays}`,
    },
    {
      step: 'settlement',
      settlementClass: 'information',
      atMost: 5,
      unit: 'workingDay',
      startsAt: 'disposed',
      remindBefore: 3,
      source: 'MJK-B 2',
      note: `${bareDays} ${monitored}`,
    },
    {
      step: 'settlement',
      settlementClass: 'noInspection',
      atMost: 14,
      unit: 'workingDay',
      startsAt: 'disposed',
      remindBefore: 8,
      source: 'MJK-B 3',
      note: `${bareDays} ${monitored}`,
    },
    {
      step: 'settlement',
      settlementClass: 'inspection',
      atMost: 60,
      unit: 'workingDay',
      startsAt: 'disposed',
      remindBefore: 35,
      source: 'MJK-A 4, MJK-B 4',
      note: `${twoNumbers} ${bareDays} ${monitored}`,
    },
    lentCompletion,
    lentObstacle,
    nationalReply,
    lentClosing,
  ],
  archiveRules: lentArchiveRules,
  completionReminders: [5, 8],
  directAnswers: [
    {
      level: 'liaison',
      settlementClasses: ['information'],
      source: 'MJK-B 2',
      note: 'Naskah memberi Admin OPD 5 hari untuk "permintaan informasi dan keluhan"; keluhan kecil dibaca sebagai kelas penyelesaian 5 hari itu, keputusan kami.',
    },
    {
      level: 'secretary',
      settlementClasses: ['information', 'noInspection'],
      source: 'MJK-B 3',
      note: 'Naskah menulis penyelesaian tanpa pemeriksaan lapangan pada langkah Sekretaris; yang lain sampai Kepala Dinas, keputusan kami.',
    },
  ],
};
