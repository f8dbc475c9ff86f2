/** What is open: all of it, and what is exploited, by the feed and by KEV, each as its own statement. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { VulnerabilitySearch } from '../../api/open.ts';
import type { Overview } from '../../api/queries.ts';
import { sessionQuery } from '../../api/session.ts';
import { DevicesLink } from '../../cells/devices-link.tsx';
import { formatCount } from '../../format.ts';
import card from '../card.module.css';
import styles from './open-figures.module.css';

type To = '/updates' | '/vulnerabilities';

interface Figure {
  readonly name: string;
  /** Counted on each device. */
  readonly count: number;
  readonly distinct: number;
  /** Where they are listed. */
  readonly to: To;
  readonly search?: VulnerabilitySearch;
  /** On which they are; there where somebody has to look at them. */
  readonly devices?: { readonly count: number; readonly exploited: string };
  /** Said in place of the figure where nobody knows it. */
  readonly unknown?: ReactNode;
}

export function OpenFigures({ overview }: { readonly overview: Overview }) {
  return (
    <dl className={styles.figures}>
      {figuresOf(overview).map((figure) => (
        <OneFigure key={figure.name} figure={figure} />
      ))}
    </dl>
  );
}

function OneFigure({ figure }: { readonly figure: Figure }) {
  const { name, count, distinct, to, search = {}, devices, unknown } = figure;
  const [one, many] = to === '/updates' ? ['update', 'updates'] : ['vulnerability', 'vulnerabilities'];
  const list = (children: ReactNode) => (
    <Link to={to} search={search}>
      {children}
    </Link>
  );
  if (unknown !== undefined) {
    return (
      <div className={card.card}>
        <dt>{name}</dt>
        <dd className={styles.count}>–</dd>
        <dd className={styles.detail}>{unknown}</dd>
      </div>
    );
  }
  return (
    <div className={card.card} data-grave={devices !== undefined && count > 0}>
      <dt>{name}</dt>
      <dd className={styles.count}>{list(formatCount(count))}</dd>
      <dd className={styles.detail}>
        {list(formatCount(distinct))} {distinct === 1 ? one : many}
        {devices === undefined ? ', counted on each device' : <On {...devices} />}
      </dd>
    </div>
  );
}

function On({ count, exploited }: NonNullable<Figure['devices']>) {
  return (
    <>
      {' '}
      on <DevicesLink count={count} search={{ exploited }} what="devices with something exploited" />{' '}
      {count === 1 ? 'device' : 'devices'}
    </>
  );
}

function NoKev() {
  const session = useQuery(sessionQuery);
  return (
    <>
      Not known: CISA’s list is not here.{' '}
      {session.data?.role === 'administrator' && <Link to="/setup/catalogue">Take it in</Link>}
    </>
  );
}

function figuresOf(overview: Overview): readonly Figure[] {
  const { distinct } = overview;
  return [
    { name: 'Missing updates', count: overview.missingUpdates, distinct: distinct.updates, to: '/updates' },
    {
      name: 'Open vulnerabilities',
      count: overview.openVulnerabilities,
      distinct: distinct.vulnerabilities,
      to: '/vulnerabilities',
    },
    {
      name: 'Exploited, says Microsoft',
      count: overview.openExploited,
      distinct: distinct.exploited,
      to: '/vulnerabilities',
      search: { exploited: 'feed' },
      devices: { count: overview.devicesWithExploited, exploited: 'feed' },
    },
    {
      name: 'Exploited, says CISA (KEV)',
      count: overview.openInKev,
      distinct: distinct.inKev,
      to: '/vulnerabilities',
      search: { exploited: 'kev' },
      devices: { count: overview.devicesWithKev, exploited: 'kev' },
      ...(overview.kevDay === undefined && { unknown: <NoKev /> }),
    },
  ];
}
