import { Temporal } from 'temporal-polyfill';
import type { Actor, OfficerActor } from '../../src/domain/access.ts';
import type { Agency, Unit } from '../../src/domain/agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import { commandByKeyword } from '../../src/domain/complaint/commands/index.ts';
import { decideSeparation } from '../../src/domain/complaint/commands/separate.ts';
import type { Complaint, ComplaintRef } from '../../src/domain/complaint/complaint.ts';
import type { Decide, Decision, DecisionContext, Effect } from '../../src/domain/complaint/decision.ts';
import { endsSharing } from '../../src/domain/complaint/duplicates.ts';
import { decideEntry, type EnteredReport } from '../../src/domain/complaint/enter.ts';
import type { Recorded } from '../../src/domain/complaint/event.ts';
import { begin, evolve } from '../../src/domain/complaint/evolve.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import type { Refusal } from '../../src/domain/complaint/refusal.ts';
import { decideSubmission, type Submission } from '../../src/domain/complaint/submit.ts';
import { decideSweep } from '../../src/domain/complaint/sweep.ts';
import type { Attachment } from '../../src/domain/message.ts';
import type { Result } from '../../src/domain/result.ts';
import type { Profile } from '../../src/domain/sop/profile.ts';
import { bup } from '../../src/domain/sop/profiles/bup.ts';

const unit = (
  id: string,
  level: Unit['level'],
  name: string,
  shortName: string,
  aliases: readonly string[] = [],
): Unit => ({
  id,
  parentId: level === 'liaison' ? 'admin' : null,
  level,
  name,
  shortName,
  aliases,
});

export const taleAgency: Agency = {
  code: 'TLA',
  name: 'Kabupaten Tanah Laut',
  units: [
    unit('nasional', 'national', 'Admin Nasional SP4N-LAPOR!', 'nasional'),
    unit('admin', 'agency', 'Admin Instansi', 'admin'),
    unit('u-pupr', 'liaison', 'Dinas PUPR', 'pupr', ['pekerjaan umum']),
    { ...unit('u-sekre', 'secretary', 'Sekretaris', 'sekretaris'), parentId: 'u-pupr' },
    { ...unit('u-kadis', 'head', 'Kepala Dinas', 'kadis'), parentId: 'u-sekre' },
    { ...unit('u-bina', 'section', 'Bidang Bina Marga', 'bina-marga'), parentId: 'u-kadis' },
    { ...unit('u-cipta', 'section', 'Bidang Cipta Karya', 'cipta-karya'), parentId: 'u-kadis' },
    unit('u-upt', 'liaison', 'UPT PU Pelaihari', 'upt-pelaihari'),
    unit('u-rsud', 'liaison', 'RSUD Hadji Boejasin', 'rsud', ['rumah sakit']),
    { ...unit('u-insp', 'liaison', 'Inspektorat', 'inspektorat', ['apip']), inspectorate: true },
  ],
  categories: [
    {
      id: 'jalan',
      unitId: 'u-pupr',
      label: { id: 'Jalan dan jembatan', en: 'Roads and bridges' },
      keywords: [],
    },
    { id: 'rs', unitId: 'u-rsud', label: { id: 'Layanan rumah sakit', en: 'Hospital' }, keywords: [] },
  ],
};

export const taleCalendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });

export const officer = (officerId: string, unitId: string, role: OfficerActor['role']): OfficerActor => ({
  kind: 'officer',
  officerId,
  unitId,
  role,
  name: officerId,
});

export const cast = {
  admin: officer('admin-1', 'admin', 'admin'),
  otherAdmin: officer('admin-2', 'admin', 'admin'),
  pupr: officer('pupr-1', 'u-pupr', 'liaison'),
  otherPupr: officer('pupr-2', 'u-pupr', 'liaison'),
  secretary: officer('sekre-1', 'u-sekre', 'liaison'),
  head: officer('kadis-1', 'u-kadis', 'liaison'),
  section: officer('bina-1', 'u-bina', 'liaison'),
  otherSection: officer('cipta-1', 'u-cipta', 'liaison'),
  upt: officer('upt-1', 'u-upt', 'liaison'),
  rsud: officer('rsud-1', 'u-rsud', 'liaison'),
  inspector: officer('insp-1', 'u-insp', 'liaison'),
} as const;

