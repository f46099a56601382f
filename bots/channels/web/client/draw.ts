/** Draws one line of the chat. Whatever anybody typed becomes text nodes: there is no markup to get wrong. */
import { copyOf, element, unseen, within } from './dom.ts';
import { copy, language, say } from './facts.ts';
import type { WireFile, WireLine, WireSpan } from './wire.ts';

export type FromUs = Extract<WireLine, { from: 'us' }>;
export type FromYou = Extract<WireLine, { from: 'you' }>;

export type Doings = {
  press(on: FromUs, data: string, label: string): void;
  reply(line: FromUs): void;
  locate(): void;
  /** A file's size on the page became known. */
  grew(): void;
};

/** The words of a line, for a quote of it. */
export const wordsOf = (line: WireLine): string =>
  line.from === 'us'
    ? line.text.map((span) => (typeof span === 'string' ? span : spanWords(span))).join('')
    : line.text;

function spanWords(span: Exclude<WireSpan, string>): string {
  if ('bold' in span) return span.bold;
  if ('code' in span) return span.code;
  if ('quote' in span) return span.quote;
  return span.label;
}

/** The first words of a quoted line, on one line. */
export function gist(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  return flat.length > 80 ? `${flat.slice(0, 79).trimEnd()}…` : flat;
}

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });

function timeOf(at: number): HTMLTimeElement {
  const time = element('time', '', clock.format(at));
  time.dateTime = new Date(at).toISOString();
  return time;
}

/** A complaint's number, a code: broken in two lines it is copied wrongly. */
const wholeness = (word: string): string => (/^\S{1,24}$/.test(word) ? 'whole' : '');

function drawSpan(span: WireSpan): Node {
  if (typeof span === 'string') return document.createTextNode(span);
  if ('bold' in span) return element('strong', wholeness(span.bold), span.bold);
  if ('code' in span) return element('code', wholeness(span.code), span.code);
  if ('quote' in span) return element('q', '', span.quote);
  const link = element('a', '', span.label);
  // The server lets http, tel, mailto and own paths through; the page looks once more.
  if (!/^(https?:\/\/|tel:|mailto:|\/(?![/\\]))/i.test(span.link)) return document.createTextNode(span.label);
  link.href = span.link;
  link.rel = 'noopener noreferrer';
  if (/^http/i.test(span.link)) link.target = '_blank';
  return link;
}

function shell(
  from: 'us' | 'you',
  sender: string,
): { line: HTMLLIElement; bubble: HTMLElement; foot: HTMLElement } {
  const line = copyOf('line-template', HTMLLIElement);
  line.classList.add(from);
  const bubble = within(line, '.bubble', HTMLElement);
  bubble.prepend(unseen(`${sender}: `));
  return { line, bubble, foot: within(line, '.foot', HTMLElement) };
}

/** A message from the service, with its buttons, files and a way to reply to it. */
export function drawFromUs(message: FromUs, sender: string, doings: Doings): HTMLLIElement {
  const { line, bubble, foot } = shell('us', sender);
  line.dataset.id = String(message.id);
  if (message.language !== language) line.lang = message.language;
  const said = within(bubble, '.said', HTMLElement);
  said.append(...message.text.map(drawSpan));
  if (message.text.length === 0) said.remove();
  for (const file of message.files) bubble.append(drawFile(file, doings));
  const choices = drawChoices(message, doings);
  if (choices) bubble.append(choices);
  const reply = copyOf('reply-template', HTMLButtonElement);
  reply.append(unseen(`: ${gist(wordsOf(message))}`));
  reply.addEventListener('click', () => doings.reply(message));
  foot.append(timeOf(message.at), reply);
  return line;
}

function drawChoices(message: FromUs, doings: Doings): HTMLElement | undefined {
  if (message.choices.length === 0 && !message.asksLocation) return undefined;
  const group = element('div', 'choices');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', copy.choices);
  const isNumbered = message.choices.flat().length > 1;
  if (message.asksLocation) {
    const locate = copyOf('locate-template', HTMLButtonElement);
    locate.addEventListener('click', () => doings.locate());
    group.append(element('div', 'row', locate));
  }
  let number = 0;
  for (const choices of message.choices) {
    const row = element('div', 'row');
    for (const choice of choices) {
      number += 1;
      const button = element('button', 'choice');
      button.type = 'button';
      // The number is what may be typed instead; some labels end in it.
      if (isNumbered && !choice.label.endsWith(` ${number}`))
        button.append(element('span', 'number', String(number)), ' ');
      button.append(element('span', '', choice.label));
      button.addEventListener('click', () => doings.press(message, choice.data, choice.label));
      row.append(button);
    }
    group.append(row);
  }
  return group;
}

/** What the person said; its foot tells how it stands. */
export function drawFromYou(message: FromYou, repliedTo: string | undefined, doings: Doings): HTMLLIElement {
  const { line, bubble, foot } = shell('you', copy.you);
  if (message.id > 0) line.dataset.id = String(message.id);
  line.dataset.client = message.clientId;
  const said = within(bubble, '.said', HTMLElement);
  if (message.replyTo !== undefined) {
    said.before(element('p', 'quoted', say(copy.inReplyTo, { text: repliedTo ?? copy.earlierMessage })));
  }
  for (const file of message.files) said.before(drawFile(file, doings));
  if (message.point) {
    const { latitude, longitude } = message.point;
    said.append(`${copy.location}: ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
  } else if (message.text) said.append(message.text);
  else said.remove();
  foot.append(timeOf(message.at), element('span', 'standing'));
  return line;
}

function drawFile(file: WireFile, doings: Doings): HTMLElement {
  const name = file.name ? `${copy[file.kind]}: ${file.name}` : copy[file.kind];
  const box = element('div', `file ${file.kind}`);
  const missing = () => box.replaceChildren(fileLink(file, `${copy.fileMissing} (${name})`));
  if (file.kind === 'photo') {
    const image = element('img', '');
    image.alt = name;
    image.onload = () => doings.grew();
    image.onerror = missing;
    image.src = file.url;
    const link = element('a', '', image);
    link.href = file.url;
    link.target = '_blank';
    link.rel = 'noopener';
    box.append(link);
  } else if (file.kind === 'document') box.append(fileLink(file, name));
  else {
    const player = element(file.kind === 'video' ? 'video' : 'audio', '');
    player.controls = true;
    player.preload = 'metadata';
    player.setAttribute('aria-label', name);
    player.onerror = missing;
    player.onloadedmetadata = () => doings.grew();
    player.src = file.url;
    box.append(player, fileLink(file, name));
  }
  return box;
}

function fileLink(file: WireFile, name: string): HTMLElement {
  const link = element('a', 'file-link', copyOf('file-template', SVGElement), element('span', '', name));
  link.href = file.url;
  link.target = '_blank';
  link.rel = 'noopener';
  return link;
}
