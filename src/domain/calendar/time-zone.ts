/** The three zones of Indonesia. */
export const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type TimeZone = (typeof timeZones)[number];

export type ZoneName = 'WIB' | 'WITA' | 'WIT';

const facts: Record<TimeZone, { readonly name: ZoneName; readonly hours: number }> = {
  'Asia/Jakarta': { name: 'WIB', hours: 7 },
  'Asia/Makassar': { name: 'WITA', hours: 8 },
  'Asia/Jayapura': { name: 'WIT', hours: 9 },
};

/** What people call the zone: `WITA`. */
export const zoneName = (timeZone: TimeZone): ZoneName => facts[timeZone].name;

/** Milliseconds ahead of UTC, the whole year: Indonesia keeps no summer time. */
export const offsetMsOf = (timeZone: TimeZone): number => facts[timeZone].hours * 3_600_000;

const otherNames: Record<string, TimeZone> = {
  'asia/pontianak': 'Asia/Jakarta',
  'asia/ujung_pandang': 'Asia/Makassar',
};

/** The zone a setting means: `WITA`, `wita`, `Asia/Makassar`; `undefined` for anything else. */
export function parseTimeZone(words: string): TimeZone | undefined {
  const wanted = words.trim().toLowerCase();
  return (
    timeZones.find((zone) => zone.toLowerCase() === wanted || zoneName(zone).toLowerCase() === wanted) ??
    otherNames[wanted]
  );
}
