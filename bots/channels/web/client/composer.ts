import { byId, copyOf, element, within } from './dom.ts';
import { type FromUs, gist, wordsOf } from './draw.ts';
import { copy, kind, language, newId, say } from './facts.ts';
import { draft, keepFile, type Pending } from './keep.ts';
import { shrink } from './shrink.ts';

/** `add` takes an item to be sent, and for a file an address under which the page can show it already. */
export type Add = (item: Pending, blobUrl?: string) => void;

export type Composer = {
  /** What is written next answers this message. */
  replyTo(line: FromUs): void;
  /** Sends words as if they had been typed. */
  say(text: string): void;
  locate(): void;
  /** Gives back what was refused, unless something else is being written. */
  restore(text: string): void;
};

/** The box in which messages are written, and what stands around it. */
export function createComposer(add: Add): Composer {
  const form = byId('composer', HTMLFormElement);
  const message = byId('message', HTMLTextAreaElement);
  const quote = byId('quote', HTMLElement);
  const hint = byId('hint', HTMLElement);
  const files = createFiles(byId('files', HTMLElement));
  const closePanel = createPanel();
  let answered: FromUs | undefined;

  const common = () => ({
    id: newId(),
    language,
    ...(answered === undefined ? {} : { replyTo: answered.id }),
  });

  function fitHeight(): void {
    message.style.height = 'auto';
    message.style.height = `${Math.min(message.scrollHeight + 2, 160)}px`;
  }

  function setReply(line: FromUs | undefined): void {
    answered = line;
    quote.hidden = line === undefined;
    within(quote, 'p', HTMLElement).textContent = line ? `${copy.replyTo}: ${gist(wordsOf(line))}` : '';
  }

  function clear(): void {
    message.value = '';
    draft.write('');
    setReply(undefined);
    hint.textContent = '';
    fitHeight();
  }

  function sendText(text: string): void {
    add({ ...common(), kind: 'text', text, shown: withoutCode(text) });
  }

  async function submit(): Promise<void> {
    const text = message.value;
    const chosen = files.take();
    if (chosen.length === 0) {
      if (!/\S/.test(text)) return;
      sendText(text);
      clear();
      return;
    }
    const albumId = chosen.length > 1 ? newId() : undefined;
    const shared = common();
    clear();
    for (const [index, file] of chosen.entries()) {
      const id = index === 0 ? shared.id : newId();
      const small = await shrink(file);
      await keepFile(id, small);
      const caption = index === 0 && /\S/.test(text) ? text : undefined;
      add(
        {
          ...shared,
          id,
          kind: 'media',
          name: file.name,
          type: small.type,
          shown: caption ?? '',
          ...(caption === undefined ? {} : { caption }),
          ...(albumId === undefined ? {} : { albumId }),
        },
        URL.createObjectURL(small),
      );
    }
  }

  function locate(): void {
    closePanel();
    if (!('geolocation' in navigator)) {
      hint.textContent = copy.locationUnsupported;
      return;
    }
    hint.textContent = copy.findingLocation;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        hint.textContent = '';
        add({ ...common(), kind: 'location', latitude, longitude, shown: '' });
        setReply(undefined);
      },
      (error) => {
        hint.textContent = error.code === error.PERMISSION_DENIED ? copy.locationDenied : copy.locationFailed;
        message.focus();
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
    message.focus();
  });
  message.addEventListener('input', () => {
    draft.write(message.value);
    fitHeight();
  });
  message.addEventListener('keydown', (event) => {
    // On a touch keyboard Enter makes a new line, as in other chats; there the button sends.
    const sends =
      event.key === 'Enter' && !event.shiftKey && !event.isComposing && matchMedia('(pointer: fine)').matches;
    if (!sends) return;
    event.preventDefault();
    form.requestSubmit();
  });
  message.addEventListener('paste', (event) => files.add(event.clipboardData?.files ?? []));
  within(quote, 'button', HTMLButtonElement).addEventListener('click', () => {
    setReply(undefined);
    message.focus();
  });
  byId('locate', HTMLButtonElement).addEventListener('click', locate);
  for (const [button, input] of [
    ['attach', 'pick'],
    ['camera', 'shoot'],
  ] as const) {
    const chooser = byId(input, HTMLInputElement);
    byId(button, HTMLButtonElement).addEventListener('click', () => chooser.click());
    chooser.addEventListener('change', () => {
      files.add(chooser.files ?? []);
      chooser.value = '';
      closePanel();
      within(form, '.send', HTMLButtonElement).focus();
    });
  }
  for (const shortcut of document.querySelectorAll<HTMLButtonElement>('.shortcuts button')) {
    shortcut.addEventListener('click', () => {
      sendText(shortcut.dataset.says ?? '');
      setReply(undefined);
      closePanel();
    });
  }
  message.value = draft.read();
  fitHeight();

  return {
    replyTo(line) {
      setReply(line);
      message.focus();
    },
    say: sendText,
    locate,
    restore(text) {
      if (message.value !== '') return;
      message.value = text;
      draft.write(text);
      fitHeight();
    },
  };
}

/** An officer's word to sign in, with a code. */
const signIn = /^(\s*\/?masuk\s+)\S.*$/is;

/** Whether an officer signs in with this. */
export const signsIn = (item: Pending): boolean =>
  kind === 'officer' && item.kind === 'text' && signIn.test(item.text);

/** An invite code that did not work may be one letter off a good one: it does not stay on the screen. */
function withoutCode(text: string): string {
  return kind === 'officer' ? text.replace(signIn, '$1••••') : text;
}

/** What is shown by the plus: photo, file, place, and the things often asked. */
function createPanel(): () => void {
  const button = byId('more', HTMLButtonElement);
  const panel = byId('panel', HTMLElement);
  const open = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  };
  button.addEventListener('click', () => open(panel.hidden === true));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    open(false);
    button.focus();
  });
  return () => open(false);
}

/** Files chosen for the next message; each can be taken off again. */
function createFiles(list: HTMLElement): { add(files: Iterable<File>): void; take(): File[] } {
  let chosen: File[] = [];
  function draw(): void {
    list.hidden = chosen.length === 0;
    list.replaceChildren(
      ...chosen.map((file) => {
        const remove = element('button', 'icon', copyOf('close-template', SVGElement));
        remove.type = 'button';
        remove.setAttribute('aria-label', say(copy.removeFile, { name: file.name }));
        remove.addEventListener('click', () => {
          chosen = chosen.filter((other) => other !== file);
          draw();
          byId('message', HTMLTextAreaElement).focus();
        });
        return element('li', '', element('span', '', file.name), remove);
      }),
    );
  }
  return {
    add(files) {
      chosen = [...chosen, ...files];
      draw();
    },
    take() {
      const taken = chosen;
      chosen = [];
      draw();
      return taken;
    },
  };
}
