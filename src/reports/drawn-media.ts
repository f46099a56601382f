import { readChartId } from '../domain/figures/chart.ts';
import type { MediaReader } from '../ports/media.ts';
import { drawChart } from './draw-chart.ts';

/** Stored attachments, and charts, which are drawn when a channel asks for them. */
export const withCharts = (stored: MediaReader): MediaReader => ({
  async find(mediaId) {
    const chart = readChartId(mediaId);
    if (!chart) return stored.find(mediaId);
    const png = await drawChart(chart);
    return {
      media: { mediaId, kind: 'photo', mimeType: 'image/png', size: png.length, fileName: 'statistik.png' },
      open: async function* () {
        yield png;
      },
    };
  },
});
