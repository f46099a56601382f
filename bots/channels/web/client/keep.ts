/** What must outlive a closed tab: the queue of what is not sent yet, its files, and the text being written. */
import { kind } from './facts.ts';
import type { WirePost } from './wire.ts';

/** Something to be sent. `shown` is what its bubble says until the server's own line replaces it. */
export type Pending =
  | (WirePost & { readonly shown: string })
  | {
      readonly kind: 'media';
      readonly id: string;
      readonly language: WirePost['language'];
      readonly replyTo?: number;
      readonly caption?: string;
      readonly albumId?: string;
      readonly name: string;
      readonly type: string;
      readonly shown: string;
    };

const QUEUE = `sahut.queue.${kind}`;
const SIGN_IN = 'sahut.signIn';
const DRAFT = `sahut.draft.${kind}`;

/** Storage may be full or forbidden: then the page still works, and keeps in memory what it can. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** All that waits, of every tab of this page, oldest first. */
export function pendingItems(): Pending[] {
  return attempt(() => JSON.parse(localStorage.getItem(QUEUE) ?? '[]') as Pending[], []);
}

/** Changes the queue as it stands now: another tab may have changed it since. */
function change(edit: (items: Pending[]) => Pending[]): void {
  attempt(() => localStorage.setItem(QUEUE, JSON.stringify(edit(pendingItems()))), undefined);
}

export function keepItem(item: Pending): void {
  change((items) => [...items, item]);
}

export function dropItem(id: string): void {
  change((items) => items.filter((item) => item.id !== id));
  void dropFile(id);
}

/** After the end of a conversation nothing of it stays on a device that others may use. */
export function forgetAll(): void {
  for (const item of pendingItems()) void dropFile(item.id);
  attempt(() => {
    localStorage.removeItem(QUEUE);
    localStorage.removeItem(DRAFT);
  }, undefined);
}

export const draft = {
  read: (): string => attempt(() => localStorage.getItem(DRAFT) ?? '', ''),
  write: (text: string): void =>
    attempt(() => (text ? localStorage.setItem(DRAFT, text) : localStorage.removeItem(DRAFT)), undefined),
};

/** Whether an invite code was sent in this session. */
export const signInSent = {
  read: (): boolean => attempt(() => localStorage.getItem(SIGN_IN) === 'sent', false),
  write: (isSent: boolean): void =>
    attempt(
      () => (isSent ? localStorage.setItem(SIGN_IN, 'sent') : localStorage.removeItem(SIGN_IN)),
      undefined,
    ),
};

const inMemory = new Map<string, Blob>();
let database: Promise<IDBDatabase | undefined> | undefined;

function openFiles(): Promise<IDBDatabase | undefined> {
  database ??= new Promise((resolve) => {
    const opening = attempt(() => indexedDB.open('sahut', 1), undefined);
    if (!opening) return resolve(undefined);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => resolve(undefined);
  });
  return database;
}

async function inFiles<T>(
  mode: IDBTransactionMode,
  ask: (files: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const opened = await openFiles();
  if (!opened) return undefined;
  return new Promise((resolve) => {
    const request = attempt(() => ask(opened.transaction('files', mode).objectStore('files')), undefined);
    if (!request) return resolve(undefined);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}

export async function keepFile(id: string, file: Blob): Promise<void> {
  inMemory.set(id, file);
  await inFiles('readwrite', (files) => files.put(file, id));
}

export async function keptFile(id: string): Promise<Blob | undefined> {
  return inMemory.get(id) ?? (await inFiles<Blob | undefined>('readonly', (files) => files.get(id)));
}

async function dropFile(id: string): Promise<void> {
  inMemory.delete(id);
  await inFiles('readwrite', (files) => files.delete(id));
}
