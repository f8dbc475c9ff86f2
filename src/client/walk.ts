/** A whole fleet, machine by machine, as Defender's API has to be asked. */

import type { Client } from 'openapi-fetch';
import { ApiError } from './api-error.ts';
import type { paths } from './api-types.ts';
import type { EachOptions, ItemOf } from './pages.ts';

export type Machine = ItemOf<'/api/machines'>;
type Missing =
  paths['/api/machines/{machineId}/getmissingkbs']['get']['responses'][200]['content']['application/json']['value'];

export interface MissingOfMachine {
  readonly machine: Machine;
  /** Absent where the server has no answer for the machine; then `refusal` says why. */
  readonly missing?: Missing;
  readonly refusal?: ApiError;
}

export interface WalkProgress {
  readonly done: number;
  readonly total: number;
}

export interface WalkOptions {
  /** OData, of the list of machines: "osPlatform eq 'Windows11'". */
  readonly filter?: string;
  /** Told when the machines are listed, and after each. */
  readonly onProgress?: (progress: WalkProgress) => void;
  readonly signal?: AbortSignal;
}

type Each = (path: '/api/machines', options?: EachOptions<'/api/machines'>) => AsyncGenerator<Machine>;

/** Throws `ApiError` where the whole walk is refused (401, 403, a server that is away); a machine of which there is no answer (404) is told as such. */
export async function* walkMissingKbs(
  client: Client<paths, 'application/json'>,
  each: Each,
  { filter, onProgress = () => undefined, signal }: WalkOptions,
): AsyncGenerator<MissingOfMachine> {
  const machines: Machine[] = [];
  const params = { query: filter === undefined ? {} : { $filter: filter } };
  for await (const machine of each('/api/machines', { params, ...(signal && { signal }) })) machines.push(machine);
  const total = machines.length;
  onProgress({ done: 0, total });
  for (const [done, machine] of machines.entries()) {
    const { data, error, response } = await client.GET('/api/machines/{machineId}/getmissingkbs', {
      params: { path: { machineId: String(machine.id) } },
      ...(signal && { signal }),
    });
    if (data !== undefined) yield { machine, missing: data.value };
    else if (response.status === 404) yield { machine, refusal: ApiError.from(404, error) };
    else throw ApiError.from(response.status, error);
    onProgress({ done: done + 1, total });
  }
}
