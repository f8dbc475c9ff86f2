/** How the fleet stands, and the updates that would change most of it. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { planQuery } from '../../api/plan.ts';
import { type Overview, overviewQuery } from '../../api/queries.ts';
import { formatDay, formatMoment } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { OpenFigures } from './open-figures.tsx';
import styles from './overview-page.module.css';
import { PlanSection } from './plan-section.tsx';
import { Standing } from './standing.tsx';

/** Most who look at the overview have devices. */
const AssessFiles = lazy(() =>
  import('../setup/assess/assess-files.tsx').then((loaded) => ({ default: loaded.AssessFiles })),
);

export function OverviewPage() {
  const overview = useQuery(overviewQuery);
  const plan = useQuery(planQuery({}));
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <h1>Overview</h1>
        <p className={styles.moment}>{overview.data && <Counted overview={overview.data} />}</p>
      </div>
      {overview.error && <Failure error={overview.error} retry={() => void overview.refetch()} />}
      {overview.isPending && <Loading what="the overview" height="56rem" />}
      {overview.data && <Fleet overview={overview.data} />}
      {overview.data && plan.error && <Failure error={plan.error} retry={() => void plan.refetch()} />}
      {overview.data && plan.isPending && <Loading what="the plan" height="40rem" />}
      {plan.data && overview.data && <PlanSection plan={plan.data} />}
    </div>
  );
}

function Counted({ overview: { asOf, countedAt } }: { readonly overview: Overview }) {
  return (
    <>
      As of {formatDay(asOf)}, counted <time dateTime={countedAt}>{formatMoment(countedAt)}</time>
    </>
  );
}

function Fleet({ overview }: { readonly overview: Overview }) {
  const { assessed, unknown, unsupported } = overview.devices;
  if (assessed + unknown + unsupported === 0) {
    return (
      <>
        <Empty title="There are no devices yet">
          <p>
            Devices come with the first inventory that the server takes in: <Link to="/setup">how they report</Link>. Or
            try one here.
          </p>
        </Empty>
        <Suspense fallback={<Loading what="the drop zone" height="24rem" />}>
          <AssessFiles />
        </Suspense>
      </>
    );
  }
  return (
    <>
      <Standing overview={overview} />
      <OpenFigures overview={overview} />
    </>
  );
}
