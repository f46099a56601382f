/** A small bar chart as data: drawn when it is sent, so that nothing waits for a picture while a turn is open. */
export type Chart = {
  readonly title: string;
  /** One a place on the axis. */
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
};

const PREFIX = 'chart:';

/** The id under which a chart is attached to a message. */
export const chartId = (chart: Chart): string =>
  `${PREFIX}${Buffer.from(JSON.stringify(chart)).toString('base64url')}`;

/** The chart that `chartId` named; `undefined`: the id of something else. */
export function readChartId(mediaId: string): Chart | undefined {
  if (!mediaId.startsWith(PREFIX)) return undefined;
  return JSON.parse(Buffer.from(mediaId.slice(PREFIX.length), 'base64url').toString()) as Chart;
}
