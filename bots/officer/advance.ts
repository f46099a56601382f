/** An officer's input → one step of the chat. Pure: words and buttons in, an action or an answer out. */
import type { Inbound } from '../../src/domain/message.ts';
import { reporterNotices } from '../../src/domain/notice/citizen.ts';
import { resolveChoice } from '../conversation/choice.ts';
import { copyFor } from '../copy/index.ts';
import type { Awaiting, ChatState, Turn, TurnContext } from '../turn.ts';
import { giveBroadcastWords } from './broadcast.ts';
import { type Pressed, readButton } from './buttons.ts';
import type { Entry, OfficerContext } from './entry.ts';
import { onFile } from './files.ts';
import { settled } from './memory.ts';
import { findSpoken, leadingNumber, type Spoken } from './parse.ts';
import { press, type Run, run, say, takeStep } from './perform.ts';
import { entries } from './registry.ts';
import { agreeToUnits, changeUnits } from './unit-words.ts';
import { notUnderstood } from './unknown.ts';
import { cancel, giveWords, isYes, sayYes } from './waiting.ts';

/** Words of the citizen's conversation: an officer may have something to report, too. */
const citizenWords =
  /^\/?(lapor|laporkan|mulai|report|status|ikuti|follow|pisah|pisahkan|separate|laporan saya|laporanku|my reports|privasi|privacy|data saya|(?:stop |terima )?pengumuman|(?:stop )?announcements|batal|kembali)\b/iu;

/** Words that both an open form and an officer know: the form's, while it is open. */
const sharedWithForm: ReadonlySet<string> = new Set(['help', 'language']);

/**
 * Moves an officer's chat by one input. `undefined`: not an officer's word, the citizen's conversation takes it — a
 * form is open, a citizen's question waits, a citizen's word or button, a reply to a reporter's notice.
 */
export function advanceOfficer(state: ChatState, inbound: Inbound, context: TurnContext): Turn | undefined {
  const { officer } = context;
  if (!officer) return undefined;
  const now: Run = { state, context: { ...context, officer }, copy: copyFor(context.language).officer };
  const { input } = inbound;
  switch (input.kind) {
    case 'press':
      return onPress(now, readButton(input.data));
    case 'text':
      return onText(now, input.text);
    case 'media':
      return isCitizens(now, input.caption ?? '') ? undefined : onFile(now, input);
    case 'edit':
      return isCitizens(now, input.text) || !findSpoken(entries, input.text)
        ? undefined
        : say(now, { text: now.copy.talk.editIgnored });
    case 'unsupported':
      return isCitizens(now, '') ? undefined : say(now, { text: now.copy.talk.unreadable });
    default:
      return undefined;
  }
}

function onPress(now: Run, pressed: Pressed | undefined): Turn | undefined {
  if (!pressed) return undefined;
  return pressed.kind === 'typed' ? onTyped(now, pressed.words) : press(now, pressed);
}

/** A press that stands for typed words: never taken for the words that are awaited. */
function onTyped(now: Run, words: string): Turn {
  if (words === 'batal') return cancel(now);
  const yes = /^ya\b(.*)$/u.exec(words);
  if (yes) {
    const which = yes[1]?.trim() ?? '';
    const agreed = agreeToUnits({ ...now, words: '' }, which);
    return agreed ? takeStep(now, agreed) : sayYes(now, which);
  }
  const spoken = findSpoken(entries, words);
  if (!spoken) return say(now, { text: now.copy.talk.newStart });
  const { entry, rest } = spoken;
  const { awaiting } = now.state;
  const isAwaited = awaiting?.kind === 'commandWords' && awaiting.command === entry.name;
  const note = isAwaited && rest.startsWith(awaiting.number) ? awaiting.words : undefined;
  return run(now, entry, { rest, attachments: [], ...(note ? { note } : {}) });
}

function onText(now: Run, text: string): Turn | undefined {
  const chosen = offered(now, text);
  if (chosen !== undefined) {
    const pressed = readButton(chosen);
    if (pressed || now.state.awaiting?.kind !== 'commandWords') return onPress(now, pressed);
  }
  if (isCitizens(now, text)) return undefined;
  if (now.state.awaiting === undefined && /^\/?(0|nol|kembali|back)$/iu.test(text.trim()))
    return onTyped(now, 'antrean');
  if (now.state.awaiting === undefined && /^\/?(batal|cancel)$/iu.test(text.trim())) return cancel(now);
  const language = languageNamed(text);
  if (language) return onTyped(now, `bahasa ${language}`);
  const turn = asAwaited(now, text);
  if (turn) return turn;
  if (isThanks(text)) return say(now, { text: now.copy.talk.thanked });
  const spoken = findSpoken(entries, text);
  // Without a report it is about joined chats, which is the citizen's conversation's.
  if (spoken?.entry.name === 'separate' && spoken.rest === '' && !now.context.repliesTo) return undefined;
  // A yes is for the next message or none: later it could mean something else.
  const { awaiting } = now.state;
  const held = awaiting?.kind === 'commandWords' ? awaiting.held : undefined;
  const isOver = held === 'changed' || held === 'unnamed' || awaiting?.kind === 'units';
  const freed = isOver ? { ...now, state: settled(now.state) } : now;
  if (spoken && !isSentence(spoken)) return run(freed, spoken.entry, { rest: spoken.rest, attachments: [] });
  if (citizenWords.test(text.trim())) return undefined;
  return notUnderstood(freed, text);
}

/** "Petugas kami sudah ke sana" is no call of a word that takes none. */
const isSentence = ({ entry, rest, slash }: Spoken<Entry>): boolean =>
  !slash && entry.usage === '' && rest.split(/\s+/u).length > 1;

