/** What time does to an unfinished form: one reminder, then its end with notice. Pure; called by the job. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../../src/domain/agency.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Language, OutMessage } from '../../src/domain/message.ts';
import { citizenCopy } from '../copy/citizen.ts';
import type { ChatState } from '../turn.ts';
import { formOf, message, withoutDraft } from './ask.ts';
import { formData, menuData } from './data.ts';
import type { Draft } from './form.ts';

/** Hours since the form was last used; expiry must come after the nudge. */
export type FormSettings = { readonly nudgeAfterHours: number; readonly expireAfterHours: number };

/**
 * When the form is next due: for its one reminder, then for its end. After the reminder there is always the full time
 * between the two, also when the reminder went out late, so that nobody is reminded of a form that is gone.
 */
function formWakeAt(draft: Draft, { nudgeAfterHours, expireAfterHours }: FormSettings): Instant {
  // In milliseconds: every turn of an open form counts this.
  const used = Date.parse(draft.updatedAt);
  if (draft.nudgedAt === undefined) return instantText(used + nudgeAfterHours * HOUR);
  const afterUse = used + expireAfterHours * HOUR;
  const afterNudge = Date.parse(draft.nudgedAt) + (expireAfterHours - nudgeAfterHours) * HOUR;
  return instantText(Math.max(afterUse, afterNudge));
}

const HOUR = 3_600_000;
const instantText = (ms: number): Instant => new Date(ms).toISOString();

/** What stands beside the sealed state for the job to find: the step, and when the form is due. */
export function wakeOf(
  { draft }: ChatState,
  settings: FormSettings,
): { readonly step: string | null; readonly wakeAt: Instant | null } {
  return draft ? { step: draft.step, wakeAt: formWakeAt(draft, settings) } : { step: null, wakeAt: null };
}

/** What became of one chat: `waiting` if nothing was due. `message` is for the citizen. */
export type Swept = {
  readonly kind: 'formNudged' | 'formExpired' | 'waiting';
  readonly state: ChatState;
  readonly step: string | null;
  readonly wakeAt: Instant | null;
  readonly message?: OutMessage;
};

/** Reminds of the form or ends it, if that is due at `asOf`. Running it twice or late does no more than once in time. */
export function sweepForm(
  state: ChatState,
  asOf: Temporal.Instant,
  language: Language,
  agency: Agency,
  settings: FormSettings,
): Swept {
  const wake = wakeOf(state, settings);
  const isDue =
    wake.wakeAt !== null && Temporal.Instant.compare(Temporal.Instant.from(wake.wakeAt), asOf) <= 0;
  if (!state.draft || !isDue) return { kind: 'waiting', state, ...wake };
  const swept =
    state.draft.nudgedAt === undefined
      ? { kind: 'formNudged' as const, ...nudge(state, state.draft, asOf, language, agency) }
      : { kind: 'formExpired' as const, ...expire(state, state.draft, language, agency) };
  return { ...swept, ...wakeOf(swept.state, settings) };
}

/** The reminder: the answers are kept, one tap continues. */
function nudge(
  state: ChatState,
  draft: Draft,
  asOf: Temporal.Instant,
  language: Language,
  agency: Agency,
): { state: ChatState; message: OutMessage } {
  const form = formOf(draft, language);
  const rows = [
    [
      { data: formData(draft.id, 'resume', 'yes'), label: form.labels.resume },
      { data: formData(draft.id, draft.step, 'cancel'), label: form.labels.cancel },
    ],
  ];
  const reminded: Draft = { ...draft, nudgedAt: asOf.toString() };
  return {
    state: { ...state, draft: reminded, offered: rows.flat() },
    message: message(form.nudge(agency.name), rows),
  };
}

/** The end: what was told is deleted with the form, because it was never sent (data minimisation). */
function expire(
  state: ChatState,
  draft: Draft,
  language: Language,
  agency: Agency,
): { state: ChatState; message: OutMessage } {
  const { follow } = citizenCopy[language];
  const form = formOf(draft, language);
  const rows = [[{ data: menuData('new'), label: follow.labels.newReport }]];
  return {
    state: { ...withoutDraft(state), offered: rows.flat() },
    message: message(form.expired(agency.name), rows),
  };
}
