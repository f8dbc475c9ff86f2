/** In the place of a page whose files are gone, since the server was updated: says so, and loads the newer page where one is. */

import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import styles from './states.module.css';

/** Long enough to be read. */
const shownMs = 1_500;
/** Of two servers of which one is updated, the older may answer next: then nothing is loaded in circles. */
const notAgainMs = 30_000;
const loadedAt = 'missingkbs-loaded-anew';

export function Renewed() {
  useEffect(() => {
    const since = Date.now() - Number(sessionStorage.getItem(loadedAt));
    if (since < notAgainMs) return undefined;
    const timer = setTimeout(loadAnew, shownMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <section className={styles.card} role="status">
      <h1>missingkbs was updated</h1>
      <p>The page that is open is of the version before. The newer one is loaded in its place.</p>
      <Button className={styles.button as string} onPress={loadAnew}>
        Load it now
      </Button>
    </section>
  );
}

function loadAnew(): void {
  sessionStorage.setItem(loadedAt, String(Date.now()));
  location.reload();
}
