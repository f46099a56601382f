/** Every sentence, by language. */
import type { Language } from '../../src/domain/message.ts';
import { type CitizenCopy, citizenCopy } from './citizen.ts';
import { notice as noticeEn } from './en/notice.ts';
import { officer as officerEn } from './en/officer.ts';
import { notice as noticeId } from './id/notice.ts';
import { officer as officerId } from './id/officer.ts';
import type { NoticeCopy } from './notice.ts';
import type { OfficerCopy } from './officer.ts';

export type Copy = {
  readonly citizen: CitizenCopy;
  readonly officer: OfficerCopy;
  readonly notice: NoticeCopy;
};

const copies: Readonly<Record<Language, Copy>> = {
  id: { citizen: citizenCopy.id, officer: officerId, notice: noticeId },
  en: { citizen: citizenCopy.en, officer: officerEn, notice: noticeEn },
};

/** What is said in this language, to citizens, to officers, and unasked. */
export const copyFor = (language: Language): Copy => copies[language];
