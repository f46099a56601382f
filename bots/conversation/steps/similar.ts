import { Temporal } from 'temporal-polyfill';
import { categoryById } from '../../../src/domain/agency.ts';
import type { SimilarReport } from '../../../src/domain/complaint/support.ts';
import { citizenCopy } from '../../copy/citizen.ts';
import { dayInWords } from '../../copy/dates.ts';
import { type SimilarWords, supportCopy } from '../../copy/support.ts';
import { notAnAnswer, type Step, type StepContext, stacked, synonyms } from './step.ts';

/** A public report nearby seems to say the same: joined instead, or the own one is sent all the same. Asked once. */
export const similar: Step = {
  name: 'similar',
  takesWords: false,
  hasWayOut: true,
  synonyms: synonyms({
    join: 'saya juga|ikut|tetap ikut|ya|iya|sama|me too|join|yes',
    own: 'kirim|kirim laporan saya|tidak|bukan|beda|berbeda|lain|send|no|different',
  }),
  isAnswered: () => true,
  question(draft, context, again) {
    const { labels, question, again: shorter } = supportCopy[context.language];
    const shown = draft.similar;
    return {
      text: again || !shown ? shorter : question(inWords(shown, context)),
      options: stacked(['join', shown?.isFollowed ? labels.keep : labels.join], ['own', labels.own]),
    };
  },
  accept(_draft, answer, { form }) {
    if (answer.kind !== 'choice') return notAnAnswer(answer, form);
    if (answer.value === 'join') return { kind: 'join' };
    return answer.value === 'own' ? { kind: 'send' } : { kind: 'wrong' };
  },
};

function inWords(
  { categoryId, receivedAt, status, ...rest }: SimilarReport,
  { agency, language, dayOf }: StepContext,
): SimilarWords {
  const category = categoryId ? categoryById(agency, categoryId)?.label[language] : undefined;
  return {
    ...rest,
    ...(category && { category }),
    received: dayInWords(dayOf(Temporal.Instant.from(receivedAt)), language),
    status: citizenCopy[language].follow.statusName(status),
  };
}
