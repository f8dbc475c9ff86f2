/** Walks along a tenant's devices, each once, and gives their rows as bytes, piece by piece. */

import type { MachineId } from '../../brand.ts';
import { ringFinder } from '../../fleet/policy/rings.ts';
import type { ListedDevice, OpenLists } from '../../store/device-list.ts';
import type { StateId } from '../../store/store.ts';
import { chooseColumns } from './chosen-columns.ts';
import type { Cells } from './columns.ts';
import { columnsOf } from './columns.ts';
import type { ExportJob } from './export-job.ts';
import { createRowWriter } from './formats.ts';
import { type KnownPart, KnownParts } from './known-parts.ts';
import { isAmong } from './only-devices.ts';
import type { ToldStates } from './state-parts.ts';
import { splitFilter, wantedBy } from './wanted-devices.ts';

export interface ExportSources {
  readonly lists: Pick<OpenLists, 'list'>;
  /** By the board of the export. */
  readonly tell: (states: readonly StateId[]) => Promise<ToldStates>;
  /** States that the device was in, oldest first. */
  readonly pastStates: (id: MachineId) => Promise<readonly StateId[]>;
}

/** Devices that are read at once: some milliseconds of them. */
const page = 2_000;

/**
 * A device that came to another state since the board was counted is told in the last of its states that the board has; one
 * that is new since then is in no row. So all rows are by one catalogue, and no device is lost or there twice.
 */
export async function* exportRows(
  { lists, tell, pastStates }: ExportSources,
  job: ExportJob,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { where, rest } = splitFilter(job.filter, job.inactiveUntil);
  const isWanted = wantedBy(rest, job.inactiveUntil);
  const ownCells = ownCellsOf(job);
  const known = new KnownParts(tell);
  const chosen = chooseColumns(columnsOf[job.name], job.columns);
  const writer = createRowWriter(job.format, chosen.columns);
  const read = (after?: MachineId) => {
    const reading = lists.list(job.tenant, {
      where: { kind: 'and', of: [where, ...(job.only?.where ?? [])] },
      order: [{ column: 'id', descending: false }],
      limit: page,
      ...(after !== undefined && { after: [after] }),
    });
    // Whoever waits for the page meets its failure; nobody does when the export has ended before.
    reading.catch(() => undefined);
    return reading;
  };

  async function partOf({ id, state }: ListedDevice): Promise<KnownPart | null> {
    const part = known.get(state);
    if (part !== null) return part;
    const states = await pastStates(id);
    await known.ask(states);
    return states.map((before) => known.get(before)).findLast((before) => before !== null) ?? null;
  }

  for (let reading = read(); ; ) {
    const devices = await reading;
    const last = devices.at(-1);
    const isEnd = last === undefined || devices.length < page;
    // Read while the rows of these are made.
    if (!isEnd) reading = read(last.id);
    await known.ask(devices.map(({ state }) => state));
    for (const device of devices) {
      const part = known.get(device.state) ?? (await partOf(device));
      if (part === null || !isWanted(device, part)) continue;
      if (job.only !== undefined && !isAmong(job.only, device, part)) continue;
      writer.put(chosen.own(ownCells(device, part)), chosen.shared(part.shared));
    }
    yield* writer.take();
    if (isEnd) break;
  }
  yield* writer.end();
}

/** What a device has of its own, in the order of the columns. */
function ownCellsOf({ name, rings, inactiveUntil }: ExportJob): (device: ListedDevice, part: KnownPart) => Cells {
  const findRing = ringFinder(rings);
  const rememberedRings = new Map<string, string | null>();

  function ringOf({ tags }: ListedDevice, { state, system, software }: KnownPart): string | null {
    if (rings.length === 0) return null;
    const key = [state, ...tags].join('\n');
    const known = rememberedRings.get(key);
    if (known !== undefined) return known;
    const ring = findRing({ tags, platform: system.osPlatform, software })?.name ?? null;
    rememberedRings.set(key, ring);
    return ring;
  }

  if (name === 'missingkbs') {
    return (device, part) => {
      const { id, computerDnsName, tags, lastSeen } = device;
      const { osPlatform, osVersion } = part.system;
      return [id, computerDnsName, osPlatform, osVersion, tags, ringOf(device, part), lastSeen];
    };
  }
  return (device, part) => {
    const { id, computerDnsName, firstSeen, lastSeen, tags, addresses } = device;
    const health = lastSeen > inactiveUntil ? 'Active' : 'Inactive';
    const ring = ringOf(device, part);
    return [id, computerDnsName, firstSeen, lastSeen, health, tags, ring, addresses[0] ?? null, addresses];
  };
}
