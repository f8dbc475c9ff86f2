/** The package that npm pack makes installs into an empty folder and runs there. Needs the registry, for the dependencies. */

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'missingkbs-pack-'));
const place = join(folder, 'place');
const packaged = join(place, 'node_modules/missingkbs');
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };

before(() => {
  mkdirSync(place);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root, env });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string;
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', join(folder, tarball)], { cwd: place, env });
});

after(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): string {
  return execFileSync('npx', ['--no-install', 'missingkbs', ...args], { cwd: place, env, encoding: 'utf8' });
}

test('the installed command says its version', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(run('--version').trim(), version);
});

test('the installed command compiles the sample catalogue and answers from it', () => {
  run('sync', '--from', join(packaged, 'samples/catalog'));
  const [device] = JSON.parse(
    run('assess', '--format', 'json', join(packaged, 'samples/devices/pc-7.contoso.com.json')),
  );
  assert.equal(device.missing[0].id, '4540673');
  assert.equal(device.missing[0].cveAddressed, 97);
});

test('the package holds neither tests nor TypeScript, beside the declarations of its client', () => {
  const files = readdirSync(packaged, { recursive: true, encoding: 'utf8' });
  const declarations = /^dist\/client\/[\w-]+\.d\.ts$/;
  assert.deepEqual(
    files.filter((file) => /\.ts$|\.test\.|(^|\/)testing\//.test(file) && !declarations.test(file)),
    [],
  );
});

test('the installed package gives a client, and the types of it', () => {
  const script = "import('missingkbs/client').then(({ createClient }) => console.log(typeof createClient))";
  assert.equal(
    execFileSync(process.execPath, ['-e', script], { cwd: place, env, encoding: 'utf8' }).trim(),
    'function',
  );
  const { exports } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8'));
  assert.match(readFileSync(join(packaged, exports['./client'].types), 'utf8'), /export declare function createClient/);
});

test('the installed command speaks the Model Context Protocol', () => {
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  };
  // A shell keeps the pipe open until there is an answer: the end of its input ends the command.
  const line = `(echo '${JSON.stringify(initialize)}'; sleep 3) | node ${join(packaged, 'dist/main.cjs')} mcp --url http://127.0.0.1:1 --tenant contoso.com`;
  const credentials = { MISSINGKBS_CLIENT_ID: 'id', MISSINGKBS_CLIENT_SECRET: 'secret' };
  const answer = execFileSync('sh', ['-c', line], { cwd: place, env: { ...env, ...credentials }, encoding: 'utf8' });
  assert.equal(JSON.parse(answer).result.serverInfo.name, 'missingkbs');
});

test('the installed command starts the server with the samples and the page', async () => {
  const server = spawn(process.execPath, [join(packaged, 'dist/main.cjs'), 'start'], {
    cwd: place,
    env: { ...env, MISSINGKBS_DATA: join(folder, 'started'), MISSINGKBS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (address === undefined) continue;
      for (const path of ['/healthz', '/docs', '/docs/swagger-ui-bundle.js', '/docs/swagger-ui.css']) {
        assert.equal((await fetch(address + path)).status, 200, path);
      }
      const page = await fetch(address, { headers: { accept: 'text/html' } });
      assert.match(await page.text(), /<div id="root">/);
      assert.match(readFileSync(join(packaged, 'dist/web/LICENSES.md'), 'utf8'), /react-aria-components/);
      return;
    }
    assert.fail('the server ended without saying where it listens');
  } finally {
    if (server.exitCode === null && server.kill('SIGTERM')) await once(server, 'exit');
  }
});
