/** Said loudly where a Patch Tuesday has been of which the catalogue knows nothing: every figure below is then of what was known before. */

import type { Catalogue } from '../../api/queries.ts';
import { formatDay } from '../../format.ts';
import styles from './catalogue-notice.module.css';

export function CatalogueNotice({ catalogue, today }: { readonly catalogue: Catalogue; readonly today: string }) {
  const { newestUpdate, nextPatchTuesday } = catalogue;
  if (nextPatchTuesday > today) return null;
  return (
    <section className={styles.notice} aria-label="The catalogue is old">
      <strong>The catalogue is older than the last Patch Tuesday.</strong> It knows updates to {formatDay(newestUpdate)}
      ; what came on {formatDay(nextPatchTuesday)} or later is in no figure. Refresh it with{' '}
      <code>missingkbs sync</code>.
    </section>
  );
}
