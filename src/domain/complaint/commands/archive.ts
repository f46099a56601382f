import { err } from '../../result.ts';
import type { Profile } from '../../sop/profile.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { withinLimit } from '../text-limits.ts';

type Rule = Profile['archiveRules'][number];

/**
 * `arsip`: ends a report under a rule that the profile lists, and no other way (BUP IV.A.2.a; the rules beside the ten
 * days are the agency's own). The reporter is told the rule, and an objection brings the report back. Without
 * a rule the refusal lists those that there are, to be tapped.
 */
export const archive = defineCommand<string>({
  name: 'archive',
  keyword: 'arsip',
  usage: '<nomor> <aturan>',
  group: 'road',
  allowedTo: ['admin'],
  needs: 'choice',
  possibleIn: ['awaitingVerification', 'awaitingReporter', 'verified'],
  offeredWhen: () => false,
  parseArgs: ({ words }) => withinLimit(words.trim()),
  decide: (complaint, words, context) => {
    const rules = rulesByHand(context.profile);
    const rule = ruleNamed(words, rules);
    if (!rule) return err({ code: 'notARule', rules: rules.map(({ id, title }) => ({ id, title })) });
    return decided(complaint, [{ type: 'archived', rule: rule.source }], context, ({ toReporter }) => [
      toReporter({ kind: 'archivedUnderRule', title: rule.title, source: rule.source }),
    ]);
  },
});

/** Those that time does not apply: nobody archives before the reporter's days are over (BUP VI.B.1.a.11). */
const rulesByHand = ({ archiveRules, limits }: Profile): readonly Rule[] =>
  archiveRules.filter(({ source }) => !limits.some((limit) => limit.source === source));

/** Whether an admin may archive at all under this procedure. */
export const archivesByHand = (profile: Profile): boolean => rulesByHand(profile).length > 0;

/** By its id, or by the beginning of its title if that names one. */
function ruleNamed(words: string, rules: readonly Rule[]): Rule | undefined {
  if (words === '') return undefined;
  const sought = words.toLowerCase();
  const exact = rules.find(({ id }) => id.toLowerCase() === sought);
  const near = rules.filter(({ title }) => title.toLowerCase().startsWith(sought));
  return exact ?? (near.length === 1 ? near[0] : undefined);
}
