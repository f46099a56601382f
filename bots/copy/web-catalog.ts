import type { Language } from '../../src/domain/message.ts';
import { webEn } from './en/web.ts';
import { webId } from './id/web.ts';
import type { WebCopy } from './web.ts';

/** The pages' words in each language. */
export const webCopy: Readonly<Record<Language, WebCopy>> = { id: webId, en: webEn };
