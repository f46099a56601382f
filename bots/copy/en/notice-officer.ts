import type { CopyStep } from '../../../src/domain/notice/officer.ts';
import { dayInWords } from '../dates.ts';
import type { OfficerNoticeCopy } from '../notice.ts';
import { bold, dayIn, excerpt, headIn, limitIn, said } from '../notice-words.ts';
import { lines, upper } from '../text.ts';
import { termsEn } from './officer-complaint.ts';

const day = dayIn('en');
const limit = limitIn('en');
const head = headIn('en', termsEn.noCategory);

const files = (count: number): string | undefined =>
  count === 0 ? undefined : `${count} ${count === 1 ? 'file' : 'files'}`;

const copySteps: Readonly<Record<CopyStep, string>> = {
  disposed: 'assigned',
  returned: 'returned for review',
  sentToNational: 'sent up to national',
  forwarded: 'taken over by another institution',
  answered: 'answered',
  reopened: 'opened again by the reporter',
  closed: 'closed',
  archived: 'archived',
  revived: 'opened again from the archive',
};

/** What officers are told without asking, in English. */
export const officerNotices: OfficerNoticeCopy = {
  newInQueue: (notice, agency) =>
    lines(head('New report', notice, agency), excerpt(notice.note ?? ''), [
      'Verify by ',
      ...limit(notice),
      '.',
    ]),
  disposedToYou: (notice, agency) =>
    lines(head('Assigned to you:', notice, agency), excerpt(notice.note), [
      'Settle by ',
      ...limit(notice),
      '.',
    ]),
  returnedToYou: (notice, agency) =>
    lines(head(`Returned by ${notice.fromUnitName}:`, notice, agency), excerpt(notice.reason), [
      'Take it up again by ',
      day(notice.until),
      '.',
    ]),
  takenBack: (notice, agency) =>
    lines(
      head('Taken back by the admin:', notice, agency),
      excerpt(notice.reason),
      'You need not handle it any more.',
    ),
  reporterReplied: (notice, agency) =>
    lines(
      head('The reporter replied', notice, agency),
      excerpt(notice.text),
      files(notice.attachments.length),
      [
        'Complete? ',
        { code: 'verifikasi' },
        '. Still missing? ',
        { code: 'lengkapi' },
        ' again. Meanwhile it is not archived.',
      ],
    ),
  informationAdded: (notice, agency) =>
    lines(head('More information', notice, agency), excerpt(notice.text), files(notice.attachments.length)),
  copiedToYou: (notice, agency) =>
    lines(
      head(notice.as ? 'Coordination with APIP:' : 'Copy:', notice, agency),
      excerpt(notice.note),
      `${notice.unitName} handles it. You may comment; no deadline is yours.`,
    ),
  copyMoved: (notice, agency) =>
    lines(
      head('News of a copy', notice, agency),
      `${upper(notice.steps.map((step) => copySteps[step]).join(', then '))}. Now with ${notice.unitName}.`,
    ),
  duplicateJoined: (notice, agency) =>
    lines(head('Merged', notice, agency), [
      bold(notice.other),
      ' follows this report now; its answer goes to both reporters.',
    ]),
  separatedInQueue: (notice, agency) =>
    lines(head('By itself again', notice, agency), ['Its next deadline is ', ...limit(notice), '.']),
  copyEnded: (notice, agency) =>
    lines(head('Copy withdrawn:', notice, agency), 'Your unit no longer sees this report.'),
  handedToYou: (notice, agency) =>
    lines(head(`Handed over by ${notice.fromName}:`, notice, agency), 'You handle this report now.'),
  loweringAsked: (notice, agency) =>
    lines(head(`Asked to lower ${termsEn.secrecy[notice.what]}:`, notice, agency), excerpt(notice.reason), [
      'In force if you agree. Without an answer by ',
      day(notice.until),
      ' nothing changes.',
    ]),
  loweringDecided: (notice, agency) =>
    lines(
      head(`${notice.agreed ? 'Lowered' : 'Not lowered'}, ${termsEn.secrecy[notice.what]}:`, notice, agency),
      excerpt(notice.reason),
    ),
  obstacleReported: (notice, agency) =>
    lines(head(`Obstacle at ${notice.fromUnitName}:`, notice, agency), excerpt(notice.text), [
      'The reporter has been told. The answer is due by ',
      day(notice.until),
      '.',
    ]),
  commented: (notice, agency) =>
    lines(head(`Comment of ${notice.fromUnitName}:`, notice, agency), excerpt(notice.text)),
  draftOrdered: (notice, agency) =>
    lines(head('A review for you:', notice, agency), excerpt(notice.note), [
      `Draft the answer; ${notice.headName} approves it before it is sent. The answer is due by `,
      day(notice.until),
      '.',
    ]),
  draftForApproval: (notice, agency) =>
    lines(
      head(`Draft ${notice.draft} from ${notice.fromUnitName}:`, notice, agency),
      said(notice.wording),
      files(notice.attachments.length),
      ['May it be sent? The answer is due by ', day(notice.until), '.'],
    ),
  askReporter: (notice, agency) =>
    lines(head('Ask its reporter:', notice, agency), excerpt(notice.ask), [
      'Your unit entered this report, and its reporter does not follow it in a chat. Write down the reply with ',
      { code: 'balasan' },
      ' by ',
      day(notice.until),
      ' at the latest; after that it is archived.',
    ]),
  draftReturned: (notice, agency) =>
    lines(
      head(`Draft ${notice.draft} is not approved by ${notice.headName} yet:`, notice, agency),
      excerpt(notice.reason),
      ['Draft again; the answer is due by ', day(notice.until), '.'],
    ),
  draftApproved: (notice, agency) =>
    lines(
      head(`Approved by ${notice.headName}:`, notice, agency),
      said(notice.wording),
      files(notice.attachments.length),
      ['Send it to the reporter, as it is, by ', day(notice.until), '.'],
    ),
  archivedByRule: (notice, agency) =>
    lines(
      head('Archived', notice, agency),
      `What was asked for did not come in time (${notice.rule}). The reporter was told how to open it again.`,
    ),
  revivedInQueue: (notice, agency) =>
    lines(head('Open again from the archive', notice, agency), [
      'The reporter sent what was missing. Verify by ',
      day(notice.until),
      '.',
    ]),
  reopened: (notice, agency) =>
    lines(head('Not solved, says the reporter:', notice, agency), excerpt(notice.reason), [
      `${notice.unitName} takes it up again by `,
      day(notice.until),
      '.',
    ]),
  rated: (notice, agency) =>
    lines(head('Rated by the reporter', notice, agency), [bold(termsEn.rating[notice.rating])]),
  late: (notice, agency) =>
    lines(
      head(notice.again ? 'Still late' : notice.gist.urgent ? 'Late' : '🔴 Late', notice, agency),
      `${upper(termsEn.step[notice.step])} was due ${dayInWords(notice.since, 'en')} (${notice.source}).`,
      notice.unitName ? `At ${notice.unitName}.` : undefined,
    ),
  monitored: (notice, agency) =>
    lines(
      head('Near its limit', notice, agency),
      [`${upper(termsEn.step[notice.step])} is due `, day(notice.until), '.'],
      notice.unitName ? `At ${notice.unitName}.` : undefined,
      notice.tellBy === undefined
        ? undefined
        : [
            'If it cannot be answered yet, tell the reporter with ',
            { code: 'kendala' },
            ' by ',
            day(notice.tellBy),
            '.',
          ],
    ),
};
