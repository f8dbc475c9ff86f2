/** Why an update is missing on a device: what the engine found, product by product. */

import { useQuery } from '@tanstack/react-query';
import { type Explanation, explanationQuery } from '../../api/machines.ts';
import { VulnerabilityLink } from '../../cells/vulnerability-link.tsx';
import { counted, formatKb } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import styles from './device.module.css';

export function Why({ id, kb }: { readonly id: string; readonly kb: string }) {
  const query = useQuery(explanationQuery(id, kb));
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the explanation" height="8rem" />;
  const { reason, stale, products } = query.data;
  return (
    <div className={styles.explanation}>
      <p>{reason}</p>
      {stale?.map((note) => (
        <p key={note.reason}>{note.reason}</p>
      ))}
      {products.map((product) => (
        <Product key={product.product} product={product} />
      ))}
    </div>
  );
}

function Product({
  product: { product, found, vulnerabilities },
}: {
  readonly product: Explanation['products'][number];
}) {
  const closing = [...new Set(vulnerabilities.flatMap(({ closedBy }) => closedBy.map(({ id }) => formatKb(id))))];
  return (
    <section>
      <h3 className={styles.product}>{product}</h3>
      <p>
        Found: {found}. {closing.length > 0 && `Any of these would have closed what is open: ${closing.join(', ')}.`}
      </p>
      <details>
        <summary>{counted(vulnerabilities.length, 'vulnerability', 'vulnerabilities')}</summary>
        <ul className={styles.ids}>
          {vulnerabilities.map((vulnerability) => (
            <li key={vulnerability.id}>
              <VulnerabilityLink id={vulnerability.id} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
