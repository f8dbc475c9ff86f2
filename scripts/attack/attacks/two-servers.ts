/** Two servers on one data folder, both written to, while an import runs beside them. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat, tally } from '../finding.ts';
import { tenant } from '../server.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

export const twoServers: Attack = {
  name: 'two servers',
  async run(lab) {
    const folder = lab.newDataFolder();
    const servers = [await lab.startServer({ folder }), await lab.startServer({ folder })] as const;
    const light = lightDevice(0);
    await servers[0].put(idOf(light), light);
    await setTimeout(200);
    const others = await startSteadyClient(servers[1], [answerPath(idOf(light))]);
    const file = join(folder, 'devices.ndjson');
    const imported = lab.size(5_000, 50_000);
    writeFileSync(
      file,
      Array.from({ length: imported }, (_, place) => `${JSON.stringify(lightDevice(10_000 + place))}\n`).join(''),
    );
    const importing = lab.run(['import', file, '--tenant', tenant], { folder });
    const statuses: number[] = [];
    const write = async (server: (typeof servers)[number], first: number) => {
      for (let place = first; place < first + lab.size(100, 500); place += 1) {
        const device = lightDevice(place);
        statuses.push(await server.put(idOf(device), device));
      }
    };
    await Promise.all([write(servers[0], 1_000), write(servers[1], 2_000)]);
    const { exitCode } = await importing;
    await setTimeout(200);
    const [mine, theirs] = [lightDevice(1_050), lightDevice(2_050)];
    const crossed = [await servers[1].ask(answerPath(idOf(mine))), await servers[0].ask(answerPath(idOf(theirs)))];
    return [
      ...othersWait(await others.stop(), 250),
      expectThat(
        'inventories taken in',
        statuses.every((status) => status === 201),
        tally(statuses),
        `201 ×${statuses.length}`,
      ),
      expectThat(
        'what one took in, the other answers',
        crossed.every(({ status }) => status === 200),
        tally(crossed.map(({ status }) => status)),
        '200 ×2',
      ),
      expectThat(`import of ${imported} devices beside them`, exitCode === 0, `exit code ${exitCode}`, 'exit code 0'),
    ];
  },
};
