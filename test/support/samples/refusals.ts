import type { Refusal } from '../../../src/domain/complaint/refusal.ts';
import { numberA, rina } from '../officer-chat.ts';
import { span } from './facts.ts';

type RefusalOf<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>;

const classOption = {
  settlementClass: 'inspection',
  until: '2027-02-09',
  span: { ...span, amount: 60 },
} as const;

/** One refusal of every code. */
const refusalsByCode: { readonly [Code in Refusal['code']]: RefusalOf<Code> } = {
  ended: { code: 'ended', status: 'archived' },
  wrongStatus: { code: 'wrongStatus', status: 'awaitingVerification', possible: ['verifikasi', 'lengkapi'] },
  notYours: { code: 'notYours', ownerUnitId: 'pupr', possible: ['catatan'] },
  notAllowed: { code: 'notAllowed', command: 'answer', possible: ['disposisi'] },
  changedMeanwhile: { code: 'changedMeanwhile', event: 'returned', actor: rina, at: '2026-11-11T01:25:00Z' },
  missingText: { code: 'missingText', command: 'answer' },
  missingReason: { code: 'missingReason', command: 'changeClass', given: 'pemeriksaan' },
  whichMark: { code: 'whichMark' },
  noInspectorate: { code: 'noInspectorate' },
  whichClass: { code: 'whichClass', options: [classOption] },
  sameClass: { code: 'sameClass', settlementClass: 'inspection' },
  classPassed: {
    code: 'classPassed',
    settlementClass: 'information',
    on: '2026-11-10',
    options: [classOption],
  },
  textTooLong: { code: 'textTooLong', limit: 3_000 },
  unknownUnit: { code: 'unknownUnit', words: 'pertambangan' },
  ambiguousUnit: { code: 'ambiguousUnit', words: 'pu', unitIds: ['pupr', 'upt-pelaihari'] },
  accusedUnit: { code: 'accusedUnit', unitId: 'pupr' },
  alreadyCopied: { code: 'alreadyCopied', unitId: 'dishub' },
  tooManyCopies: { code: 'tooManyCopies', most: 10 },
  whichCopy: { code: 'whichCopy', unitIds: ['pupr', 'dishub'] },
  sameUnit: { code: 'sameUnit', unitId: 'pupr' },
  notBelow: { code: 'notBelow', unitId: 'dishub' },
  incomplete: { code: 'incomplete' },
  inDrafting: { code: 'inDrafting', stage: 'writing', unitId: 'pupr', possible: ['konsep'] },
  passOnFirst: {
    code: 'passOnFirst',
    settlementClass: 'inspection',
    answerable: ['information', 'noInspection'],
    source: 'MJK-B 3',
    unitIds: ['pupr', 'dishub'],
  },
  whichDrafter: { code: 'whichDrafter', unitIds: ['pupr', 'dishub'], words: 'bina' },
  notARule: { code: 'notARule', rules: [{ id: 'spam', title: 'Bukan urusan pelayanan' }] },
  alreadyClaimed: { code: 'alreadyClaimed', officerId: 'officer-dodi' },
  alreadyReopened: { code: 'alreadyReopened' },
  alreadyDone: { code: 'alreadyDone', event: 'completionRequested' },
  anonymous: { code: 'anonymous' },
  cannotMerge: { code: 'cannotMerge', why: 'confidential' },
  isMerged: { code: 'isMerged', intoNumber: numberA },
  whichSecrecy: { code: 'whichSecrecy', options: ['confidential', 'anonymous'] },
  reportersChoice: { code: 'reportersChoice' },
  nothingAsked: { code: 'nothingAsked', expired: true },
  needsSecondOfficer: { code: 'needsSecondOfficer' },
  invalidArgument: { code: 'invalidArgument', command: 'verify' },
};

export const refusals: readonly Refusal[] = Object.values(refusalsByCode);
