import { fileURLToPath } from 'node:url';
import type { Chart } from '../domain/figures/chart.ts';

/** Pixels; twice as many as on paper, for phones. */
const WIDTH = 960;
const HEIGHT = 540;
const FONT = 'DejaVu Sans';
const FONT_FILES = [
  import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
];
/** The house's teal and a grey: told apart in light, in grey and by who is colour-blind. */
const COLOURS = ['#0b7285', '#adb5bd'];

/**
 * Draws a chart as PNG. The libraries are loaded when first needed; the font is shipped, because without one every text
 * vanishes silently.
 */
export async function drawChart({ title, labels, series }: Chart): Promise<Buffer> {
  const [echarts, { Resvg }] = await Promise.all([import('echarts'), import('@resvg/resvg-js')]);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      color: COLOURS,
      textStyle: { fontFamily: FONT, fontSize: 20 },
      title: { text: title, left: 24, top: 16, textStyle: { fontFamily: FONT, fontSize: 26 } },
      // Without a canvas echarts takes this font for narrower than it is.
      legend: { bottom: 12, itemGap: 48, textStyle: { fontSize: 20 } },
      grid: { left: 24, right: 24, top: 80, bottom: 64, containLabel: true },
      xAxis: { type: 'category', data: [...labels], axisLabel: { fontSize: 18, hideOverlap: true } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { fontSize: 18 } },
      series: series.map(({ name, values }) => ({ type: 'bar', name, data: [...values] })),
    });
    const fontFiles = FONT_FILES.map((file) => fileURLToPath(file));
    const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: FONT };
    return Buffer.from(new Resvg(chart.renderToSVGString(), { font }).render().asPng());
  } finally {
    chart.dispose();
  }
}
