import type { Finding } from './finding.ts';

/** Minutes after which a message that still waits means that something is stuck. */
const STUCK_AFTER_MINUTES = 15;

/** What waits, what was given up, and what was set aside, whoever counted it. */
export function backlogFindings(counted: {
  readonly pending: number;
  /** Age of the oldest that waits, in seconds. */
  readonly oldestSeconds: number;
  readonly failed: number;
  readonly parked: number;
}): readonly Finding[] {
  const { pending, failed, parked } = counted;
  const minutes = Math.round(counted.oldestSeconds / 60);
  const findings: Finding[] = [
    {
      state: minutes > STUCK_AFTER_MINUTES ? 'bad' : 'ok',
      what: 'outbox',
      text: `${pending} waiting${pending > 0 ? `, the oldest since ${minutes} min` : ''}`,
    },
  ];
  if (failed > 0)
    findings.push({ state: 'note', what: 'undelivered', text: `${failed}; an admin sees them with "gagal"` });
  if (parked > 0) {
    const text = `${parked} messages were set aside by a fault; see "npm run parked -- list"`;
    findings.push({ state: 'note', what: 'parked', text });
  }
  return findings;
}
