/** Files of the data folder that are damaged, or of another version: found at the start, or when they come, and told. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat, type Finding } from '../finding.ts';
import type { Lab } from '../lab.ts';

/** Where the format's number stands, behind the magic text (`src/catalog/snapshot.ts`). */
const formatPlace = 'missingkbs catalogue\n'.length;
const serverLooksEveryMs = 3_000;

export const damagedFiles: Attack = {
  name: 'damaged files',
  patient: true,
  async run(lab) {
    return [await damagedPages(lab), ...(await otherCatalogues(lab))];
  },
};

async function damagedPages(lab: Lab): Promise<Finding> {
  const folder = lab.newDataFolder();
  const server = await lab.startServer({ folder });
  for (let place = 0; place < 200; place += 1) await server.put(idOf(lightDevice(place)), lightDevice(place));
  await server.stop();
  const file = join(folder, 'missingkbs.sqlite');
  const bytes = readFileSync(file);
  const page = Math.floor(bytes.length / 4096 / 2);
  writeFileSync(file, bytes.fill(0xa5, page * 4096, (page + 1) * 4096));
  const { exitCode, stderr } = await lab.run(['serve'], { folder, env: { MISSINGKBS_PORT: '0' }, withinMs: 20_000 });
  const found = exitCode === 3 && /is damaged/.test(stderr);
  return expectThat(
    'a damaged page of the store',
    found,
    `exit code ${exitCode}, ${stderr.slice(0, 60)}`,
    'exit code 3 at the start',
  );
}

/** Below a running server the last good one stays; without one a start is refused, with the way out. */
async function otherCatalogues(lab: Lab): Promise<Finding[]> {
  const folder = lab.newDataFolder();
  const file = join(folder, 'catalog.bin');
  const good = readFileSync(file);
  const server = await lab.startServer({ folder });
  const light = lightDevice(0);
  await server.put(idOf(light), light);
  const before = await server.ask(answerPath(idOf(light)));
  const findings: Finding[] = [];
  const format = good.readUInt32LE(formatPlace);
  const others = {
    older: withFormat(good, format - 1),
    newer: withFormat(good, format + 1),
    cut: good.subarray(0, 1000),
  };
  for (const [kind, bytes] of Object.entries(others)) {
    writeFileSync(file, bytes);
    await setTimeout(serverLooksEveryMs + 500);
    const after = await server.ask(answerPath(idOf(light)));
    findings.push(
      expectThat(
        `a catalogue that is ${kind}, below a server`,
        after.text === before.text,
        String(after.status),
        'the same answer',
      ),
    );
    const start = await lab.run(['serve'], { folder, env: { MISSINGKBS_PORT: '0' }, withinMs: 20_000 });
    const told = start.exitCode === 3 && /missingkbs sync/.test(start.stderr);
    findings.push(
      expectThat(
        `a catalogue that is ${kind}, at a start`,
        told,
        `exit code ${start.exitCode}`,
        'exit code 3, names sync',
      ),
    );
  }
  return findings;
}

function withFormat(catalogue: Buffer, format: number): Buffer {
  const changed = Buffer.from(catalogue);
  changed.writeUInt32LE(format, formatPlace);
  return changed;
}
