/** Values at the limits of the contract that are made for whoever reads them with expressions: runs of blanks, digits, brackets, dots. */

import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat, tally, timeAtMost } from '../finding.ts';
import { othersWait, startSteadyClient } from '../steady-client.ts';

const length = 1024;
const runs = [' ', '0', '1.', '(', '()', 'KB1', ' -', ' 2016', '\u00a0', 'é', '\\', '"'].map((piece) =>
  piece.repeat(Math.floor(length / piece.length)),
);
const starts = ['', 'Microsoft SQL Server ', 'Microsoft Office ', 'Microsoft .NET ', 'Microsoft Exchange Server '];

export const hostileValues: Attack = {
  name: 'hostile values',
  async run(lab) {
    const server = await lab.startServer();
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const others = await startSteadyClient(server, [answerPath(idOf(light))]);
    const statuses: number[] = [];
    let longestMs = 0;
    for (const [place, run] of runs.entries()) {
      const computerDnsName = `hostile-${place}.attacked.example`;
      const id = idOf({ computerDnsName });
      const count = lab.size(1_000, 3_500);
      const software = Array.from({ length: count }, (_, nth) => {
        const start = starts[nth % starts.length] as string;
        return { name: `${start}${nth} ${run}`.slice(0, length), version: run, vendor: 'Microsoft Corporation' };
      });
      const started = performance.now();
      statuses.push(await server.put(id, { ...light, computerDnsName, osName: run, software }));
      const answer = await server.ask(answerPath(id));
      if (answer.status !== 404 || statuses.at(-1) === 201) statuses.push(answer.status);
      longestMs = Math.max(longestMs, performance.now() - started);
    }
    const told = statuses.every((status) => [200, 201, 400, 404, 503].includes(status));
    return [
      ...othersWait(await others.stop(), 250),
      timeAtMost(`longest way from inventory to answer, of ${runs.length}`, longestMs, 7_000, 'ms'),
      expectThat('what they get', told, tally(statuses), '200, 201, 400, 404 or 503'),
    ];
  },
};
