import type { Day, Instant } from '../domain/instant.ts';

/**
 * Reminders of reporters that wait for the day's one message, and who wants none. A reader is a person with all whom they
 * joined, under one name.
 */
export type ReminderStore = {
  /** Of these persons those who want no reminders; who joined chats is one. */
  refusing(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** From now on the person wants reminders, or none. */
  choose(personId: string, wanted: boolean, at: Instant): Promise<void>;
  /** This report has something to remind its reporter of. */
  wait(complaintId: string, personId: string, at: Instant): Promise<void>;
  /** Readers for whom something waits and who had no message on this day, after `after`, in their order. */
  readers(day: Day, after: string, limit: number): Promise<readonly string[]>;
  /** Marks the day's message of these readers as had, and takes what waits; of those whom nobody else took. */
  take(
    day: Day,
    readers: readonly string[],
  ): Promise<readonly { readonly reader: string; readonly complaintId: string }[]>;
};
