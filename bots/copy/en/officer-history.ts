import { type Agency, categoryById, unitById } from '../../../src/domain/agency.ts';
import type { ComplaintEvent, EventOf } from '../../../src/domain/complaint/event.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { Informed } from '../../../src/domain/notice.ts';
import { dayInWords } from '../dates.ts';
import { timeWithoutZone } from '../moments.ts';
import type { HistoryCopy, Reader } from '../officer.ts';
import { clip } from '../text.ts';
import { entrySourcesEn } from './entry.ts';
import { counted, termsEn } from './officer-complaint.ts';
import { deliveryErrorsEn } from './officer-team.ts';

const quoted = (text: string): string => (text === '' ? '' : `: “${text}”`);
/** Who answered, where it is not who has the report. */
function answeredAs({ from, unitId }: EventOf<'answered'>, unit: (id: string) => string): string {
  if (from) return `passed on the answer of ${from}`;
  return unitId ? `entered the answer that ${unit(unitId)} had given` : 'answered';
}

const copiedAs = {
  copy: 'gave a copy to',
  inspectorate: 'coordinated with',
  entry: 'gave a copy to who entered it,',
} as const;

const withheld = (reminded: { readonly withheld?: true }): string =>
  reminded.withheld ? '; not sent, the reporter wants no reminders' : '';

const attached = (count: number): string => (count === 0 ? '' : ` (${counted(count, 'file')})`);

