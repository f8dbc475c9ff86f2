/** Where Microsoft has an update to download. */

import { formatKb } from '../format.ts';
import styles from './cells.module.css';

interface Props {
  readonly kb: string;
  readonly url: string;
}

export function CatalogLink({ kb, url }: Props) {
  // The feed has none for a few old ones.
  if (url === '') return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className={styles.small}
      aria-label={`${formatKb(kb)} in the Update Catalog`}
    >
      Catalog
    </a>
  );
}

/** The number of an update that leads there, of a device that is not kept. */
export function CatalogNumber({ kb, url }: Props) {
  if (url === '') return <>{formatKb(kb)}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {formatKb(kb)}
    </a>
  );
}
