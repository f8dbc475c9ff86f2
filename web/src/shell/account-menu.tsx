/** Whose devices are shown and who looks at them; another tenant, where there are several; the way out. */

import { useQuery } from '@tanstack/react-query';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { sessionQuery, tenantName, useSignOut, useSwitchTenant } from '../api/session.ts';
import styles from './account-menu.module.css';
import menu from './menu.module.css';

const tenantKey = (tenant: string) => `tenant ${tenant}`;

export function AccountMenu() {
  const { data: session } = useQuery(sessionQuery);
  const switchTenant = useSwitchTenant();
  const signOut = useSignOut();
  if (session === undefined) return null;
  const act = (key: string) => {
    if (key === 'here' || key === 'everywhere') signOut.mutate(key);
    else switchTenant.mutate(key.slice(tenantKey('').length));
  };
  const shown = tenantName(session, session.tenant);
  const tenants = session.tenants
    .map((id) => ({ id, name: tenantName(session, id) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <MenuTrigger>
      <Button className={`${menu.button} ${styles.account}`} aria-label={`Account: ${shown}`}>
        <span className={styles.tenant}>{shown}</span>
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </Button>
      <Popover className={menu.popover as string} placement="bottom end">
        <p className={styles.who}>
          {session.name}
          <span>{session.role}</span>
        </p>
        <Menu className={menu.menu as string} aria-label="Account" onAction={(key) => act(String(key))}>
          {tenants.length > 1 && (
            <MenuSection selectionMode="single" selectedKeys={[tenantKey(session.tenant)]}>
              <Header className={menu.heading as string}>Tenant</Header>
              {tenants.map(({ id, name }) => (
                <MenuItem key={id} id={tenantKey(id)} textValue={name} className={menu.item as string}>
                  {name}
                  {name !== id && <span className={styles.id}>{id}</span>}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {tenants.length > 1 && <Separator className={menu.line as string} />}
          <MenuItem id="here" className={menu.item as string}>
            Sign out
          </MenuItem>
          <MenuItem id="everywhere" className={menu.item as string}>
            Sign out everywhere
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
