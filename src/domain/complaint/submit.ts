import { intakeUnit, type Unit } from '../agency.ts';
import { speaksOfDanger } from '../danger.ts';
import type { ChannelName } from '../message.ts';
import { accusedUnits } from '../personal-data.ts';
import type { Classification, Content } from './complaint.ts';
import { tellerOf } from './decided.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { EventOf, Recorded } from './event.ts';
import { begin } from './evolve.ts';

/** A finished form, with the id and number drawn for it. */
export type Submission = Omit<Report, 'urgent' | 'accusedUnitIds'> & {
  readonly id: string;
  readonly number: string;
  readonly reporterId: string;
  /** What the form found in the text; found here too, so that nothing is missed if it did not look. */
  readonly urgent?: boolean;
  readonly accusedUnitIds?: readonly string[];
};

/** A report as its reporter tells it. */
type Report = {
  readonly classification: Classification;
  /** `null`: not in the list; the admin decides. */
  readonly categoryId: string | null;
  /** The description is story and additions as typed; never empty. */
  readonly content: Omit<Content, 'additions'>;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  /** A text spoke of danger to life at some moment of the dialogue. */
  readonly urgent: boolean;
  readonly accusedUnitIds: readonly string[];
  readonly channel: ChannelName;
};

/** A finished form: the report and who tells it; the identity is empty when anonymous. */
export type FinishedForm = Report & {
  readonly identity: { readonly name?: string; readonly contact?: string };
};

/**
 * A report enters the admin room's queue, or the national admin's where that is first, under the profile of now (BUP IV.A.1.a: every report is entered, recorded and
 * archived). Nothing refuses it. The reporter is told by the conversation that took it.
 */
export function decideSubmission(submission: Submission, context: DecisionContext): Decision {
  const room = intakeUnit(context.agency);
  const event = submittedTo(room, submission, context);
  const recorded: Recorded = { version: 1, at: context.now.toString(), actor: context.actor, event };
  const { toUnit, due } = tellerOf(begin(recorded, submission.id), context);
  return { events: [event], effects: [toUnit(room.id, { kind: 'newInQueue', ...due('verification') })] };
}

/** The first event of a report that enters this room's queue. */
export function submittedTo(
  { id: ownerUnitId, level }: Unit,
  submission: Submission,
  { profile, agency }: DecisionContext,
): EventOf<'submitted'> {
  const { id: _id, content, urgent = false, accusedUnitIds = [], ...rest } = submission;
  return {
    type: 'submitted',
    ...rest,
    profile: { id: profile.id, version: profile.version },
    ownerUnitId,
    ...(level !== 'agency' && { ownerLevel: level }),
    urgent: urgent || speaksOfDanger(content.description),
    accusedUnitIds: [...new Set([...accusedUnitIds, ...accusedUnits(content.description, agency)])],
    private: content,
  };
}
