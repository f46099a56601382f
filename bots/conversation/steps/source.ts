import { entrySources } from '../../../src/domain/complaint/entry.ts';
import { notAnAnswer, type Option, type Step, synonyms } from './step.ts';

/** How the report came (TLA 1); asked of the officer who enters it. */
export const source: Step = {
  name: 'source',
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    letter: 'surat|letter|surat pengaduan|post',
    counter: 'loket|tatap muka|datang|langsung|datang langsung|counter|visit|kunjungan',
    call: 'telepon|telpon|telp|call|call center|panggilan|phone|112',
    sms: 'sms|text message',
    socialMedia: 'media sosial|medsos|sosmed|facebook|instagram|tiktok|x|twitter|social media',
    otherApplication: 'aplikasi|aplikasi lain|email|surel|situs|website|app|application',
  }),
  isAnswered: ({ entry }) => entry?.source !== undefined,
  question(_draft, { entry }, again) {
    const options = entrySources.map((one): Option => [one, entry.sources[one]]);
    const rows = [options.slice(0, 2), options.slice(2, 4), options.slice(4)];
    return { text: again ? entry.source.again : entry.source.question, options: rows };
  },
  accept(draft, answer, { form }) {
    if (answer.kind !== 'choice' || !draft.entry) return notAnAnswer(answer, form);
    const chosen = entrySources.find((one) => one === answer.value);
    return chosen
      ? { kind: 'answered', draft: { ...draft, entry: { ...draft.entry, source: chosen } } }
      : { kind: 'wrong' };
  },
};
