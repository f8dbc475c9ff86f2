/** A clock that is set back by an hour below a running server: nobody is locked out, and no revocation waits for the hour to pass again. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat } from '../finding.ts';

const hourMs = 3_600_000;

export const clockSetBack: Attack = {
  name: 'clock set back',
  patient: true,
  async run(lab) {
    const folder = lab.newDataFolder();
    const offset = join(folder, 'clock-offset');
    writeFileSync(offset, String(hourMs));
    const shift = new URL('../shifted-clock.ts', import.meta.url).href;
    const env = { NODE_OPTIONS: `--import=${shift}`, CLOCK_OFFSET_FILE: offset, MISSINGKBS_LIMIT_PER_MINUTE: '20' };
    const server = await lab.startServer({ folder, env });
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const path = answerPath(idOf(light));
    const statuses: number[] = [];
    while (statuses.at(-1) !== 429 && statuses.length < 30) statuses.push((await server.ask(path)).status);
    writeFileSync(offset, '0');
    await setTimeout(1_000);
    const after = (await server.ask(path)).status;
    const token = await server.askForToken().then(
      () => 'a token',
      (error: Error) => error.message,
    );
    await lab.run(['app', 'revoke', server.application.clientId], { folder });
    await setTimeout(6_000);
    const revoked = (await server.ask(path)).status;
    const limited = statuses.at(-1) === 429;
    // The token was issued an hour ahead of the clock as it is now, so that 401 is right as well.
    const open = after === 200 || after === 401;
    return [
      expectThat(
        'a caller over the limit, then the clock goes back',
        limited && open,
        `429, then ${after}`,
        '429, then not',
      ),
      expectThat('a new token', token === 'a token', token, 'a token'),
      expectThat('a revoked application, six seconds later', revoked === 401, String(revoked), '401'),
    ];
  },
};
