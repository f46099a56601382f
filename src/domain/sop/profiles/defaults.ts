import type { Profile, TimeLimit } from '../profile.ts';

/** How a bare "hari" is read: our decision, until an agency's own profile says calendar day. */
export const bareDays =
  'Naskah menulis "hari"; dihitung sebagai hari kerja, keputusan kami sampai profil instansi menyatakan hari kalender.';
export const rangeOfDays = 'Rentang dalam naskah dibaca sebagai target dan batas, keputusan kami.';
export const officeMinutes = 'Menit berjalan pada jam kantor, keputusan kami.';
export const reviewedAgain =
  'Laporan yang kembali ditelaah lagi dengan batas yang sama; naskah tidak menyebutnya, keputusan kami.';

/** Marks what a procedure is silent about and another lends it. */
const lent = (from: string): string => `Baku, tidak ada dalam SOP ini: ${from} dipakai.`;

/** Archiving what the reporter did not complete, where the procedure names no time of its own. */
export const lentCompletion: TimeLimit = {
  step: 'completion',
  atMost: 10,
  unit: 'workingDay',
  startsAt: 'completionRequested',
  source: 'BUP VI.B.1.a.11',
  note: lent('BUP VI.B.1.a.11'),
};

export const lentArchiveRules: Profile['archiveRules'] = [
  {
    id: 'BUP VI.B.1.a.11',
    title: 'Kelengkapan data tidak diberikan dalam 10 hari kerja',
    source: 'BUP VI.B.1.a.11',
  },
];

/** Settlement where the procedure sets no limit. */
export const lentSettlement: readonly TimeLimit[] = [
  {
    step: 'settlement',
    settlementClass: 'information',
    atMost: 5,
    unit: 'workingDay',
    startsAt: 'disposed',
    remindBefore: 3,
    source: 'BUP VI.C.1',
    note: lent('BUP VI.C'),
  },
  {
    step: 'settlement',
    settlementClass: 'noInspection',
    atMost: 14,
    unit: 'workingDay',
    startsAt: 'disposed',
    remindBefore: 8,
    source: 'BUP VI.C.2',
    note: lent('BUP VI.C'),
  },
  {
    step: 'settlement',
    settlementClass: 'inspection',
    atMost: 60,
    unit: 'workingDay',
    startsAt: 'disposed',
    remindBefore: 35,
    source: 'BUP VI.C.3',
    note: lent('BUP VI.C'),
  },
];

/** When the reporter is told what hinders the answer, in the regency's own words. */
export const obstacle: TimeLimit = {
  step: 'obstacle',
  atMost: 2,
  unit: 'workingDay',
  startsAt: 'monitored',
  source: 'BUP VII.A.1.f',
  note: 'Naskah menulis "dalam jangka waktu tertentu" sejak pemantauan; 2 hari kerja, paling lambat pada batas penyelesaian: keputusan kami.',
};

export const lentObstacle: TimeLimit = { ...obstacle, note: `${lent('BUP VII.A.1.f')} ${obstacle.note}` };

/** Closing where the procedure does not speak of it. */
export const lentClosing: TimeLimit = {
  step: 'closing',
  atMost: 10,
  unit: 'workingDay',
  startsAt: 'answered',
  source: 'BKP 11',
  note: `${lent('BKP 11')} ${bareDays}`,
};

/** When the admin asks national, where that is outside this service, what became of a report. No seed says it. */
export const nationalReply: TimeLimit = {
  step: 'nationalReply',
  atMost: 14,
  unit: 'workingDay',
  startsAt: 'sentToNational',
  source: 'BUP VI.B.1.b.12',
  note: 'Naskah tidak menyebut kapan kabar nasional ditanyakan; 14 hari kerja, sepanjang batas BUP VI.C.2: keputusan kami.',
};