/** The text as the words that were asked for; `undefined`: none were, or it is certainly something else. */
function asAwaited(now: Run, text: string): Turn | undefined {
  const { awaiting } = now.state;
  if (awaiting?.kind === 'broadcast') return asBroadcast(now, awaiting, text);
  if (awaiting?.kind === 'units') return asUnits(now, awaiting, text);
  if (awaiting?.kind !== 'commandWords' || now.context.late) return undefined;
  // A yes that is also a command's word is the yes, while one is waited for.
  if (awaiting.held !== undefined && isYes(text)) return giveWords(now, text);
  if (isPlainCommand(text, now.context, awaiting.command) && !isBare(text, awaiting.command))
    return undefined;
  return /^\/?(batal|cancel|0|kembali|back)$/iu.test(text.trim()) ? cancel(now) : giveWords(now, text);
}

/** The text as what was asked of an announcement that is being written. */
function asBroadcast(
  now: Run,
  awaiting: Extract<Awaiting, { kind: 'broadcast' }>,
  text: string,
): Turn | undefined {
  if (now.context.late || isPlainCommand(text, now.context)) return undefined;
  if (/^\/?(batal|cancel|0|kembali|back)$/iu.test(text.trim())) return cancel(now);
  return takeStep(now, giveBroadcastWords({ ...now, words: text.trim() }, awaiting));
}

/** The text as a yes to a change of the units, or as what it still lacks. */
function asUnits(now: Run, awaiting: Extract<Awaiting, { kind: 'units' }>, text: string): Turn | undefined {
  if (now.context.late) return undefined;
  if (/^\/?(batal|cancel|tidak|no|0|kembali|back)$/iu.test(text.trim())) return cancel(now);
  if ('lacks' in awaiting)
    return isPlainCommand(text, now.context)
      ? undefined
      : takeStep(now, changeUnits({ ...now, words: `+ ${awaiting.lacks} ${text.trim()}` }));
  const agreed = isYes(text) ? agreeToUnits({ ...now, words: '' }, awaiting.id) : undefined;
  return agreed && takeStep(now, agreed);
}

/**
 * The choice that a bare number or a label names. A reply is about the complaint it replies to, as it was told there:
 * "terima" is then the command, never the button of the complaint that was spoken of last.
 */
function offered({ state, context }: Run, text: string): string | undefined {
  const words = text.trim();
  if (!state.offered || words === '') return undefined;
  const named = resolveChoice(words, state.offered, { exact: true });
  const { repliesTo } = context;
  if (!named || !repliesTo) return named?.data;
  if (findSpoken(entries, words)) return undefined;
  const pressed = readButton(named.data);
  const isAnother = pressed?.kind === 'complaint' && pressed.complaintId !== repliesTo.complaintId;
  return isAnother ? undefined : named.data;
}

/** The citizen's conversation is being held: only a slash, or a command in reply to an officer's notice, leaves it. */
function isCitizens({ state, context }: Run, text: string): boolean {
  const spoken = findSpoken(entries, text);
  const { repliesTo } = context;
  // A reply to news of an own report is a reporter's, whoever writes it.
  if (repliesTo && reporterNotices.has(repliesTo.kind)) return spoken?.slash !== true;
  const held = state.draft !== undefined || isCitizenQuestion(state.awaiting);
  if (!held) return false;
  if (!spoken || sharedWithForm.has(spoken.entry.name)) return true;
  // The page's own button says no more than this, and no story does either: the form stays open.
  if (spoken.entry.name === 'queue' && /^(saya)?$/iu.test(spoken.rest)) return false;
  if (spoken.slash || repliesTo !== undefined) return false;
  // A question outside the form yields to a plain command; a form's story may begin with any word.
  return state.draft !== undefined || !isPlainCommand(text, context);
}

const isCitizenQuestion = (awaiting: Awaiting | undefined): boolean =>
  awaiting !== undefined && !['commandWords', 'inviteCode', 'broadcast', 'units'].includes(awaiting.kind);

/**
 * Certainly a command, even where free words are awaited: with a slash, a keyword alone, or a keyword with a complaint's
 * number or with nothing but the unit that it needs, unless that command itself asked for it. "Terima kasih, …" as the
 * words of an answer is none.
 */
function isPlainCommand(text: string, context: OfficerContext, asking?: string): boolean {
  const spoken = findSpoken(entries, text);
  if (!spoken) return false;
  // What we ourselves suggest where there is no ready-made answer yet must never reach a reporter.
  if (spoken.entry.name === 'readyAnswers' && /^(tambah|ubah|hapus)\b/iu.test(spoken.rest)) return true;
  if (spoken.slash || (spoken.rest === '' && !/[.!?]$/u.test(text.trim()))) return true;
  if (spoken.entry.needs === 'unit' && spoken.entry.name !== asking && isUnit(spoken.rest, context))
    return true;
  return leadingNumber(spoken.rest, context.agency.code, true).kind === 'number';
}

/** Whether these words are a unit's code or short name and nothing more. */
function isUnit(words: string, { agency }: OfficerContext): boolean {
  const sought = words.trim().toLowerCase();
  return agency.units.some(({ id, shortName }) => id === sought || shortName.toLowerCase() === sought);
}

/** The bare name of a language, as citizens type it. */
function languageNamed(text: string): 'id' | 'en' | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'english' || word === '/english') return 'en';
  return word === 'indonesia' || word === 'bahasa indonesia' ? 'id' : undefined;
}

/** Only the command that waits for its words, typed once more. */
function isBare(text: string, command: string): boolean {
  const spoken = findSpoken(entries, text);
  return spoken?.entry.name === command && spoken.rest === '';
}

const isThanks = (text: string): boolean =>
  text.length < 60 && /^\s*(terima\s*kasih|terimakasih|makasih|trims|thanks|thank you)\b/iu.test(text);
