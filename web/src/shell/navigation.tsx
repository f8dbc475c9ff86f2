/** Where one can go: the same list on every page, beside it or, on a narrow screen, above it. */

import { Link } from '@tanstack/react-router';
import styles from './navigation.module.css';

const pages = [
  { to: '/', name: 'Overview' },
  { to: '/devices', name: 'Devices' },
  { to: '/updates', name: 'Updates' },
  { to: '/vulnerabilities', name: 'Vulnerabilities' },
  { to: '/plan', name: 'Plan' },
  { to: '/compliance', name: 'Compliance' },
  { to: '/setup', name: 'Setup' },
] as const;

export function Navigation() {
  return (
    <nav className={styles.navigation} aria-label="Pages">
      <ul>
        {pages.map(({ to, name }) => (
          <li key={to}>
            <Link to={to} className={styles.link} activeOptions={{ exact: to === '/' }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
