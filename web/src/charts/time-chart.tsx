/**
 * Figures over days: a drawing with a name, whose days are gone through by pointing or with the arrow keys, the values of
 * the chosen day in words beside it, and all of them as a table and as CSV.
 */

import { type KeyboardEvent, lazy, Suspense, useCallback, useId, useState } from 'react';
import { RowsButton } from '../csv/rows-button.tsx';
import { formatDay } from '../format.ts';
import { orRenewed } from '../load-page.ts';
import { ShortTable } from '../table/short-table.tsx';
import styles from './chart.module.css';
import type { ChartData } from './chart-series.ts';

const TimePlot = lazy(async () => ({ default: (await orRenewed(import('./time-plot.tsx'), 'TimePlot')).TimePlot }));

interface Props {
  readonly name: string;
  /** Kept by its owner while nothing in it changes. */
  readonly chart: ChartData;
  /** Of the file that the values are saved in, without its end. */
  readonly file: string;
}

const moves: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowLeft: (place) => place - 1,
  ArrowDown: (place) => place - 1,
  ArrowRight: (place) => place + 1,
  ArrowUp: (place) => place + 1,
  Home: () => 0,
  End: (_, last) => last,
};

export function TimeChart({ name, chart, file }: Props) {
  const id = useId();
  const last = chart.days.length - 1;
  const [asked, setAsked] = useState<number>();
  const chosen = Math.min(asked ?? last, last);
  const choose = useCallback((place: number) => setAsked(place), []);
  const move = (event: KeyboardEvent) => {
    const to = moves[event.key]?.(chosen, last);
    if (to === undefined) return;
    event.preventDefault();
    setAsked(Math.max(0, Math.min(last, to)));
  };
  const day = formatDay(chart.days[chosen] ?? '');
  const told = chart.series.map(({ name: line, values }) => `${line} ${tell(chart, values[chosen])}`);
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.name}>
        {name}
      </figcaption>
      <div
        className={styles.box}
        role="slider"
        tabIndex={0}
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={chosen}
        aria-valuetext={`${day}: ${told.join(', ')}`}
        onKeyDown={move}
      >
        <Suspense>
          <TimePlot chart={chart} chosen={chosen} choose={choose} />
        </Suspense>
      </div>
      <div className={styles.legend}>
        <span className={styles.day}>{day}</span>
        {chart.series.map(({ name: line, colour, dashed, values }) => (
          <span key={line} className={styles.entry}>
            <span className={styles.mark} data-dashed={dashed} style={{ color: `var(${colour})` }} aria-hidden="true" />
            {line} <strong>{tell(chart, values[chosen])}</strong>
          </span>
        ))}
      </div>
      <AsTable name={name} chart={chart} file={file} />
    </figure>
  );
}

function AsTable({ name, chart, file }: Props) {
  const { days, series } = chart;
  const rows = () => [
    ['Day', ...series.map((one) => one.name)],
    ...days.map((day, place) => [day, ...series.map(({ values }) => values[place] ?? '')]),
  ];
  return (
    <details className={styles.details}>
      <summary>As a table</summary>
      <div className={styles.table}>
        <ShortTable name={`${name}, as a table`} heads={['Day', ...series.map((one) => ({ number: one.name }))]}>
          {days.map((day, place) => (
            <tr key={day}>
              <th scope="row">{formatDay(day)}</th>
              {series.map((one) => (
                <td key={one.name} data-align="end">
                  {tell(chart, one.values[place])}
                </td>
              ))}
            </tr>
          ))}
        </ShortTable>
        <RowsButton what={name} file={file} rows={rows} />
      </div>
    </details>
  );
}

function tell({ format }: ChartData, value: number | undefined): string {
  return value === undefined ? '–' : format(value);
}
