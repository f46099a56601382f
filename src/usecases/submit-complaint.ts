import type { Temporal } from 'temporal-polyfill';
import type { Instant, Recorded } from '../domain/complaint/complaint.ts';
import { begin, evolve } from '../domain/complaint/evolve.ts';
import { makeNumber } from '../domain/complaint/number.ts';
import { decideSubmission, type FinishedForm } from '../domain/complaint/submit.ts';
import type { Outcome } from '../domain/outcome.ts';
import { deadlines, toDueDate } from '../domain/sop/deadlines.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { Identity, Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

/** Random numbers are 35 bits: a taken one is drawn again this often before something must be wrong. */
const NUMBER_TRIES = 5;

/**
 * Records a complaint: a reporter if the chat has none yet, the number, the first event, the news to the admin room
 * (BUP IV.A.1.a: every report is entered, recorded and archived, whatever its channel).
 */
export const submitComplaint =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'people' | 'conversations' | 'media' | 'outbox'>,
    form: FinishedForm,
    from: { conversationId: string; personId?: string; now: Temporal.Instant },
  ): Promise<Extract<Outcome, { kind: 'submitted' }>> => {
    const at: Instant = from.now.toString();
    const reporterId = await reporterOf(deps, stores, form.identity, from, at);
    const context = {
      now: from.now,
      actor: { kind: 'reporter', personId: reporterId } as const,
      profile: deps.profile(),
      calendar: deps.calendar(),
      agency: deps.agency(),
    };
    const id = deps.newId();
    const number = await freeNumber(deps, stores);
    const { identity: _identity, ...report } = form;
    const decision = decideSubmission({ ...report, id, number, reporterId }, context);
    const [first, ...rest] = decision.events.map(
      (event, index): Recorded => ({ version: index + 1, at, actor: context.actor, event }),
    );
    if (!first) throw new Error('A submission decided no event.');
    const complaint = rest.reduce(evolve, begin(first, id));
    const schedule = scheduleOf(complaint, context.profile, context.calendar, from.now);
    await stores.complaints.insert(complaint, [first, ...rest], schedule);
    await stores.media.attach(
      form.content.attachments.map((attachment) => attachment.mediaId),
      id,
    );
    await stores.outbox.notify(decision.effects, at);
    const [next] = deadlines(complaint, context.profile, context.calendar, from.now);
    if (!next) throw new Error(`Profile ${context.profile.id} gives a new complaint no deadline.`);
    return {
      kind: 'submitted',
      complaintId: id,
      number,
      version: complaint.version,
      due: toDueDate(next, from.now),
    };
  };

async function reporterOf(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'people' | 'conversations'>,
  identity: Identity,
  from: { conversationId: string; personId?: string },
  at: Instant,
): Promise<string> {
  if (from.personId !== undefined) {
    // An anonymous report after a named one does not erase the name under which the other was given.
    if (identity.name !== undefined || identity.contact !== undefined) {
      const known = await stores.people.identity(from.personId);
      await stores.people.setIdentity(from.personId, { ...known, ...identity });
    }
    return from.personId;
  }
  const personId = deps.newId();
  await stores.people.create(personId, identity, at);
  await stores.conversations.setPerson(from.conversationId, personId);
  return personId;
}

async function freeNumber(deps: UseCaseDeps, stores: Pick<Stores, 'complaints'>): Promise<string> {
  for (let attempt = 0; attempt < NUMBER_TRIES; attempt++) {
    const number = makeNumber(deps.agency().code, deps.randomBytes(7));
    if ((await stores.complaints.idByNumber(number)) === undefined) return number;
  }
  throw new Error(`No free number in ${NUMBER_TRIES} draws.`);
}
