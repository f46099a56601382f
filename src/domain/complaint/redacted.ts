/**
 * What is shown of a report to who need not know the people in it: every officer, unless a recorded look opens it
 * (BUP IV.A.1.e, 2.b-d). What is kept stays as it was written. Pure.
 */
import type { Notice } from '../notice.ts';
import { mask } from '../personal-data.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintEvent } from './event.ts';

/** With the numbers and addresses of people masked in all that was written; itself where there are none. */
export const redacted = (complaint: Complaint): Complaint => masked(complaint);

/** The same of what happened. */
export const redactedEvent = (event: ComplaintEvent): ComplaintEvent => masked(event);

/** The same of news to officers. */
export const redactedNotice = <News extends Notice>(notice: News): News => masked(notice);

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
]);

function masked<Value>(value: Value, field = ''): Value {
  if (typeof value === 'string') return (WRITTEN.has(field) ? mask(value) : value) as Value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const shown = value.map((one: unknown) => masked(one, field));
    return shown.every((one, index) => one === value[index]) ? value : (shown as Value);
  }
  let shown = value;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields)) {
    const part = masked(fields[name], name);
    if (part !== fields[name]) shown = { ...shown, [name]: part };
  }
  return shown;
}
