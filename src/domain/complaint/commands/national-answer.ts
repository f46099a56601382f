import type { Attachment } from '../../message.ts';
import { ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { whereOutside } from '../forwarding.ts';
import { requireText } from '../text-limits.ts';

/**
 * `jawaban-nasional`: what national answered, in its name. From here the report goes the road of every answer: the
 * reporter's word, one reopening, the closing (BKP 11).
 */
export const nationalAnswer = defineCommand<{ text: string; attachments: readonly Attachment[] }>({
  name: 'nationalAnswer',
  keyword: 'jawaban-nasional',
  aliases: ['jawaban nasional'],
  usage: '<nomor> <jawaban>',
  group: 'road',
  takesFiles: true,
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['awaitingNational'],
  parseArgs: ({ words, attachments }) => {
    const text = requireText(words, 'nationalAnswer');
    return text.ok ? ok({ text: text.value, attachments }) : text;
  },
  decide: (complaint, said, context) => {
    const from = whereOutside(complaint, context.agency);
    return decided(
      complaint,
      [{ type: 'answered', from, private: said }],
      context,
      ({ after, toReporter, due }) => [
        toReporter({
          kind: 'answer',
          unitName: from,
          ...said,
          closesOn: due('closing').until,
          mayReopen: after.reopenedCount === 0,
        }),
      ],
    );
  },
});
