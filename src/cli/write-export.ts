/** Where an export goes: a file that is whole once it is there, or standard output. */

import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeOrTellFullDisk } from '../disk-full.ts';
import { moveIntoPlace } from '../replace-file.ts';
import type { Writer } from './terminal.ts';

/** Pieces beside the file, which takes its place at the end. What was there before stays where something goes wrong. */
export async function writeIntoFile(file: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.partial`;
  const descriptor = openSync(aside, 'w');
  try {
    try {
      for await (const piece of pieces) writeOrTellFullDisk(file, () => writeAll(descriptor, piece));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    moveIntoPlace(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** Each piece ends with a line. */
export async function writeText(writer: Writer, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) writer.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString());
}

function writeAll(descriptor: number, piece: Uint8Array): void {
  for (let written = 0; written < piece.length; ) written += writeSync(descriptor, piece, written);
}
