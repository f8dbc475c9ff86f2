/** Whether the file can be written: a full disk and a folder that has become read-only are found before a device is lost to them. */

import { isBusy, openDatabase, waitForNobody } from './database.ts';

export interface WriteProbe {
  /** Throws what SQLite says when nothing can be written. */
  try(): void;
  close(): void;
}

/** One write tells for this long: whoever asks more often asks for nothing new. */
const holdsMs = 1_000;

/** Has a connection of its own, which waits for nobody. */
export function openWriteProbe(file: string): WriteProbe {
  const database = waitForNobody(openDatabase(file));
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  let triedAt = Number.NEGATIVE_INFINITY;
  return {
    try() {
      if (performance.now() - triedAt < holdsMs) return;
      try {
        // Writes a page and changes nothing.
        database.exec(`PRAGMA user_version = ${version}`);
      } catch (error) {
        // That somebody else is writing tells as much.
        if (!isBusy(error)) throw error;
      }
      triedAt = performance.now();
    },
    close: () => database.close(),
  };
}
