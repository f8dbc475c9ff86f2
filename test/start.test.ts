/** What `npm start` promises, over real HTTP: the two printed commands, pasted into bash, give the specification's example. */

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { decodeJwt } from 'jose';
import { roles } from '../src/access/roles.ts';

const main = resolve(import.meta.dirname, '../src/cli/main.ts');
const dataFolder = mkdtempSync(join(tmpdir(), 'missingkbs-start-'));
const running = new Set<ChildProcess>();
after(() => {
  for (const server of running) server.kill('SIGKILL');
  rmSync(dataFolder, { recursive: true, force: true });
});

/** The last line that start prints begins so. */
const lastLine = 'Credentials that last:';

async function start(
  command: readonly string[] = [process.execPath, main, 'start'],
  env: NodeJS.ProcessEnv = {},
): Promise<{ server: ChildProcess; printed: string }> {
  const [program = '', ...args] = command;
  const server = spawn(program, args, {
    env: { PATH: process.env.PATH, MISSINGKBS_DATA: dataFolder, MISSINGKBS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(server);
  server.on('exit', () => running.delete(server));
  let printed = '';
  server.stdout.setEncoding('utf8');
  for await (const chunk of server.stdout) {
    printed += chunk;
    if (printed.includes(lastLine)) return { server, printed };
  }
  throw new Error(`start ended early: ${printed}`);
}

async function stop(server: ChildProcess): Promise<number | null> {
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  return code;
}

/** What is between the lines for people: the command that sets TOKEN, and the one that asks. */
function commandsIn(printed: string): { token: string; answer: string } {
  const token = /^TOKEN=\$\([\s\S]*?'\)$/m.exec(printed)?.[0] ?? '';
  const answer = /^curl .*getmissingkbs$/m.exec(printed)?.[0] ?? '';
  return { token, answer };
}

function paste(...lines: string[]): string {
  return execFileSync('bash', ['-c', lines.join('\n')], { encoding: 'utf8' });
}

test('the printed commands give the example of the specification, at the first start and at the second', async () => {
  const first = await start();
  assert.match(
    first.printed,
    /knows no update after 2024-04-09: .* Until then every answer bears a Warning header\.\n/,
  );
  const { token, answer } = commandsIn(first.printed);
  const { value } = JSON.parse(paste(token, answer));
  assert.deepEqual(value, [
    {
      id: '4540673',
      name: 'March 2020 Security Updates',
      productsNames: ['windows_10', 'edge', 'internet_explorer'],
      url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
      machineMissedOn: 1,
      cveAddressed: 97,
    },
  ]);
  const granted = decodeJwt(paste(token, 'echo "$TOKEN"').trim()).roles;
  assert.deepEqual(granted, [...roles], 'whatever the documents ask for can be tried');
  assert.equal(await stop(first.server), 0);

  const second = await start();
  const again = commandsIn(second.printed);
  assert.equal(JSON.parse(paste(again.token, again.answer)).value[0].cveAddressed, 97);
  const port = /:(\d+)\//.exec(again.token)?.[1];
  const secretOfFirst = token.replace(/:\d+\//, `:${port}/`);
  assert.match(paste(secretOfFirst, 'echo "$TOKEN"'), /was revoked/);
  assert.equal(await stop(second.server), 0);
});

test('a server below npm ends when npm ends the shell between them', async () => {
  const script = '"$0" "$1" start; exit $?';
  const { server, printed } = await start(['sh', '-c', script, process.execPath, main], {
    npm_lifecycle_event: 'start',
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  server.kill('SIGTERM');
  const deadline = AbortSignal.timeout(10_000);
  while (await fetch(`${url}/healthz`).catch(() => undefined)) {
    deadline.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
