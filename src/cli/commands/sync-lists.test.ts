/** `sync --kev` and `--epss`. */

import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readCatalog } from '../../catalog/snapshot.ts';
import { decodeEpss, decodeKev } from '../../threats/list-bytes.ts';
import { epssCsv, kevJson, kevOf } from '../../threats/testing/lists.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const samples = resolve(import.meta.dirname, '../../../samples/catalog');
const dataFolder = temporaryFolder();
const env = { MISSINGKBS_DATA: dataFolder };
const kevFile = join(dataFolder, 'kev.json');
const epssFile = join(dataFolder, 'epss.csv');
let catalogFile: Buffer;

before(async () => {
  await runCommand(['sync', '--from', samples], { env });
  catalogFile = readFileSync(join(dataFolder, 'catalog.bin'));
  const { vulnerabilities } = readCatalog(join(dataFolder, 'catalog.bin'));
  const [exploited, quiet, loud] = [
    vulnerabilities.find((each) => each.exploited)?.id ?? '',
    ...vulnerabilities.filter((each) => !each.exploited).map(({ id }) => id),
  ];
  const records = [
    { cveID: exploited },
    { cveID: quiet as string },
    { cveID: loud as string, knownRansomwareCampaignUse: 'Known' },
    ...kevOf(60),
  ];
  writeFileSync(kevFile, kevJson(records));
  const scores = [exploited, quiet as string, 'CVE-1999-0001'].map((cve) => [cve, ['0.5', '0.9'] as const]);
  writeFileSync(epssFile, gzipSync(epssCsv(Object.fromEntries(scores))));
});

test('sync --kev FILE takes the list in and says how many entries are about the catalogue, and which of them the feed calls exploited', async () => {
  const { exitCode, out, err } = await runCommand(['sync', '--kev', kevFile], { env });
  assert.equal(exitCode, 0, err);
  const file = join(dataFolder, 'kev.bin');
  assert.equal(
    out,
    `KEV of 2026-03-12: 63 entries, 3 about vulnerabilities of the catalogue, in ${file}\n  the feed calls 1 of those exploited and 2 not, 1 of which ransomware uses\n`,
  );
  assert.equal(decodeKev(readFileSync(file), '').entries.length, 63);
});

test('sync --epss FILE keeps the scores of the catalogue and counts the others', async () => {
  const { exitCode, out, err } = await runCommand(['sync', '--epss', epssFile], { env });
  assert.equal(exitCode, 0, err);
  const file = join(dataFolder, 'epss.bin');
  assert.equal(
    out,
    `EPSS of 2026-03-12, model v2025.03.14: 2 scores of vulnerabilities of the catalogue, in ${file}\n  1 of 3 are about others and not kept; 336 of the catalogue have none\n`,
  );
  assert.equal(decodeEpss(readFileSync(file), '').scores.size, 2);
});

test('the lists leave the catalogue as it is, byte for byte', () => {
  assert.deepEqual(readFileSync(join(dataFolder, 'catalog.bin')), catalogFile);
});

test('an answer is the same with the lists and without', async () => {
  const device = resolve(samples, '../devices/pc-12.contoso.com.json');
  const bare = temporaryFolder();
  writeFileSync(join(bare, 'catalog.bin'), catalogFile);
  const assess = ['assess', device, '--explain', '--as-of', '2024-04-10', '--format', 'json'];
  const [without, withLists] = [
    await runCommand(assess, { env: { MISSINGKBS_DATA: bare } }),
    await runCommand(assess, { env }),
  ];
  assert.equal(statSync(join(dataFolder, 'kev.bin')).isFile(), true);
  assert.match(without.out, /"status": "assessed"/);
  assert.equal(withLists.out, without.out);
});

test('with --from the documents are compiled first, then the lists are taken in', async () => {
  const fresh = { MISSINGKBS_DATA: temporaryFolder() };
  const { exitCode, out } = await runCommand(['sync', '--from', samples, '--kev', kevFile, '--epss', epssFile], {
    env: fresh,
  });
  assert.equal(exitCode, 0);
  assert.match(out, /^6 documents, [\s\S]*\nKEV of 2026-03-12: [\s\S]*\nEPSS of 2026-03-12/);
});

test('a list is fetched from an address, tried again while the server is busy, and from no other host that it redirects to', async () => {
  let busy = 1;
  const fresh = { MISSINGKBS_DATA: dataFolder };
  await withServer(
    (request, response) => {
      if (request.url === '/elsewhere') return response.writeHead(302, { location: 'http://localhost:1/kev' }).end();
      busy -= 1;
      return busy >= 0 ? response.writeHead(503, { 'retry-after': '0' }).end() : response.end(readFileSync(kevFile));
    },
    async (url) => {
      const { exitCode, out, err } = await runCommand(['sync', '--kev', `${url}/kev.json`], { env: fresh });
      assert.equal(exitCode, 0, err);
      assert.match(out, /^KEV of 2026-03-12: 63 entries/);
      const redirected = await runCommand(['sync', '--kev', `${url}/elsewhere`], { env: fresh });
      assert.equal(redirected.exitCode, 3);
      assert.match(redirected.err, /it redirects to http:\/\/localhost:1\/kev, and .* MISSINGKBS_FEED_ORIGINS/);
    },
  );
});

test('a list that lost entries is refused, stays, and is taken with --accept-loss; a damaged one never', async () => {
  const file = join(dataFolder, 'less.json');
  writeFileSync(file, kevJson(kevOf(50)));
  const before = readFileSync(join(dataFolder, 'kev.bin'));
  const refused = await runCommand(['sync', '--kev', file], { env });
  assert.equal(refused.exitCode, 3);
  assert.match(refused.err, /^missingkbs: The list kev in .* stays, .*it lacks 13 of the 63 entries in place/);
  assert.deepEqual(readFileSync(join(dataFolder, 'kev.bin')), before);
  const taken = await runCommand(['sync', '--kev', file, '--accept-loss'], { env });
  assert.match(taken.out, /\n {2}taken although it lacks 13 of the 63 entries in place, the first: /);
  writeFileSync(file, '<html>');
  const damaged = await runCommand(['sync', '--kev', file, '--accept-loss'], { env });
  assert.equal(damaged.exitCode, 2);
  assert.match(damaged.err, /less\.json: it begins with "<html>"; expected CISA's/);
});

test('without a catalogue there is nothing that a list could be about: sync says to make one first', async () => {
  const { exitCode, err } = await runCommand(['sync', '--kev', kevFile], {
    env: { MISSINGKBS_DATA: temporaryFolder() },
  });
  assert.equal(exitCode, 3);
  assert.match(err, /There is no readable catalogue at .* Run `missingkbs sync` to make one/);
});

test('a file that is not there ends sync with a sentence', async () => {
  const { exitCode, err } = await runCommand(['sync', '--epss', '/nowhere.csv'], { env });
  assert.equal(exitCode, 2);
  assert.match(err, /^missingkbs: \/nowhere\.csv cannot be read/);
});

async function withServer(answer: RequestListener, work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
