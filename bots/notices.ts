/** News as data → one message with its buttons, in the reader's language. Pure. */
import type { Agency } from '../src/domain/agency.ts';
import type { Choice, Language, OutMessage, Text } from '../src/domain/message.ts';
import type { OfficerNotice } from '../src/domain/notice/officer.ts';
import type { Notice } from '../src/domain/notice.ts';
import { markedFor } from './copy/absence.ts';
import { copyFor } from './copy/index.ts';
import type { NoticeCopy } from './copy/notice.ts';
import type { CommandName } from './copy/officer.ts';
import { button, onComplaint, placed, rows } from './officer/buttons.ts';
import type { Entry } from './officer/entry.ts';
import { wordsOf } from './officer/help.ts';
import { entryNamed } from './officer/registry.ts';

/** What a notice to officers offers first, by command name; looking is always offered. */
const officerButtons: Readonly<Record<OfficerNotice['kind'], readonly CommandName[]>> = {
  // The admin's four choices of SP4N-LAPOR!: verify, postpone for completeness, not our authority, archive.
  newInQueue: ['view', 'claim', 'verify', 'requestCompletion', 'forward', 'archive'],
  disposedToYou: ['view', 'accept', 'return'],
  returnedToYou: ['view', 'dispose', 'history'],
  takenBack: ['history'],
  reporterReplied: ['view', 'verify', 'requestCompletion'],
  informationAdded: ['view'],
  copiedToYou: ['view', 'note'],
  copyMoved: ['view'],
  copyEnded: [],
  handedToYou: ['view', 'history'],
  duplicateJoined: ['view'],
  separatedInQueue: ['view', 'history'],
  loweringAsked: ['view', 'agreeLowering', 'refuseLowering'],
  loweringDecided: ['view'],
  obstacleReported: ['view', 'note'],
  askReporter: ['relayReply', 'view'],
  commented: ['view', 'history'],
  draftOrdered: ['view', 'draft'],
  draftForApproval: ['approve', 'sendBack', 'view'],
  draftReturned: ['view', 'draft'],
  draftApproved: ['send', 'view'],
  archivedByRule: ['view'],
  revivedInQueue: ['view', 'claim', 'verify'],
  reopened: ['view', 'history'],
  rated: ['view'],
  late: ['view', 'explain'],
  monitored: ['view', 'answer', 'tellObstacle'],
};

/**
 * Words a notice. Delivery calls it when it sends, so that a change of language before then counts. Never longer than
 * one message: officers' texts are at most 3,000 characters and reporters' are shortened for officers. `archives`: the
 * procedure has a rule under which an admin may archive.
 */
export function renderNotice(
  notice: Notice,
  language: Language,
  agency: Agency,
  { archives = true }: { readonly archives?: boolean } = {},
): OutMessage {
  const { officer, notice: copy } = copyFor(language);
  const text = markedFor(say(copy, notice, agency), notice.forName, language);
  const forOfficer =
    'gist' in notice
      ? officerButtons[notice.kind].filter((name) => archives || name !== 'archive')
      : undefined;
  const choices = forOfficer
    ? rows(
        forOfficer.map((name) => officerButton(name, notice, (entry) => wordsOf(officer, entry).label)),
        3,
      )
    : reporterButtons(copy, notice);
  const attachments = 'attachments' in notice ? notice.attachments : [];
  return {
    text,
    ...(choices.length > 0 ? { choices } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

/** The sentence of this kind. The cast is sound: each kind's function takes exactly that kind. */
function say(copy: NoticeCopy, notice: Notice, agency: Agency): Text {
  const words = copy.say[notice.kind] as (notice: Notice, agency: Agency) => Text;
  return words(notice, agency);
}

/** Carries the number where the press will have to ask for words. */
function officerButton(
  name: CommandName,
  { complaintId, version, number }: Notice,
  label: (entry: Entry) => string,
): Choice | undefined {
  const entry = entryNamed(name);
  const argument = entry.needs === 'nothing' ? undefined : number;
  return button(onComplaint(complaintId, version, name, argument), label(entry));
}

function reporterButtons({ buttons }: NoticeCopy, notice: Notice): readonly (readonly Choice[])[] {
  const own = (what: string) => `c:${notice.complaintId}:${what}`;
  switch (notice.kind) {
    case 'reminders':
      return rows(
        notice.items.map(({ complaintId }, index) =>
          placed(button(`c:${complaintId}:status`, buttons.open(index + 1)), 'inText'),
        ),
        3,
      );
    case 'answer':
    case 'answerReminder':
    case 'ratingReminder':
    case 'closedTogether':
      return rows(
        [
          button(own('rate:solved'), buttons.solved),
          button(own('rate:partly'), buttons.partly),
          button(own('rate:unsolved'), buttons.unsolved),
        ],
        3,
      );
    case 'completionAsked':
    case 'completionReminder':
    case 'archived':
    case 'archivedUnderRule':
      return rows([button(own('add'), buttons.add)], 1);
    case 'supporterNews':
      return notice.step === 'ended' || notice.step === 'closed'
        ? rows([button('m:new', buttons.reportAgain)], 1)
        : rows([button(own('unfollow'), buttons.leave)], 1);
    case 'closedBySystem':
      return rows([button('m:new', buttons.reportAgain)], 1);
    default:
      return [];
  }
}
