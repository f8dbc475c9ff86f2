/**
 * Compiles the whole feed beside what it cannot do without: unzipping the same files, and a bare pass of the same SAX
 * parser over them; and once more, after the largest document has changed, beside that. Prints times, ratios, peak memory,
 * and how long the result takes to load. Needs MISSINGKBS_SHARED.
 * node bench/catalog.ts [--rounds 5]
 */

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { median } from './report/median.ts';
import { giveRow } from './report/row.ts';

const folder = join(resolve(import.meta.dirname, '..', process.env.MISSINGKBS_SHARED ?? '../shared'), 'msrc/cvrf');

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
}

/** Each is run in a process of its own, so that none profits from what another has warmed up. */
const measurements: Readonly<Record<string, (place: Place) => unknown>> = {
  unzip: () => eachDocument(() => undefined),
  sax: () => eachDocument(parseBare),
  'one thread': (place) => syncFromFolder({ ...place, threads: 1 }),
  'two threads': (place) => syncFromFolder({ ...place, threads: 2 }),
  changed: (place) => syncFromFolder({ ...place, threads: 2 }),
  read: ({ catalogFile }) => readFileSync(catalogFile),
  load: ({ catalogFile }) => readCatalog(catalogFile),
};

/** What must be so before a measurement begins. */
const preparations: Readonly<Record<string, (place: Place) => void>> = {
  'one thread': forgetAll,
  'two threads': forgetAll,
  changed: changeLargest,
};

/** A copy of the feed, and the data folder that it is compiled into. */
interface Place {
  readonly folder: string;
  readonly dataFolder: string;
  readonly catalogFile: string;
}

function placeIn(temporary: string): Place {
  const dataFolder = join(temporary, 'data');
  return { folder: join(temporary, 'feed'), dataFolder, catalogFile: join(dataFolder, 'catalog.bin') };
}

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** One of them alone, in the folder that holds the copy. */
    measurement: { type: 'string' },
    folder: { type: 'string', default: '' },
  },
});
const asked = measurements[options.measurement ?? ''];
if (asked) await measure(asked, placeIn(options.folder));
else compareAll(Number(options.rounds));

async function measure(task: (place: Place) => unknown, place: Place): Promise<void> {
  const started = performance.now();
  await task(place);
  const ms = performance.now() - started;
  print(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

function eachDocument(use: (xml: string) => void): void {
  for (const name of readdirSync(folder)) use(gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
}

/** What nobody who parses these documents with this parser can do without: no handler but the one for errors. */
function parseBare(xml: string): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

/** So that every document is parsed. */
function forgetAll({ dataFolder }: Place): void {
  rmSync(join(dataFolder, 'parsed'), { recursive: true, force: true });
}

/** One more of its vulnerabilities is exploited. */
function changeLargest({ folder: copy }: Place): void {
  const files = readdirSync(copy).map((name) => join(copy, name));
  const largest = files.reduce((best, file) => (statSync(file).size > statSync(best).size ? file : best));
  const xml = gunzipSync(readFileSync(largest)).toString('utf8');
  const changed = xml.replace('Exploited:No', 'Exploited:Yes');
  if (changed === xml) throw new Error(`${largest} has no vulnerability that is not exploited.`);
  // The recorded feed is read-only, and so is its copy.
  rmSync(largest);
  writeFileSync(largest, gzipSync(changed));
}

function compareAll(rounds: number): void {
  if (!existsSync(folder)) throw new Error(`${folder} is not there: set MISSINGKBS_SHARED to the recorded feed.`);
  const temporary = mkdtempSync(join(tmpdir(), 'missingkbs-bench-'));
  const place = placeIn(temporary);
  try {
    cpSync(folder, place.folder, { recursive: true });
    // Turn by turn, so that every measurement meets the same machine.
    const turns = Array.from({ length: rounds }, () => runAll(temporary));
    print(`${readdirSync(folder).length} documents, the median of ${rounds} rounds\n`);
    giveRows(turns, statSync(place.catalogFile).size / 1e6);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function giveRows(turns: readonly Readonly<Record<string, Measured>>[], fileMb: number): void {
  const ms = (name: string): number => median(turns.map((turn) => turn[name]?.ms ?? Number.NaN));
  const peak = (name: string): number => Math.max(...turns.map((turn) => turn[name]?.peakMb ?? Number.NaN));
  const seconds = (name: string): number => ms(name) / 1000;
  print(`unzip ${seconds('unzip').toFixed(2)} s\n`);
  const [bare, whole] = [seconds('sax'), seconds('two threads')];
  giveRow('catalog', 'oneThread', { measured: seconds('one thread'), reference: bare });
  giveRow('catalog', 'twoThreads', { measured: whole, reference: bare });
  giveRow('catalog', 'changed', { measured: seconds('changed'), reference: whole });
  const peaks = ['one thread', 'two threads', 'changed'].map(peak);
  giveRow('catalog', 'memory', { measured: Math.max(...peaks), reference: peak('sax') });
  giveRow('catalog', 'load', { measured: ms('load'), reference: ms('read') });
  const zipped = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  giveRow('catalog', 'size', { measured: fileMb, reference: zipped / 1e6 });
}

function runAll(temporary: string): Record<string, Measured> {
  return Object.fromEntries(Object.keys(measurements).map((name) => [name, runApart(name, temporary)]));
}

function runApart(name: string, temporary: string): Measured {
  preparations[name]?.(placeIn(temporary));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [import.meta.filename, '--measurement', name, '--folder', temporary],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function print(text: string): void {
  process.stdout.write(text);
}
