/** Files that are judged at once, and devices that are added because somebody wants them to stay. */

import type { Static } from 'typebox';
import type { AssessedSchema } from '../../../src/api/fleet/assess-schemas.ts';
import type { TakenInSchema } from '../../../src/api/machines/schemas.ts';
import { ask, withSearch } from './ask.ts';

export type Assessed = Static<typeof AssessedSchema>;
export type AssessedDevice = Assessed['value'][number];
export type AssessedMachine = AssessedDevice['machine'];
export type TakenIn = Static<typeof TakenInSchema>;

export interface FilesToAssess {
  readonly files: readonly File[];
  /** What the one device is called that all of them are of. */
  readonly device?: string;
}

/** With `kb`, that update is explained on each device. */
export function askAssessed({ files, device }: FilesToAssess, kb?: string): Promise<Assessed> {
  const body = new FormData();
  for (const file of files) body.append('file', file, file.name);
  if (device !== undefined) body.append('device', device);
  return ask<Assessed>(withSearch('/api/fleet/assess', { kb }), { method: 'POST', body });
}

export function addDevices(machines: readonly AssessedMachine[]): Promise<TakenIn> {
  const lines = machines.map(({ products: _, ...inventory }) => JSON.stringify(inventory));
  return ask<TakenIn>('/api/machines/inventory', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: `${lines.join('\n')}\n`,
  });
}
