import { cutStory, formLimits, isWorthKeeping, passage, storyOf } from '../form.ts';
import { isMeaningful } from '../words.ts';
import { notAnAnswer, type Step, stacked, synonyms } from './step.ts';

/** May we use what is told here? Asked before anything else; what was sent already is kept until the answer. */
export const consent: Step = {
  name: 'consent',
  takesWords: false,
  hasWayOut: false,
  synonyms: synonyms({
    yes: 'y|ya|iya|yes|yup|ok|oke|okay|setuju|lanjut|lanjutkan|mulai|boleh|baik|siap|agree|sure|continue|start|laporan baru|lapor',
    no: 'tidak|nggak|gak|tdk|no|bukan|jangan|tidak setuju|nanti|not now|batal',
    about: 'data saya|privasi|privacy',
  }),
  isAnswered: (draft) => draft.consentedAt !== undefined,
  question(draft, { form, agency, lastNumber }, again) {
    const { labels, consent: copy } = form;
    const isBegun = isWorthKeeping(draft);
    const yes = isBegun ? labels.continue : labels.start;
    const no = isBegun ? labels.notAReport : labels.notNow;
    const about = ['about', labels.aboutData] as const;
    const options =
      isBegun && lastNumber
        ? stacked(['yes', labels.newReport], ['last', labels.addTo(lastNumber)], ['no', no], about)
        : [[['yes', yes] as const, ['no', no] as const], [about]];
    if (again) return { text: copy.again, options };
    if (!isBegun) return { text: copy.fromMenu(agency.name), options };
    if (lastNumber) return { text: copy.ofReporter(agency.name), options };
    return { text: (draft.story.length > 0 ? copy.withStory : copy.withFiles)(agency.name), options };
  },
  accept(draft, answer, { form, at, lastNumber }) {
    if (answer.kind === 'text') {
      // People write in several messages: what comes before the consent belongs to the story.
      if (!isMeaningful(answer.text)) return { kind: 'wrong', why: form.unreadable('emoji') };
      const { kept, isCut } = cutStory(answer.text, formLimits.story - storyOf(draft).length - 1);
      const said = isCut ? form.story.cut(formLimits.story) : form.consent.added;
      const story = kept ? [...draft.story, passage(kept, answer.from, answer.at)] : draft.story;
      return { kind: 'stay', draft: { ...draft, story }, said, again: true };
    }
    if (answer.kind !== 'choice') return notAnAnswer(answer, form);
    switch (answer.value) {
      case 'yes': {
        const agreed = { ...draft, consentedAt: at() };
        const said = draft.story.length > 0 ? form.storyKept(draft.classification) : undefined;
        return { kind: 'answered', draft: agreed, ...(said ? { said } : {}) };
      }
      case 'no':
        return { kind: 'leave' };
      case 'last':
        return lastNumber ? { kind: 'addToLast' } : { kind: 'wrong' };
      case 'about':
        return { kind: 'aboutData' };
      default:
        return { kind: 'wrong' };
    }
  },
};
