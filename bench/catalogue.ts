/** Compiles the whole feed into a file: MISSINGKBS_SHARED names the folder that holds msrc/cvrf, the first argument the file to write. */

import { join, resolve } from 'node:path';
import { syncFromFolder } from '../src/catalog/sync.ts';

const shared = resolve(import.meta.dirname, '..', process.env.MISSINGKBS_SHARED ?? '../shared');
const started = performance.now();
const report = await syncFromFolder({
  folder: join(shared, 'msrc/cvrf'),
  catalogFile: process.argv[2] ?? 'catalogue.bin',
});
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n${(performance.now() - started).toFixed(0)} ms\n`);
