import { kind, language } from './facts.ts';
import type { Pending } from './keep.ts';
import type { WireHistory, WireReceipt, WireRefusal, WireSession } from './wire.ts';

/** What came of a call. `away`: no answer or a passing fault; worth another try. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'away' | WireRefusal['error'] };

const ANSWER_WITHIN = 20_000;
const UPLOAD_STALLED_AFTER = 30_000;

let token = '';
let chat = '';

/** Starts a session or takes up the one this browser has; its token goes with every later post. */
export async function beginSession(): Promise<Answer<WireSession>> {
  const answer = await call<WireSession>('session', { language });
  if (answer.ok) ({ token, chat } = answer.value);
  return answer;
}

/** A fresh token for the same conversation; false: the browser is in another one by now, begun in another tab. */
export async function renewToken(): Promise<boolean> {
  const before = chat;
  const answer = await beginSession();
  return !answer.ok || answer.value.chat === before;
}

/** Where the lines after this one come from. */
export const streamAddress = (afterId: number): string =>
  `/chat/${kind}/events?chat=${chat}&after=${afterId}`;

export const endSession = (): Promise<Answer<undefined>> => call('end', {});

/** Whether this browser still has a session; no answer counts as yes. */
export async function hasSession(): Promise<boolean> {
  const answer = await olderThan(0);
  return answer.ok || answer.why !== 'noSession';
}

/** The lines before this one. */
export const olderThan = (id: number): Promise<Answer<WireHistory>> =>
  call(`history?chat=${chat}&before=${id}`);

/** Posts one pending item; `progress` is told how much of a file has gone, 0 to 1. */
export function post(
  item: Pending,
  file: Blob | undefined,
  progress: (part: number) => void,
): Promise<Answer<WireReceipt>> {
  if (item.kind !== 'media') return call('messages', item);
  return file ? upload(item, file, progress) : Promise.resolve({ ok: false, why: 'malformed' });
}

async function call<T>(path: string, body?: unknown): Promise<Answer<T>> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_WITHIN);
  try {
    const response = await fetch(`/chat/${kind}/${path}`, {
      credentials: 'same-origin',
      signal: late.signal,
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-sahut-token': token },
            body: JSON.stringify(body),
          }),
    });
    return read<T>(response.status, await response.text());
  } catch {
    return { ok: false, why: 'away' };
  } finally {
    clearTimeout(timer);
  }
}

function read<T>(status: number, text: string): Answer<T> {
  if (status === 204) return { ok: true, value: undefined as T };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Not from the service: a proxy's error page, a hotel's sign-in page.
    return { ok: false, why: 'away' };
  }
  if (status === 200) return { ok: true, value: body as T };
  if (status >= 500 || status === 429 || status === 408) return { ok: false, why: 'away' };
  const { error } = body as Partial<WireRefusal>;
  return {
    ok: false,
    why: typeof error === 'string' && /^[a-z]+([A-Z][a-z]+)*$/.test(error) ? error : 'malformed',
  };
}

/** Only the older interface says how far an upload is, and so whether a slow line is still moving. */
function upload(
  item: Extract<Pending, { kind: 'media' }>,
  file: Blob,
  progress: (part: number) => void,
): Promise<Answer<WireReceipt>> {
  const form = new FormData();
  form.set('id', item.id);
  form.set('language', item.language);
  if (item.replyTo !== undefined) form.set('replyTo', String(item.replyTo));
  if (item.caption) form.set('caption', item.caption);
  if (item.albumId) form.set('albumId', item.albumId);
  form.set('file', file, item.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let timer = setTimeout(() => request.abort(), UPLOAD_STALLED_AFTER);
    const stir = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), UPLOAD_STALLED_AFTER);
    };
    request.upload.onprogress = (event) => {
      stir();
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onloadend = () => {
      clearTimeout(timer);
      resolve(request.status === 0 ? { ok: false, why: 'away' } : read(request.status, request.responseText));
    };
    request.open('POST', `/chat/${kind}/media`);
    request.setRequestHeader('x-sahut-token', token);
    request.send(form);
  });
}
