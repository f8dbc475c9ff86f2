/** Lints /openapi.json as the server gives it, by Redocly's rules in redocly.yaml. No port is opened, nothing is asked of the network. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTestServer } from '../test/builders/server.ts';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'missingkbs-openapi-'));
try {
  const server = await startTestServer();
  const answer = await server.app.inject({ url: '/openapi.json', headers: { host: 'kb.contoso.com' } });
  await server.close();
  // With line ends, so that a finding names a place that can be read.
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(answer.json(), undefined, 2));
  const redocly = join(root, 'node_modules/.bin/redocly');
  const { status } = spawnSync(redocly, ['lint', '--config', join(root, 'redocly.yaml'), '--max-problems=50', file], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
