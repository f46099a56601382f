/** Words for what came of a citizen's action. Pure; see bots/turn.ts for the contract. */
import { Temporal } from 'temporal-polyfill';
import { categoryById } from '../../src/domain/agency.ts';
import { localDate } from '../../src/domain/calendar/local-time.ts';
import type { Attachment, OutMessage, Text } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { officeOf } from '../../src/domain/unit-tree.ts';
import type { ListedComplaint, OwnStatus } from '../../src/domain/view.ts';
import { dayInWords } from '../copy/dates.ts';
import { explanationText } from '../copy/explanation.ts';
import { lines } from '../copy/text.ts';
import type { Action, ChatState, Conclude, Turn, TurnContext } from '../turn.ts';
import { announcementHint, announcementsSet } from './announcements.ts';
import { type Moment, menuRows, thenAsk } from './aside.ts';
import { ask, copyOf, message, say, withoutDraft } from './ask.ts';
import { complaintData, fits, menuData } from './data.ts';
import { type Draft, formLimits } from './form.ts';
import { concludeJoining, joinRow } from './joining.ts';
import { ratingChoices } from './outside-press.ts';
import { type Beginning, startForm } from './start.ts';
import { concludeSupport, leaveChoice } from './support.ts';
import { isStory } from './words.ts';

type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

/** Says what came of the action; then, if a form is open, its question again. Says nothing of officers' outcomes. */
export const concludeCitizen: Conclude = (given, action, outcome, context) => {
  const { quiet, ...state } = given;
  const moment: Moment = { state, context, before: [] };
  // A later file of an album: the first one was answered. A refusal is said all the same.
  if (quiet && outcome.kind === 'informationAdded') return { state, replies: [] };
  switch (outcome.kind) {
    case 'categoriesSuggested':
      return suggested(state, outcome.categoryIds, context);
    case 'submitted':
      return submitted(state, action, outcome, context);
    case 'similarFound':
    case 'supported':
    case 'supportRefused':
    case 'supportEnded':
    case 'whichFollowed':
      return concludeSupport(moment, outcome);
    case 'ownStatus':
      return ownStatus(moment, outcome.status);
    case 'following': {
      const { status, answerFiles } = outcome;
      const before = [message(copyOf(context).follow.following(status.number))];
      return ownStatus({ ...moment, before }, status, answerFiles);
    }
    case 'explanation':
      return thenAsk(moment, explained(outcome, context));
    case 'myComplaints':
      return mine(moment, outcome);
    case 'informationAdded':
    case 'rated':
      return thenAsk(moment, acted(action, outcome, context));
    case 'refused':
      return refused(moment, action, outcome);
    case 'announcementsSet':
      return announcementsSet(moment, outcome.wanted);
    default: {
      const joining = concludeJoining(moment, outcome);
      if (joining) return joining;
      const text = plainWords(outcome, context);
      return text ? thenAsk(moment, text) : { state, replies: [] };
    }
  }
};

/** Outcomes that are one message and change nothing. */
function plainWords(outcome: Outcome, context: TurnContext): OutMessage | undefined {
  const { follow } = copyOf(context);
  switch (outcome.kind) {
    case 'publicStatus': {
      const { number, status, receivedAt, due } = outcome.status;
      const { followed } = outcome;
      const text = follow.publicStatus(number, status, day(receivedAt, context), due, followed !== undefined);
      return message(text, followed === undefined ? undefined : [[leaveChoice(followed, context)]]);
    }
    case 'noComplaints':
      return message(follow.noComplaints, [...menuRows(context), joinRow(context)]);
    case 'unknownNumber':
      return message(follow.numberUnknown(outcome.number));
    case 'slowDown':
      return message(follow.slowDown(Math.ceil(outcome.waitMs / 60_000)));
    case 'enrolled':
      return message(follow.enrolled(outcome.name, outcome.unitName, outcome.role));
    case 'wrongCode':
      return message(follow.wrongCode);
    case 'followRefused':
      return message(follow.followRefused(outcome.why));
    case 'remindersChosen': {
      const { wanted } = outcome;
      const other = wanted
        ? { data: menuData('reminders', 'off'), label: follow.labels.remindersOff }
        : { data: menuData('reminders', 'on'), label: follow.labels.remindersOn };
      return message(wanted ? follow.remindersOn : follow.remindersOff, [[other]]);
    }
    default:
      return undefined;
  }
}

/** The local day of an instant, in words. */
const day = (instant: string, { calendar, language }: TurnContext): string =>
  dayInWords(localDate(calendar, Temporal.Instant.from(instant)), language);

function suggested(state: ChatState, categoryIds: readonly string[], context: TurnContext): Turn {
  if (!state.draft) return { state, replies: [] };
  const { said, ...draft } = state.draft;
  const known = categoryIds.filter((id) => categoryById(context.agency, id) !== undefined);
  return ask(state, { ...draft, suggested: known }, context, said ? { said } : {});
}

function submitted(state: ChatState, action: Action, outcome: Of<'submitted'>, context: TurnContext): Turn {
  const { follow } = copyOf(context);
  const { complaintId, number, due } = outcome;
  const draft = action.kind === 'submit' ? action.draft : state.draft;
  const told = draft
    ? { told: { complaintId, number, draftId: draft.id, messageIds: messagesOf(draft) } }
    : {};
  const rows = [
    [
      { data: complaintData(complaintId, 'status'), label: follow.labels.status },
      { data: complaintData(complaintId, 'add'), label: follow.labels.add },
    ],
  ];
  return say({ ...withoutDraft(state), ...told, lastComplaint: { id: complaintId, number } }, [
    message(lines(follow.submitted(number, due), announcementHint(context)), rows),
  ]);
}

