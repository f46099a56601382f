import { Temporal } from 'temporal-polyfill';
import { advance, conclude } from '../../bots/chat.ts';
import { advanceCitizen } from '../../bots/conversation/advance.ts';
import { concludeCitizen } from '../../bots/conversation/conclude.ts';
import { plain } from '../../bots/copy/text.ts';
import type { Action, ChatState, TurnContext } from '../../bots/turn.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import type { Inbound, IncomingMedia, Input, Language, OutMessage } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });

/** The number that a pretended submission gets; its check symbol is right. */
export const givenNumber = 'TLA-7KQ4-M2XR';

/** The code that joins chats here; its check symbol is right. */
export const givenCode = '7KQ4-M2X6';

const due = {
  step: 'verification',
  on: '2026-11-16',
  span: { amount: 3, unit: 'workingDay' },
  late: false,
  source: 'BUP VI.B.1.b',
} as const;

/** What a database would say, pretended: categories by their keywords, one number, information taken. */
export function pretend(action: Action): Outcome {
  switch (action.kind) {
    case 'suggestCategories': {
      const text = action.text.toLowerCase();
      const fitting = demoAgency.categories.filter(
        ({ unitId, keywords }) =>
          !action.exceptUnitIds.includes(unitId) && keywords.some((keyword) => text.includes(keyword)),
      );
      return { kind: 'categoriesSuggested', categoryIds: fitting.slice(0, 3).map(({ id }) => id) };
    }
    case 'submit':
      return { kind: 'submitted', complaintId: 'complaint-1', number: givenNumber, version: 1, due };
    case 'support':
      return { kind: 'supported', complaintId: 'complaint-2', number: givenNumber, due };
    case 'unfollow':
      return { kind: 'supportEnded', number: givenNumber };
    case 'enter': {
      const settled = typeof action.draft.entry?.answer === 'string';
      return {
        kind: 'entered',
        complaintId: 'complaint-1',
        number: givenNumber,
        version: 2,
        due,
        settled,
        late: [],
        code: '7KQ4-M2X8',
        codeUntil: '2026-12-11',
      };
    }
    case 'addInformation':
      return { kind: 'informationAdded', number: givenNumber, asReply: false, revived: false };
    case 'rate': {
      const { rating } = action;
      return { kind: 'rated', number: givenNumber, rating, closed: rating !== 'unsolved' };
    }
    case 'myComplaints':
      return { kind: 'noComplaints' };
    case 'enrol':
      return { kind: 'wrongCode' };
    case 'status':
      return { kind: 'unknownNumber', number: givenNumber };
    case 'follow':
      return { kind: 'followRefused', why: 'wrongCode' };
    case 'reminders':
      return { kind: 'remindersChosen', wanted: action.wanted };
    case 'joinCode':
      return { kind: 'joinCode', code: givenCode, minutes: 10, as: 'reporter' };
    case 'joinLook':
      return { kind: 'joinFound', code: givenCode.replace('-', ''), channel: 'whatsapp' };
    case 'join':
      return { kind: 'joined', channel: 'whatsapp' };
    case 'keepForm':
      return { kind: 'formKept' };
    case 'separate':
      return { kind: action.sure ? 'separated' : 'separateAsked', channels: ['whatsapp'] };
    case 'announcements':
      return { kind: 'announcementsSet', wanted: action.wanted };
    default:
      throw new Error(`No citizen's chat asks for ${action.kind}.`);
  }
}

export type DialogueOptions = {
  readonly language?: Language;
  /** ISO instant at which it begins; a minute passes between two inputs. */
  readonly at?: string;
  readonly perform?: (action: Action) => Outcome;
  readonly state?: ChatState;
  readonly isReporter?: boolean;
  readonly officer?: TurnContext['officer'];
  /** The officer's words are heard too, as in a real chat; otherwise it is the citizen's conversation alone. */
  readonly hearsCommands?: true;
  readonly hasIntakeClocks?: boolean;
};

type About = Partial<Pick<TurnContext, 'repliesTo' | 'late'>> & { readonly messageId?: string };

