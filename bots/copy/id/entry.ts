import type { EntrySource } from '../../../src/domain/complaint/entry.ts';

/** How a report came, inside a sentence. */
export const entrySourcesId: Readonly<Record<EntrySource, string>> = {
  letter: 'surat',
  counter: 'loket atau tatap muka',
  call: 'telepon',
  sms: 'SMS',
  socialMedia: 'media sosial',
  otherApplication: 'aplikasi lain',
};