/** A local time in WITA, `2026-11-11T09:00`, as an instant. */
export const wita = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+08:00`);

/** What is said of one complaint's life so far, and the acts that may follow. All pure; time is what `at` says. */
export type Tale = {
  readonly complaint: () => Complaint;
  readonly history: () => readonly Recorded[];
  /** The news of the last act. */
  readonly news: () => readonly Effect[];
  readonly at: (time: Temporal.Instant | string) => Tale;
  readonly now: () => Temporal.Instant;
  /** Runs an officer's typed command; stores its events unless it is refused. */
  readonly does: (
    by: OfficerActor,
    words: string,
    attachments?: readonly Attachment[],
  ) => Result<Decision, Refusal>;
  readonly act: <Args>(decide: Decide<Args>, args: Args, by?: Actor) => Result<Decision, Refusal>;
  readonly sweep: (time?: Temporal.Instant | string) => Decision;
  readonly context: (by: Actor) => DecisionContext;
  /** The agency changed. */
  readonly inAgency: (changed: Agency) => Tale;
  /** Another report, which this one may follow or be followed by. Both know each other from now on. */
  readonly beside: (other: Tale) => Tale;
  readonly other: () => Tale | undefined;
  /** What a decision about the other report means for this one is recorded. */
  readonly happens: (decision: Decision, actor: Actor) => void;
};

/** What was told otherwise than usual; `entered`: not by the reporter, but by this officer. */
type Given = Partial<Submission> & {
  readonly entered?: Pick<EnteredReport, 'entry' | 'answer'> & { readonly by: OfficerActor };
};

/** A complaint submitted at a local time, under the regency's profile and in its agency unless others are given. */
export function tale(
  received = '2026-11-11T09:12',
  { entered, ...given }: Given = {},
  profile: Profile = bup,
  begunIn: Agency = taleAgency,
): Tale {
  let agency = begunIn;
  let now = wita(received);
  let recorded: Recorded[] = [];
  let news: readonly Effect[] = [];
  let other: Tale | undefined;
  const context = (actor: Actor): DecisionContext => ({
    now,
    actor,
    profile,
    calendar: taleCalendar,
    agency,
  });
  /** With the other report where one is meant. */
  const withOther = (actor: Actor, ref: ComplaintRef | undefined): DecisionContext => {
    const their = other?.complaint();
    const isMeant = ref?.by === 'id' ? ref.id === their?.id : ref?.number === their?.number;
    return their && ref && isMeant
      ? { ...context(actor), other: { complaint: their, profile } }
      : context(actor);
  };
  const submission: Submission = {
    id: 'c-1',
    number: makeNumber('TLA', new Uint8Array([7, 19, 23, 4, 20, 2, 29])),
    classification: 'complaint',
    categoryId: 'jalan',
    reporterId: 'p-1',
    channel: 'web',
    anonymous: false,
    confidential: false,
    content: {
      description: 'Jalan depan puskesmas berlubang besar',
      place: { words: 'Jl. A. Yani, Bati-Bati' },
      occurred: { words: 'kemarin', on: '2026-11-10' },
      attachments: [],
    },
    ...given,
  };
  const reporter: Actor = { kind: 'reporter', personId: submission.reporterId };
  const record = (decision: Decision, actor: Actor): void => {
    for (const event of decision.events) {
      const one: Recorded = { version: recorded.length + 1, at: now.toString(), actor, event };
      state = state ? evolve(state, one) : begin(one, submission.id);
      recorded = [...recorded, one];
    }
    news = decision.effects;
  };
  let state: Complaint | undefined;
  if (entered) {
    const { by, ...how } = entered;
    record(decideEntry({ ...submission, ...how }, context(by)), by);
  } else record(decideSubmission(submission, context(reporter)), reporter);
  const complaint = (): Complaint => {
    if (!state) throw new Error('A tale begins with a submission.');
    return state;
  };
  const settle = (result: Result<Decision, Refusal>, actor: Actor): Result<Decision, Refusal> => {
    if (result.ok) together(result.value, actor);
    return result;
  };
  /** As the use cases do it. */
  const together = (decision: Decision, actor: Actor): void => {
    record(decision, actor);
    const told = news;
    if (decision.onOther) other?.happens(decision.onOther, actor);
    const isFollowed = other?.complaint().mergedInto?.complaintId === submission.id;
    if (isFollowed && decision.events.some(endsSharing))
      other
        ?.at(now)
        .act((followed, _nothing, there) => decideSeparation(followed, there), undefined, parting);
    news = told;
  };
  const self: Tale = {
    complaint,
    history: () => recorded,
    news: () => news,
    context,
    now: () => now,
    inAgency: (changed) => {
      agency = changed;
      return self;
    },
    at: (time) => {
      now = typeof time === 'string' ? wita(time) : time;
      return self;
    },
    beside: (given) => {
      if (other === given) return self;
      other = given;
      given.beside(self);
      return self;
    },
    other: () => other,
    happens: record,
    does: (by, typed, attachments = []) => {
      const [keyword = '', second = '', ...others] = typed.split(' ');
      const longer = commandByKeyword(`${keyword} ${second}`);
      const command = longer ?? commandByKeyword(keyword);
      const words = longer ? others : [second, ...others];
      if (!command) throw new Error(`No command "${keyword}".`);
      const input = { words: words.join(' '), attachments };
      const there = withOther(by, command.other?.(complaint(), input, agency));
      return settle(command.decide(complaint(), input, there), by);
    },
    act: (decide, args, by = reporter) =>
      settle(decide(complaint(), args, withOther(by, followedBy(complaint()))), by),
    sweep: (time) => {
      if (time !== undefined) self.at(time);
      const actor: Actor = { kind: 'system', job: 'sweep' };
      const decision = decideSweep(complaint(), context(actor));
      together(decision, actor);
      return decision;
    },
  };
  return self;
}

const parting: Actor = { kind: 'system', job: 'merge' };

const followedBy = ({ mergedInto }: Complaint): ComplaintRef | undefined =>
  mergedInto && { by: 'id', id: mergedInto.complaintId };
