/** How grave, as Microsoft calls it, with a mark that says it again without words. */

import styles from './cells.module.css';

export function Severity({ severity }: { readonly severity: string }) {
  return (
    <span className={styles.severity} data-severity={severity.toLowerCase()}>
      {severity === 'none' ? 'Not rated' : severity}
    </span>
  );
}
