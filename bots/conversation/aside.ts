/** Words that work at any moment, in a form or not: help, language, status, the list, the privacy page. Pure. */
import { readNumber } from '../../src/domain/complaint/number.ts';
import { readJoinCode } from '../../src/domain/join.ts';
import type { Language, OutMessage } from '../../src/domain/message.ts';
import { citizenCopy } from '../copy/citizen.ts';
import type { ChatState, ComplaintRef, Turn, TurnContext } from '../turn.ts';
import { onAnnouncements } from './announcements.ts';
import { ask, copyOf, message, say } from './ask.ts';
import { menuData } from './data.ts';
import { askToJoin, joinRow, separate } from './joining.ts';
import type { Control } from './words.ts';

/** A chat with what comes first in the answer. */
export type Moment = {
  readonly state: ChatState;
  readonly context: TurnContext;
  readonly before: readonly OutMessage[];
};

/** Says these messages, then the open question again if a form is open. */
export function thenAsk({ state, context, before }: Moment, ...messages: readonly OutMessage[]): Turn {
  const replies = [...before, ...messages];
  return state.draft ? ask(state, state.draft, context, { before: replies }) : say(state, replies);
}

/** The buttons of the menu. */
export function menuRows({ language }: TurnContext): NonNullable<OutMessage['choices']> {
  const { labels } = citizenCopy[language].follow;
  return [
    [
      { data: menuData('new'), label: labels.newReport },
      { data: menuData('status'), label: labels.status },
    ],
    [
      { data: menuData('mine'), label: labels.mine },
      { data: menuData('help'), label: labels.help },
    ],
  ];
}

/** Does what a control word asks; what only a form knows (back, cancel, resume) says so outside it. */
export function obey(moment: Moment, control: Control): Turn {
  const { state, context } = moment;
  const { follow, form } = copyOf(context);
  const { agency } = context;
  switch (control.kind) {
    case 'help': {
      const rows = [...menuRows(context), joinRow(context)];
      return state.draft
        ? thenAsk(moment, message(form.help))
        : thenAsk(moment, message(follow.help(agency.name), rows));
    }
    case 'privacy':
      return thenAsk(moment, message(follow.privacy(agency.name)));
    case 'language':
      return changeLanguage(moment, control.to);
    case 'status':
    case 'explain':
      return askAbout(moment, control.kind, control.words);
    case 'mine':
      return { ...say(state, moment.before), action: { kind: 'myComplaints' } };
    case 'enrol':
      return enrol(moment, control.code);
    case 'follow':
      if (control.code === '') return thenAsk(moment, message(follow.followNeedsCode));
      return { ...say(state, moment.before), action: { kind: 'follow', code: control.code } };
    case 'join':
      return askToJoin(moment, control.code);
    case 'separate':
      return separate(moment, false);
    case 'reminders':
      return setReminders(moment, control.wanted);
    case 'stop':
      if (context.isReporter && !state.draft) return setReminders(moment, false);
      return thenAsk(moment, message(follow.nothingToCancel, menuRows(context)));
    case 'unfollow':
      return unfollow(moment, control.words);
    case 'announcements':
      return onAnnouncements(moment, control.wanted);
    case 'thanks':
      return thenAsk(moment, message(follow.thanks));
    case 'cancel':
    case 'back':
    case 'resume':
      return thenAsk(moment, message(follow.nothingToCancel, menuRows(context)));
    case 'greeting':
    case 'menu':
    case 'new':
      return thenAsk(moment, message(follow.welcome(agency.name), menuRows(context)));
  }
}

/** `berhenti` and `langganan`: who has no report gets no reminders. */
function setReminders({ state, before }: Moment, wanted: boolean): Turn {
  return { ...say(state, before), action: { kind: 'reminders', wanted } };
}

/** `berhenti ikut <nomor>`, in reply to news of it, or of the only one that is followed. */
function unfollow(moment: Moment, words: string): Turn {
  const { state, context, before } = moment;
  const { follow } = copyOf(context);
  const { repliesTo } = context;
  const read = readNumber(words, context.agency.code);
  if (words !== '' && !read.ok && read.error === 'mistyped')
    return thenAsk(moment, message(follow.numberMistyped(shown(words))));
  const named = read.ok ? ({ by: 'number', number: read.value } as const) : undefined;
  const ref = named ?? (repliesTo && ({ by: 'id', id: repliesTo.complaintId } as const));
  if (!ref && words !== '') return thenAsk(moment, message(follow.numberAsked(context.agency.code)));
  return { ...say(state, before), action: { kind: 'unfollow', ...(ref && { ref }) } };
}

/** Switches the language and repeats what stood open in it; without a language named, asks which. */
function changeLanguage(moment: Moment, to: Language | undefined): Turn {
  const { state, context, before } = moment;
  if (to === undefined) {
    const { labels, chooseLanguage } = copyOf(context).follow;
    const rows = [
      [
        { data: menuData('lang', 'id'), label: labels.indonesian },
        { data: menuData('lang', 'en'), label: labels.english },
      ],
    ];
    return say(state, [...before, message(chooseLanguage, rows)]);
  }
  const turned = { ...context, language: to };
  const { follow } = citizenCopy[to];
  const turn = state.draft
    ? ask(state, state.draft, turned, { before, said: [follow.languageChanged] })
    : say(state, [...before, message(follow.languageChanged, menuRows(turned))]);
  return { ...turn, language: to };
}

/** `masuk <kode>`: an invite's; one from another chat of the same officer is as good. */
function enrol(moment: Moment, code: string): Turn {
  const { state, context, before } = moment;
  if (readJoinCode(code) !== undefined) return askToJoin(moment, code);
  if (code !== '') return { ...say(state, before), action: { kind: 'enrol', code } };
  const asked = message(copyOf(context).follow.codeAsked);
  return say({ ...state, awaiting: { kind: 'inviteCode' } }, [...before, asked]);
}

/** `status` or `jelaskan` with a number, of the report spoken of, of the only ones there are, or asks for a number. */
function askAbout(moment: Moment, what: About, words: string): Turn {
  const { state, context, before } = moment;
  const { follow } = copyOf(context);
  if (words !== '') {
    const read = readNumber(words, context.agency.code);
    if (read.ok) return lookUp(moment, { by: 'number', number: read.value }, what);
    if (read.error === 'mistyped') return thenAsk(moment, message(follow.numberMistyped(shown(words))));
    return say({ ...state, awaiting: { kind: 'number' } }, [
      ...before,
      message(follow.numberAsked(context.agency.code)),
    ]);
  }
  const { repliesTo, isReporter } = context;
  if (repliesTo) return lookUp(moment, { by: 'id', id: repliesTo.complaintId }, what);
  if (state.lastComplaint) return lookUp(moment, { by: 'id', id: state.lastComplaint.id }, what);
  if (isReporter) return { ...say(state, before), action: { kind: 'myComplaints' } };
  return say({ ...state, awaiting: { kind: 'number' } }, [
    ...before,
    message(follow.numberAsked(context.agency.code)),
  ]);
}

/** What is asked about a report: how far it is, or why its deadlines are when they are. */
type About = 'status' | 'explain';

/** A turn that looks a report up. */
export function lookUp({ state, before }: Moment, ref: ComplaintRef, what: About = 'status'): Turn {
  return { ...say(state, before), action: { kind: what, ref } };
}

/** What was typed as a number, short enough to be shown again. */
export const shown = (words: string): string => words.trim().slice(0, 40).toUpperCase().replaceAll(' ', '-');
