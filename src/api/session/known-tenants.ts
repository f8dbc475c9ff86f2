/** All tenants of the server: those that have devices or applications. */

import type { Store } from '../../store/store.ts';

export async function knownTenants({
  applications,
  devices,
}: Pick<Store, 'applications' | 'devices'>): Promise<readonly string[]> {
  const [granted, withDevices] = await Promise.all([applications.list(), devices.tenants()]);
  return [...new Set([...granted.map((of) => of.tenant), ...withDevices])].sort();
}
