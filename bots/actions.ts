/** A turn's action → its use case, in the turn's own transaction. */
import type { Outcome } from '../src/domain/outcome.ts';
import type { Stores } from '../src/ports/stores.ts';
import { manageAbsences } from '../src/usecases/absences.ts';
import { agreeToAnnouncements } from '../src/usecases/agree-to-announcements.ts';
import { manageApiKeys } from '../src/usecases/api-keys.ts';
import { changeUnits, listUnits } from '../src/usecases/change-units.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { enterReport } from '../src/usecases/enter-report.ts';
import { followReport, renewFollowCode } from '../src/usecases/follow-report.ts';
import { handOver } from '../src/usecases/hand-over.ts';
import { explainOwn, listMyComplaints, lookUpStatus } from '../src/usecases/look-up.ts';
import {
  listDeadLetters,
  listMuted,
  muteSender,
  retryDeadLetters,
  unmuteSender,
} from '../src/usecases/moderation.ts';
import {
  explainDeadlines,
  readCopies,
  readHistory,
  readQueue,
  viewComplaint,
  viewIdentity,
  viewWhole,
} from '../src/usecases/officer-desk.ts';
import { readFigures, readMorningReport } from '../src/usecases/read-figures.ts';
import { manageReadyAnswers } from '../src/usecases/ready-answers.ts';
import { chooseReminders } from '../src/usecases/remind-reporters.ts';
import { addInformation, rateAnswer } from '../src/usecases/reporter-acts.ts';
import { runCommand } from '../src/usecases/run-command.ts';
import {
  enrolOfficer,
  inviteOfficer,
  leaveService,
  listOfficers,
  revokeAccess,
} from '../src/usecases/staff.ts';
import { submitComplaint } from '../src/usecases/submit-complaint.ts';
import { findSimilar, joinReport, leaveReport } from '../src/usecases/support.ts';
import { type BroadcastAction, createBroadcasting, isBroadcasting } from './broadcasting.ts';
import { entryOf, submissionOf } from './conversation/submission.ts';
import { createJoining, isJoining, type JoiningAction } from './joining.ts';
import { tellTeam } from './team-news.ts';
import type { Action } from './turn.ts';
import type { Acting } from './turn-group.ts';

/** Performs actions for the inbox. An officer's action from a chat that is no officer's (any more) is refused. */
export function createActions(deps: UseCaseDeps) {
  const submit = submitComplaint(deps);
  const find = findSimilar(deps);
  const support = joinReport(deps);
  const unfollow = leaveReport(deps);
  const status = lookUpStatus(deps);
  const mine = listMyComplaints();
  const add = addInformation(deps);
  const rate = rateAnswer(deps);
  const follow = followReport(deps);
  const reminders = chooseReminders();
  const enrol = enrolOfficer(deps);
  const explainToOfficer = explainDeadlines(deps);
  const explainToReporter = explainOwn(deps);
  const joining = createJoining(deps);
  const broadcasting = createBroadcasting(deps);
  const officerAction = createOfficerActions(deps);
  const tell = tellTeam(deps.agency);

  return async (stores: Stores, action: Action, acting: Acting): Promise<Outcome> => {
    if (isJoining(action)) return joining(stores, action, acting);
    if (isBroadcasting(action)) {
      const { officer, now } = acting;
      return officer
        ? broadcasting(stores, action, officer, now)
        : { kind: 'notAllowed', command: 'broadcast' };
    }
    switch (action.kind) {
      case 'suggestCategories': {
        const categoryIds = await stores.agency.suggest(action.text, 3, action.exceptUnitIds);
        return { kind: 'categoriesSuggested', categoryIds };
      }
      case 'submit': {
        const form = submissionOf(action.draft, deps.agency(), acting.channel);
        const similar = action.draft.similar ? undefined : await find(stores, form, acting);
        return similar ? { kind: 'similarFound', similar } : submit(stores, form, acting);
      }
      case 'support':
        return support(stores, action.complaintId, acting);
      case 'unfollow':
        return unfollow(stores, action.ref, acting);
      case 'status':
        return status(stores, action.ref, acting);
      case 'myComplaints':
        return mine(stores, action.after, acting);
      case 'addInformation':
        return add(stores, action, acting);
      case 'rate':
        return rate(stores, action, acting);
      case 'follow':
        return follow(stores, action.code, acting);
      case 'reminders':
        return reminders(stores, action.wanted, acting);
      case 'enrol':
        return enrol(stores, action.code, acting);
      case 'announcements':
        return agreeToAnnouncements(stores, action.wanted, acting);
      case 'explain':
        return acting.officer
          ? explainToOfficer(stores, action.ref, acting.officer, acting.now)
          : explainToReporter(stores, action.ref, acting);
      default: {
        const outcome = await officerAction(stores, action, acting);
        if (acting.officer) await tell(stores, outcome, acting.officer, acting.now);
        return outcome;
      }
    }
  };
}

