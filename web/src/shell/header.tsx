/** The bar at the top: the name, how old the catalogue is, and the theme. */

import { Link } from '@tanstack/react-router';
import { CatalogueAge } from './catalogue-age.tsx';
import styles from './header.module.css';
import { ThemeSwitch } from './theme-switch.tsx';

export function Header() {
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.name}>
        missingkbs
      </Link>
      <div className={styles.right}>
        <CatalogueAge />
        <ThemeSwitch />
      </div>
    </header>
  );
}
