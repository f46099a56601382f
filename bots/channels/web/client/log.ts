import { byId, element } from './dom.ts';
import { type Doings, drawFromUs, drawFromYou, gist, wordsOf } from './draw.ts';
import { copy, language } from './facts.ts';
import type { Pending } from './keep.ts';
import type { Standing } from './queue.ts';
import type { WireLine } from './wire.ts';

export type Log = {
  /** Draws lines in their places; those drawn before, or pending, are replaced. `fresh`: they came just now. */
  show(lines: readonly WireLine[], fresh: boolean): void;
  /** Draws an item of the queue, or how it stands now. `blobUrl` shows a file before the server has it. */
  pending(item: Pending, standing: Standing, blobUrl?: string): void;
  oldestId(): number | undefined;
  newestId(): number;
  clear(): void;
};

/** The conversation: lines in the order of their ids, then what is not sent yet. */
export function createLog(doings: Doings): Log {
  const frame = byId('log', HTMLElement);
  const list = byId('lines', HTMLOListElement);
  const toLatest = byId('to-latest', HTMLButtonElement);
  const sender = document.querySelector('h1')?.textContent ?? '';
  const shown = new Map<number, WireLine>();
  const mine = new Map<string, HTMLLIElement>();

  const isAtEnd = () => frame.scrollHeight - frame.scrollTop - frame.clientHeight < 80;
  let followsEnd = true;
  const toEnd = () => {
    followsEnd = true;
    frame.scrollTop = frame.scrollHeight;
    toLatest.hidden = true;
  };
  frame.addEventListener(
    'scroll',
    () => {
      followsEnd = isAtEnd();
      if (followsEnd) toLatest.hidden = true;
    },
    { passive: true },
  );
  toLatest.addEventListener('click', toEnd);
  // The keyboard of a phone opens, a photo loads: who read the end goes on reading the end.
  new ResizeObserver(() => followsEnd && toEnd()).observe(frame);
  const tellGrowth: Doings = { ...doings, grew: () => followsEnd && toEnd() };

  function draw(line: WireLine): HTMLLIElement {
    if (line.from === 'us') return drawFromUs(line, sender, tellGrowth);
    const repliedTo = line.replyTo === undefined ? undefined : shown.get(line.replyTo);
    return drawFromYou(line, repliedTo && gist(wordsOf(repliedTo)), tellGrowth);
  }

  function place(line: WireLine): void {
    if (shown.has(line.id)) return;
    const waiting = line.from === 'you' ? mine.get(line.clientId) : undefined;
    const drawn = waiting ?? draw(line);
    const successor = successorOf(line.id);
    // What was drawn while it waited stays as it is: read out once, its photo loaded already.
    if (successor !== drawn) list.insertBefore(drawn, successor);
    shown.set(line.id, line);
    if (line.from !== 'you') return;
    mine.set(line.clientId, drawn);
    drawn.dataset.id = String(line.id);
    stand(drawn, { is: 'sent', receipt: line });
  }

  /** The first drawn line that belongs after this id: a later one, or one that is not sent yet. */
  function successorOf(id: number): Element | null {
    let successor: Element | null = null;
    for (let element = list.lastElementChild; element; element = element.previousElementSibling) {
      const other = element instanceof HTMLElement ? element.dataset.id : undefined;
      if (other !== undefined && Number(other) < id) break;
      successor = element;
    }
    return successor;
  }

  /** The first of these lines of ours, if it and what follows cannot be seen at once. */
  function tallerThanFrame(lines: readonly WireLine[]): HTMLElement | undefined {
    const first = lines.find(({ from }) => from === 'us');
    const drawn = first && list.querySelector(`[data-id="${first.id}"]`);
    if (!(drawn instanceof HTMLElement)) return undefined;
    const { top } = drawn.getBoundingClientRect();
    return list.getBoundingClientRect().bottom - top > frame.clientHeight ? drawn : undefined;
  }

  /** A long answer is read from its beginning: who were taken to its end had to find their way up. */
  function toBeginningOf(drawn: HTMLElement): void {
    followsEnd = false;
    frame.scrollTop += drawn.getBoundingClientRect().top - frame.getBoundingClientRect().top - 8;
    toLatest.hidden = false;
  }

  function tidy(): void {
    markDays(list);
    markPast(list);
  }

  return {
    show(lines, fresh) {
      frame.setAttribute('aria-live', fresh ? 'polite' : 'off');
      const followed = followsEnd;
      const firstDrawn = list.firstElementChild;
      const heightBefore = frame.scrollHeight;
      for (const line of lines) place(line);
      tidy();
      const tall = followed && fresh ? tallerThanFrame(lines) : undefined;
      if (tall) toBeginningOf(tall);
      else if (followed) toEnd();
      else if (list.firstElementChild !== firstDrawn && !fresh)
        frame.scrollTop += frame.scrollHeight - heightBefore;
      else if (lines.some((line) => line.from === 'us')) toLatest.hidden = false;
    },
    pending(item, standing, blobUrl) {
      let drawn = mine.get(item.id);
      if (!drawn) {
        drawn = draw({
          id: 0,
          at: Date.now(),
          from: 'you',
          clientId: item.id,
          ...(item.replyTo === undefined ? {} : { replyTo: item.replyTo }),
          text: item.shown || (item.kind === 'media' && !blobUrl ? item.name : ''),
          ...(item.kind === 'location'
            ? { point: { latitude: item.latitude, longitude: item.longitude } }
            : {}),
          files:
            item.kind === 'media' && blobUrl
              ? [
                  {
                    kind: item.type.startsWith('image/') ? 'photo' : 'document',
                    url: blobUrl,
                    name: item.name,
                  },
                ]
              : [],
        });
        mine.set(item.id, drawn);
        list.append(drawn);
        tidy();
        toEnd();
      }
      stand(drawn, standing);
    },
    oldestId: () => (shown.size > 0 ? Math.min(...shown.keys()) : undefined),
    newestId: () => Math.max(0, ...shown.keys()),
    clear() {
      shown.clear();
      mine.clear();
      list.replaceChildren();
    },
  };
}

