/** The share of devices in time, week by week up to the day: of all, and of each part or severity that one chose. */

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ComplianceSearch, type ComplianceSeries, complianceSeriesQuery } from '../../api/compliance.ts';
import { type ChartData, type ChartSeries, lineLook } from '../../charts/chart-series.ts';
import { TimeChart } from '../../charts/time-chart.tsx';
import { formatShare } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import card from '../card.module.css';
import page from '../page.module.css';
import { nameOfPart } from './compliance-parts.tsx';

interface Props {
  readonly day: string;
  readonly search: ComplianceSearch;
}

type Points = ComplianceSeries['value'];

/** More lines than these nobody tells apart; those of the most devices are shown. */
const mostParts = 6;
const severities = ['Critical', 'Important', 'Moderate'];

export function ComplianceOverTime({ day, search }: Props) {
  const query = useQuery(complianceSeriesQuery(day, search));
  const asked = search.by === 'severity' ? severities : [];
  const bySeverity = useQueries({
    queries: asked.map((severity) => complianceSeriesQuery(day, { ...search, severity })),
    combine: (queries) => ({
      points: queries.map(({ data }) => data?.value),
      error: queries.find(({ error }) => error)?.error ?? null,
      retry: () => Promise.all(queries.map(({ refetch }) => refetch())),
    }),
  });
  const { data } = query;
  const { points: ofSeverities } = bySeverity;
  const chart = useMemo(() => data && chartOf(data.value, ofSeverities), [data, ofSeverities]);
  const error = query.error ?? bySeverity.error;
  if (error) return <Failure error={error} retry={() => void Promise.all([query.refetch(), bySeverity.retry()])} />;
  if (chart === undefined) return <Loading what="the weeks before" height="24rem" />;
  const parts = data?.value.at(-1)?.parts?.length ?? 0;
  return (
    <section className={card.card} aria-labelledby="weeks">
      <h2 id="weeks">Week by week</h2>
      <TimeChart name="Per cent of devices in time, on the evening of each day" file="compliance" chart={chart} />
      {parts > mostParts && (
        <p className={page.quiet}>
          Of {parts} parts the {mostParts} with most devices are drawn.
        </p>
      )}
    </section>
  );
}

function chartOf(points: Points, ofSeverities: readonly (Points | undefined)[]): ChartData {
  const lines: readonly Omit<ChartSeries, 'colour' | 'dashed'>[] = [
    { name: 'All', values: points.map(({ total }) => total.devices.percentCompliant) },
    ...ofSeverities.flatMap((found, place) =>
      found === undefined
        ? []
        : [{ name: severities[place] as string, values: found.map(({ total }) => total.devices.percentCompliant) }],
    ),
    ...partsOf(points),
  ];
  return {
    days: points.map(({ day }) => day),
    series: lines.map((line, place) => ({ ...line, ...lineLook(place) })),
    format: (value) => formatShare(value / 100),
    top: 100,
  };
}

function partsOf(points: Points) {
  const largest = (points.at(-1)?.parts ?? []).toSorted(
    (one, other) => other.devices.compliant + other.devices.late - one.devices.compliant - one.devices.late,
  );
  return largest.slice(0, mostParts).map(({ name }) => ({
    name: nameOfPart(name),
    values: points.map(({ parts }) => parts?.find((part) => part.name === name)?.devices.percentCompliant),
  }));
}
