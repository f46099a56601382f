import type { Profile } from '../profile.ts';
import {
  bareDays,
  lentArchiveRules,
  lentClosing,
  nationalReply,
  obstacle,
  reviewedAgain,
} from './defaults.ts';

const receipt =
  'Naskah menghitung sejak diterima pejabat penghubung; penerimaan adalah saat disposisi masuk antreannya, bukan saat ' +
  'dibuka. Disposisi ulang memulai waktu pejabat penghubung yang baru.';
const monitoring = `Pemantauan menurut BUP VII.A.1.e. ${bareDays}`;

/** Peraturan Bupati Tanah Laut 118/2020: the guideline for SP4N-LAPOR! in a regency. The default procedure. */
export const bup: Profile = {
  id: 'bup',
  version: 1,
  title: 'Peraturan Bupati Tanah Laut 118/2020 (SP4N-LAPOR! kabupaten)',
  limits: [
    {
      step: 'verification',
      level: 'national',
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'entered',
      source: 'BUP VI.B.1.a',
      note: 'Hanya bila Admin Nasional ada di dalam layanan ini.',
    },
    {
      step: 'verification',
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'received',
      source: 'BUP VI.B.1.b',
      note: 'Telaah dan verifikasi sampai diteruskan kepada pejabat penghubung.',
    },
    {
      step: 'verification',
      atMost: 3,
      unit: 'workingDay',
      startsAt: 'returned',
      source: 'BUP VI.B.1.b',
      note: reviewedAgain,
    },
    {
      step: 'completion',
      atMost: 10,
      unit: 'workingDay',
      startsAt: 'completionRequested',
      source: 'BUP VI.B.1.a.11',
      note: 'Ditulis untuk Admin Nasional; pada Admin Instansi butir 10-11 tidak terbaca, kami berlakukan sama.',
    },
    {
      step: 'settlement',
      settlementClass: 'information',
      atMost: 5,
      unit: 'workingDay',
      startsAt: 'disposed',
      remindBefore: 3,
      source: 'BUP VI.C.1',
      note: `${receipt} ${monitoring}`,
    },
    {
      step: 'settlement',
      settlementClass: 'noInspection',
      atMost: 14,
      unit: 'workingDay',
      startsAt: 'disposed',
      remindBefore: 8,
      source: 'BUP VI.C.2',
      note: `${receipt} ${monitoring}`,
    },
    {
      step: 'settlement',
      settlementClass: 'inspection',
      atMost: 60,
      unit: 'workingDay',
      startsAt: 'disposed',
      remindBefore: 35,
      source: 'BUP VI.C.3',
      note: `${receipt} ${monitoring}`,
    },
    obstacle,
    nationalReply,
    lentClosing,
  ],
  archiveRules: lentArchiveRules,
  completionReminders: [5, 8],
};
