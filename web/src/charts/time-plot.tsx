/** The drawing of a chart. In a file of its own with the library that draws, which is fetched when the first chart is shown. */

import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import { formatShortDay } from '../format.ts';
import styles from './chart.module.css';
import { type ChartData, stack } from './chart-series.ts';
import { useLook } from './use-look.ts';

interface Props {
  readonly chart: ChartData;
  readonly chosen: number;
  readonly choose: (place: number) => void;
}

export function TimePlot({ chart, chosen, choose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const look = useLook();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another look has other colours under the same names
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const drawn = new UPlot(optionsOf(chart, element, choose), dataOf(chart), element);
    plot.current = drawn;
    const observer = new ResizeObserver(() => drawn.setSize(sizeOf(element)));
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.destroy();
    };
  }, [chart, choose, look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was drawn anew has no cursor yet
  useEffect(() => {
    const { current: drawn } = plot;
    const day = chart.days[chosen];
    if (drawn === undefined || day === undefined) return;
    drawn.setCursor({ left: drawn.valToPos(secondOf(day), 'x'), top: -10 }, false);
  }, [chart, chosen, look]);
  return <div ref={box} className={styles.plot} />;
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement) {
  return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
}

function secondOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** The uppermost of stacked areas is drawn first, the others over it. */
function dataOf({ days, series, stacked }: ChartData): UPlot.AlignedData {
  const values = stacked ? stack(series).toReversed() : series.map((one) => one.values);
  return [days.map(secondOf), ...values.map((list) => list.map((value) => value ?? null))];
}

function optionsOf(chart: ChartData, element: HTMLElement, choose: (place: number) => void): UPlot.Options {
  const { series, stacked, top, format } = chart;
  const colourOf = (token: string) => {
    element.style.color = `var(${token})`;
    return getComputedStyle(element).color;
  };
  const [quiet, line] = [colourOf('--text-quiet'), colourOf('--line')];
  const font = `11px ${getComputedStyle(element).fontFamily}`;
  const axis = { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const drawn = stacked ? series.toReversed() : series;
  return {
    ...sizeOf(element),
    legend: { show: false },
    padding: [8, 24, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    tzDate: (second) => UPlot.tzDate(new Date(second * 1_000), 'Etc/UTC'),
    scales: { y: { range: (_, __, most) => [0, top ?? Math.max(1, most * 1.05)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 28,
        space: 72,
        values: (_, seconds) => seconds.map((second) => formatShortDay(new Date(second * 1_000))),
      },
      {
        ...axis,
        size: 54,
        space: 34,
        values: (_, values) =>
          values.map((value) => (Number.isInteger(value) || top !== undefined ? format(value) : '')),
      },
    ],
    series: [
      {},
      ...drawn.map(({ name, colour, dashed }): UPlot.Series => {
        const stroke = colourOf(colour);
        return {
          label: name,
          stroke,
          width: stacked ? 1 : 2,
          points: { show: false },
          ...(stacked && { fill: stroke }),
          ...(dashed && { dash: [6, 4] }),
        };
      }),
    ],
    hooks: {
      setCursor: [
        ({ cursor: { idx, left = -1 } }) => {
          if (left >= 0 && typeof idx === 'number') choose(idx);
        },
      ],
    },
  };
}
