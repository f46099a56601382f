/** News about a complaint, worded. A kind without words, in either language, does not compile. */
import type { Agency } from '../../src/domain/agency.ts';
import type { Text } from '../../src/domain/message.ts';
import type { ReporterNotice, SupporterNotice } from '../../src/domain/notice/citizen.ts';
import type { OfficerNotice } from '../../src/domain/notice/officer.ts';
import type { Notice } from '../../src/domain/notice.ts';

type WordsFor<Kinds extends Notice['kind']> = {
  readonly [Kind in Kinds]: (notice: Extract<Notice, { kind: Kind }>, agency: Agency) => Text;
};

/** To reporters, and to who joined a report. */
export type CitizenNoticeCopy = WordsFor<(ReporterNotice | SupporterNotice)['kind']>;

export type OfficerNoticeCopy = WordsFor<OfficerNotice['kind']>;

export type NoticeCopy = {
  readonly say: CitizenNoticeCopy & OfficerNoticeCopy;
  readonly buttons: {
    readonly solved: string;
    readonly partly: string;
    readonly unsolved: string;
    readonly add: string;
    readonly reportAgain: string;
    /** Follows a joined report no more. */
    readonly leave: string;
    /** Opens the report of this line of a list. */
    readonly open: (position: number) => string;
  };
};
