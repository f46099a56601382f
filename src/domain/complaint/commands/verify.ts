import type { Agency } from '../../agency.ts';
import { err, ok, type Result } from '../../result.ts';
import type { SettlementClass } from '../../sop/profile.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import type { Classification, Complaint } from '../complaint.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { ComplaintEvent } from '../event.ts';
import type { Refusal } from '../refusal.ts';
import { categoryNamed, classificationOf, settlementClassOf } from '../report-words.ts';
import { isInReview } from '../returning.ts';

type Corrections = {
  readonly classification?: Classification;
  readonly categoryId?: string;
  readonly settlementClass?: SettlementClass;
};

/**
 * `verifikasi`: says that the report is complete (BUP VI.B.1.b.1, b.7), and may correct its kind, category or settlement
 * class. While the reporter is asked it says that a reply completes the report, or takes the question back; a liaison
 * uses it only so. Afterwards it may be used again to correct.
 */
export const verify = defineCommand<Corrections>({
  name: 'verify',
  keyword: 'verifikasi',
  aliases: ['lengkap'],
  usage: '<nomor> [jenis] [kelas <kelas>] [kategori <kategori>]',
  group: 'everyday',
  allowedTo: ['admin', 'liaison'],
  needs: 'nothing',
  possibleIn: ['awaitingVerification', 'awaitingReporter', 'verified'],
  offeredWhen: (complaint) => complaint.status !== 'verified',
  parseArgs,
  decide,
});

/** Words in any order; whatever is no kind, class or marker names the category. */
function parseArgs({ words }: CommandInput, agency: Agency): Result<Corrections, Refusal> {
  const refusal: Refusal = { code: 'invalidArgument', command: 'verify' };
  const tokens = words.split(/[\s,;]+/).filter((token) => token !== '');
  let found: Corrections = {};
  let marker = '';
  const category: string[] = [];
  for (const token of tokens) {
    const word = token.toLowerCase().replace(/:$/, '');
    if (word === 'jenis' || word === 'kelas' || word === 'kategori') {
      marker = word;
      continue;
    }
    const classification = marker === '' || marker === 'jenis' ? classificationOf(word) : undefined;
    const settlementClass = marker === '' || marker === 'kelas' ? settlementClassOf(word) : undefined;
    if (classification) found = { ...found, classification };
    else if (settlementClass) found = { ...found, settlementClass };
    else if (marker === 'jenis' || marker === 'kelas') return err(refusal);
    else category.push(word);
    if (marker !== 'kategori') marker = '';
  }
  if (category.length === 0) return marker === '' ? ok(found) : err(refusal);
  const named = categoryNamed(category.join(' '), agency);
  return named ? ok({ ...found, categoryId: named.id }) : err(refusal);
}

function decide(
  complaint: Complaint,
  asked: Corrections,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const corrections = changed(complaint, asked);
  const isCorrected = Object.keys(corrections).length > 0;
  const { status, completion } = complaint;
  if (!isInReview(complaint, context.agency)) {
    // A liaison's class has its own command, `terima`, which tells the reporter the date that it moves.
    if (status !== 'awaitingReporter') return err({ code: 'wrongStatus', status, possible: [] });
    if (isCorrected) return err({ code: 'invalidArgument', command: 'verify' });
  }
  if (status === 'verified' && !isCorrected) return err({ code: 'alreadyDone', event: 'verified' });
  const event: ComplaintEvent = { type: 'verified', ...corrections };
  const { settlementClass: _internal, ...toldCorrections } = corrections;
  const isTold = status === 'awaitingVerification' || Object.keys(toldCorrections).length > 0;
  return decided(complaint, [event], context, ({ after, toReporter, due }) => {
    if (completion && after.status !== 'verified')
      return [toReporter({ kind: 'completed', until: due('settlement').until })];
    if (completion) return [toReporter({ kind: 'completed' })];
    return isTold ? [toReporter({ kind: 'verified', ...toldCorrections })] : [];
  });
}

/** Only what differs from what is known already. */
function changed(complaint: Complaint, asked: Corrections): Corrections {
  const { classification, categoryId, settlementClass } = asked;
  return {
    ...(classification && classification !== complaint.classification && { classification }),
    ...(categoryId && categoryId !== complaint.categoryId && { categoryId }),
    ...(settlementClass && settlementClass !== complaint.settlementClass && { settlementClass }),
  };
}
