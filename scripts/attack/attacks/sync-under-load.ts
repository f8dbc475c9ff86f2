/** A catalogue that changes again and again below a server that is asked all the time: every answer is of one of them, and nobody waits. */

import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat } from '../finding.ts';
import type { ServerUnderAttack } from '../server.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

/** A server looks every two seconds; the rest is for a slow machine. */
const followsWithinMs = 30_000;

export const syncUnderLoad: Attack = {
  name: 'sync under load',
  async run(lab) {
    const folder = lab.newDataFolder();
    const server = await lab.startServer({ folder });
    const devices = Array.from({ length: 100 }, (_, place) => lightDevice(place));
    for (const device of devices) await server.put(idOf(device), device);
    const paths = devices.map((device) => answerPath(idOf(device)));
    const others = await startSteadyClient(server, paths);
    const versions = new Set<string>();
    const answers = new Set<string>();
    const other = join(lab.newFolder(), 'catalog.bin');
    const swaps = lab.size(2, 20);
    await lab.run(['sync', '--from', lab.sampleFolder], { env: { MISSINGKBS_DATA: join(other, '..') } });
    for (let swap = 0; swap < swaps; swap += 1) {
      replace(swap % 2 === 0 ? other : lab.catalogFile, folder);
      const before = await catalogVersion(server);
      const end = performance.now() + followsWithinMs;
      for (let version = before; version === before && performance.now() < end; await setTimeout(20)) {
        const [now, answer] = await Promise.all([catalogVersion(server), server.ask(paths[0] as string)]);
        version = now;
        versions.add(now);
        answers.add(answer.text);
      }
    }
    const feed = lab.short ? lab.sampleFolder : lab.feedFolder;
    const sync = await lab.run(['sync', '--from', feed, '--accept-loss'], { folder, withinMs: 120_000 });
    return [
      ...othersWait(await others.stop(), 250),
      expectThat(`catalogues in ${swaps} swaps`, versions.size === 2, String(versions.size), '2'),
      expectThat('sync itself', sync.exitCode === 0, `exit code ${sync.exitCode}`, 'exit code 0'),
      expectThat('answers of one device', answers.size <= 2, String(answers.size), '1 or 2'),
    ];
  },
};

async function catalogVersion(server: ServerUnderAttack): Promise<string> {
  return JSON.parse((await server.ask('/readyz')).text).catalogVersion;
}

/** As sync does: beside its place, then renamed. */
function replace(catalogue: string, folder: string): void {
  const aside = join(folder, 'catalog.bin.partial');
  cpSync(catalogue, aside);
  renameSync(aside, join(folder, 'catalog.bin'));
}
