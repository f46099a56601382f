import { Temporal } from 'temporal-polyfill';
import type { Complaint, LoweringRequest, Secrecy } from './complaint.ts';

/**
 * What two officers may lower: confidentiality, whoever asked for it, and an anonymity that officers raised. What a
 * reporter was promised stays: an anonymity of their own choice is never lowered (our decision).
 */
export function lowerable(complaint: Pick<Complaint, Secrecy | 'anonymityRaised'>): readonly Secrecy[] {
  const { confidential, anonymous, anonymityRaised } = complaint;
  return [
    ...(confidential ? (['confidential'] as const) : []),
    ...(anonymous && anonymityRaised ? (['anonymous'] as const) : []),
  ];
}

/** The request that waits for a second officer; one that has expired is none. */
export function openRequest(
  { lowering }: Pick<Complaint, 'lowering'>,
  now: Temporal.Instant,
): LoweringRequest | undefined {
  return lowering && Temporal.Instant.compare(now, Temporal.Instant.from(lowering.until)) < 0
    ? lowering
    : undefined;
}
