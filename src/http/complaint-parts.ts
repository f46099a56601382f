/** The parts of a complaint that only some have, as programs read them: how it was entered, where its telaah stands. */
import { z } from 'zod';
import { type Agency, unitById } from '../domain/agency.ts';
import { entrySources } from '../domain/complaint/entry.ts';
import type { OfficerView } from '../domain/view.ts';

export const entrySchema = z
  .object({
    source: z.enum(entrySources),
    arrivedOn: z.iso.date(),
    handedOn: z.iso.date().nullable().describe('When the liaison officer had it, where the procedure asks.'),
    unit: z.string().describe('Whose officer entered it.'),
    followed: z.boolean().describe('Its reporter follows it in a chat.'),
    late: z.array(
      z.object({
        source: z.string().describe('The articles, e.g. TLA 4.'),
        by: z.iso.date(),
        on: z.iso.date(),
      }),
    ),
  })
  .describe('Of a report that came outside this service and was entered by an officer.');

export const draftingSchema = z
  .object({
    stage: z.enum(['writing', 'approving', 'sending']),
    head: z.string(),
    drafter: z.string(),
    sender: z.string(),
    turn: z.string().describe('The unit whose turn it is.'),
    since: z.string().describe('Since when it is.'),
    drafts: z.number().int().describe('How many drafts there have been; none is shown here.'),
  })
  .describe('A telaah under way: an answer is drafted, approved and only then sent.');

/** How it was entered; `null`: its reporter sent it. */
export function entryOf(
  { complaint: { entry }, intake = [] }: Pick<OfficerView, 'complaint' | 'intake'>,
  agency: Agency,
): z.output<typeof entrySchema> | null {
  if (!entry) return null;
  const { source, arrivedOn, handedOn = null, unitId, followedAt } = entry;
  const late = intake.filter((stretch) => stretch.late);
  return {
    source,
    arrivedOn,
    handedOn,
    unit: nameOf(agency, unitId),
    followed: followedAt !== undefined,
    late: late.map(({ source: articles, by, on }) => ({ source: articles, by, on })),
  };
}

/** Where its telaah stands; `null`: none is under way. Never the draft. */
export function draftingOf(
  { complaint: { drafting, ownerUnitId, enteredAt, receivedAt } }: Pick<OfficerView, 'complaint'>,
  agency: Agency,
): z.output<typeof draftingSchema> | null {
  if (!drafting) return null;
  const { stage, head, drafter, sender, drafts } = drafting;
  return {
    stage,
    head: nameOf(agency, head.unitId),
    drafter: nameOf(agency, drafter.unitId),
    sender: nameOf(agency, sender.unitId),
    turn: nameOf(agency, ownerUnitId),
    since: enteredAt ?? receivedAt,
    drafts,
  };
}

const nameOf = (agency: Agency, unitId: string): string => unitById(agency, unitId)?.name ?? unitId;
