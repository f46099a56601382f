/** The operator's page about the line to WhatsApp: asks how it is, shows it, and passes on what the admin wants. */
import { byId, element, within } from './dom.ts';
import type { LinkPageCopy, WireLink } from './wire.ts';

const EVERY_MS = 2_000;
const copy = JSON.parse(byId('copy', HTMLScriptElement).textContent ?? '{}') as LinkPageCopy;
const form = byId('pair', HTMLFormElement);
const phone = byId('phone', HTMLInputElement);
const notice = byId('notice', HTMLParagraphElement);
const unlink = byId('unlink', HTMLParagraphElement);
let token = '';
let shown = '';

/** Only what changed is written, so that a screen reader says it once. */
function put(to: HTMLElement, text: string): void {
  if (to.textContent !== text) to.textContent = text;
}

function show(link: WireLink): void {
  token = link.token;
  put(byId('heading', HTMLHeadingElement), link.heading);
  put(byId('explanation', HTMLParagraphElement), link.explanation);
  byId('picture', HTMLDivElement).hidden = link.qr === undefined;
  const image = byId('qr', HTMLImageElement);
  if (link.qr !== undefined && !image.src.endsWith(link.qr)) image.src = link.qr;
  const code = byId('code', HTMLParagraphElement);
  code.hidden = link.code === undefined;
  put(within(code, 'strong', HTMLElement), link.code ?? '');
  form.hidden = !link.canPair;
  unlink.hidden = !link.canUnlink;
  const facts = JSON.stringify(link.facts);
  if (facts === shown) return;
  shown = facts;
  const rows = link.facts.map(([name, value]) => [element('dt', '', name), element('dd', '', value)]);
  byId('facts', HTMLDListElement).replaceChildren(...rows.flat());
}

async function look(): Promise<void> {
  try {
    const response = await fetch('/petugas/whatsapp/state');
    if (response.status === 403) location.assign('/petugas');
    if (!response.ok) throw new Error(String(response.status));
    show((await response.json()) as WireLink);
    if (notice.textContent === copy.offline) put(notice, '');
  } catch {
    put(notice, copy.offline);
  }
}

async function ask(what: 'pair' | 'unlink', body: object): Promise<void> {
  try {
    const headers = { 'content-type': 'application/json', 'x-sahut-token': token };
    const response = await fetch(`/petugas/whatsapp/${what}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    put(notice, response.ok ? copy.asked : copy.offline);
  } catch {
    put(notice, copy.offline);
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const isByCode = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'code';
  const number = phone.value.replace(/[\s+-]/g, '');
  if (isByCode && !/^\d{8,15}$/.test(number)) {
    put(notice, copy.phoneWrong);
    phone.focus();
    return;
  }
  void ask('pair', isByCode ? { phone: number } : {});
});
unlink.addEventListener('click', () => {
  if (confirm(copy.unlinkSure)) void ask('unlink', {});
});

void look();
setInterval(() => void look(), EVERY_MS);
