import type { Stores, Transact } from '../../src/ports/stores.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Database, Session } from '../client.ts';
import { createAbsences } from './absences.ts';
import { createAgency } from './agency.ts';
import { createAudit } from './audit.ts';
import { createBroadcasts } from './broadcasts.ts';
import { createComplaints } from './complaints.ts';
import { createConversations } from './conversations.ts';
import { createDayFigures } from './day-figures.ts';
import { createDigests } from './digests.ts';
import { createJobs } from './jobs.ts';
import { createJoins } from './joins.ts';
import { createMedia } from './media.ts';
import { createOfficers } from './officers.ts';
import { createOutbox } from './outbox.ts';
import { createParked } from './parked.ts';
import { createPeople, createPersonKeys } from './people.ts';
import { createSupport } from './public-reports.ts';
import { createReadyAnswers } from './ready-answers.ts';
import { createReminders } from './reminders.ts';
import { createThrottle } from './throttle.ts';

/** All stores over one session. They remember keys and locks of its transaction: make new ones for every transaction. */
export function createStores(session: Session, keyring: Keyring): Stores {
  const keys = createPersonKeys(session, keyring);
  return {
    complaints: createComplaints(session, keyring, keys),
    people: createPeople(session, keyring, keys),
    officers: createOfficers(session, keyring),
    absences: createAbsences(session),
    agency: createAgency(session),
    outbox: createOutbox(session, keyring),
    conversations: createConversations(session, keyring),
    media: createMedia(session, keyring),
    throttle: createThrottle(session, keyring),
    joins: createJoins(session, keyring),
    parked: createParked(session, keyring),
    jobs: createJobs(session),
    digests: createDigests(session),
    dayFigures: createDayFigures(session),
    reminders: createReminders(session),
    readyAnswers: createReadyAnswers(session),
    broadcasts: createBroadcasts(session, keyring),
    support: createSupport(session, keyring),
    audit: createAudit(session),
  };
}

/** One database transaction a call; its stores are good only inside it. */
export function createTransact(db: Database, keyring: Keyring): Transact {
  return (work) => db.transaction((session) => work(createStores(session, keyring)));
}
