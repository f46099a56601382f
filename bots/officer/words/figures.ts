import { categoryById } from '../../../src/domain/agency.ts';
import { chartId } from '../../../src/domain/figures/chart.ts';
import type { OutMessage } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import type { FiguresCopy } from '../../copy/officer.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import type { Telling } from '../conclude.ts';

type FiguresTold = Extract<Outcome, { kind: 'figures' }>;

/** `statistik`: what BUP VII.B.2 asks for, as text, and the course as one picture where there is more than a day. */
export function figures(telling: Telling, { figures: found, unitName, kept }: FiguresTold): OutMessage {
  const copy = telling.copy.figures;
  const title = copy.title(unitName, found.period);
  const atEnd = kept && copy.atEnd(kept);
  if (found.received === 0) return { text: paragraphs(lines(title, copy.none), atEnd) };
  const text = paragraphs(
    lines(title, copy.received(found.received), copy.standing(found), copy.ended(found), copy.times(found)),
    lines(
      copy.categories,
      ...found.categories.map(({ categoryId, received }) => `${received} ${nameOf(telling, categoryId)}`),
      found.others > 0 ? copy.others(found.others) : undefined,
    ),
    copy.sources(found.sources),
    copy.basis,
    atEnd,
  );
  if (found.course.length < 2) return { text };
  return { text, attachments: [{ mediaId: courseChart(copy, found), kind: 'photo' }] };
}

function nameOf({ reader, context, copy }: Telling, categoryId: string | null): string {
  const category = categoryId === null ? undefined : categoryById(reader.agency, categoryId);
  return category?.label[context.language] ?? copy.terms.noCategory;
}

/** The id of the picture of what was received and answered, bar by bar. */
export function courseChart({ chart }: FiguresCopy, { period, course }: FiguresTold['figures']): string {
  return chartId({
    title: chart.title(period),
    labels: course.map(({ on }) => chart.bar(on, period.kind)),
    series: [
      { name: chart.received, values: course.map(({ received }) => received) },
      { name: chart.answered, values: course.map(({ answered }) => answered) },
    ],
  });
}
