/** Reads the files that a command names into devices. A file that cannot be read is named on standard error; the others still count. */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { KnownError } from '../errors.ts';
import type { InventoryReading } from '../inventory/model.ts';
import { joinReadings, readInventories } from '../inventory/read.ts';
import type { Terminal } from './terminal.ts';

export interface ReadDevice {
  /** Base name of the file, or "standard input". */
  readonly source: string;
  readonly reading: InventoryReading;
}

export interface ReadDevices {
  /** In the order of the input. */
  readonly devices: readonly ReadDevice[];
  /** Files and records that could not be read; each has been reported. */
  readonly faults: number;
}

/** With `device`, all files are of one device of that name and are joined. */
export async function readDevices(
  files: readonly string[],
  device: string | undefined,
  terminal: Terminal,
): Promise<ReadDevices> {
  const devices: ReadDevice[] = [];
  let faults = 0;
  for (const file of files) {
    const source = file === '-' ? 'standard input' : basename(file);
    try {
      const { readings, problems } = readInventories(await readBytes(file, terminal), source);
      for (const { place, message } of problems) terminal.stderr.write(`missingkbs: ${file}, ${place}: ${message}\n`);
      faults += problems.length;
      devices.push(...readings.map((reading) => ({ source, reading })));
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      terminal.stderr.write(`missingkbs: ${error.message}\n`);
      faults += 1;
    }
  }
  return { devices: device === undefined ? devices : joinDevices(devices, device), faults };
}

function joinDevices(devices: readonly ReadDevice[], name: string): ReadDevice[] {
  if (devices.length === 0) return [];
  const reading = joinReadings(devices.map((device) => device.reading));
  return [{ source: name, reading: { ...reading, computerDnsName: name } }];
}

async function readBytes(file: string, terminal: Terminal): Promise<Uint8Array> {
  if (file === '-') return readAll(terminal.stdin);
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new KnownError('UnreadableFile', `${file} cannot be read: ${reason}.`, { cause: error });
  }
}

async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
