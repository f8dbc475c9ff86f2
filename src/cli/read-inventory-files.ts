/** Reads the files that a command names into devices. What cannot be read is kept as a fault with its reason; the rest still counts. */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { KnownError } from '../errors.ts';
import type { InventoryReading } from '../inventory/model.ts';
import { joinReadings, readInventories } from '../inventory/read.ts';
import { chooseDevice } from './choose-device.ts';
import type { Terminal } from './terminal.ts';

export interface ReadDevice {
  /** Base name of the file, or what the caller calls the device: stands in where the device does not name itself. */
  readonly source: string;
  readonly reading: InventoryReading;
}

/** A file, or a record of it, that is not among the devices. */
export interface InventoryFault {
  readonly file: string;
  readonly message: string;
}

export interface ReadDevices {
  /** In the order of the input. */
  readonly devices: readonly ReadDevice[];
  readonly faults: readonly InventoryFault[];
  /** What a file itself leaves out or holds beside devices: no fault, but somebody should know. */
  readonly remarks: readonly string[];
}

/** Every device in the files; "-" is standard input. */
export async function readInventoryFiles(files: readonly string[], terminal: Terminal): Promise<ReadDevices> {
  const parts: ReadDevices[] = [];
  for (const file of files) parts.push(await readInventoryFile(file, terminal));
  return unite(parts);
}

/**
 * The one device that all the files describe, called `source`; none when no file can be read or they contradict each other.
 * Of a file of several devices only the one of that name counts.
 */
export async function readFilesOfDevice(
  source: string,
  files: readonly string[],
  terminal: Terminal,
): Promise<ReadDevices> {
  const parts: ReadDevices[] = [];
  for (const file of files) parts.push(pickDevice(file, source, await readInventoryFile(file, terminal)));
  const read = unite(parts);
  if (read.devices.length === 0) return read;
  try {
    return { ...read, devices: [{ source, reading: joinReadings(read.devices.map((device) => device.reading)) }] };
  } catch (error) {
    return { ...read, devices: [], faults: [...read.faults, faultOf(source, error)] };
  }
}

function unite(parts: readonly ReadDevices[]): ReadDevices {
  return {
    devices: parts.flatMap((part) => part.devices),
    faults: parts.flatMap((part) => part.faults),
    remarks: parts.flatMap((part) => part.remarks),
  };
}

function pickDevice(file: string, name: string, read: ReadDevices): ReadDevices {
  const chosen = chooseDevice(
    read.devices.map(({ reading }) => reading),
    name,
  );
  if ('fault' in chosen) {
    const message = `${file} cannot be read as of one device: ${chosen.fault}. Give a file of one device, or the name of one of them.`;
    return { ...read, devices: [], faults: [...read.faults, { file, message }] };
  }
  const { readings, others } = chosen;
  const remarks = others === 0 ? [] : [`${file} is of ${others + readings.length} devices; only ${name} was taken.`];
  return {
    ...read,
    devices: readings.map((reading) => ({ source: name, reading })),
    remarks: [...read.remarks, ...remarks],
  };
}

async function readInventoryFile(file: string, terminal: Terminal): Promise<ReadDevices> {
  try {
    return readDevicesOf(file, await readBytes(file, terminal));
  } catch (error) {
    return { devices: [], faults: [faultOf(file, error)], remarks: [] };
  }
}

/** How messages call it. */
export function nameOfFile(file: string): string {
  return file === '-' ? 'standard input' : basename(file);
}

/** Every device in the bytes of the file. */
export function readDevicesOf(file: string, bytes: Uint8Array): ReadDevices {
  const source = nameOfFile(file);
  try {
    const { readings, problems, notes } = readInventories(bytes, source);
    const placed = ({ place, message }: { place: string; message: string }) => `${source}, ${place}: ${message}`;
    return {
      devices: readings.map((reading) => ({ source, reading })),
      faults: problems.map((problem) => ({ file, message: placed(problem) })),
      remarks: notes.map(placed),
    };
  } catch (error) {
    return { devices: [], faults: [faultOf(file, error)], remarks: [] };
  }
}

/** Throws what is none of ours. */
export function faultOf(file: string, error: unknown): InventoryFault {
  if (!(error instanceof KnownError)) throw error;
  return { file, message: error.message };
}

async function readBytes(file: string, terminal: Terminal): Promise<Uint8Array> {
  if (file === '-') return readAll(terminal.stdin);
  try {
    return readFileSync(file);
  } catch (error) {
    throw cannotBeRead(file, error);
  }
}

export function cannotBeRead(file: string, cause: unknown): KnownError {
  const reason = reasonOf(cause as NodeJS.ErrnoException);
  return new KnownError('UnreadableFile', `${file} cannot be read: ${reason}.`, { cause });
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such file';
  return error.code === 'EISDIR' ? 'it is a folder' : error.message;
}

async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk));
  return Buffer.concat(chunks);
}
