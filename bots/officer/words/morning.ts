import { type Agency, categoryById } from '../../../src/domain/agency.ts';
import type { Issue, MorningReport } from '../../../src/domain/figures/issues.ts';
import type { Language, OutMessage, Text } from '../../../src/domain/message.ts';
import { copyFor } from '../../copy/index.ts';
import { morningCopy } from '../../copy/morning.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import { button, onComplaint, placed, rows, withButtons } from '../buttons.ts';
import { courseChart } from './figures.ts';

/** Issues that are told; the gravest come first. */
const MOST_ISSUES = 8;

/** `laporan pagi`: figures, strategic issues, a tap to each report behind them, and the month as one picture. */
export function morningInWords(report: MorningReport, agency: Agency, language: Language): OutMessage {
  const { figures, today, lately } = report;
  const copy = morningCopy[language];
  const { figures: words, talk, terms } = copyFor(language).officer;
  const issues = report.issues.slice(0, MOST_ISSUES);
  const nameOf = (id: string | undefined) =>
    (id === undefined ? undefined : categoryById(agency, id)?.label[language]) ?? terms.noCategory;
  let nth = 0;
  const issueLine = ({ kind, count, categoryId, reports }: Issue): Text => [
    `• ${copy.issue[kind](count, nameOf(categoryId), report.rules)}: `,
    reports.map(({ number }) => `${++nth}. ${number}`).join(', '),
  ];
  const text = paragraphs(
    lines(
      copy.title(today),
      copy.lately(lately),
      copy.month(figures.period.from, figures.received),
      words.standing(figures),
      words.ended(figures),
      words.times(figures),
    ),
    issues.length === 0 ? copy.noIssues : lines(copy.issues, ...issues.map(issueLine)),
  );
  const looks = issues
    .flatMap(({ reports }) => reports)
    .map(({ complaintId, version }, index) =>
      placed(button(onComplaint(complaintId, version, 'view'), talk.look(index + 1)), 'inText'),
    );
  const message = withButtons(text, rows(looks, 5));
  if (figures.received === 0) return message;
  return { ...message, attachments: [{ mediaId: courseChart(words, figures), kind: 'photo' }] };
}
