import { z } from 'zod';
import type { Day, Instant } from '../instant.ts';
import type { Figures } from './figures.ts';

/** Why reports are of strategic interest, the gravest first. */
export const issueKinds = ['danger', 'violation', 'cluster', 'late', 'reopened'] as const;
export type IssueKind = (typeof issueKinds)[number];

/** What makes an issue strategic (TTD E.2 asks for the report and says nothing of when). */
export const strategicRulesSchema = z.strictObject({
  /** Reports of one category that came within `clusterDays` calendar days, at least. */
  clusterReports: z.number().int().min(2).max(1_000),
  clusterDays: z.number().int().min(1).max(60),
  /** Calendar days for which the next limit of a report has been missed, at least. */
  lateDays: z.number().int().min(1).max(365),
  source: z.string().min(3),
  note: z.string().optional(),
});
export type StrategicRules = z.infer<typeof strategicRulesSchema>;

/** Where a procedure names none. */
export const defaultStrategicRules: StrategicRules = {
  clusterReports: 10,
  clusterDays: 7,
  lateDays: 14,
  source: 'TTD E.2',
  note:
    'Naskah meminta laporan harian isu strategis tanpa menyebut ukurannya. Keputusan kami: bahaya bagi jiwa, dugaan ' +
    'pelanggaran atau petugas yang disebut, 10 laporan sekategori dalam 7 hari, lewat batas 14 hari, dibuka kembali.',
};

/** Open reports (of a cluster: all that came) that one rule found, with the newest of them. */
export type Issue = {
  readonly kind: IssueKind;
  /** Of a cluster. */
  readonly categoryId?: string;
  readonly count: number;
  readonly reports: readonly {
    readonly complaintId: string;
    readonly number: string;
    readonly version: number;
  }[];
};

/** The leaders' report of a morning (BUP VII.B.1-2, TTD E.1-2): the month so far, the days since the last one, what is strategic. */
export type MorningReport = {
  readonly today: Day;
  /** What came and was answered from the last working day, `from`, to yesterday, of whatever month: no day is left out. */
  readonly lately: {
    readonly from: Day;
    readonly until: Day;
    readonly received: number;
    readonly answered: number;
  };
  readonly figures: Figures;
  readonly issues: readonly Issue[];
  /** By which they were found. */
  readonly rules: StrategicRules;
};

/** Which issues are looked for, as of when. */
export type IssueQuery = { readonly now: Instant; readonly rules: StrategicRules; readonly reports: number };

/** In the order in which leaders read them: the gravest kind first, then the most reports. */
export const byWeight = (a: Issue, b: Issue): number =>
  issueKinds.indexOf(a.kind) - issueKinds.indexOf(b.kind) || b.count - a.count;
