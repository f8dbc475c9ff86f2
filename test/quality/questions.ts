/** Everything that `assess` can be asked here: recorded and labelled devices, the samples, damaged files, made-up devices. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { corpus } from '../../src/inventory/testing/corpus.ts';
import { mutate, seededRandom } from '../fuzz/mutations.ts';
import { anyDevice } from './any-device.ts';
import { labelledDevices } from './labelled-devices.ts';
import { sharedFolder } from './shared.ts';

export interface Question {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of `assess`. */
  readonly options: readonly string[];
}

const days = ['2019-03-05', '2023-10-20', '2026-07-05'] as const;
const damaged = 1_000;
const madeUp = 2_000;

/** The same questions in the same order at each call. */
export function* corpusOfQuestions(): Generator<Question> {
  const files = [...corpus, ...recordedFiles()];
  for (const { name, bytes } of files) {
    for (const day of days) yield { name: `${name} on ${day}`, bytes, options: ['--as-of', day] };
  }
  for (const { name, asOf, inventory } of labelledDevices()) {
    const bytes = Buffer.from(JSON.stringify(inventory));
    yield { name: `${name} explained`, bytes, options: ['--as-of', asOf, '--explain'] };
  }
  for (let run = 0; run < damaged; run += 1) {
    const random = seededRandom(run);
    const [file, other] = [files[random(files.length)], files[random(files.length)]];
    if (!file || !other) throw new Error('There are no inventories to damage.');
    const bytes = mutate(file.bytes, other.bytes, random);
    yield { name: `damaged ${run}`, bytes, options: ['--as-of', days[2]] };
  }
  yield* madeUpDevices();
}

function recordedFiles(): { name: string; bytes: Uint8Array }[] {
  return ['devices', 'samples'].flatMap((folder) =>
    readdirSync(join(sharedFolder(), folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => ({ name: `${folder}/${name}`, bytes: readFileSync(join(parentPath, name)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

/** As one stream of lines for each day. */
function* madeUpDevices(): Generator<Question> {
  for (const full of [true, false]) {
    const states = fc.sample(anyDevice({ full }), { seed: 7, numRuns: madeUp / 2 });
    for (const [block, day] of days.entries()) {
      const size = Math.ceil(states.length / days.length);
      const devices = states.slice(block * size, (block + 1) * size);
      const lines = devices.map((state, place) =>
        JSON.stringify({ computerDnsName: `pc-${block}-${place}.example`, ...state }),
      );
      yield {
        name: `made-up devices${full ? ', full lists' : ''} on ${day}`,
        bytes: Buffer.from(lines.join('\n')),
        options: ['--as-of', day],
      };
    }
  }
}
