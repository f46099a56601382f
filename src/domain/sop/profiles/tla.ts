import type { Profile, TimeLimit } from '../profile.ts';
import { bareDays } from './defaults.ts';

/** Ends the id of a procedure that takes the overlay: `bup-tla`. */
const SUFFIX = '-tla';

const oneDay = (source: string, note?: string) => ({
  atMost: 1,
  unit: 'workingDay' as const,
  source,
  note: note === undefined ? bareDays : `${note} ${bareDays}`,
});

const watch: TimeLimit = {
  step: 'entryWatch',
  atMost: 3,
  unit: 'workingDay',
  startsAt: 'received',
  source: 'TLA 5',
  note: `Dihitung sejak dientri; selama itu laporan milik Admin Koordinator dan dipantau unit yang mengentri. ${bareDays}`,
};

/**
 * SOP Kabupaten Tanah Laut 2023: how reports that come outside LAPOR are entered. It sets no limit for what follows, so that it
 * lies over another procedure, any of them.
 */
export const withTla = (profile: Profile): Profile => ({
  ...profile,
  id: `${profile.id}${SUFFIX}`,
  title: `${profile.title}, dengan penginputan laporan dari luar LAPOR (SOP Kabupaten Tanah Laut 500.12.12.3/182/II/Diskominfo/2023)`,
  limits: [...profile.limits, watch],
  intake: {
    verification: oneDay(
      'TLA 2',
      'Berjalan di luar layanan: dihitung bersama TLA 3, sampai laporan ada pada pejabat penghubung, keputusan kami.',
    ),
    handOver: oneDay('TLA 3'),
    entry: oneDay('TLA 4'),
  },
});

/** The id of the procedure over which the overlay lies; `undefined`: the id names none. */
export const underTla = (id: string): string | undefined =>
  id.endsWith(SUFFIX) ? id.slice(0, -SUFFIX.length) : undefined;
