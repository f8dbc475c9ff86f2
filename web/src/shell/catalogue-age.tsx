/** How new the catalogue is, in every page's header; loud when it is too old for today. */

import { useQuery } from '@tanstack/react-query';
import { catalogueQuery } from '../api/queries.ts';
import { formatDay } from '../format.ts';
import styles from './catalogue-age.module.css';

export function CatalogueAge() {
  const { data } = useQuery(catalogueQuery);
  if (data === undefined) return <span className={styles.age} />;
  const since = (
    <>
      <span className={styles.word}>Updates to </span>
      {formatDay(data.newestUpdate)}
    </>
  );
  if (!data.stale) return <span className={styles.age}>{since}</span>;
  return (
    <span className={`${styles.age} ${styles.stale}`} title={data.staleReason}>
      <span className={styles.word}>Catalogue is old: </span>
      {since}
    </span>
  );
}
