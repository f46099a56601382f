import { byId } from './dom.ts';
import type { PageCopy, WireLanguage } from './wire.ts';

const { lang, dataset } = document.documentElement;

/** Which of the two pages this is, in which language, and its sentences. */
export const kind: 'citizen' | 'officer' = dataset.kind === 'officer' ? 'officer' : 'citizen';
export const language: WireLanguage = lang === 'en' ? 'en' : 'id';
export const copy: PageCopy = JSON.parse(byId('copy', HTMLScriptElement).textContent ?? '{}');

/** A sentence with its blanks filled in. */
export function say(sentence: string, blanks: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank);
}

/** A fresh id; `randomUUID` exists on secure pages only. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
