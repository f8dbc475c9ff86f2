/** What is open: all of it, and what is exploited, by the feed and by KEV, each as its own statement. */

import { Link } from '@tanstack/react-router';
import type { VulnerabilitySearch } from '../../api/open.ts';
import type { Overview } from '../../api/queries.ts';
import { counted, formatCount } from '../../format.ts';
import card from '../card.module.css';
import styles from './open-figures.module.css';

interface Figure {
  readonly name: string;
  readonly count: number;
  readonly detail: string;
  readonly grave?: boolean;
  /** Where they are listed. */
  readonly to: '/updates' | '/vulnerabilities';
  readonly search?: VulnerabilitySearch;
}

export function OpenFigures({ overview }: { readonly overview: Overview }) {
  return (
    <dl className={styles.figures}>
      {figuresOf(overview).map(({ name, count, detail, grave, to, search = {} }) => (
        <div key={name} className={card.card} data-grave={grave === true && count > 0}>
          <dt>{name}</dt>
          <dd className={styles.count}>
            <Link to={to} search={search}>
              {formatCount(count)}
            </Link>
          </dd>
          <dd className={styles.detail}>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

function figuresOf(overview: Overview): readonly Figure[] {
  const { distinct } = overview;
  return [
    {
      name: 'Missing updates',
      count: overview.missingUpdates,
      to: '/updates',
      detail: `${counted(distinct.updates, 'update')}, counted on each device`,
    },
    {
      name: 'Open vulnerabilities',
      count: overview.openVulnerabilities,
      to: '/vulnerabilities',
      detail: `${counted(distinct.vulnerabilities, 'vulnerability', 'vulnerabilities')}, counted on each device`,
    },
    {
      name: 'Exploited, says Microsoft',
      count: overview.openExploited,
      to: '/vulnerabilities',
      search: { exploited: 'feed' },
      detail: `${counted(distinct.exploited, 'vulnerability', 'vulnerabilities')} on ${counted(overview.devicesWithExploited, 'device')}`,
      grave: true,
    },
    {
      name: 'Exploited, says CISA (KEV)',
      count: overview.openInKev,
      to: '/vulnerabilities',
      search: { exploited: 'kev' },
      detail: `${counted(distinct.inKev, 'vulnerability', 'vulnerabilities')} on ${counted(overview.devicesWithKev, 'device')}`,
      grave: true,
    },
  ];
}
