/** A finished draft as the use case wants it: nothing of the dialogue is left in it. Pure. */
import type { Agency } from '../../src/domain/agency.ts';
import type { EnteredForm } from '../../src/domain/complaint/enter.ts';
import type { FinishedForm } from '../../src/domain/complaint/submit.ts';
import { speaksOfDanger } from '../../src/domain/danger.ts';
import type { ChannelName } from '../../src/domain/message.ts';
import { accusedUnits } from '../../src/domain/personal-data.ts';
import { type Draft, toldIn } from './form.ts';

/** What stands for a story that was told by voice or shown in pictures only; read by officers. */
const IN_ATTACHMENTS = '(Lihat lampiran)';

/**
 * What is sent when a draft is submitted. A question that was never answered takes the careful side: anonymous,
 * confidential, no category.
 */
export function submissionOf(draft: Draft, agency: Agency, channel: ChannelName): FinishedForm {
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

/** The same of a report that an officer entered. A form without its source or arrival cannot be sent: a bug. */
export function entryOf(draft: Draft, agency: Agency, channel: ChannelName): EnteredForm {
  const { source, arrivedOn, handedOn, answer, answerFiles = [] } = draft.entry ?? {};
  if (!source || !arrivedOn) throw new Error('An entry was sent without its source or day of arrival.');
  return {
    ...submissionOf(draft, agency, channel),
    entry: { source, arrivedOn, ...(handedOn ? { handedOn } : {}) },
    ...(answer ? { answer: { text: answer, attachments: answerFiles } } : {}),
  };
}
