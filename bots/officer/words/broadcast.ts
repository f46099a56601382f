/** Announcements in words: what citizens read, and what admins see of one from its preview to its result. Pure. */
import type { Temporal } from 'temporal-polyfill';
import { type Agency, categoryById, unitById } from '../../../src/domain/agency.ts';
import {
  type Audience,
  type Broadcast,
  type BroadcastFigures,
  type BroadcastStep,
  resendable,
  stepsFrom,
  totalOf,
} from '../../../src/domain/broadcast.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { ChannelName, Choice, Language, OutMessage, Text } from '../../../src/domain/message.ts';
import { announcementCopy } from '../../copy/announcement.ts';
import { broadcastCopy } from '../../copy/broadcast.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import { button, onTyped, rows, withButtons } from '../buttons.ts';

/** Whom the words are for. */
export type BroadcastReader = {
  readonly language: Language;
  readonly agency: Agency;
  readonly timeZone: string;
};

/** What a citizen reads. */
export function announcement(text: string, agencyName: string, language: Language): OutMessage {
  const { head, foot } = announcementCopy[language];
  return { text: paragraphs(head(agencyName), [text], foot) };
}

/** What is typed for each step; the buttons stand for the same. */
export const stepWords: Readonly<Record<BroadcastStep, string>> = {
  propose: 'ajukan',
  approve: 'setuju',
  reject: 'tolak',
  pause: 'jeda',
  resume: 'lanjut',
  cancel: 'batalkan',
  resend: 'ulangi',
};

const stepButton = (id: string, step: BroadcastStep, label: string): Choice | undefined =>
  button(onTyped(`siaran ${stepWords[step]} ${id}`), label);

/** Buttons for what may happen next; `only` of these. */
export function stepRows(
  { id, status }: Pick<Broadcast, 'id' | 'status'>,
  figures: BroadcastFigures,
  language: Language,
  only: readonly BroadcastStep[],
): OutMessage['choices'] & object {
  const copy = broadcastCopy[language];
  const again = resendable(figures);
  const possible = stepsFrom(status).filter(
    (step) => only.includes(step) && (step !== 'resend' || again > 0),
  );
  const label = (step: BroadcastStep) => (step === 'resend' ? copy.resendLabel(again) : copy.labels[step]);
  return rows(
    possible.map((step) => stepButton(id, step, label(step))),
    2,
  );
}

/** The audience as it is named. */
export function audienceInWords(audience: Audience, { agency, language }: BroadcastReader): string {
  const words = broadcastCopy[language].audience;
  switch (audience.kind) {
    case 'everyone':
      return words(audience);
    case 'category': {
      const label = categoryById(agency, audience.categoryId)?.label[language];
      return words({ kind: 'category', name: label ?? audience.categoryId });
    }
    case 'unit':
      return words({ kind: 'unit', name: unitById(agency, audience.unitId)?.name ?? audience.unitId });
    case 'area':
      return words({ kind: 'area', name: audience.words });
  }
}

/** How many get it on each channel, and how long that takes where the gaps are known; who is left out, and why. */
export function reachInWords(
  figures: BroadcastFigures,
  gapOf: ((channel: ChannelName, account: string) => number) | undefined,
  language: Language,
): Text {
  const copy = broadcastCopy[language];
  const { waiting } = totalOf(figures);
  const { channels } = figures;
  return lines(
    waiting === 0 ? copy.nobody : copy.people(waiting),
    ...channels
      .filter((one) => one.waiting > 0)
      .map(({ channel, account, waiting: count }) =>
        copy.channel({
          channel,
          people: count,
          ...(gapOf && { sendingMs: count * gapOf(channel, account) }),
        }),
      ),
    ...channels.filter((one) => one.failed > 0).map(({ channel, failed }) => copy.leftOut(channel, failed)),
  );
}

/** To who wrote it, once its recipients are counted: what people will read, whom it reaches, and the next step. */
export function previewMessages(
  broadcast: Broadcast,
  figures: BroadcastFigures,
  {
    finishes,
    gapOf,
  }: { finishes: Temporal.Instant; gapOf: (channel: ChannelName, account: string) => number },
  { language, agency, timeZone }: BroadcastReader,
): readonly OutMessage[] {
  const copy = broadcastCopy[language];
  const hasAny = totalOf(figures).waiting > 0;
  const reach = reachInWords(figures, gapOf, language);
  const text = hasAny
    ? paragraphs(lines(reach, copy.finishes(finishes.toString(), timeZone)), copy.proposeAsk)
    : reach;
  const next: readonly BroadcastStep[] = hasAny ? ['propose', 'cancel'] : ['cancel'];
  return [
    { text: copy.preview },
    announcement(broadcast.text, agency.name, language),
    withButtons(text, stepRows(broadcast, figures, language, next)),
  ];
}

/** To the other admins: what is proposed, by whom, for how many. */
export function proposalMessages(
  broadcast: Broadcast,
  figures: BroadcastFigures,
  name: string,
  reader: BroadcastReader,
): readonly OutMessage[] {
  const { language, agency } = reader;
  const copy = broadcastCopy[language];
  const audience = audienceInWords(broadcast.audience, reader);
  return [
    announcement(broadcast.text, agency.name, language),
    withButtons(
      copy.proposal(name, audience, totalOf(figures).waiting),
      stepRows(broadcast, figures, language, ['approve', 'reject']),
    ),
  ];
}

/** How far it is; edited while it is sent. `remainingMs`: under the channels' rates. */
export function progressMessage(
  broadcast: Pick<Broadcast, 'id' | 'status'>,
  figures: BroadcastFigures,
  { remainingMs, restingUntil }: { readonly remainingMs?: number; readonly restingUntil?: Instant },
  { language, timeZone }: BroadcastReader,
): OutMessage {
  const { all, sent, failed } = totalOf(figures);
  const isSending = broadcast.status === 'running';
  const text = broadcastCopy[language].progress({
    status: broadcast.status,
    done: sent + failed,
    all,
    failed,
    ...(isSending && restingUntil === undefined && remainingMs !== undefined ? { remainingMs } : {}),
    ...(isSending && restingUntil !== undefined ? { resting: { until: restingUntil, timeZone } } : {}),
  });
  return withButtons(text, stepRows(broadcast, figures, language, ['pause', 'resume', 'cancel']));
}

/** What came of it, each failure by its reason. */
export function resultMessage(
  broadcast: Pick<Broadcast, 'id' | 'status'>,
  figures: BroadcastFigures,
  language: Language,
): OutMessage {
  const copy = broadcastCopy[language];
  const { sent, all } = totalOf(figures);
  const failures = figures.failures.map(({ error, count }) => copy.failure(error, count));
  return withButtons(
    lines(copy.result({ sent, all }), ...failures),
    stepRows(broadcast, figures, language, ['resend']),
  );
}
