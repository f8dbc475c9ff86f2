/** The bar at the top: the name, how old the catalogue is, who is signed in, and the theme. */

import { Link } from '@tanstack/react-router';
import { AccountMenu } from './account-menu.tsx';
import { CatalogueAge } from './catalogue-age.tsx';
import styles from './header.module.css';
import { ThemeSwitch } from './theme-switch.tsx';

export function Header() {
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.name}>
        missingkbs
      </Link>
      <CatalogueAge />
      <div className={styles.right}>
        <AccountMenu />
        <ThemeSwitch />
      </div>
    </header>
  );
}
