/** What `import` is given, as the pieces that are read one by one: files, and the files of one device in a folder of its own. */

import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface InventorySource {
  readonly files: readonly string[];
  /** Set when the files are all of one device: the name of their folder. */
  readonly device?: string;
}

/**
 * A path that is a file stands for the devices in it. In a folder, each file stands for itself and each sub-folder for
 * one device; hidden names are passed over. In the order of the paths, by name within a folder.
 */
export function findInventorySources(paths: readonly string[]): InventorySource[] {
  return paths.flatMap((path) => (isFolder(path) ? sourcesInFolder(path) : [{ files: [path] }]));
}

function sourcesInFolder(folder: string): InventorySource[] {
  return visibleNames(folder).map((name) => {
    const path = join(folder, name);
    return isFolder(path) ? { files: filesBelow(path), device: basename(path) } : { files: [path] };
  });
}

function filesBelow(folder: string): string[] {
  return visibleNames(folder).flatMap((name) => {
    const path = join(folder, name);
    return isFolder(path) ? filesBelow(path) : [path];
  });
}

function visibleNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

function isFolder(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
