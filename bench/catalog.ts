/**
 * Compiles the whole feed beside what it cannot do without: unzipping the same files, and a bare pass of the same SAX
 * parser over them; and once more, after the largest document has changed, beside that. Prints times, ratios, peak memory,
 * and how long the result takes to load. Needs MISSINGKBS_SHARED.
 * node bench/catalog.ts [rounds]
 */

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';

const bars = { oneThread: 1.5, twoThreads: 1, changed: 0.25, peakMb: 600, loadMs: 100, fileMb: 5 };
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

const [first = '5', temporary = ''] = process.argv.slice(2);
const asked = measurements[first];
if (asked) await measure(asked, placeIn(temporary));
else compareAll(Number(first));

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
    // Turn by turn, so that every measurement meets the same machine; the best turn is the one that others disturbed least.
    const turns = Array.from({ length: rounds }, () => runAll(temporary));
    const ms = (name: string): number => Math.min(...turns.map((turn) => turn[name]?.ms ?? Number.NaN));
    const peak = (name: string): number => Math.max(...turns.map((turn) => turn[name]?.peakMb ?? Number.NaN));
    const reference = ms('sax');
    print(`${readdirSync(folder).length} documents, the best of ${rounds} rounds\n`);
    print(`unzip ${seconds(ms('unzip'))}, unzip and bare SAX pass ${seconds(reference)}\n`);
    const fileMb = statSync(place.catalogFile).size / 1e6;
    const whole = ms('two threads');
    const met = [
      report('compiled with one thread', ms('one thread'), reference, bars.oneThread, peak('one thread')),
      report('compiled with two threads', whole, reference, bars.twoThreads, peak('two threads')),
      report('of that, after one document has changed,', ms('changed'), whole, bars.changed, peak('changed')),
      fileMb <= bars.fileMb && ms('load') <= bars.loadMs,
    ];
    print(`catalogue ${fileMb.toFixed(2)} MB (bar ${bars.fileMb}), `);
    print(`loads cold in ${ms('load').toFixed(0)} ms (bar ${bars.loadMs})\n`);
    process.exitCode = met.every(Boolean) ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function runAll(temporary: string): Record<string, Measured> {
  return Object.fromEntries(Object.keys(measurements).map((name) => [name, runApart(name, temporary)]));
}

function runApart(name: string, temporary: string): Measured {
  preparations[name]?.(placeIn(temporary));
  const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, name, temporary], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function report(name: string, ms: number, reference: number, bar: number, peakMb: number): boolean {
  const ratio = ms / reference;
  print(`${name} in ${seconds(ms)}: ${ratio.toFixed(2)} x (bar ${bar}), `);
  print(`peak ${peakMb.toFixed(0)} MB (bar ${bars.peakMb})\n`);
  return ratio <= bar && peakMb <= bars.peakMb;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function print(text: string): void {
  process.stdout.write(text);
}
