/** Devices that are named one by one, read at once. */

import type { MachineId } from '../brand.ts';
import type { DeviceLists, ListedDevice } from './device-list.ts';

/** Those that there are, by id. */
export async function listByIds(
  devices: Pick<DeviceLists, 'list'>,
  tenant: string,
  ids: readonly MachineId[],
): Promise<readonly ListedDevice[]> {
  if (ids.length === 0) return [];
  const found = await devices.list(tenant, {
    where: { kind: 'in', column: 'id', values: ids },
    order: [{ column: 'id', descending: false }],
    limit: ids.length,
  });
  return found.devices;
}
