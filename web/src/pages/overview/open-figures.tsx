/** What is open: all of it, and what is exploited, by the feed and by KEV, each as its own statement. */

import type { Overview } from '../../api/queries.ts';
import { formatCount } from '../../format.ts';
import card from './card.module.css';
import styles from './open-figures.module.css';

interface Figure {
  readonly name: string;
  readonly count: number;
  readonly detail: string;
  readonly grave?: boolean;
}

export function OpenFigures({ overview }: { readonly overview: Overview }) {
  return (
    <dl className={styles.figures}>
      {figuresOf(overview).map(({ name, count, detail, grave }) => (
        <div key={name} className={card.card} data-grave={grave === true && count > 0}>
          <dt>{name}</dt>
          <dd className={styles.count}>{formatCount(count)}</dd>
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
      detail: `${counted(distinct.updates, 'update')}, counted on each device`,
    },
    {
      name: 'Open vulnerabilities',
      count: overview.openVulnerabilities,
      detail: `${counted(distinct.vulnerabilities, 'vulnerability', 'vulnerabilities')}, counted on each device`,
    },
    {
      name: 'Exploited, says Microsoft',
      count: overview.openExploited,
      detail: `${counted(distinct.exploited, 'vulnerability', 'vulnerabilities')} on ${counted(overview.devicesWithExploited, 'device')}`,
      grave: true,
    },
    {
      name: 'Exploited, says CISA (KEV)',
      count: overview.openInKev,
      detail: `${counted(distinct.inKev, 'vulnerability', 'vulnerabilities')} on ${counted(overview.devicesWithKev, 'device')}`,
      grave: true,
    },
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
