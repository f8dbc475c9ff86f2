/** Where one can go: the same list on every page, beside it or, on a narrow screen, above it. */

import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
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
  const list = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another page
  useEffect(() => showCurrent(list.current), [pathname]);
  return (
    <nav ref={list} className={styles.navigation} aria-label="Pages">
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

/** Where the list is wider than the screen. The document stays where it is. */
function showCurrent(list: HTMLElement | null): void {
  const current = list?.querySelector('[aria-current="page"]');
  if (!list || !current) return;
  const { left, width } = current.getBoundingClientRect();
  list.scrollLeft += left - list.getBoundingClientRect().left - (list.clientWidth - width) / 2;
}
