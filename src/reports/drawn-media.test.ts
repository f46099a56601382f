import { describe, expect, it } from 'vitest';
import { type Chart, chartId } from '../domain/figures/chart.ts';
import { withCharts } from './drawn-media.ts';

const reader = withCharts({ find: async () => undefined });
const draw = async (chart: Chart): Promise<Buffer> => {
  const found = await reader.find(chartId(chart));
  if (!found) throw new Error('No chart was drawn.');
  const parts: Uint8Array[] = [];
  for await (const part of found.open()) parts.push(part);
  const bytes = Buffer.concat(parts);
  expect(bytes.length).toBe(found.media.size);
  return bytes;
};
const chart: Chart = {
  title: 'Laporan November 2026',
  labels: ['9 Nov', '10 Nov'],
  series: [{ name: 'Diterima', values: [8, 4] }],
};

describe('a chart in a chat', () => {
  it('is a picture, the same for the same figures', async () => {
    const png = await draw(chart);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.equals(await draw(chart))).toBe(true);
  });

  it('shows its figures and its words', async () => {
    const png = await draw(chart);
    expect(png.equals(await draw({ ...chart, series: [{ name: 'Diterima', values: [4, 8] }] }))).toBe(false);
    // With no font every text vanishes, and other words draw the same picture.
    expect(png.equals(await draw({ ...chart, title: 'Laporan Oktober 2026' }))).toBe(false);
    expect(png.equals(await draw({ ...chart, labels: ['9 Nov', '11 Nov'] }))).toBe(false);
  });

  it('leaves stored files to the vault', async () => {
    expect(await reader.find('V1StGXR8_Z5j')).toBeUndefined();
  });
});
