/** Setup, section by section; those that a role may not use are not offered. */

import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { isAtLeast, type PersonRole } from '../../../../src/person-roles.ts';
import { sessionQuery } from '../../api/session.ts';
import page from '../page.module.css';
import styles from './setup.module.css';

const sections = [
  { to: '/setup', name: 'Add devices', least: 'reader' },
  { to: '/setup/applications', name: 'Applications', least: 'administrator' },
  { to: '/setup/catalogue', name: 'Catalogue', least: 'administrator' },
  { to: '/setup/notices', name: 'Notices', least: 'administrator' },
  { to: '/setup/limits', name: 'Limits', least: 'administrator' },
] as const satisfies readonly { to: string; name: string; least: PersonRole }[];

export function SetupPage() {
  const { data: session } = useQuery(sessionQuery);
  const offered = sections.filter(({ least }) => session !== undefined && isAtLeast(session.role, least));
  return (
    <div className={page.page}>
      <h1>Setup</h1>
      <nav aria-label="Setup" className={styles.sections}>
        <ul>
          {offered.map(({ to, name }) => (
            <li key={to}>
              <Link to={to} className={styles.section} activeOptions={{ exact: true }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </div>
  );
}
