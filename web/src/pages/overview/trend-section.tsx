/** How the fleet stood in the last ninety days. The last point is today's overview, so that no number is told twice differently. */

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Overview } from '../../api/queries.ts';
import { type Trend, trendQuery } from '../../api/trend.ts';
import styles from '../../charts/chart.module.css';
import type { ChartData } from '../../charts/chart-series.ts';
import { TimeChart } from '../../charts/time-chart.tsx';
import { formatCount } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import card from '../card.module.css';

type Point = Trend['value'][number];

const days = 90;

export function TrendSection({ overview }: { readonly overview: Overview }) {
  const query = useQuery(trendQuery(days));
  const charts = useMemo(
    () => query.data && chartsOf([...query.data.value.slice(0, -1), pointOf(overview)], overview.kevDay !== undefined),
    [query.data, overview],
  );
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (charts === undefined) return <Loading what="the last months" height="26rem" />;
  return (
    <section className={card.card} aria-labelledby="trend">
      <h2 id="trend">The last {days} days</h2>
      <div className={styles.charts}>
        {charts.map(({ name, file, chart }) => (
          <TimeChart key={file} name={name} file={file} chart={chart} />
        ))}
      </div>
    </section>
  );
}

function pointOf({ asOf, ...overview }: Overview): Point {
  return { day: asOf, ...overview };
}

interface NamedChart {
  readonly name: string;
  readonly file: string;
  readonly chart: ChartData;
}

/** Without a list of KEV nobody knows what it has: that is not none. */
function chartsOf(points: readonly Point[], hasKev: boolean): readonly NamedChart[] {
  const series = (name: string, colour: string, of: (point: Point) => number, dashed = false) => ({
    name,
    colour,
    dashed,
    values: points.map(of),
  });
  const shared = { days: points.map(({ day }) => day), format: formatCount };
  return [
    {
      name: 'Devices',
      file: 'devices-over-time',
      chart: {
        ...shared,
        stacked: true,
        series: [
          series('Fully patched', '--fill-good', ({ fullyPatched }) => fullyPatched),
          series('Behind', '--fill-grave', ({ devices, fullyPatched }) => devices.assessed - fullyPatched),
          series('Not known or supported', '--none', ({ devices }) => devices.unknown + devices.unsupported),
        ],
      },
    },
    {
      name: 'Open vulnerabilities, counted on each device',
      file: 'open-over-time',
      chart: { ...shared, series: [series('Open', '--series-1', ({ openVulnerabilities }) => openVulnerabilities)] },
    },
    {
      name: 'Exploited ones among them',
      file: 'exploited-over-time',
      chart: {
        ...shared,
        series: [
          series('Says Microsoft', '--series-2', ({ openExploited }) => openExploited),
          ...(hasKev ? [series('Says CISA (KEV)', '--series-4', ({ openInKev }) => openInKev, true)] : []),
        ],
      },
    },
  ];
}
