/** One device with as much in its inventory as the contract allows: it must not hold up others, nor its own caller for long. */

import { setTimeout } from 'node:timers/promises';
import { readCatalog } from '../../../src/catalog/snapshot.ts';
import { type Crowd, crowdedInventory, crowds } from '../../../test/builders/crowded-inventories.ts';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat, tally, timeAtMost } from '../finding.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

const inShort = ['instances of one SQL Server', 'programs of every family', 'names of the greatest length', 'at once'];

export const heavyDevice: Attack = {
  name: 'heavy device',
  async run(lab) {
    const server = await lab.startServer();
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const others = await startSteadyClient(server, [answerPath(idOf(light))]);
    const kinds = crowds(readCatalog(lab.catalogFile).updates.map(({ kb }) => kb));
    const statuses: number[] = [];
    let longestMs = 0;
    for (const [salt, crowd] of kinds.entries()) {
      if (lab.short && !inShort.includes(crowd.kind)) continue;
      const computerDnsName = `heavy-${salt}.attacked.example`;
      const id = idOf({ computerDnsName });
      const taken = await server.put(id, largestInventory(crowd, salt, computerDnsName));
      const answers = [await server.ask(answerPath(id)), await server.ask(`${answerPath(id)}/5094123`)];
      for (const { status, ms } of answers) {
        statuses.push(status);
        longestMs = Math.max(longestMs, ms);
      }
      if (taken >= 400) statuses.push(taken);
      await setTimeout(50);
    }
    const told = statuses.every((status) => [200, 404, 503].includes(status));
    return [
      ...othersWait(await others.stop(), 250),
      timeAtMost(`longest answer for ${statuses.length / 2} heavy devices`, longestMs, 7_000, 'ms'),
      expectThat('what they get', told, tally(statuses), '200, 404 or 503'),
    ];
  },
};

/** As many entries as the contract allows, in a body that the route allows. */
function largestInventory(crowd: Crowd, salt: number, computerDnsName: string): string {
  for (let size = crowd.most; ; size = Math.floor(size / 2)) {
    const text = JSON.stringify({ ...(crowdedInventory(crowd, size, salt) as object), computerDnsName });
    if (text.length < 4 * 1024 * 1024) return text;
  }
}
