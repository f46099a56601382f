/** What who need not know the people in a report is shown of it (BUP IV.A.1.e, 2.b-d). Pure. */
import { mask } from '../personal-data.ts';
import type { Complaint, ComplaintEvent } from './complaint.ts';

/** With the numbers and addresses of people masked in all that was written; the rest, and attachments, as it is. */
export const redacted = (complaint: Complaint): Complaint => masked(complaint);

/** The same of what happened. */
export const redactedEvent = (event: ComplaintEvent): ComplaintEvent => masked(event);

/** Fields that hold words of people, wherever they stand. */
const WRITTEN: ReadonlySet<string> = new Set([
  'description',
  'words',
  'text',
  'ask',
  'note',
  'reason',
  'subject',
  'object',
  'fileName',
]);

function masked<Value>(value: Value, field = ''): Value {
  if (typeof value === 'string') return (WRITTEN.has(field) ? mask(value) : value) as Value;
  if (Array.isArray(value)) return value.map((one) => masked(one, field)) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one, name)])) as Value;
}