function event(happened: ComplaintEvent, agency: Agency): Text {
  const unit = (id: string) => unitById(agency, id)?.name ?? id;
  switch (happened.type) {
    case 'submitted':
      return [
        `${happened.entry ? `entered a report from ${entrySourcesEn[happened.entry.source]}, arrived on ${dayInWords(happened.entry.arrivedOn, 'en')}` : 'reported'}${quoted(clip(happened.private.description, 120))}`,
      ];
    case 'claimed':
      return ['took the report'];
    case 'released':
      return ['report released to the shared queue'];
    case 'handedOver':
      return ['handed the report to a colleague of the unit'];
    case 'verified': {
      const { classification, categoryId, settlementClass } = happened;
      const corrected = [
        classification && `kind ${termsEn.classification[classification]}`,
        categoryId && `category ${categoryById(agency, categoryId)?.label.en ?? categoryId}`,
        settlementClass && `class ${termsEn.settlementClass[settlementClass]}`,
      ].filter((one) => one !== undefined);
      return [`found it complete${corrected.length > 0 ? `; corrected: ${corrected.join(', ')}` : ''}`];
    }
    case 'completionRequested':
      return [`asked the reporter to complete${quoted(happened.private.ask)}`];
    case 'completionReminded':
      return [`reminded the reporter, working day ${happened.day}${withheld(happened)}`];
    case 'answerReminded':
      return [`reminded the reporter of the answer, working day ${happened.day}${withheld(happened)}`];
    case 'ratingAsked':
      return [`asked the reporter for a rating${withheld(happened)}`];
    case 'reporterReplied':
      return [
        `${happened.relayed ? 'wrote down the reporter’s reply' : 'replied'}${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'informationAdded':
      return [
        `added information${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'disposed':
      return [
        `assigned to ${unit(happened.toUnitId)}${happened.despiteAccusation ? ' although its staff is concerned' : ''}${quoted(happened.private.note)}`,
      ];
    case 'returned':
      return [
        `${happened.from ? `noted that ${happened.from} returned it` : 'returned'} to ${unit(happened.toUnitId)}${quoted(happened.private.reason)}`,
      ];
    case 'transferred':
      return [`closed ${unit(happened.fromUnitId)}, so that the report went to ${unit(happened.toUnitId)}`];
    case 'sentToNational':
      return [
        `sent up to ${happened.to}${happened.systemic ? ', systemic' : ''}${quoted(happened.private.reason)}`,
      ];
    case 'exported':
      return ['exported what it says, for national'];
    case 'forwarded':
      return [`noted that ${happened.to} took it over${quoted(happened.private.reason)}`];
    case 'accepted':
      return [
        `accepted${happened.settlementClass ? `, ${termsEn.settlementClass[happened.settlementClass]}` : ''}`,
      ];
    case 'classChanged':
      return [
        `changed the class to ${termsEn.settlementClass[happened.to]}${quoted(happened.private.reason)}`,
      ];
    case 'responded':
      return [`first response${quoted(happened.private.text)}`];
    case 'answered':
      return [
        `${answeredAs(happened, unit)}${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'copied':
      return [
        `${copiedAs[happened.as ?? 'copy']} ${unit(happened.unitId)}${happened.despiteAccusation ? ' although it concerns its staff' : ''}${quoted(happened.private.note)}`,
      ];
    case 'marked': {
      const { nature, private: parts } = happened;
      const said = [
        nature && termsEn.nature[nature],
        parts.subject && `subject “${parts.subject}”`,
        parts.object && `object “${parts.object}”`,
      ].filter((one) => one !== undefined);
      return [`marked${said.length > 0 ? `: ${said.join(', ')}` : ''}`];
    }
    case 'draftOrdered':
      return [
        `asked ${happened.officerId ? 'an officer of ' : ''}${unit(happened.drafter.unitId)} for a draft${quoted(happened.private.note)}`,
      ];
    case 'drafted':
      return [
        `drafted the answer${quoted(happened.private.text)}${attached(happened.private.attachments.length)}`,
      ];
    case 'draftApproved':
      return ['approved the draft'];
    case 'draftReturned':
      return [`sent the draft back${quoted(happened.private.reason)}`];
    case 'draftingStopped':
      return ['ended the review; the draft is not sent'];
    case 'secrecyRaised':
      return [
        `${happened.what === 'anonymous' ? 'made the reporter anonymous' : 'made the report confidential'}${quoted(happened.private.reason)}`,
      ];
    case 'loweringAsked':
      return [`asked to lower ${termsEn.secrecy[happened.what]}${quoted(happened.private.reason)}`];
    case 'secrecyLowered':
      return [`agreed; ${termsEn.secrecy[happened.what]} lowered`];
    case 'loweringRefused':
      return [`refused to lower ${termsEn.secrecy[happened.what]}${quoted(happened.private.reason)}`];
    case 'copyWithdrawn':
      return [`withdrew the copy of ${unit(happened.unitId)}`];
    case 'followed':
      return ['follows this report in a chat; later news goes there'];
    case 'noteAdded':
      return [`internal note${quoted(happened.private.text)}`];
    case 'rated':
      return [`rated: ${termsEn.rating[happened.rating]}`];
    case 'reopened':
      return [`reopened${quoted(happened.private.reason)}`];
    case 'closed':
      return [happened.by === 'system' ? 'closed, there was no reply' : 'closed the report'];
    case 'archived':
      return [`archived under ${happened.rule}`];
    case 'revived':
      return [`revived from the archive${quoted(happened.private.text)}`];
    case 'limitBreached':
      return [`limit passed (${happened.source})`];
    case 'lateAgain':
      return [`limit still passed (${happened.source})`];
    case 'monitored':
      return [`monitored before the limit (${happened.source})`];
    case 'obstacleTold':
      return [`told what hinders it${quoted(happened.private.text)}`];
    case 'textsOpened':
      return ['opened the personal data in its texts'];
    case 'merged':
      return [`merged into ${happened.intoNumber}`];
    case 'separated':
      return [`parted from ${happened.fromNumber}`];
    case 'duplicateJoined':
      return [`${happened.number} merged into this report`];
    case 'duplicateLeft':
      return [`${happened.number} parted from this report`];
    case 'supported':
      return ['one more person has the same problem'];
    case 'supportWithdrawn':
      return ['one person follows it no more'];
    case 'identityViewed':
      return ['looked at the reporter’s identity'];
  }
}

function informed(told: Informed, { timeZone }: Reader): string {
  if (told.how !== 'failed') {
    const what = {
      sent: '✓ reporter told',
      delivered: '✓✓ reached the reporter',
      read: '✓✓ read by the reporter',
    };
    return `${what[told.how]} ${timeWithoutZone(told.at, timeZone, 'en')}`;
  }
  const waits = told.error === 'windowClosed' || told.error === 'blocked';
  return `${waits ? '⏳ news waits:' : '✗ news did not arrive:'} ${deliveryErrorsEn[told.error] ?? told.error}`;
}

export const historyEn: HistoryCopy = {
  title: (number) => ['History of ', { bold: number }],
  empty: (number) => ['No more history of ', { bold: number }, '.'],
  event,
  informed,
};
