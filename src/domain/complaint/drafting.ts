/**
 * A telaah inside an office (MJK-B 4-7): its head orders it, a room drafts the answer, the head approves it or
 * sends it back, and only then the office's own officers send it. The report belongs to whose turn it is.
 */
import { type Agency, type Unit, type UnitLevel, unitById } from '../agency.ts';
import type { Instant } from '../instant.ts';
import type { Attachment } from '../message.ts';
import { isOpen, isReviewRoom, isRoom, officeOf, presentUnit } from '../unit-tree.ts';
import { isAccused } from './accused.ts';
import type { Complaint } from './complaint.ts';

/** A unit that takes part; `level` is absent for a liaison's, as everywhere. */
export type Room = { readonly unitId: string; readonly level?: UnitLevel };

/** `writing`: the drafter's turn; `approving`: the head's; `sending`: approved, and the office's to send. */
export type DraftingStage = 'writing' | 'approving' | 'sending';

export type Drafting = {
  readonly stage: DraftingStage;
  readonly head: Room;
  readonly drafter: Room;
  readonly sender: Room;
  /** How many drafts there have been; each stands in the history. */
  readonly drafts: number;
  /** The last of them: sealed at rest like the content, and never shown to the reporter. */
  readonly draft?: Draft;
};

export type Draft = { readonly text: string; readonly attachments: readonly Attachment[] };

/** What happens in a telaah. */
export type DraftingEvent =
  | {
      readonly type: 'draftOrdered';
      readonly drafter: Room;
      /** The officer of that room who was named. */
      readonly officerId?: string;
      readonly sender: Room;
      readonly private: { readonly note: string };
    }
  /** `room`, here and below: whose turn it is instead of a room that was closed meanwhile. */
  | { readonly type: 'drafted'; readonly room?: Room; readonly private: Draft }
  | { readonly type: 'draftApproved'; readonly room?: Room }
  | { readonly type: 'draftReturned'; readonly room?: Room; readonly private: { readonly reason: string } }
  /** The report left the office's rooms before an answer was sent. */
  | { readonly type: 'draftingStopped' };

/** What an event of a telaah changes. The settlement limit runs on, whoever's turn it is. */
export function evolveDrafting(complaint: Complaint, event: DraftingEvent, at: Instant): Partial<Complaint> {
  const { drafting, ownerUnitId, ownerLevel } = complaint;
  if (event.type === 'draftOrdered') {
    const { drafter, sender } = event;
    const head = { unitId: ownerUnitId, ...(ownerLevel && { level: ownerLevel }) };
    const ordered = { drafts: 0, ...drafting, stage: 'writing', head, drafter, sender } as const;
    const { officerId: assigneeId = null } = event;
    return { ...turnOf(complaint, drafter, at), assigneeId, drafting: ordered };
  }
  if (event.type === 'draftingStopped' || !drafting) return { drafting: undefined };
  switch (event.type) {
    case 'drafted': {
      const { room: head = drafting.head, private: draft } = event;
      const drafts = drafting.drafts + 1;
      return {
        ...turnOf(complaint, head, at),
        drafting: { ...drafting, stage: 'approving', head, drafts, draft },
      };
    }
    case 'draftApproved': {
      const { room: sender = drafting.sender } = event;
      return { ...turnOf(complaint, sender, at), drafting: { ...drafting, stage: 'sending', sender } };
    }
    case 'draftReturned': {
      const { room: drafter = drafting.drafter } = event;
      return { ...turnOf(complaint, drafter, at), drafting: { ...drafting, stage: 'writing', drafter } };
    }
  }
}

const turnOf = (complaint: Complaint, { unitId, level }: Room, at: Instant): Partial<Complaint> => ({
  status: 'accepted',
  ownerUnitId: unitId,
  ownerLevel: level,
  assigneeId: null,
  enteredAt: at,
  takenAt: undefined,
  acceptedAt: complaint.acceptedAt ?? at,
});

/**
 * Who may be appointed to draft an answer for this head: the other rooms of the same office (MJK-B 5: Kabid, Kasi or an
 * official appointed), but none whose own staff the report accuses.
 */
export function draftersFor(
  head: Unit,
  agency: Agency,
  complaint: Pick<Complaint, 'accusedUnitIds'>,
): readonly Unit[] {
  const office = officeOf(agency, head.id);
  return agency.units.filter(
    (unit) =>
      isOpen(unit) &&
      isRoom(unit) &&
      unit.level !== 'head' &&
      !isAccused(complaint, unit.id, agency) &&
      officeOf(agency, unit.id) === office,
  );
}

/**
 * What an event says of the room whose turn it is, where that one was closed since the telaah was ordered: whoever does
 * its work now, or the room that has the report where that would be an admin's or one whose own staff is accused. Nothing
 * lies where nobody works.
 */
export function insteadOf(
  room: Room,
  complaint: Pick<Complaint, 'ownerUnitId' | 'accusedUnitIds'>,
  agency: Agency,
): { readonly room?: Room } {
  const present = presentUnit(agency, room.unitId);
  if (present?.id === room.unitId) return {};
  const isBarred = present && (isReviewRoom(present) || isAccused(complaint, present.id, agency));
  const other = isBarred ? unitById(agency, complaint.ownerUnitId) : present;
  return other ? { room: roomOf(other) } : {};
}

/** As it stands in events and state. */
export const roomOf = ({ id, level }: Unit): Room => ({
  unitId: id,
  ...(level !== 'liaison' && { level }),
});
