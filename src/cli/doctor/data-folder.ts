/** The data folder: there, writable, with room. */

import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from '../../config.ts';
import { type Finding, fail, failed, ok, warn } from './finding.ts';

/** A catalogue and the documents of the whole feed are a third of it. */
const roomNeeded = 1024 ** 3;

export function checkDataFolder({ dataFolder, databaseUrl }: Pick<Settings, 'dataFolder' | 'databaseUrl'>): Finding {
  const check = 'data folder';
  try {
    if (!existsSync(dataFolder)) {
      if (databaseUrl !== undefined) return ok(check, `${dataFolder} is not there; with PostgreSQL only sync needs it`);
      accessSync(nearestFolder(dataFolder), constants.W_OK);
      return warn(
        check,
        `${dataFolder} is not there yet`,
        'Run "missingkbs sync", or set MISSINGKBS_DATA to the folder that you mean.',
      );
    }
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(dataFolder);
    const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
    if (bavail * bsize < roomNeeded)
      return warn(check, `${dataFolder}, ${free}`, 'Make room: sync and the store need a gigabyte.');
    return ok(check, `${dataFolder}, ${free}`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      return fail(
        check,
        `${dataFolder} cannot be written (${code})`,
        'Give it to the account that runs missingkbs, or set MISSINGKBS_DATA.',
      );
    }
    return failed(check, error, 'Set MISSINGKBS_DATA to a folder that can be written.');
  }
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}
