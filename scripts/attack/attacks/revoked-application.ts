/** An application that is revoked while its token lives. */

import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat } from '../finding.ts';

export const revokedApplication: Attack = {
  name: 'revoked application',
  patient: true,
  async run(lab) {
    const server = await lab.startServer();
    const light = lightDevice(0);
    await server.put(idOf(light), light);
    const path = answerPath(idOf(light));
    const before = (await server.ask(path)).status;
    const { exitCode } = await lab.run(['app', 'revoke', server.application.clientId], { folder: server.folder });
    await setTimeout(1_500);
    const after = (await server.ask(path)).status;
    const held = before === 200 && exitCode === 0 && after === 401;
    return [expectThat('its token, one and a half seconds later', held, `${before}, then ${after}`, '200, then 401')];
  },
};
