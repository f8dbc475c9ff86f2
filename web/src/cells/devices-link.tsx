/** A number of devices, which leads to them. */

import { Link } from '@tanstack/react-router';
import type { MachineSearch } from '../api/machines.ts';
import { formatCount } from '../format.ts';
import styles from './cells.module.css';

interface Props {
  readonly count: number;
  /** What all of them have in common. */
  readonly search: MachineSearch;
  /** Who they are, for those who hear the number alone. */
  readonly what: string;
}

export function DevicesLink({ count, search, what }: Props) {
  if (count === 0) return <span className={styles.quiet}>0</span>;
  return (
    <Link to="/devices" search={search} aria-label={`${formatCount(count)} ${what}`}>
      {formatCount(count)}
    </Link>
  );
}
