/** A finished draft as the use case wants it: nothing of the dialogue is left in it. Pure. */
import type { Agency } from '../../src/domain/agency.ts';
import type { Classification, Content } from '../../src/domain/complaint/complaint.ts';
import { speaksOfDanger } from '../../src/domain/danger.ts';
import type { ChannelName } from '../../src/domain/message.ts';
import { accusedUnits } from '../../src/domain/personal-data.ts';
import { type Draft, toldIn } from './form.ts';

export type Submission = {
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
  /** Empty when anonymous. */
  readonly identity: { readonly name?: string; readonly contact?: string };
  readonly channel: ChannelName;
};

/** What stands for a story that was told by voice or shown in pictures only; read by officers. */
const IN_ATTACHMENTS = '(Lihat lampiran)';

/**
 * What is sent when a draft is submitted. A question that was never answered takes the careful side: anonymous,
 * confidential, no category.
 */
export function submissionOf(draft: Draft, agency: Agency, channel: ChannelName): Submission {
  const { occurred, place, name, contact } = draft;
  const anonymous = draft.anonymous ?? true;
  const told = toldIn(draft);
  return {
    classification: draft.classification ?? 'complaint',
    categoryId: draft.categoryId ?? null,
    content: {
      description: told.trim() || IN_ATTACHMENTS,
      place: place ?? {},
      occurred: { ...(occurred?.on ? { on: occurred.on } : {}), words: occurred?.words ?? '' },
      attachments: draft.attachments,
    },
    anonymous,
    confidential: draft.confidential ?? true,
    urgent: draft.urgent === true || speaksOfDanger(told),
    accusedUnitIds: accusedUnits(told, agency),
    identity: anonymous ? {} : { ...(name ? { name } : {}), ...(contact ? { contact } : {}) },
    channel,
  };
}