/** Plays a chat, a citizen's or an officer's, through the pure conversation, as the inbox would. */
export function dialogue(options: DialogueOptions = {}) {
  const { perform = pretend } = options;
  const hears = options.hearsCommands
    ? { advance, conclude }
    : { advance: advanceCitizen, conclude: concludeCitizen };
  let state: ChatState = options.state ?? { v: 1 };
  let language = options.language ?? 'id';
  let now = Temporal.Instant.from(options.at ?? '2026-11-11T01:12:00Z');
  let count = 0;
  let ids = 0;
  let replies: readonly OutMessage[] = [];
  const actions: Action[] = [];
  const kept: string[] = [];
  const transcript: string[] = [];

  function take(input: Input, shown: string, about: About = {}): string {
    count += 1;
    now = now.add({ minutes: 1 });
    transcript.push(`  > ${shown}`);
    const inbound: Inbound = {
      channel: 'telegram',
      account: 'bot',
      updateId: String(count),
      sequence: count,
      address: '1',
      at: now.epochMilliseconds,
      messageId: about.messageId ?? `m${count}`,
      input,
    };
    const context: TurnContext = {
      now,
      agency: demoAgency,
      calendar,
      channel: 'telegram',
      language,
      isReporter: options.isReporter ?? false,
      newId: () => `id-${String(++ids).padStart(9, '0')}`,
      late: about.late ?? false,
      ...(about.repliesTo ? { repliesTo: about.repliesTo } : {}),
      ...(options.officer ? { officer: options.officer } : {}),
      ...(options.hasIntakeClocks === undefined ? {} : { hasIntakeClocks: options.hasIntakeClocks }),
    };
    let turn = hears.advance(state, inbound, context);
    if (turn.keep) kept.push(turn.keep.mediaId);
    const said = [...turn.replies];
    language = turn.language ?? language;
    if (turn.action) {
      actions.push(turn.action);
      turn = hears.conclude(turn.state, turn.action, perform(turn.action), { ...context, language });
      said.push(...turn.replies);
    }
    // A chat's state goes through JSON between two turns.
    state = JSON.parse(JSON.stringify(turn.state)) as ChatState;
    replies = said;
    for (const reply of said) transcript.push(drawn(reply));
    return said.map(drawn).join('\n');
  }

  const media = (kind: IncomingMedia['kind'], more: Partial<IncomingMedia> = {}): IncomingMedia => ({
    kind,
    ref: 'file',
    ...more,
  });

  return {
    types: (text: string, about?: About) => take({ kind: 'text', text }, text, about),
    /** Presses the button with this label in the last messages that had buttons. */
    presses(label: string, about?: About): string {
      const choices = [...replies.flatMap((reply) => reply.choices?.flat() ?? []), ...(state.offered ?? [])];
      const found = choices.find((choice) => choice.label === label);
      if (!found) throw new Error(`No button "${label}" among ${choices.map((one) => one.label).join(', ')}`);
      return take({ kind: 'press', data: found.data }, `[${label}]`, about);
    },
    pressesData: (data: string) => take({ kind: 'press', data }, `[${data}]`),
    sends: (
      kind: IncomingMedia['kind'],
      more: { caption?: string; albumId?: string; size?: number } = {},
      about?: About,
    ) => {
      const { size, ...rest } = more;
      return take({ kind: 'media', media: media(kind, size ? { size } : {}), ...rest }, `(${kind})`, about);
    },
    shares: (label?: string, about?: About) =>
      take(
        {
          kind: 'location',
          point: { latitude: -3.80123, longitude: 114.77123 },
          ...(label ? { label } : {}),
        },
        '(location)',
        about,
      ),
    sendsContact: (phone: string, name?: string) =>
      take({ kind: 'contact', phone, ...(name ? { name } : {}) }, '(contact)'),
    edits: (messageId: string, text: string, about?: About) =>
      take({ kind: 'edit', messageId, text }, `(edit ${messageId}) ${text}`, about),
    sendsUnreadable: (what: Extract<Input, { kind: 'unsupported' }>['what']) =>
      take({ kind: 'unsupported', what }, `(${what})`),
    takes: (input: Input, about?: About) => take(input, input.kind, about),
    waits(duration: { hours?: number; minutes?: number }) {
      now = now.add(duration);
    },
    get state(): ChatState {
      return state;
    },
    set state(next: ChatState) {
      state = next;
    },
    get replies() {
      return replies;
    },
    get language() {
      return language;
    },
    get now() {
      return now;
    },
    /** Id of the message that was sent last. */
    get lastMessage() {
      return `m${count}`;
    },
    actions,
    kept,
    transcript,
  };
}

export type Dialogue = ReturnType<typeof dialogue>;

/** A message as a person would copy it: text, then its buttons. */
export function drawn({ text, choices }: OutMessage): string {
  const rows = (choices ?? []).map((row) => row.map(({ label }) => `[${label}]`).join(' '));
  return [plain(text), ...rows].join('\n');
}
