import { err, ok, type Result } from '../../result.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import { type Complaint, liveStatuses, type Nature } from '../complaint.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { natureOf } from '../report-words.ts';
import { requireText } from '../text-limits.ts';

type Part = 'subject' | 'object';
type Mark = { readonly nature: Nature } | { readonly part: Part; readonly text: string };

/** Characters of a subject or an object: a name and what it is, not a story. */
const PART_LIMIT = 200;
const parts: Readonly<Record<string, Part>> = { subjek: 'subject', objek: 'object' };

/**
 * `tandai`: whether the report is a dispute or indicates a violation of law or an abuse of office, and who and what it is
 * about (BUP VI.B.1.a.2-3). For officers only: what is indicated is no verdict, and the reporter never reads it as one.
 */
export const mark = defineCommand<Mark | undefined>({
  name: 'mark',
  keyword: 'tandai',
  usage: '<nomor> <sengketa | pelanggaran | penyalahgunaan | biasa | subjek … | objek …>',
  group: 'road',
  allowedTo: ['admin', 'liaison'],
  needs: 'choice',
  possibleIn: liveStatuses,
  offeredWhen: ({ status }) => status !== 'answered',
  parseArgs,
  decide,
});

function parseArgs({ words }: CommandInput): Result<Mark | undefined, Refusal> {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*)$/su.exec(words) ?? [];
  if (first === '') return ok(undefined);
  const word = first.toLowerCase().replace(/:$/u, '');
  const part = parts[word];
  if (part) {
    if (rest.trim() === '') return err({ code: 'missingReason', command: 'mark', given: word, what: part });
    const text = requireText(rest, 'mark', PART_LIMIT);
    return text.ok ? ok({ part, text: text.value }) : text;
  }
  const nature = natureOf(word);
  return nature && rest.trim() === '' ? ok({ nature }) : err({ code: 'invalidArgument', command: 'mark' });
}

function decide(
  complaint: Complaint,
  asked: Mark | undefined,
  context: DecisionContext,
): Result<Decision, Refusal> {
  if (!asked) return err({ code: 'whichMark' });
  if ('part' in asked)
    return decided(complaint, [{ type: 'marked', private: { [asked.part]: asked.text } }], context);
  if (asked.nature === (complaint.nature ?? 'ordinary')) return err({ code: 'alreadyDone', event: 'marked' });
  return decided(complaint, [{ type: 'marked', nature: asked.nature, private: {} }], context);
}
