import { parseJsonFile } from '../calendar/file-faults.ts';
import { err, type Result } from '../result.ts';
import { type Milestone, type Profile, profileSchema, type Step, settlementClasses } from './profile.ts';

/** Longest limit: two years of working days; more is a slip of the pen, and counting it would take its time. */
const longestDays = 520;
const minutesPerDay = 24 * 60;
/** Steps that mean something else at each level. */
const levelSteps: readonly Step[] = ['receipt', 'disposition', 'followUp'];

/** Reads an operator's own procedure; faults are Indonesian sentences, at least one. */
export function parseProfileFile(text: string): Result<Profile, string[]> {
  const parsed = parseJsonFile(text, profileSchema);
  if (!parsed.ok) return parsed;
  const faults = profileFaults(parsed.value);
  return faults.length > 0 ? err(faults) : parsed;
}

/**
 * What a procedure lacks although its shape is right: every open report must have a next deadline, whatever its
 * status and class, and only a listed rule may archive (BUP IV.A.2.a). Sentences; empty when it is sound.
 */
export function profileFaults(profile: Profile): string[] {
  return [...missingLimits(profile), ...completionFaults(profile), ...limitFaults(profile)];
}

function missingLimits(profile: Profile): string[] {
  const has = (step: Step, startsAt: Milestone, settlementClass?: string): boolean =>
    profile.limits.some(
      (limit) =>
        limit.step === step &&
        limit.startsAt === startsAt &&
        (limit.level === undefined || (step === 'verification' && limit.level === 'agency')) &&
        (limit.settlementClass === undefined || limit.settlementClass === settlementClass),
    );
  const needed: readonly (readonly [Step, Milestone, string])[] = [
    ['verification', 'received', 'batas verifikasi sejak laporan diterima'],
    ['verification', 'returned', 'batas verifikasi sejak laporan dikembalikan'],
    ['completion', 'completionRequested', 'batas melengkapi data sejak pelapor diminta'],
    ['nationalReply', 'sentToNational', 'batas menanyakan kabar sejak laporan diteruskan ke nasional'],
    ['closing', 'answered', 'batas penutupan sejak laporan dijawab'],
  ];
  const missing = needed
    .filter(([step, startsAt]) => !has(step, startsAt))
    .map(([step, startsAt, words]) => `Belum ada ${words} ("step": "${step}", "startsAt": "${startsAt}").`);
  const unsettled = settlementClasses
    .filter((one) => !has('settlement', 'disposed', one))
    .map(
      (one) =>
        `Belum ada batas penyelesaian sejak disposisi untuk golongan "${one}" ` +
        '("step": "settlement", "startsAt": "disposed").',
    );
  return [...missing, ...unsettled];
}

function completionFaults(profile: Profile): string[] {
  const rules = new Set(profile.archiveRules.map((rule) => rule.source));
  const completion = profile.limits.filter((limit) => limit.step === 'completion');
  const unruled = completion
    .filter((limit) => !rules.has(limit.source))
    .map(
      (limit) =>
        `Batas "${limit.source}" mengarsipkan laporan, tetapi tidak ada di archiveRules dengan source itu.`,
    );
  const shortest = Math.min(
    ...completion.filter((limit) => limit.unit === 'workingDay').map((limit) => limit.atMost),
  );
  const tooLate = profile.completionReminders
    .filter((day) => day > shortest)
    .map((day) => `Pengingat pada hari kerja ke-${day} jatuh setelah batas ${shortest} hari kerja.`);
  return [...unruled, ...tooLate];
}

function limitFaults(profile: Profile): string[] {
  return profile.limits.flatMap((limit) => {
    const name = `Batas "${limit.source}" (${limit.step})`;
    const longest = limit.unit === 'officeMinute' ? longestDays * minutesPerDay : longestDays;
    return [
      ...(levelSteps.includes(limit.step) && limit.level === undefined
        ? [`${name}: harus menyebut tingkat ("level"), misalnya "agency" atau "upt".`]
        : []),
      ...(limit.atMost > longest
        ? [`${name}: ${limit.atMost} terlalu panjang, paling banyak ${longest}.`]
        : []),
      ...(limit.target !== undefined && limit.target > limit.atMost
        ? [`${name}: target ${limit.target} melebihi batas ${limit.atMost}.`]
        : []),
      ...(limit.remindBefore !== undefined && limit.remindBefore >= limit.atMost
        ? [`${name}: pengingat ${limit.remindBefore} sebelum batas harus kurang dari ${limit.atMost}.`]
        : []),
    ];
  });
}