type OfficerAction = Exclude<
  Exclude<Action, JoiningAction | BroadcastAction>,
  {
    kind:
      | 'suggestCategories'
      | 'submit'
      | 'support'
      | 'unfollow'
      | 'status'
      | 'myComplaints'
      | 'addInformation'
      | 'rate'
      | 'follow'
      | 'reminders'
      | 'enrol'
      | 'announcements'
      | 'explain';
  }
>;

function createOfficerActions(deps: UseCaseDeps) {
  const command = runCommand(deps);
  const queue = readQueue(deps);
  const copies = readCopies(deps);
  const figures = readFigures(deps);
  const morningReport = readMorningReport(deps);
  const view = viewComplaint(deps);
  const whole = viewWhole(deps);
  const history = readHistory(deps);
  const identity = viewIdentity(deps);
  const invite = inviteOfficer(deps);
  const officers = listOfficers(deps);
  const revoke = revokeAccess(deps);
  const leave = leaveService(deps);
  const keys = manageApiKeys(deps);
  const hand = handOver(deps);
  const enter = enterReport(deps);
  const renewCode = renewFollowCode(deps);
  const ready = manageReadyAnswers();
  const absence = manageAbsences(deps);
  const units = changeUnits(deps);

  return async (stores: Stores, action: OfficerAction, acting: Acting): Promise<Outcome> => {
    const { officer, now } = acting;
    if (!officer) return { kind: 'notAllowed', command: action.kind };
    switch (action.kind) {
      case 'enter':
        return enter(stores, entryOf(action.draft, deps.agency(), acting.channel), officer, now);
      case 'command':
        return command(stores, action, officer, now);
      case 'queue':
        return queue(stores, action, officer, now);
      case 'copies':
        return copies(stores, action.after, officer, now);
      case 'figures':
        return figures(stores, action.period, officer, now);
      case 'morningReport':
        return { kind: 'morningReport', report: await morningReport(stores, now) };
      case 'view':
        return view(stores, action.ref, officer, now);
      case 'viewWhole':
        return whole(stores, action.ref, officer, now);
      case 'history':
        return history(stores, action.ref, action.after, officer);
      case 'followCode':
        return renewCode(stores, action.ref, officer, now);
      case 'identity':
        return identity(stores, action.ref, officer, now);
      case 'invite':
        return invite(stores, action, officer, now);
      case 'officers':
        return officers(stores, officer, now);
      case 'revoke':
        return revoke(stores, action.words, officer, now);
      case 'units':
        return listUnits(stores, action, officer);
      case 'changeUnits':
        return units(stores, action, officer, now);
      case 'readyAnswers':
        return ready(stores, action.asked, officer, now);
      case 'absence':
        return absence(stores, action.asked, officer, now);
      case 'handOver':
        return hand(stores, action, officer, now);
      case 'leave':
        return leave(stores, officer, action.everywhere, acting);
      case 'mute':
        return muteSender(stores, action, officer, now);
      case 'unmute':
        return unmuteSender(stores, action, officer, now);
      case 'mutedList':
        return listMuted(stores, action.after, officer);
      case 'deadLetters':
        return listDeadLetters(stores, action.after, officer);
      case 'retry':
        return retryDeadLetters(stores, action.id, officer, now);
      case 'apiKeys':
        return keys(stores, action, officer, now);
    }
  };
}