/** The citizen's messages that a report was made of. */
function messagesOf({ story, notes, sources }: Draft): readonly string[] {
  const passages = [...story, ...notes].flatMap(({ from }) => (from === undefined ? [] : [from]));
  return [...new Set([...passages, ...sources.map(([id]) => id)])].slice(-formLimits.sources);
}

function explained(outcome: Of<'explanation'>, context: TurnContext): OutMessage {
  const { calendar, language } = context;
  const { explanation } = copyOf(context).follow;
  return message(explanationText(explanation, outcome, { timeZone: calendar.timeZone, language }));
}

function ownStatus(moment: Moment, status: OwnStatus, attachments: readonly Attachment[] = []): Turn {
  const { state, context } = moment;
  const { follow } = copyOf(context);
  const { agency, language } = context;
  const { complaintId, number } = status;
  const unitName = (id: string) => officeOf(agency, id)?.name ?? agency.name;
  const timeline = status.timeline.flatMap(({ at, event }) => {
    const words = follow.event(event, unitName);
    return words ? [{ day: day(at, context), words }] : [];
  });
  const category = status.categoryId ? categoryById(agency, status.categoryId)?.label[language] : undefined;
  const text = follow.ownStatus({
    number,
    status: status.status,
    description: status.description,
    category,
    unitName: status.unitName,
    timeline: timeline.slice(-LONGEST_TIMELINE),
    truncated: status.timelineTruncated || timeline.length > LONGEST_TIMELINE,
    due: status.due,
    ask: status.ask,
    answer: status.answer,
  });
  const rows = [
    ...(status.status === 'answered' || status.unrated ? [ratingChoices(complaintId, context)] : []),
    ...(status.due ? [[{ data: complaintData(complaintId, 'why'), label: follow.labels.why }]] : []),
    [
      { data: complaintData(complaintId, 'add'), label: follow.labels.add },
      { data: menuData('mine'), label: follow.labels.mine },
    ],
  ];
  const remembered = { ...state, lastComplaint: { id: complaintId, number } };
  const told = message(text, rows);
  return thenAsk({ ...moment, state: remembered }, attachments.length > 0 ? { ...told, attachments } : told);
}

/** Lines of a timeline in one message. */
const LONGEST_TIMELINE = 20;

function mine(moment: Moment, { rows, followed = [], next }: Of<'myComplaints'>): Turn {
  const { state, context } = moment;
  const { follow } = copyOf(context);
  const { agency, language } = context;
  const { more: _before, ...rest } = state;
  const worded = ({ number, status, categoryId, receivedAt }: ListedComplaint) => ({
    number,
    status,
    category: categoryId ? categoryById(agency, categoryId)?.label[language] : undefined,
    received: day(receivedAt, context),
  });
  const text = follow.mine(rows.map(worded), followed.map(worded));
  const choices = [...rows, ...followed].map(({ complaintId, number }) => [
    { data: complaintData(complaintId, 'status'), label: number },
  ]);
  const inButton = next === undefined ? '' : menuData('mine', next);
  const [only] = rows;
  const last =
    rows.length === 1 && only ? { lastComplaint: { id: only.complaintId, number: only.number } } : {};
  const turned = next !== undefined && !fits(inButton) ? { more: next } : {};
  if (next !== undefined)
    choices.push([{ data: fits(inButton) ? inButton : menuData('mine', '+'), label: follow.labels.more }]);
  return thenAsk({ ...moment, state: { ...rest, ...last, ...turned } }, message(text, choices));
}

/** The id of the complaint that an action was about, if the chat knew it. */
const idOf = (action: Action): string | undefined =>
  'ref' in action && action.ref?.by === 'id' ? action.ref.id : undefined;

function acted(
  action: Action,
  outcome: Of<'informationAdded'> | Of<'rated'>,
  context: TurnContext,
): OutMessage {
  const { follow } = copyOf(context);
  if (outcome.kind === 'rated') return message(follow.rated(outcome.number, outcome.rating, outcome.closed));
  const id = idOf(action);
  const text = follow.informationAdded(outcome.number, outcome.asReply, outcome.revived);
  return id === undefined
    ? message(text)
    : message(text, [
        [
          { data: complaintData(id, 'add'), label: follow.labels.addMore },
          { data: complaintData(id, 'status'), label: follow.labels.status },
        ],
      ]);
}

/**
 * A rule said no. What was told is not lost: an unsent report stays, and words for a report that takes none any more
 * become the story of a new one.
 */
function refused(moment: Moment, action: Action, { number, refusal }: Of<'refused'>): Turn {
  const { context, state } = moment;
  const { form, follow } = copyOf(context);
  if (action.kind === 'submit') {
    const draft: Draft = { ...action.draft, step: 'summary' };
    return ask({ ...state, draft }, draft, context, { before: [message(form.sendFailed)] });
  }
  const told: Text = follow.refused(number, refusal);
  const lost = lostBy(action);
  if (!lost || state.draft || refusal.code === 'textTooLong') return thenAsk(moment, message(told));
  const { lastComplaint: _ended, awaiting: _asked, ...rest } = state;
  return startForm({ state: rest, context, before: [message(told)] }, lost);
}

/** What was told with a refused action, if it is enough to be a new report. */
function lostBy(action: Action): Beginning | undefined {
  if (action.kind === 'rate' && action.reason && isStory(action.reason)) return { text: action.reason };
  if (action.kind !== 'addInformation') return undefined;
  const { text, attachments } = action;
  return isStory(text) || attachments.length > 0 ? { text, attachments } : undefined;
}
