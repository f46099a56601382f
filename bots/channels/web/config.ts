/** How the web chat behaves in a deployment. Durations are milliseconds, sizes bytes. */
export type WebConfig = {
  /** Shown at the top of both pages. */
  readonly agencyName: string;
  /** The address under which people open the pages, e.g. `https://lapor.example.go.id`; absent: whatever they asked for. */
  readonly publicUrl?: string;
  /** Cookies only over HTTPS, with the `__Host-` prefix. False only for a service without HTTPS (a trial at home). */
  readonly secureCookies: boolean;
  /** How long a session lives without being used. */
  readonly idle: { readonly citizen: number; readonly officer: number };
  readonly uploadLimit: number;
  /** How often other replicas' lines are looked for; how often an idle stream says that it lives. */
  readonly pollMs: number;
  readonly heartbeatMs: number;
};

const HOUR = 3_600_000;

/**
 * What holds unless a deployment says otherwise: citizens 90 days; officers a week, since who lost the session needs a
 * new invite, and an admin's `cabut` ends it at once; files up to 20 MB.
 */
export const webDefaults = {
  idle: { citizen: 90 * 24 * HOUR, officer: 7 * 24 * HOUR },
  uploadLimit: 20 * 1024 * 1024,
  pollMs: 1000,
  heartbeatMs: 15_000,
} as const satisfies Partial<WebConfig>;
