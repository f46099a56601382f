/** `siaran`: an announcement is written question by question, then moved by words or buttons. Pure. */
import { type Agency, categoryById } from '../../src/domain/agency.ts';
import { type Audience, BROADCAST_LIMIT, type BroadcastStep } from '../../src/domain/broadcast.ts';
import { matchUnits } from '../../src/domain/complaint/match-unit.ts';
import type { Choice, Language, OutMessage, Text } from '../../src/domain/message.ts';
import { openUnits } from '../../src/domain/unit-tree.ts';
import { type BroadcastCopy, broadcastCopy } from '../copy/broadcast.ts';
import { clip } from '../copy/text.ts';
import type { Awaiting, ChatState } from '../turn.ts';
import { button, cancelButton, onTyped, rows, withButtons } from './buttons.ts';
import type { Call, Step } from './entry.ts';
import { stepWords } from './words/broadcast.ts';

type Writing = Extract<Awaiting, { kind: 'broadcast' }>;

const CHOICES_PER_PAGE = 8;
/** A place is named in so many characters at most. */
const AREA_LIMIT = 60;

const steps = new Map<string, BroadcastStep>(
  (Object.entries(stepWords) as [BroadcastStep, string][]).map(([step, word]) => [word, step]),
);

/** `siaran [baru | jeda | lanjut | batalkan | …]`. */
export function broadcast(call: Call): Step {
  const [first = '', ...others] = call.words.split(/\s+/u);
  const rest = call.words.slice(first.length).trim();
  const word = first.toLowerCase();
  if (word === '') return { action: { kind: 'broadcasts' } };
  if (word === 'daftar') return { action: { kind: 'broadcasts', ...(rest === '' ? {} : { after: rest }) } };
  if (word === 'lihat') return { action: { kind: 'viewBroadcast', ...(rest === '' ? {} : { id: rest }) } };
  if (word === 'untuk')
    return chooseAudience(call, others[0]?.toLowerCase() ?? '', others.slice(1).join(' '));
  const step = steps.get(word);
  if (step && others.length <= 1)
    return { action: { kind: 'broadcastStep', step, ...(rest === '' ? {} : { id: rest }) } };
  // Whoever types the text at once means it.
  return write(call, word === 'baru' ? rest : call.words);
}

/** The words that were asked for while an announcement is written. */
export function giveBroadcastWords(call: Call, writing: Writing): Step {
  switch (writing.ask) {
    case 'text':
      return write(call, call.words);
    case 'audience': {
      const copy = copyOf(call);
      const kinds = ['everyone', 'category', 'area', 'unit'] as const;
      const kind = kinds.find((one) => copy.audienceLabels[one].toLowerCase() === call.words.toLowerCase());
      const [word = '', ...others] = call.words.split(/\s+/u);
      return chooseAudience(call, kind ? audienceWords[kind] : word.toLowerCase(), others.join(' '));
    }
    default:
      return chooseAudience(call, audienceWords[writing.ask], call.words);
  }
}

const audienceWords = { everyone: 'semua', category: 'kategori', area: 'wilayah', unit: 'unit' } as const;

const copyOf = ({ context }: Call): BroadcastCopy => broadcastCopy[context.language];
const asking = (state: ChatState, awaiting: Writing): ChatState => ({ ...state, awaiting });
const cancelRow = ({ copy }: Call) => rows([cancelButton(copy.talk.buttons.cancel)], 1);

function write(call: Call, text: string): Step {
  const copy = copyOf(call);
  if (text === '')
    return {
      state: asking(call.state, { kind: 'broadcast', ask: 'text' }),
      say: withButtons(copy.askText(BROADCAST_LIMIT), cancelRow(call)),
    };
  if (text.length > BROADCAST_LIMIT)
    return {
      state: asking(call.state, { kind: 'broadcast', ask: 'text' }),
      say: withButtons(copy.tooLong(text.length, BROADCAST_LIMIT), cancelRow(call)),
    };
  return {
    state: asking(call.state, { kind: 'broadcast', ask: 'audience', text }),
    say: askAudience(call),
  };
}

