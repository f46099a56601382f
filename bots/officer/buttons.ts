/** The grammar of officers' buttons. Payloads are ASCII and at most 64 bytes: Telegram's limit. */
import { type Undated, undated } from '../../src/domain/digest.ts';
import type { Choice, OutMessage } from '../../src/domain/message.ts';
import { shorten } from '../copy/text.ts';

/** What pressing a button means; `undefined` from `readButton`: not an officer's button. */
export type Pressed =
  /** A command or look on one complaint, as it was when the button was drawn. */
  | {
      readonly kind: 'complaint';
      readonly complaintId: string;
      readonly version: number;
      readonly name: string;
      readonly argument?: string;
    }
  | {
      readonly kind: 'queue';
      readonly mineOnly: boolean;
      readonly awaiting?: Undated;
      readonly after?: string;
    }
  /** The same as typing these words. */
  | { readonly kind: 'typed'; readonly words: string };

const LIMIT = 64;
const LABEL_LIMIT = 40;

/** A button may carry this: ASCII, not empty, at most 64 bytes. */
export const fits = (data: string): boolean =>
  data.length > 0 && data.length <= LIMIT && /^[\x20-\x7e]+$/u.test(data);

/** `o:<complaintId>:<version>:<name>[:argument]` */
export function onComplaint(complaintId: string, version: number, name: string, argument?: string): string {
  return `o:${complaintId}:${version}:${name}${argument === undefined ? '' : `:${argument}`}`;
}

/** `q:all`, `q:mine`, or what awaits the officer so, `q:returned`; with where the next page begins. */
export function onQueue(which: 'all' | 'mine' | Undated, after?: string): string {
  return `q:${which}${after === undefined ? '' : `:${after}`}`;
}

/** `t:<words>`: a press that is the same as typing the words. */
export const onTyped = (words: string): string => `t:${words}`;

/** `t:ya <number>`: yes to what is held for this complaint. */
export const onYes = (number: string): string => onTyped(`ya ${number}`.trim());

/** Reads a button's payload back. */
export function readButton(data: string): Pressed | undefined {
  const complaint = /^o:([^:]+):(\d{1,9}):([a-zA-Z]+)(?::(.+))?$/u.exec(data);
  if (complaint) {
    const [, complaintId = '', version = '0', name = '', argument] = complaint;
    const base = { kind: 'complaint', complaintId, version: Number(version), name } as const;
    return argument === undefined ? base : { ...base, argument };
  }
  const queue = /^q:([a-z]+)(?::(.+))?$/u.exec(data);
  const awaiting = undated.find((one) => one === queue?.[1]);
  if (queue && (awaiting || queue[1] === 'all' || queue[1] === 'mine')) {
    const base = { kind: 'queue', mineOnly: queue[1] === 'mine', ...(awaiting && { awaiting }) } as const;
    return queue[2] === undefined ? base : { ...base, after: queue[2] };
  }
  return data.startsWith('t:') ? { kind: 'typed', words: data.slice(2) } : undefined;
}

/** A button, its label cut to what a phone shows; `undefined` if the payload cannot be carried. */
export function button(data: string, label: string): Choice | undefined {
  return fits(data) ? { data, label: shorten(label, LABEL_LIMIT) } : undefined;
}

/** Puts buttons in rows of `perRow`, leaving out those that could not be made. */
export function rows(
  buttons: readonly (Choice | undefined)[],
  perRow: number,
): readonly (readonly Choice[])[] {
  const made = buttons.filter((one) => one !== undefined);
  const grid: Choice[][] = [];
  for (let index = 0; index < made.length; index += perRow) grid.push(made.slice(index, index + perRow));
  return grid;
}

/** A message with its rows of buttons; without any, just the text. */
export function withButtons(
  text: OutMessage['text'],
  ...groups: readonly (readonly (readonly Choice[])[])[]
): OutMessage {
  const choices = groups.flat().filter((row) => row.length > 0);
  return choices.length > 0 ? { text, choices } : { text };
}

/** The same button at a place of its own where choices are numbered. */
export const placed = (choice: Choice | undefined, place: 'back' | 'inText'): Choice | undefined =>
  choice && { ...choice, place };

/** The way out of a question. */
export const cancelButton = (label: string): Choice | undefined =>
  placed(button(onTyped('batal'), label), 'back');
