/** The place of an answer that is on its way: as large as the answer will be, so that nothing moves when it comes. */

import styles from './states.module.css';

interface Props {
  /** What is awaited, for those who cannot see that something is. */
  readonly what: string;
  /** Of the place, in CSS. */
  readonly height: string;
}

export function Loading({ what, height }: Props) {
  return (
    <div className={styles.loading} style={{ height }} role="status">
      <span className={styles.unseen}>Loading {what} …</span>
    </div>
  );
}