function askAudience(call: Call, text = copyOf(call).askAudience): OutMessage {
  const labels = copyOf(call).audienceLabels;
  const choice = (kind: keyof typeof audienceWords) =>
    button(onTyped(`siaran untuk ${audienceWords[kind]}`), labels[kind]);
  const choices = (['everyone', 'category', 'area', 'unit'] as const).map(choice);
  return withButtons(text, rows(choices, 2), cancelRow(call));
}

/** `siaran untuk <siapa> [yang mana]`: asks which, or has everything to count the recipients. */
function chooseAudience(call: Call, kind: string, which: string): Step {
  const { state, context } = call;
  const copy = copyOf(call);
  const text = state.awaiting?.kind === 'broadcast' ? state.awaiting.text : undefined;
  if (text === undefined) return { say: { text: copy.noText } };
  const drafted = (audience: Audience): Step => ({ action: { kind: 'draftBroadcast', text, audience } });
  const ask = (ask: Writing['ask'], say: OutMessage): Step => ({
    state: asking(state, { kind: 'broadcast', ask, text }),
    say,
  });
  const page = /^\+(\d{1,3})$/u.exec(which)?.[1];
  const isAsked = which !== '' && page === undefined;
  const from = Number(page ?? 0);
  switch (kind) {
    case audienceWords.everyone:
      return drafted({ kind: 'everyone' });
    case audienceWords.category: {
      const categoryId = isAsked ? categoryNamed(context.agency, which, context.language) : undefined;
      if (categoryId !== undefined) return drafted({ kind: 'category', categoryId });
      const shown = context.agency.categories.map(({ id, label }) => [id, label[context.language]] as const);
      const question = isAsked ? copy.unclear(clip(which, 40)) : copy.askCategory;
      return ask('category', choose(call, 'kategori', shown, from, question));
    }
    case audienceWords.unit: {
      const matches = isAsked ? matchUnits(which, context.agency) : [];
      const [unit, another] = matches;
      if (unit && !another) return drafted({ kind: 'unit', unitId: unit.id });
      const question = another
        ? copy.several(clip(which, 40))
        : isAsked
          ? copy.unclear(clip(which, 40))
          : copy.askUnit;
      const units = another ? matches : openUnits(context.agency).filter(({ level }) => level !== 'national');
      const shown = units.map(({ id, name }) => [id, name] as const);
      return ask('unit', choose(call, 'unit', shown, from, question));
    }
    case audienceWords.area:
      if (isAsked && which.length <= AREA_LIMIT && /[\p{L}\p{N}]/u.test(which))
        return drafted({ kind: 'area', words: which });
      return ask('area', withButtons(copy.askArea, cancelRow(call)));
    default:
      return ask('audience', askAudience(call, copy.unclear(clip(call.words, 40))));
  }
}

/** A page of what may be chosen. */
function choose(
  call: Call,
  kind: 'kategori' | 'unit',
  shown: readonly (readonly [id: string, label: string])[],
  from: number,
  question: Text,
): OutMessage {
  const next = from + CHOICES_PER_PAGE;
  const choices = shown
    .slice(from, next)
    .map(([id, label]): Choice | undefined => button(onTyped(`siaran untuk ${kind} ${id}`), label));
  const more =
    shown.length > next
      ? button(onTyped(`siaran untuk ${kind} +${next}`), call.copy.talk.buttons.more)
      : undefined;
  return withButtons(question, rows(choices, 1), rows([more], 1), cancelRow(call));
}

/** The category with this id, this label, or the only one whose label begins so. */
function categoryNamed(agency: Agency, words: string, language: Language): string | undefined {
  const exact = categoryById(agency, words);
  if (exact) return exact.id;
  const sought = words.toLowerCase();
  const begins = agency.categories.filter(({ label }) => label[language].toLowerCase().startsWith(sought));
  const same = begins.find(({ label }) => label[language].toLowerCase() === sought);
  return same?.id ?? (begins.length === 1 ? begins[0]?.id : undefined);
}
