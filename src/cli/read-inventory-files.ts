/** Reads the files that a command names into devices. What cannot be read is kept as a fault with its reason; the rest still counts. */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { KnownError } from '../errors.ts';
import type { ReadDevices } from '../inventory/read-device.ts';
import { faultOf, joinDevice, readDevicesOf, uniteDevices } from '../inventory/read-devices.ts';
import type { Terminal } from './terminal.ts';

/** Every device in the files; "-" is standard input. */
export async function readInventoryFiles(files: readonly string[], terminal: Terminal): Promise<ReadDevices> {
  const parts: ReadDevices[] = [];
  for (const file of files) parts.push(await readInventoryFile(file, terminal));
  return uniteDevices(parts);
}

/** As `joinDevice` does. */
export async function readFilesOfDevice(
  name: string,
  files: readonly string[],
  terminal: Terminal,
): Promise<ReadDevices> {
  const parts: { file: string; read: ReadDevices }[] = [];
  for (const file of files) parts.push({ file, read: await readInventoryFile(file, terminal) });
  return joinDevice(name, parts);
}

async function readInventoryFile(file: string, terminal: Terminal): Promise<ReadDevices> {
  try {
    return readDevicesOf(file, nameOfFile(file), await readBytes(file, terminal));
  } catch (error) {
    return { devices: [], faults: [faultOf(file, error)], remarks: [] };
  }
}

/** How messages call it. */
export function nameOfFile(file: string): string {
  return file === '-' ? 'standard input' : basename(file);
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
