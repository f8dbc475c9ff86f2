/** The machines that Defender knows, page by page, and what each is missing by it: only the fields that are read, checked. */

import { type MachineId, parseMachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../inventory/text/json-values.ts';
import type { DefenderRow } from '../../store/defender-store.ts';
import type { DefenderClient } from './paced-client.ts';

export interface DefenderMachine {
  readonly machine: MachineId;
  /** "" where Defender gives none. */
  readonly computerDnsName: string;
}

export interface ListedMachines {
  readonly windows: readonly DefenderMachine[];
  /** Of other systems, which have no KBs. */
  readonly others: number;
  /** Records without an id that is one. */
  readonly damaged: number;
}

/** By Defender's documents the most of a page. A page that is full and names no next one is asked for from its end. */
const fullPage = 10_000;

export async function listMachines(client: DefenderClient): Promise<ListedMachines> {
  const found: JsonObject[] = [];
  for (let path: string | undefined = '/api/machines'; path !== undefined; ) {
    const answer = await client.get(path);
    if ('notFound' in answer) throw noList(path, answer.notFound);
    const page = isObject(answer.body) && Array.isArray(answer.body.value) ? answer.body.value : undefined;
    if (page === undefined) throw noList(path, 'it answered something else than a list');
    found.push(...page.filter(isObject));
    path = nextPath(answer.body as JsonObject, page.length, found.length);
  }
  const windows = new Map<MachineId, DefenderMachine>();
  let [others, damaged] = [0, 0];
  for (const { id, computerDnsName, osPlatform } of found) {
    const machine = typeof id === 'string' ? parseMachineId(id) : undefined;
    if (machine === undefined) damaged += 1;
    else if (typeof osPlatform === 'string' && osPlatform !== '' && !/^windows/i.test(osPlatform)) others += 1;
    else {
      windows.set(machine, { machine, computerDnsName: typeof computerDnsName === 'string' ? computerDnsName : '' });
    }
  }
  return { windows: [...windows.values()], others, damaged };
}

/** The next page of the same host, whatever host the answer names: the token is for nobody else. */
function nextPath(body: JsonObject, page: number, found: number): string | undefined {
  const next = body['@odata.nextLink'];
  if (typeof next === 'string' && URL.canParse(next)) {
    const { pathname, search } = new URL(next);
    return pathname + search;
  }
  return page === fullPage ? `/api/machines?$skip=${found}` : undefined;
}

export interface MissingKbs {
  readonly rows: readonly DefenderRow[];
  /** Rows that lack what is read of them. */
  readonly damaged: number;
}

/** Undefined with the reason where Defender has no answer for the machine. */
export async function fetchMissingKbs(
  client: DefenderClient,
  machine: MachineId,
): Promise<MissingKbs | { readonly refusal: string }> {
  const answer = await client.get(`/api/machines/${machine}/getmissingkbs`);
  if ('notFound' in answer) return { refusal: answer.notFound };
  const value = isObject(answer.body) && Array.isArray(answer.body.value) ? answer.body.value : undefined;
  if (value === undefined) return { refusal: 'it answered something else than a list' };
  const rows = value.flatMap((row) => readRow(row) ?? []);
  return { rows, damaged: value.length - rows.length };
}

function readRow(row: unknown): DefenderRow | undefined {
  if (!isObject(row)) return undefined;
  const { id, name, productsNames, url, machineMissedOn, cveAddressed } = row;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof url !== 'string') return undefined;
  if (typeof machineMissedOn !== 'number' || typeof cveAddressed !== 'number') return undefined;
  if (!Array.isArray(productsNames) || !productsNames.every((product) => typeof product === 'string')) return undefined;
  return { id, name, productsNames, url, machineMissedOn, cveAddressed };
}

function noList(path: string, reason: string): KnownError {
  return new KnownError('ServerUnavailable', `Defender gave no list of machines at ${path}: ${reason}.`);
}
