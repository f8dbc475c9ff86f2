/** Plots as SVG, in colours that can be read on white and on black; the page behind them shines through. */

import type { BarPlot, LinePlot, Plot } from './plot.ts';
import { shortNumber } from './row.ts';

const size = { width: 640, height: 320 } as const;
/** What the axes and the title take. */
const margin = { left: 72, right: 24, top: 56, bottom: 52 } as const;
const area = {
  left: margin.left,
  top: margin.top,
  right: size.width - margin.right,
  bottom: size.height - margin.bottom,
} as const;
const colours = ['#3d8bd4', '#d9822b', '#4fa05a', '#b565c9', '#c9504f', '#8a8a2f'] as const;
const grey = '#808890';

type Scale = (value: number) => number;

export function svgOf(plot: Plot): string {
  const [ticks, y] = yAxisOf(
    plot.kind === 'lines' ? plot.series.flatMap(pointsY) : plot.bars.map(({ value }) => value),
  );
  const parts = [
    text(size.width / 2, 20, plot.title, 'middle', 'font-size="14"'),
    `<text transform="translate(16 ${(area.top + area.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(plot.yLabel)}</text>`,
    ...ticks.flatMap((tick) => [
      `<path d="M${area.left} ${at(y(tick))}H${area.right}" stroke="${grey}" stroke-opacity="0.3"/>`,
      text(area.left - 8, y(tick) + 4, shortNumber(tick), 'end'),
    ]),
    ...(plot.kind === 'lines' ? drawLines(plot, y) : drawBars(plot, y)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="${grey}">
<title>${escaped(plot.title)}</title>
${parts.join('\n')}
</svg>
`;
}

function drawLines({ series, xLabel, xByPowers = false }: LinePlot, y: Scale): string[] {
  const places = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
  const along = (x: number): number => (xByPowers ? Math.log10(x) : x);
  const [from, to] = [along(places[0] ?? 0), along(places.at(-1) ?? 1)];
  const x: Scale = (value) =>
    area.left + 16 + ((along(value) - from) / (to - from || 1)) * (area.right - area.left - 32);
  const marked = places.length <= 6 ? places : ticksUpTo(places.at(-1) ?? 1).filter((tick) => along(tick) >= from);
  return [
    text((area.left + area.right) / 2, size.height - 10, xLabel, 'middle'),
    ...marked.map((value) => text(x(value), area.bottom + 18, shortNumber(value), 'middle')),
    ...series.flatMap(({ name, points }, place) => {
      const colour = colourOf(place);
      const path = points.map(([px, py], step) => `${step === 0 ? 'M' : 'L'}${at(x(px))} ${at(y(py))}`).join('');
      const dots = points.length > 12 ? [] : points;
      return [
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
        ...dots.map(([px, py]) => `<circle cx="${at(x(px))}" cy="${at(y(py))}" r="3" fill="${colour}"/>`),
        ...nameInLegend(name, colour, place, series.length),
      ];
    }),
  ];
}

function drawBars({ bars }: BarPlot, y: Scale): string[] {
  const step = (area.right - area.left) / Math.max(1, bars.length);
  return bars.flatMap(({ name, value }, place) => {
    const middle = area.left + (place + 0.5) * step;
    const width = Math.min(72, step * 0.6);
    return [
      `<rect x="${at(middle - width / 2)}" y="${at(y(value))}" width="${at(width)}" height="${at(area.bottom - y(value))}" fill="${colourOf(place)}"/>`,
      text(middle, y(value) - 6, shortNumber(value), 'middle'),
      text(middle, area.bottom + 18, name, 'middle'),
    ];
  });
}

/** Above the plot, side by side. */
function nameInLegend(name: string, colour: string, place: number, count: number): string[] {
  const left = area.left + (place * (area.right - area.left)) / count;
  return [`<rect x="${at(left)}" y="34" width="10" height="10" fill="${colour}"/>`, text(left + 15, 43, name, 'start')];
}

/** From 0, so that twice the height is twice as much. */
function yAxisOf(values: readonly number[]): [number[], Scale] {
  const ticks = ticksUpTo(Math.max(...values, 0));
  const top = ticks.at(-1) ?? 1;
  return [ticks, (value) => area.bottom - (value / top) * (area.bottom - area.top)];
}

/** Four to eight round numbers, the last at or above the largest value. */
function ticksUpTo(largest: number): number[] {
  const rough = (largest || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([5, 2, 1].find((factor) => factor * power <= rough) as number);
  return Array.from({ length: Math.ceil((largest || 1) / step) + 1 }, (_, place) => place * step);
}

function pointsY({ points }: LinePlot['series'][number]): number[] {
  return points.map(([, y]) => y);
}

function colourOf(place: number): string {
  return colours[place % colours.length] as string;
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end', more = ''): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${more === '' ? '' : ` ${more}`}>${escaped(words)}</text>`;
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
