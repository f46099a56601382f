import type { AbsenceStore } from './absences.ts';
import type { AgencyStore } from './agency.ts';
import type { AuditStore } from './audit.ts';
import type { BroadcastStore } from './broadcasts.ts';
import type { ComplaintStore } from './complaints.ts';
import type { ConversationStore } from './conversations.ts';
import type { DayFiguresStore } from './day-figures.ts';
import type { DigestStore } from './digests.ts';
import type { JobStore } from './jobs.ts';
import type { JoinStore } from './joins.ts';
import type { MediaStore } from './media-store.ts';
import type { OfficerStore } from './officers.ts';
import type { Outbox } from './outbox.ts';
import type { ParkedStore } from './parked.ts';
import type { PersonStore } from './people.ts';
import type { ReadyAnswerStore } from './ready-answers.ts';
import type { ReminderStore } from './reminders.ts';
import type { SupportStore } from './support.ts';
import type { ThrottleStore } from './throttle.ts';

/** Runs `work` in one database transaction; its stores are good only inside it. A throw rolls back. */
export type Transact = <T>(work: (tx: Stores) => Promise<T>) => Promise<T>;

/** Everything that is kept, seen through one transaction. Use cases narrow it to what they use. */
export type Stores = {
  readonly complaints: ComplaintStore;
  readonly people: PersonStore;
  readonly officers: OfficerStore;
  readonly absences: AbsenceStore;
  readonly agency: AgencyStore;
  readonly outbox: Outbox;
  readonly conversations: ConversationStore;
  readonly media: MediaStore;
  readonly throttle: ThrottleStore;
  readonly joins: JoinStore;
  readonly parked: ParkedStore;
  readonly jobs: JobStore;
  readonly digests: DigestStore;
  readonly dayFigures: DayFiguresStore;
  readonly reminders: ReminderStore;
  readonly readyAnswers: ReadyAnswerStore;
  readonly support: SupportStore;
  readonly broadcasts: BroadcastStore;
  readonly audit: AuditStore;
};
