/** What officers do: one of the things that the service offers them, some more likely than others, in words that fit. */
import type { OfficerActor } from '../../src/domain/access.ts';
import { type Agency, adminUnit, unitById } from '../../src/domain/agency.ts';
import type { Command } from '../../src/domain/complaint/command.ts';
import { commandByName, possibleCommands } from '../../src/domain/complaint/commands/index.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import type { Decision, DecisionContext } from '../../src/domain/complaint/decision.ts';
import { decideHandOver } from '../../src/domain/complaint/hand-over.ts';
import { isReviewRoom, openOffices, unitAbove, unitsBelow } from '../../src/domain/unit-tree.ts';
import type { Chance } from './chance.ts';

/** `undefined`: it was refused. */
export type Act = (complaint: Complaint, context: DecisionContext) => Decision | undefined;
export type Doing = { readonly by: OfficerActor; readonly act: Act };

/** Officers of a unit: some things take a second one. */
const COLLEAGUES = 2;

/** How likely each command is, against the others that are offered; those not named are never chosen. */
const LIKELY: Readonly<Record<string, number>> = {
  claim: 6,
  verify: 12,
  requestCompletion: 8,
  dispose: 34,
  accept: 20,
  changeClass: 8,
  respond: 9,
  tellObstacle: 14,
  answer: 24,
  orderDraft: 80,
  draft: 80,
  approve: 60,
  sendBack: 16,
  send: 80,
  return: 5,
  forward: 3,
  export: 4,
  nationalAnswer: 6,
  nationalReturn: 3,
  nationalTransfer: 3,
  recall: 1,
  copy: 2,
  withdrawCopy: 1,
  apip: 1,
  mark: 2,
  makeConfidential: 3,
  makeAnonymous: 1,
  askLowering: 4,
  agreeLowering: 80,
  refuseLowering: 30,
  note: 2,
};

/** Not offered as buttons. */
const fromHelp = ['makeConfidential', 'makeAnonymous', 'askLowering'].flatMap(
  (name) => commandByName(name) ?? [],
);

/** The nth officer of a unit. */
export function officerOf(agency: Agency, unitId: string, nth = 0): OfficerActor {
  const role = isReviewRoom(unitById(agency, unitId)) ? 'admin' : 'liaison';
  return { kind: 'officer', officerId: `${unitId}-${nth}`, unitId, role, name: unitId };
}

/** What somebody who has to do with a report does next, mostly the unit that has it; `undefined`: nothing is offered. */
export function nextDoing(
  complaint: Complaint,
  chance: Chance,
  context: Omit<DecisionContext, 'actor'>,
): Doing | undefined {
  const { agency } = context;
  const { ownerUnitId, copies = [] } = complaint;
  const nth = chance.between(0, COLLEAGUES - 1);
  const copied = copies.at(-1)?.unitId;
  const unitId = chance.percent(3)
    ? adminUnit(agency).id
    : copied !== undefined && chance.percent(5)
      ? copied
      : ownerUnitId;
  const by = officerOf(agency, unitId, nth);
  if (unitId === ownerUnitId && chance.percent(2)) {
    const toOfficerId = officerOf(agency, unitId, 1 - nth).officerId;
    return { by, act: (report, now) => decided(decideHandOver(report, { toOfficerId, tells: true }, now)) };
  }
  const command = weighted([...possibleCommands(complaint, by, context), ...fromHelp], chance);
  if (!command) return undefined;
  const words = wordsFor(command, complaint, by, agency, chance);
  return { by, act: (report, now) => decided(command.decide(report, { words, attachments: [] }, now)) };
}

const decided = (result: ReturnType<Command['decide']>): Decision | undefined =>
  result.ok ? result.value : undefined;

function weighted(commands: readonly Command[], chance: Chance): Command | undefined {
  const weights = commands.map(({ name }) => LIKELY[name] ?? 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return undefined;
  let left = chance.between(1, all);
  return commands.find((_, index) => {
    left -= weights[index] ?? 0;
    return left <= 0;
  });
}

function wordsFor(
  { name, needs }: Command,
  { ownerUnitId, copies = [], confidential }: Complaint,
  by: OfficerActor,
  agency: Agency,
  chance: Chance,
): string {
  const oneOf = (words: readonly string[]): string => {
    const [first = '', ...others] = words;
    return chance.oneOf([first, ...others]);
  };
  const shortName = (unitId: string) => unitById(agency, unitId)?.shortName ?? '';
  switch (name) {
    case 'dispose': {
      const below = unitsBelow(agency, by.unitId);
      const next = below.filter((unit) => unitAbove(agency, unit.id)?.id === by.unitId);
      const units = next.length > 0 && chance.percent(85) ? next : below;
      const settlementClass = oneOf(['', '', '', '', 'lapangan', 'informasi']);
      return `${oneOf(units.map((unit) => unit.shortName))} ${settlementClass}`;
    }
    case 'accept':
      return oneOf(['', '', '', 'lapangan', 'informasi']);
    case 'changeClass':
      return `${oneOf(['informasi', 'tanpa-pemeriksaan', 'pemeriksaan'])} sesudah dilihat`;
    case 'orderDraft': {
      const rooms = unitsBelow(agency, ownerUnitId).filter(({ level }) => level === 'section');
      return `${oneOf(rooms.map((unit) => unit.shortName))} mohon ditelaah`;
    }
    case 'copy':
      return oneOf(openOffices(agency).map((unit) => unit.shortName));
    case 'withdrawCopy':
      return shortName(copies.at(-1)?.unitId ?? '');
    case 'apip':
      return oneOf(['', '', 'periksa']);
    case 'mark':
      return oneOf(['pelanggaran', 'sengketa', 'subjek Petugas loket']);
    case 'askLowering':
      return `${confidential ? 'rahasia' : 'anonim'} sudah tidak perlu`;
    case 'forward':
      return oneOf(['Ruas ini jalan nasional', 'sistemik: banjir rob tiap tahun']);
    case 'nationalTransfer':
      return 'Balai Jalan Nasional: nomor 1234567';
    default:
      return needs === 'nothing' ? '' : 'Akan kami tangani';
  }
}
