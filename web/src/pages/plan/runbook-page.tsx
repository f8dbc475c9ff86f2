/** The plan for a change window, to be printed: ring by ring what to install, in which order, what restarts, and what stays open. */

import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Plan, type PlanSearch, planQuery } from '../../api/plan.ts';
import { ringsQuery } from '../../api/queries.ts';
import filters from '../../filters/filters.module.css';
import { platforms } from '../../filters/platforms.ts';
import { formatDay } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import page from '../page.module.css';
import { RunbookPart } from './runbook-part.tsx';

const route = getRouteApi('/plan/runbook');

export function RunbookPage() {
  const search = route.useSearch();
  const rings = useQuery(ringsQuery);
  const names = rings.data && namesOf(search, rings.data.value);
  const plans = useQueries({ queries: (names ?? []).map((ring) => planQuery({ ...search, ring })) });
  const error = rings.error ?? plans.find((plan) => plan.error)?.error;
  const found = plans.flatMap(({ data }) => data ?? []);
  const isThere = names !== undefined && found.length === names.length;
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Runbook</h1>
        <p className={page.quiet}>{isThere && `As of ${formatDay((found[0] as Plan).asOf)}. ${toldOf(search)}`}</p>
        <span className={page.spring} />
        <div className={filters.actions} data-screen="">
          <Link to="/plan" search={search} className={filters.button}>
            Plan
          </Link>
          <button type="button" className={filters.button} onClick={() => window.print()}>
            Print
          </button>
        </div>
      </div>
      {error && (
        <Failure error={error} retry={() => void Promise.all([rings, ...plans].map((query) => query.refetch()))} />
      )}
      {!error && !isThere && <Loading what="the runbook" height="60rem" />}
      {isThere &&
        names.map((ring, place) => (
          <RunbookPart key={ring ?? ''} ring={ring} search={search} plan={found[place] as Plan} />
        ))}
    </div>
  );
}

/** Each ring where there are some and none is chosen; else all that is chosen. */
function namesOf({ ring }: PlanSearch, rings: readonly { readonly name: string }[]): readonly (string | undefined)[] {
  return ring !== undefined || rings.length === 0 ? [ring] : rings.map(({ name }) => name);
}

function toldOf({ platform, tag }: PlanSearch): string {
  return [
    ...(platform === undefined ? [] : [`Platform: ${new Map(platforms).get(platform) ?? platform}.`]),
    ...(tag === undefined ? [] : [`Tag: ${tag}.`]),
  ].join(' ');
}
