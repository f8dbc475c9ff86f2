/** Score and vector of CVSS; the vector breaks between its metrics. */

import { Fragment } from 'react';
import styles from './cells.module.css';

interface Props {
  readonly score: number;
  /** "CVSS:3.1/AV:N/…". */
  readonly vector: string;
}

export function Cvss({ score, vector }: Props) {
  const [first, ...metrics] = vector.split('/');
  return (
    <>
      {score.toFixed(1)}{' '}
      <span className={styles.vector}>
        {first}
        {metrics.map((metric) => (
          <Fragment key={metric}>
            /<wbr />
            {metric}
          </Fragment>
        ))}
      </span>
    </>
  );
}
