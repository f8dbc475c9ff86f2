/** Files that are replaced: a reader finds the old one or the new one, whole, even after the power has failed. */

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeOrTellFullDisk } from './disk-full.ts';

/** The content takes the place of the file, whose folder is made where it is not there. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const aside = putAside(file, content);
  try {
    moveIntoPlace(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** Writes the content beside the file, onto the disk, and returns where. Nothing is left of it where there is no room. */
export function putAside(file: string, content: string | Uint8Array): string {
  const aside = `${file}.${process.pid}.partial`;
  writeOrTellFullDisk(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeOntoDisk(aside, content);
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
  });
  return aside;
}

/** What was put aside becomes the file, at once for all readers. */
export function moveIntoPlace(aside: string, file: string): void {
  renameSync(aside, file);
  keepNames(dirname(file));
}

function writeOntoDisk(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(file, 'w');
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A rename is on the disk once its folder is. Windows opens no folders, and its file system keeps renames in its journal. */
function keepNames(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
