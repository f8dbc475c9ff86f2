/** `import --to`: devices to a server elsewhere, in parts that are sent again when the server asks for that. */

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Inventory } from '../inventory/model.ts';
import type { InventoryFault } from '../inventory/read-device.ts';
import type { TakenLines } from '../take-in/take-in-lines.ts';
import type { Destination } from './import-destination.ts';
import type { ServerClient } from './server-client.ts';

/** Of one part; its lines are held until the server has answered. */
const mostDevices = 10_000;
const mostCharacters = 32 * 1024 * 1024;

interface Sent {
  readonly line: string;
  readonly name: string;
  readonly file: string;
}

export function importToServer(client: ServerClient): Destination {
  let part: Sent[] = [];
  let characters = 0;
  const faults: InventoryFault[] = [];
  const counts = { created: 0, replaced: 0, outdated: 0 };

  async function send(): Promise<void> {
    const sent = part;
    part = [];
    characters = 0;
    const body = await promisify(gzip)(sent.map(({ line }) => `${line}\n`).join(''));
    const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
    const answer = (await client.post('/api/machines/inventory', headers, body)) as TakenLines;
    counts.created += answer.created;
    counts.replaced += answer.replaced;
    counts.outdated += answer.outdated;
    faults.push(...faultsOf(answer, sent));
  }

  return {
    async add(inventory: Inventory, file) {
      const line = JSON.stringify(inventory);
      part.push({ line, name: inventory.computerDnsName, file });
      characters += line.length;
      if (part.length >= mostDevices || characters >= mostCharacters) await send();
    },
    async end() {
      if (part.length > 0) await send();
      return { ...counts, faults };
    },
  };
}

function faultsOf({ errors, failed }: TakenLines, sent: readonly Sent[]): InventoryFault[] {
  const told = errors.map(({ line, code, message }) => {
    const { file = '', name = '' } = sent[line - 1] ?? {};
    return { file, message: `${name}, line ${line} of what was sent: ${code}: ${message}` };
  });
  const untold = failed - errors.length;
  return untold === 0 ? told : [...told, { file: 'Others', message: `the server refused ${untold} more` }];
}
