/** How the fleet stands, what changed, the updates that would change most of it, and how it stood before. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { patchTuesdayAfter } from '../../../../src/catalog/patch-tuesday.ts';
import { planQuery } from '../../api/plan.ts';
import { type Catalogue, catalogueQuery, type Overview, overviewQuery } from '../../api/queries.ts';
import { formatDay, formatMoment } from '../../format.ts';
import { orRenewed } from '../../load-page.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { CatalogueNotice } from './catalogue-notice.tsx';
import { NewsSection } from './news-section.tsx';
import { OpenFigures } from './open-figures.tsx';
import styles from './overview-page.module.css';
import { PlanSection } from './plan-section.tsx';
import { Standing } from './standing.tsx';
import { TrendSection } from './trend-section.tsx';

/** Most who look at the overview have devices. */
const AssessFiles = lazy(() =>
  orRenewed(import('../setup/assess/assess-files.tsx'), 'AssessFiles').then((loaded) => ({
    default: loaded.AssessFiles,
  })),
);

export function OverviewPage() {
  const overview = useQuery(overviewQuery);
  const plan = useQuery(planQuery({}));
  const catalogue = useQuery(catalogueQuery);
  const isPending = overview.isPending || catalogue.isPending;
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <h1>Overview</h1>
        <p className={styles.moment}>{overview.data && <Counted overview={overview.data} />}</p>
      </div>
      {overview.error && <Failure error={overview.error} retry={() => void overview.refetch()} />}
      {isPending && <Loading what="the overview" height="56rem" />}
      {!isPending && overview.data && <Fleet overview={overview.data} catalogue={catalogue.data} />}
      {!isPending && plan.error && <Failure error={plan.error} retry={() => void plan.refetch()} />}
      {!isPending && plan.isPending && <Loading what="the plan" height="40rem" />}
      {!isPending && plan.data && overview.data && hasDevices(overview.data) && <PlanSection plan={plan.data} />}
      {!isPending && overview.data && hasDevices(overview.data) && <TrendSection overview={overview.data} />}
    </div>
  );
}

function Counted({ overview: { asOf, countedAt } }: { readonly overview: Overview }) {
  return (
    <>
      As of {formatDay(asOf)}, counted <time dateTime={countedAt}>{formatMoment(countedAt)}</time>. Next Patch Tuesday:{' '}
      {formatDay(patchTuesdayAfter(asOf))}
    </>
  );
}

function hasDevices({ devices: { assessed, unknown, unsupported } }: Overview): boolean {
  return assessed + unknown + unsupported > 0;
}

interface FleetProps {
  readonly overview: Overview;
  /** Absent where nobody knows. */
  readonly catalogue: Catalogue | undefined;
}

function Fleet({ overview, catalogue }: FleetProps) {
  if (!hasDevices(overview)) {
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
      {catalogue && <CatalogueNotice catalogue={catalogue} today={overview.asOf} />}
      <Standing overview={overview} />
      <OpenFigures overview={overview} />
      <NewsSection today={overview.asOf} />
    </>
  );
}