function stand(line: HTMLElement, standing: Standing): void {
  const place = line.querySelector('.standing');
  if (!place) return;
  line.dataset.standing = standing.is;
  place.textContent = standingWords(standing);
}

function standingWords(standing: Standing): string {
  switch (standing.is) {
    case 'unsent':
      return copy.unsent;
    case 'sending':
      return standing.part === undefined
        ? `${copy.sending}…`
        : `${copy.sending} ${Math.round(standing.part * 100)}%`;
    case 'sent':
      return copy.sent;
    case 'refused':
      return `${copy.refused}. ${refusalWords(standing.why)}`;
  }
}

function refusalWords(why: string): string {
  if (why === 'tooLong' || why === 'tooLarge' || why === 'wrongType' || why === 'goneButton')
    return copy[why];
  return '';
}

const dayName = new Intl.DateTimeFormat(language, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A heading above the first line of each day. */
function markDays(list: HTMLOListElement): void {
  const today = dayName.format(Date.now());
  const yesterday = dayName.format(Date.now() - 86_400_000);
  let current = '';
  for (const child of Array.from(list.children)) {
    if (child.classList.contains('day')) {
      if (child.nextElementSibling === null || child.nextElementSibling.classList.contains('day'))
        child.remove();
      continue;
    }
    const day = dayName.format(Date.parse(child.querySelector('time')?.dateTime ?? ''));
    const before = child.previousElementSibling;
    const isMarked = before instanceof HTMLElement && before.dataset.day !== undefined;
    if (day === current) {
      if (isMarked) before.remove();
      continue;
    }
    current = day;
    if (isMarked && before.dataset.day === day) continue;
    const name = day === today ? copy.today : day === yesterday ? copy.yesterday : day;
    const heading = element('li', 'day', element('span', '', name));
    heading.dataset.day = day;
    child.before(heading);
  }
}

/** Buttons of questions that were answered or overtaken stay usable, and look it. */
function markPast(list: HTMLOListElement): void {
  let isPast = false;
  for (let line = list.lastElementChild; line; line = line.previousElementSibling) {
    const choices = line.querySelector('.choices');
    if (choices) {
      choices.classList.toggle('past', isPast);
      choices.setAttribute('aria-label', isPast ? copy.oldChoices : copy.choices);
      isPast = true;
    }
    if (line.classList.contains('you')) isPast = true;
  }
}
