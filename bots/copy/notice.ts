/** News about a complaint, worded. A kind without words, in either language, does not compile. */
import type { Agency } from '../../src/domain/agency.ts';
import type { Text } from '../../src/domain/message.ts';
import type { Notice } from '../../src/domain/notice.ts';

export type NoticeCopy = {
  readonly say: {
    readonly [Kind in Notice['kind']]: (notice: Extract<Notice, { kind: Kind }>, agency: Agency) => Text;
  };
  readonly buttons: {
    readonly solved: string;
    readonly partly: string;
    readonly unsolved: string;
    readonly add: string;
    readonly reportAgain: string;
    /** Opens the report of this line of a list. */
    readonly open: (position: number) => string;
  };
};

/** What an officer needs of a long text to recognise it; the whole stands in the complaint. */
export const OFFICER_QUOTE = 1_000;
