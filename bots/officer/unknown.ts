import type { Turn } from '../turn.ts';
import { button, onComplaint, onTyped, rows, withButtons } from './buttons.ts';
import { refById } from './memory.ts';
import { byWord, nearest } from './parse.ts';
import { type Run, say } from './perform.ts';
import { entries } from './registry.ts';

/** Words that are no command: says so, and offers the nearest one; nothing is sent to anyone. */
export function notUnderstood(now: Run, text: string): Turn {
  const { context, copy, state } = now;
  const words = text.trim();
  const { buttons } = copy.talk;
  const [first = ''] = words.replace(/^\//u, '').split(/[\s@]+/u);
  const mine = entries.filter((entry) => entry.allowedTo.includes(context.officer.role));
  // A right word that led here began a sentence.
  const isSlip = /^[a-z]{3,}$/iu.test(first) && !byWord(entries, first);
  const near = isSlip ? nearest(mine, first) : undefined;
  const { repliesTo } = context;
  if (near) {
    const rest = words.replace(/^\/?\S+\s*/u, '');
    const number = repliesTo && near.about !== 'nothing' ? `${repliesTo.number} ` : '';
    const corrected = `${near.keyword} ${number}${rest}`.trim();
    const label = corrected.length <= 40 ? corrected : near.keyword;
    return say(
      now,
      withButtons(copy.talk.didYouMean(words, near.keyword), rows([button(onTyped(corrected), label)], 1)),
    );
  }
  // "Yes, tell me": what waited comes by itself.
  if (repliesTo?.kind === 'announcement') return { state, replies: [] };
  if (repliesTo) {
    const ref = refById(state, repliesTo.complaintId, repliesTo.version);
    const version = ref.by === 'id' ? (ref.expectedVersion ?? 0) : 0;
    const look = button(onComplaint(repliesTo.complaintId, version, 'view'), copy.commands.view.label);
    return say(now, withButtons(copy.talk.notSent(repliesTo.number), rows([look], 1)));
  }
  const choices = rows(
    [button(onTyped('antrean'), buttons.queue), button(onTyped('bantuan'), buttons.help)],
    2,
  );
  return say(now, withButtons(copy.talk.unknown(words), choices));
}
