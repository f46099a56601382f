/** The page's beginning: session, lines, stream and queue, and what happens when the line breaks. */
import { beginSession, endSession, hasSession, olderThan, renewToken } from './api.ts';
import { type Composer, createComposer, signsIn } from './composer.ts';
import { byId, element } from './dom.ts';
import { copy, kind, language, newId } from './facts.ts';
import { forgetAll, signInSent } from './keep.ts';
import { createLog } from './log.ts';
import { setCookie, themeButton } from './prefs.ts';
import { createQueue } from './queue.ts';
import { createStream } from './stream.ts';

const banner = byId('connection', HTMLElement);
const older = byId('older', HTMLButtonElement);
const blobUrls = new Map<string, string>();
const pressed = new Set<string>();
let hasBegun = false;
let tries = 0;

/** One line above the chat; empty hides it. */
function tell(words: string, button?: HTMLButtonElement): void {
  banner.classList.toggle('shown', words !== '');
  banner.replaceChildren(...(words ? [element('span', '', words)] : []), ...(button ? [button] : []));
}

const composer: Composer = createComposer((item, blobUrl) => {
  if (blobUrl) blobUrls.set(item.id, blobUrl);
  queue.add(item);
  if (!signsIn(item)) return;
  signInSent.write(true);
  offerSignIn(false);
});

const log = createLog({
  press(on, data, label) {
    const key = `${on.id} ${data}`;
    // Two quick taps are one answer.
    if (pressed.has(key)) return;
    pressed.add(key);
    setTimeout(() => pressed.delete(key), 1500);
    queue.add({ id: newId(), language, kind: 'press', on: on.id, data, shown: label });
  },
  reply: (line) => composer.replyTo(line),
  locate: () => composer.locate(),
  grew: () => {},
});

const queue = createQueue(
  (item, standing) => {
    log.pending(item, standing, blobUrls.get(item.id));
    if (standing.is === 'refused' && item.kind === 'text') composer.restore(item.text);
  },
  signedOut,
  renewToken,
);

const stream = createStream({
  line: (line) => log.show([line], true),
  up() {
    if (banner.classList.contains('shown')) tell('');
    queue.kick();
  },
  down: () => tell(navigator.onLine ? copy.reconnecting : copy.offline),
  ended: signedOut,
  mayGoOn: hasSession,
});

/** The session is gone: ended elsewhere, revoked, or too long unused. */
function signedOut(): void {
  queue.hold();
  stream.close();
  const again = element('button', 'primary', copy.startAgain);
  again.type = 'button';
  again.addEventListener('click', () => location.reload());
  tell(copy.signedOut, again);
}

async function begin(): Promise<void> {
  const answer = await beginSession();
  if (!answer.ok) {
    tell(navigator.onLine ? copy.reconnecting : copy.offline);
    setTimeout(begin, Math.min(30_000, 1000 * 2 ** tries++));
    return;
  }
  hasBegun = true;
  const { isNew, lines, hasOlder } = answer.value;
  log.show(lines, false);
  older.hidden = !hasOlder;
  stream.open(log.newestId());
  if (isNew) signInSent.write(false);
  offerSignIn(!signInSent.read());
  // What an officer had not sent belongs to the chat that is closed now, not to whoever signs in next.
  queue.release(kind === 'citizen' || !isNew);
}

function connection(): void {
  window.addEventListener('offline', () => tell(copy.offline));
  window.addEventListener('online', () => {
    queue.kick();
    if (hasBegun) stream.check();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || !hasBegun) return;
    stream.check();
    queue.kick();
  });
}

function tools(): void {
  themeButton();
  const other = byId('language', HTMLAnchorElement);
  other.addEventListener('click', (event) => {
    event.preventDefault();
    composer.say(other.dataset.says ?? '');
    setCookie('sahut-bahasa', other.dataset.language ?? 'id');
    location.assign(location.pathname);
  });
  const ending = byId('ending', HTMLDialogElement);
  byId('end', HTMLButtonElement).addEventListener('click', () => ending.showModal());
  ending.addEventListener('close', async () => {
    if (ending.returnValue !== 'end') return;
    const answer = await endSession();
    if (!answer.ok && answer.why !== 'noSession') return tell(copy.reconnecting);
    forgetAll();
    location.reload();
  });
  older.addEventListener('click', async () => {
    const oldest = log.oldestId();
    const answer = oldest === undefined ? undefined : await olderThan(oldest);
    if (!answer?.ok) return;
    log.show(answer.value.lines, false);
    older.hidden = !answer.value.hasOlder;
    if (older.hidden) byId('log', HTMLElement).focus({ preventScroll: true });
  });
}

/** The field for a code stands there until one was sent, from it or as a message; after that the chat itself says what is missing. */
function offerSignIn(isOffered: boolean): void {
  if (kind === 'officer') byId('sign-in', HTMLFormElement).hidden = !isOffered;
}

function signIn(): void {
  if (kind !== 'officer') return;
  const form = byId('sign-in', HTMLFormElement);
  const code = byId('code', HTMLInputElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    composer.say(`masuk ${code.value.trim()}`);
    code.value = '';
    byId('message', HTMLTextAreaElement).focus();
  });
}

tools();
signIn();
connection();
void begin();
