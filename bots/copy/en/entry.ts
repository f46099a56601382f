import type { EntrySource } from '../../../src/domain/complaint/entry.ts';

/** How a report came, inside a sentence. */
export const entrySourcesEn: Readonly<Record<EntrySource, string>> = {
  letter: 'a letter',
  counter: 'a visit at the counter',
  call: 'a telephone call',
  sms: 'a text message',
  socialMedia: 'social media',
  otherApplication: 'another application',
};
