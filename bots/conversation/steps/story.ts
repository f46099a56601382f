import { speaksOfDanger } from '../../../src/domain/danger.ts';
import { cutStory, type Draft, passage } from '../form.ts';
import { isMeaningful, normalise, readControl } from '../words.ts';
import { type Answer, notAnAnswer, type Option, type Reaction, type Step, type StepContext } from './step.ts';

const hasVoice = (draft: Draft): boolean => draft.attachments.some(({ kind }) => kind === 'voice');
const FEWEST_LETTERS = 5;

/** What happened: words, or a voice message that speaks for itself. */
export const story: Step = {
  name: 'story',
  takesWords: true,
  hasWayOut: true,
  isAnswered: (draft) => draft.story.length > 0 || draft.voiceOnly === true,
  question(draft, { form }, again) {
    const copy = form.story;
    const options: Option[] = [];
    if (hasVoice(draft) && draft.story.length === 0) options.push(['voice', form.labels.voiceOnly]);
    if (story.isAnswered(draft)) options.push(['keep', form.labels.keep]);
    const isReplaced = draft.story.length > 0;
    const asked = isReplaced ? copy.replace : copy.question(draft.classification ?? 'complaint');
    const repeated = hasVoice(draft) && !isReplaced ? copy.voiceKept : copy.again;
    return { text: again ? repeated : asked, options: options.length > 0 ? [options] : [] };
  },
  accept(draft, answer, context) {
    if (answer.kind === 'text') return told(draft, answer, context);
    if (answer.kind !== 'choice') return notAnAnswer(answer, context.form);
    if (answer.value === 'voice' && hasVoice(draft))
      return { kind: 'answered', draft: { ...draft, voiceOnly: true } };
    if (answer.value === 'keep' && story.isAnswered(draft)) return { kind: 'answered', draft };
    return { kind: 'wrong' };
  },
};

function told(
  draft: Draft,
  { text, from, at }: Extract<Answer, { kind: 'text' }>,
  { form }: StepContext,
): Reaction {
  if (!isMeaningful(text)) return { kind: 'wrong', why: form.unreadable('emoji') };
  if (isTooShort(text)) return { kind: 'wrong', why: form.story.tooShort };
  const { kept, isCut } = cutStory(text);
  // Another story brings other categories; a choice already made stays, and the summary shows it.
  const { suggested: _old, voiceOnly: _voice, ...rest } = draft;
  const said = isCut ? form.story.cut(kept.length) : form.storyKept(undefined);
  return { kind: 'answered', draft: { ...rest, story: [passage(kept, from, at)] }, said };
}

function isTooShort(text: string): boolean {
  if (text.length > 60) return false;
  const words = normalise(text);
  const isShort = words.length < FEWEST_LETTERS || readControl(text) !== undefined;
  return isShort && !speaksOfDanger(text);
}
