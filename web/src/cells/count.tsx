/** A number in a table: nothing is a quiet dash, and what is grave stands out. */

import { formatCount } from '../format.ts';
import styles from './cells.module.css';

interface Props {
  /** Absent where it is not known. */
  readonly count: number | undefined;
  readonly grave?: boolean;
}

export function Count({ count, grave = false }: Props) {
  if (count === undefined) return <span className={styles.quiet}>not known</span>;
  if (count === 0) return <span className={styles.quiet}>0</span>;
  return <span className={grave ? styles.grave : undefined}>{formatCount(count)}</span>;
}
