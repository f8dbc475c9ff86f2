/** How a device was from report to report, as a line of time: the newest on top. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { historyQuery, type PastStep } from '../../api/machines.ts';
import { CommaList } from '../../cells/comma-list.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import filters from '../../filters/filters.module.css';
import { counted, formatCount, formatDay, formatMoment } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import card from '../card.module.css';
import page from '../page.module.css';
import styles from './history.module.css';

export function History({ id }: { readonly id: string }) {
  const query = useInfiniteQuery(historyQuery(id));
  const steps = query.data?.pages.flatMap(({ value }) => value) ?? [];
  const most = Math.max(1, ...steps.map(({ missing }) => missing?.vulnerabilities ?? 0));
  return (
    <section className={card.card} aria-labelledby="history">
      <div>
        <h2 id="history">History</h2>
        <p className={page.quiet}>Each report that changed something, by the catalogue of today.</p>
      </div>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="the history" height="16rem" />}
      <ol className={styles.line} aria-label="Reports, newest first">
        {steps.map((step) => (
          <Step key={step.from} step={step} most={most} />
        ))}
      </ol>
      {query.hasNextPage && (
        <button
          type="button"
          className={`${filters.button} ${styles.more}`}
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? 'Older ones come …' : 'Older ones'}
        </button>
      )}
    </section>
  );
}

interface StepProps {
  readonly step: PastStep;
  /** As many as the longest bar stands for. */
  readonly most: number;
}

function Step({ step, most }: StepProps) {
  const { from, to, osVersion, line, reason, report, cameOut, missing } = step;
  const open = missing?.vulnerabilities ?? 0;
  return (
    <li className={styles.step} data-state={missing === undefined ? 'unknown' : open === 0 ? 'patched' : 'open'}>
      <time dateTime={from} title={formatMoment(from)} className={styles.day}>
        {formatDay(from)}
      </time>
      <div className={styles.told}>
        <p>
          <strong>{osVersion ?? 'Build not known'}</strong> <span className={styles.quiet}>{line}</span>
        </p>
        {report ? (
          <>
            <Changed what="Closed" change={report.closed} />
            <Changed what="Opened" change={report.opened} />
            {isNothing(report.closed) && isNothing(report.opened) && <p>Nothing closed, nothing opened.</p>}
          </>
        ) : (
          missing && <p>The first report.</p>
        )}
        {cameOut && <Changed what={to === undefined ? 'Came out since' : 'Came out until the next'} change={cameOut} />}
        {missing === undefined ? (
          <p>{reason}</p>
        ) : (
          <p className={styles.left}>
            <span className={styles.bar} style={{ width: `${(8 * open) / most}rem` }} aria-hidden="true" />
            {to === undefined ? 'Open today: ' : 'Open then: '}
            {open === 0 ? 'nothing' : `${formatCount(open)} in ${counted(missing.updates, 'missing update')}`}
          </p>
        )}
      </div>
    </li>
  );
}

type Change = NonNullable<PastStep['cameOut']>;

/** More are told by their number. */
const mostNamed = 4;

function Changed({ what, change }: { readonly what: string; readonly change: Change }) {
  if (isNothing(change)) return null;
  const { updates, vulnerabilities } = change;
  return (
    <p>
      {what}: {counted(vulnerabilities, 'vulnerability', 'vulnerabilities')}
      {updates.length > 0 && ' with '}
      <CommaList>
        {updates.slice(0, mostNamed).map((kb) => (
          <UpdateLink key={kb} kb={kb} />
        ))}
      </CommaList>
      {updates.length > mostNamed && ` and ${formatCount(updates.length - mostNamed)} more`}
    </p>
  );
}

function isNothing({ updates, vulnerabilities }: Change): boolean {
  return updates.length === 0 && vulnerabilities === 0;
}
