/** What we say → the messages that Graph takes. Pure. Buttons and lists where they fit, else a numbered menu in text. */
import type { Attachment, Choice, OutMessage } from '../../../src/domain/message.ts';
import type { WhatsAppCopy } from '../../copy/whatsapp.ts';
import { asTyped, numbered, plain, splitText, withFoot } from '../whatsapp-text/text.ts';

/** Graph's limits; it counts characters, we count UTF-16 units, which are never fewer. */
const TEXT_LIMIT = 4096;
const BODY_LIMIT = 1024;
const CAPTION_LIMIT = 1024;
const BUTTONS = 3;
const BUTTON_TITLE = 20;
const ROWS = 10;
const ROW_TITLE = 24;
const ROW_DESCRIPTION = 72;

/** One message of Graph, or a file whose id is not known before it is uploaded. `caption`: '' for none. */
export type CloudPart =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: 'interactive'; readonly interactive: Interactive }
  | { readonly type: 'file'; readonly attachment: Attachment; readonly caption: string };

type Body = { readonly text: string };
type Row = { readonly id: string; readonly title: string; readonly description?: string };
export type Interactive =
  | {
      readonly type: 'button';
      readonly body: Body;
      readonly action: {
        readonly buttons: readonly {
          readonly type: 'reply';
          readonly reply: { readonly id: string; readonly title: string };
        }[];
      };
    }
  | {
      readonly type: 'list';
      readonly body: Body;
      readonly action: {
        readonly button: string;
        readonly sections: readonly { readonly rows: readonly Row[] }[];
      };
    }
  | {
      readonly type: 'location_request_message';
      readonly body: Body;
      readonly action: { readonly name: 'send_location' };
    };

/**
 * The messages that say `message`, in order; none for a message that says nothing. A single attachment without choices
 * carries a short text as its caption; otherwise files go first, so that the words and their choices are what one sees
 * last. Long words go ahead as text, and the last of them carry the choices.
 */
export function renderCloud(message: OutMessage, copy: WhatsAppCopy): readonly CloudPart[] {
  const words = plain(message.text).trim();
  const attachments = message.attachments ?? [];
  const choices = (message.choices ?? []).flat();
  const [only] = attachments;
  const isBare = choices.length === 0 && message.ask !== 'location';
  if (only && attachments.length === 1 && isBare && only.kind !== 'voice' && words.length <= CAPTION_LIMIT)
    return [{ type: 'file', attachment: only, caption: words }];
  return [
    ...attachments.map((attachment): CloudPart => ({ type: 'file', attachment, caption: '' })),
    ...(isBare ? texts(words) : withControl(words, choices, message.ask === 'location', copy)),
  ];
}

/** Words, the last of them with what belongs under it. */
const texts = (words: string, foot = ''): readonly CloudPart[] =>
  withFoot(words, foot, TEXT_LIMIT).map((body) => ({ type: 'text', text: { body, preview_url: false } }));

function withControl(
  words: string,
  choices: readonly Choice[],
  asksForLocation: boolean,
  copy: WhatsAppCopy,
): readonly CloudPart[] {
  if (asksForLocation) {
    // WhatsApp's own location dialogue has no room for buttons beside it: the way back is a number.
    const pieces = withFoot(words, numbered([choices]), BODY_LIMIT);
    const body = { text: pieces.at(-1) ?? '⋯' };
    const action = { name: 'send_location' } as const;
    return [
      ...texts(pieces.slice(0, -1).join('\n')),
      interactive({ type: 'location_request_message', body, action }),
    ];
  }
  const [head, tail] = cutTail(words);
  const control = controlOf(choices, tail === '' ? '⋯' : tail, copy);
  return control ? [...texts(head), interactive(control)] : texts(words, numbered([choices]));
}

const interactive = (content: Interactive): CloudPart => ({ type: 'interactive', interactive: content });

/** The last words, as many as stand beside choices, and those before them. */
function cutTail(words: string): readonly [head: string, tail: string] {
  if (words.length <= BODY_LIMIT) return ['', words];
  const tail = splitText(words, BODY_LIMIT).at(-1) ?? '';
  return [words.slice(0, words.length - tail.length).trimEnd(), tail];
}

/** `undefined`: the choices fit neither buttons nor a list. */
function controlOf(choices: readonly Choice[], text: string, copy: WhatsAppCopy): Interactive | undefined {
  const body = { text };
  const titles = choices.map(({ label }) => shown(label));
  const isUnique = (all: readonly string[]) => new Set(all).size === all.length && !all.includes('');
  if (choices.length <= BUTTONS && titles.every(({ length }) => length <= BUTTON_TITLE) && isUnique(titles)) {
    const buttons = choices.map(({ data }, index) => ({
      type: 'reply' as const,
      reply: { id: data, title: titles[index] ?? '' },
    }));
    return { type: 'button', body, action: { buttons } };
  }
  const rows = choices.map(({ data }, index) => rowOf(data, titles[index] ?? ''));
  const fits = rows.length <= ROWS && titles.every(({ length }) => length <= ROW_DESCRIPTION);
  if (!fits || !isUnique(rows.map(({ title }) => title))) return undefined;
  return { type: 'list', body, action: { button: copy.choose, sections: [{ rows }] } };
}

/** Titles know no markup: what looks like it stays as it is typed. Line breaks would be refused. */
const shown = (label: string) =>
  asTyped(label).replaceAll('\u2060', '').replaceAll('\u02CB', '`').replace(/\s+/g, ' ').trim();

/** A long label stands whole in the description, and its beginning in the title. */
function rowOf(id: string, label: string): Row {
  if (label.length <= ROW_TITLE) return { id, title: label };
  const [title = ''] = splitText(label, ROW_TITLE - 1);
  return { id, title: `${title}…`, description: label };
}
