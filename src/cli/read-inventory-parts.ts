/**
 * A file of inventories in parts. One inventory of ours a line (NDJSON) is read line by line, since a fleet's file may be
 * larger than memory; every other file is one part, because what is said of a device may stand anywhere in it.
 */

import { createReadStream } from 'node:fs';
import { KnownError } from '../errors.ts';
import { isContractText, readContract } from '../inventory/parsers/contract/parser.ts';
import type { InventoryFault, ReadDevice, ReadDevices } from '../inventory/read-device.ts';
import { faultOf, readDevicesOf } from '../inventory/read-devices.ts';
import { type Line, readLines } from '../take-in/read-lines.ts';
import { longestLineBytes } from '../take-in/take-in-lines.ts';
import { cannotBeRead, nameOfFile } from './read-inventory-files.ts';
import type { Terminal } from './terminal.ts';

export interface ReadPart extends ReadDevices {
  /** The file holds nothing else. */
  readonly isWhole: boolean;
}

/** "-" is standard input. What cannot be read is a fault of its part. */
export async function* readInventoryParts(file: string, terminal: Terminal): AsyncGenerator<ReadPart> {
  const pieces = piecesOf(file, terminal);
  const begun: Buffer[] = [];
  try {
    let isLines: boolean | undefined;
    while (isLines === undefined) {
      const { value, done } = await pieces.next();
      if (!done) begun.push(value);
      isLines = done ? false : areLines(Buffer.concat(begun));
    }
    if (isLines) {
      for await (const lines of readLines(follow(begun, pieces), longestLineBytes)) {
        yield { ...readDevicesInLines(file, lines), isWhole: false };
      }
      return;
    }
    for await (const piece of pieces) begun.push(piece);
  } catch (error) {
    yield { devices: [], faults: [faultOf(file, error)], remarks: [], isWhole: true };
    return;
  }
  yield { ...readDevicesOf(file, nameOfFile(file), Buffer.concat(begun)), isWhole: true };
}

async function* piecesOf(file: string, { stdin }: Terminal): AsyncGenerator<Buffer> {
  if (file === '-') {
    for await (const piece of stdin) yield Buffer.from(piece as Uint8Array);
    return;
  }
  try {
    for await (const piece of createReadStream(file)) yield piece;
  } catch (error) {
    throw cannotBeRead(file, error);
  }
}

/** Whether the first line is an inventory and another line follows; undefined as long as that cannot be told. */
function areLines(begun: Buffer): boolean | undefined {
  const end = begun.indexOf('\n');
  if (end < 0) return begun.length > longestLineBytes ? false : undefined;
  const rest = begun
    .subarray(end + 1)
    .toString('latin1')
    .trimStart();
  if (rest !== '') return rest.startsWith('{') && isContractText(withoutByteOrderMark(begun.toString('utf8', 0, end)));
  return begun.length > longestLineBytes ? false : undefined;
}

async function* follow(begun: readonly Buffer[], pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* begun;
  yield* pieces;
}

function readDevicesInLines(file: string, lines: readonly Line[]): ReadDevices {
  const source = nameOfFile(file);
  const devices: ReadDevice[] = [];
  const faults: InventoryFault[] = [];
  for (const line of lines) {
    if (line.text?.trim() === '') continue;
    try {
      devices.push({ source, reading: readLine(line) });
    } catch (error) {
      const { message } = faultOf(file, error);
      faults.push({ file, message: `${source}, ${message}` });
    }
  }
  return { devices, faults, remarks: [] };
}

function readLine({ number, text }: Line) {
  const place = `line ${number}`;
  if (text === undefined) {
    throw new KnownError('InvalidInput', `${place}: is longer than ${longestLineBytes} bytes.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(number === 1 ? withoutByteOrderMark(text) : text);
  } catch (cause) {
    throw new KnownError('InvalidInput', `${place}: is not a JSON object: ${(cause as Error).message}`, { cause });
  }
  const reading = readContract(value, place);
  if (Object.keys(reading).length === 0) throw new KnownError('InvalidInput', `${place}: the inventory is empty.`);
  return reading;
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
