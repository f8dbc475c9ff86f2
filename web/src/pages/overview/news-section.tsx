/** What changed since the last Patch Tuesday and since somebody was here before. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { patchTuesdayUpTo } from '../../../../src/catalog/patch-tuesday.ts';
import { type News, newsQuery } from '../../api/trend.ts';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { formatCount, formatDay } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import card from '../card.module.css';
import { Facts } from '../facts.tsx';
import { lastVisit } from './last-visit.ts';
import styles from './news-section.module.css';

export function NewsSection({ today }: { readonly today: string }) {
  const [visit] = useState(() => lastVisit(today));
  const tuesday = patchTuesdayUpTo(today);
  return (
    <div className={styles.news}>
      <NewsCard title="Since the last Patch Tuesday" since={tuesday} />
      {visit !== undefined && visit !== tuesday && <NewsCard title="Since your last visit" since={visit} />}
    </div>
  );
}

function NewsCard({ title, since }: { readonly title: string; readonly since: string }) {
  const query = useQuery(newsQuery(since));
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what={title} height="10rem" />;
  return (
    <section className={`${card.card} ${styles.card}`} aria-label={title}>
      <h2>
        {title}, {formatDay(since)}
      </h2>
      <Facts facts={factsOf(query.data)} />
    </section>
  );
}

function factsOf({ since, devices, updates, exploited }: News) {
  return [
    ['Newly behind', <Changed key="behind" count={devices.behind} change="behind" since={since} />],
    ['Newly patched', <Changed key="patched" count={devices.patched} change="patched" since={since} />],
    ['New devices', <Changed key="added" count={devices.added} change="added" since={since} />],
    [
      'New updates that are missing',
      <Link key="updates" to="/updates" search={{ since }}>
        {formatCount(updates)}
      </Link>,
    ],
    [
      'Newly exploited and open',
      <Link key="exploited" to="/vulnerabilities" search={{ since, exploited: 'any' }}>
        {formatCount(exploited)}
      </Link>,
    ],
  ] as const;
}

interface ChangedProps {
  readonly count: number;
  readonly change: string;
  readonly since: string;
}

function Changed({ count, change, since }: ChangedProps) {
  return <DevicesLink count={count} search={{ change, since }} what={`devices since ${formatDay(since)}`} />;
}
