/** What is to be installed instead of a missing update, and by which links it contains that. */

import type { Explanation } from '../../api/machines.ts';
import { UpdateLink } from '../../cells/update-link.tsx';
import { linkSources } from '../update/link-sources.ts';
import styles from './device.module.css';

type Container = NonNullable<Explanation['containedIn']>;

/** More are folded in the middle. */
const mostShown = 6;

export function Chain({ container: { id, chain } }: { readonly container: Container }) {
  if (chain.length === 0) {
    return (
      <p>
        <UpdateLink kb={id} /> is to be installed: it comes later in the same series, and contains it.
      </p>
    );
  }
  const folded = chain.length > mostShown ? chain.slice(mostShown / 2, -mostShown / 2) : [];
  const first = folded.length > 0 ? chain.slice(0, mostShown / 2) : chain;
  const last = folded.length > 0 ? chain.slice(-mostShown / 2) : [];
  return (
    <div>
      <p>
        <UpdateLink kb={id} /> is to be installed. It contains
      </p>
      <ol className={styles.chain}>
        <Links links={first} />
        {folded.length > 0 && <li>… {folded.length} more, one after the other …</li>}
        <Links links={last} />
      </ol>
    </div>
  );
}

function Links({ links }: { readonly links: Container['chain'] }) {
  return links.map(({ kb, source }) => (
    <li key={kb}>
      <UpdateLink kb={kb} />, says {linkSources[source]}
    </li>
  ));
}
