/** Why an update is missing on a device: by which report, by which rule, what contains it, and what was found product by product. */

import { useQuery } from '@tanstack/react-query';
import { type Explanation, explanationQuery, type FleetMachine } from '../../api/machines.ts';
import { CommaList } from '../../cells/comma-list.tsx';
import { Moment } from '../../cells/moment.tsx';
import { UpdateLink } from '../../cells/update-link.tsx';
import { VulnerabilityLink } from '../../cells/vulnerability-link.tsx';
import { counted } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { Chain } from './chain.tsx';
import styles from './device.module.css';

interface Props {
  readonly machine: FleetMachine;
  readonly kb: string;
}

type Product = Explanation['products'][number];

const rules: Readonly<Record<Product['decidedBy'], string>> = {
  build: 'The build decides: what came out up to its last number is in it, whatever the list of updates says.',
  series: 'Each update of this series contains the ones before: the newest that is installed decides.',
  list: 'The list of installed updates decides: this update has to be in it, or one that supersedes it.',
  'software-version': 'The version of the software decides, with the list of updates where it has one.',
};

export function Why({ machine, kb }: Props) {
  const query = useQuery(explanationQuery(machine.id, kb));
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the explanation" height="12rem" />;
  const { reason, stale, products, containedIn } = query.data;
  return (
    <div className={styles.explanation}>
      <p>{reason}</p>
      {stale?.map((note) => (
        <p key={note.reason}>{note.reason}</p>
      ))}
      <p>
        By the report of <Moment at={machine.lastSeen} />
        {machine.osVersion !== null && `, build ${machine.osVersion}`}.
      </p>
      {containedIn && <Chain container={containedIn} />}
      {products.map((product) => (
        <ProductPart key={product.product} product={product} />
      ))}
    </div>
  );
}

function ProductPart({ product: { product, found, decidedBy, vulnerabilities } }: { readonly product: Product }) {
  const closing = new Map(
    vulnerabilities.flatMap(({ closedBy }) => closedBy.map(({ id, builds }) => [id, builds?.join(', ')] as const)),
  );
  return (
    <section>
      <h3 className={styles.product}>{product}</h3>
      <p>{rules[decidedBy]}</p>
      <p>Found: {found}.</p>
      {closing.size > 0 && (
        <p>
          Any of these would have closed what is open:{' '}
          <CommaList>
            {[...closing].map(([kb, builds]) => (
              <span key={kb}>
                <UpdateLink kb={kb} />
                {builds && ` (${builds})`}
              </span>
            ))}
          </CommaList>
          .
        </p>
      )}
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
