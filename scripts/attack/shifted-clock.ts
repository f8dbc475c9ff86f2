/** Loaded into a server (`--import`) whose clock is to be wrong: it is ahead by as many milliseconds as a file says. */

import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_OFFSET_FILE;
if (file !== undefined) {
  const now = Date.now;
  let offsetMs = readOffset(file);
  setInterval(() => {
    offsetMs = readOffset(file);
  }, 100).unref();
  Date.now = () => now() + offsetMs;
}

function readOffset(path: string): number {
  return Number(readFileSync(path, 'utf8'));
}
