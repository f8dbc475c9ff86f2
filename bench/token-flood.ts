/**
 * Measures what a flood of wrong secrets does to others: a hundred wrong ones are under way at every moment, each from an
 * address of its own, all for the application of a client that goes on asking for tokens and using each once. To reach:
 * the client's p99 within 250 ms. node bench/token-flood.ts [seconds]
 */

import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApplicationCredentials, createApplication } from '../src/access/applications.ts';
import { startServer } from '../src/api/start.ts';
import { syncFromFolder } from '../src/catalog/sync.ts';
import { readSettings } from '../src/config.ts';
import { openStore } from '../src/store/open.ts';

const tenant = 'bench.example';
const audience = 'https://api.securitycenter.microsoft.com';
const wrongOnesAtOnce = 100;
const toReachMs = 250;
const noMachine = '0'.repeat(40);

interface Flood {
  readonly url: string;
  readonly clientId: string;
  readonly seconds: number;
}

interface Waits {
  readonly tokens: number[];
  readonly firstUses: number[];
}

const [role = '', folderOfServer = ''] = process.argv.slice(2);
if (role === 'serve') await serve(folderOfServer);
else if (role === 'flood') process.once('message', (order: Flood) => flood(order));
else await measure(Number(role || 10));

async function measure(seconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-flood-'));
  const children: ChildProcess[] = [];
  try {
    const application = await prepare(folder);
    const server = start(children, 'serve', folder);
    const [url] = (await once(server, 'message')) as [string];
    await askForToken(url, application.clientId, '', '192.0.2.2');
    const attacker = start(children, 'flood');
    attacker.send({ url, clientId: application.clientId, seconds });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const waits = await work(url, application, seconds - 1);
    const [refused] = (await once(attacker, 'message')) as [Record<string, number>];
    print(`flood: ${JSON.stringify(refused)} answers by status in ${seconds} s, ${wrongOnesAtOnce} at once`);
    print(`the good client's first token ${Math.round(waits.tokens[0] ?? Number.NaN)} ms`);
    print(`token of the good client      ${line(waits.tokens)} (p99 to reach: ${toReachMs} ms)`);
    print(`first use of each token       ${line(waits.firstUses)}`);
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true });
  }
}

async function prepare(folder: string): Promise<ApplicationCredentials> {
  const settings = settingsOf(folder);
  const samples = join(import.meta.dirname, '../samples/catalogue');
  await syncFromFolder({ folder: samples, catalogFile: settings.catalogFile });
  const store = await openStore(settings);
  const application = await createApplication(store, { tenant, roles: ['Software.Read.All'] });
  await store.close();
  return application;
}

/** A good client: a token, one call with it, a short rest. It was never seen before the flood began. */
async function work(url: string, application: ApplicationCredentials, seconds: number): Promise<Waits> {
  const waits: Waits = { tokens: [], firstUses: [] };
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const before = performance.now();
    const answer = await askForToken(url, application.clientId, application.clientSecret, '192.0.2.1');
    if (answer.status !== 200) throw new Error(`The good client got ${answer.status}: ${await answer.text()}`);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    waits.tokens.push(performance.now() - before);
    const then = performance.now();
    const headers = { authorization: `Bearer ${token}` };
    const used = await fetch(`${url}/api/machines/${noMachine}/getmissingkbs`, { headers });
    await used.text();
    if (used.status !== 404) throw new Error(`The token of the good client gave ${used.status}.`);
    waits.firstUses.push(performance.now() - then);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return waits;
}

async function flood({ url, clientId, seconds }: Flood): Promise<void> {
  const answers: Record<string, number> = {};
  const end = performance.now() + seconds * 1000;
  const attack = async () => {
    while (performance.now() < end) {
      const wrong = randomBytes(32).toString('base64url');
      const answer = await askForToken(url, clientId, wrong, `10.${[...randomBytes(3)].join('.')}`);
      await answer.text();
      answers[answer.status] = (answers[answer.status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: wrongOnesAtOnce }, attack));
  process.send?.(answers);
}

function askForToken(url: string, clientId: string, secret: string, address: string): Promise<Response> {
  return fetch(`${url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'x-forwarded-for': address },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: `${audience}/.default`,
    }),
  });
}

async function serve(folder: string): Promise<void> {
  const server = await startServer({ settings: settingsOf(folder) });
  process.send?.(server.url);
}

/** The good client has no limit; the others come from an address of their own each time. */
function settingsOf(folder: string) {
  return readSettings({
    MISSINGKBS_DATA: folder,
    MISSINGKBS_PORT: '0',
    MISSINGKBS_TRUST_PROXY: 'on',
    MISSINGKBS_LOG_LEVEL: 'info',
    MISSINGKBS_LIMIT_PER_MINUTE: '0',
    MISSINGKBS_LIMIT_PER_HOUR: '0',
    MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '0',
    MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '0',
  });
}

function start(children: ChildProcess[], role: string, argument = ''): ChildProcess {
  const child = fork(import.meta.filename, [role, argument], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  return child;
}

function line(waits: readonly number[]): string {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN);
  return `${sorted.length} times, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
