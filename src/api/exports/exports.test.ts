/** Exports as files: who gets their addresses, and what is in them. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { askerOf, machines, metadata, startDefenderFleet } from '../../../test/builders/defender-fleet.ts';
import { contoso } from '../../../test/builders/server.ts';
import { createFileSignatures } from '../../access/file-signatures.ts';
import { addressOf } from './export-address.ts';

const server = await startDefenderFleet();
const { ask, refused } = await askerOf(server);
after(() => server.close());

describe('exports as files', () => {
  /** Without a token. */
  const fetchFile = (address: string) =>
    server.app.inject({ url: address.replace('http://kb.contoso.com', ''), headers: { host: 'kb.contoso.com' } });
  const linesOf = async (address: string) => {
    const answer = await fetchFile(address);
    assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, 'application/gzip']);
    assert.equal(answer.headers['content-encoding'], undefined);
    const text = gunzipSync(answer.rawPayload).toString();
    return text.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line)));
  };

  test('have the rows of the lists by machine, a line each, for whoever has the address', async () => {
    for (const [name, list] of [
      ['SoftwareVulnerabilitiesExport', 'SoftwareVulnerabilitiesByMachine'],
      ['SoftwareInventoryExport', 'SoftwareInventoryByMachine'],
    ]) {
      const { exportFiles, ...head } = await ask(`/machines/${name}`);
      assert.deepEqual(head, {
        '@odata.context': `${metadata}#microsoft.windowsDefenderATP.api.ExportFilesResponse`,
        generatedTime: new Date(server.clock.now).toISOString(),
      });
      assert.equal(exportFiles.length, 1);
      assert.match(exportFiles[0], /^http:\/\/kb\.contoso\.com\/api\/exports\/\w+\/part-0-of-1\.json\.gz\?/);
      const lines = await linesOf(exportFiles[0]);
      assert.deepEqual(lines, (await ask(`/machines/${list}`)).value);
      assert.deepEqual([...new Set(lines.map(({ deviceId }) => deviceId))].length, list?.includes('Inventory') ? 4 : 3);
    }
  });

  test('the parts of an export have each machine once, however many they are', async () => {
    const signatures = createFileSignatures(server.store);
    const expires = Math.floor(server.clock.now / 1000) + 60;
    for (const parts of [2, 3, 100, 256]) {
      const found: string[] = [];
      for (let part = 0; part < parts; part += 1) {
        const file = { name: 'SoftwareInventory', tenant: contoso, part, parts, expires } as const;
        const lines = await linesOf(await addressOf(file, signatures));
        found.push(...lines.map(({ deviceId }) => deviceId));
      }
      assert.deepEqual(
        found,
        machines.flatMap((id) => [id, id]),
      );
    }
  });

  test('an address holds for an hour, or as long as was asked for, and then is refused', async () => {
    const started = server.clock.now;
    const [hour] = (await ask('/machines/SoftwareInventoryExport')).exportFiles;
    const [longer] = (await ask('/machines/SoftwareInventoryExport?sasvalidhours=6')).exportFiles;
    server.clock.now = started + 3_600_000;
    assert.equal((await fetchFile(hour)).statusCode, 403);
    assert.match((await fetchFile(hour)).json().error.message, /has expired/);
    assert.equal((await linesOf(longer)).length, 8);
    server.clock.now = started;
    for (const hours of ['0', '7', 'x']) {
      await refused(`/machines/SoftwareInventoryExport?sasValidHours=${hours}`, 400, 'InvalidInput');
    }
  });

  test('four files of a tenant are fetched at once, a fifth when one of them is there', async () => {
    const [address] = (await ask('/machines/SoftwareInventoryExport')).exportFiles;
    const answers = await Promise.all(Array.from({ length: 6 }, () => fetchFile(address)));
    const busy = answers.filter(({ statusCode }) => statusCode === 503);
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 200, 200, 200, 503, 503]);
    for (const answer of busy) {
      assert.deepEqual([answer.json().error.code, answer.headers['retry-after']], ['ServerBusy', '10']);
      assert.match(answer.json().error.message, /^4 downloads of files of the tenant/);
    }
    assert.equal((await linesOf(address)).length, 8);
  });

  test('the head of a file says what it is, and none is made', async () => {
    const [address] = (await ask('/machines/SoftwareInventoryExport')).exportFiles;
    const head = await server.app.inject({ method: 'HEAD', url: new URL(address).pathname + new URL(address).search });
    assert.deepEqual([head.statusCode, head.headers['content-type']], [200, 'application/gzip']);
    assert.equal(head.headers['missingkbs-catalog'], undefined);
    const refused = await server.app.inject({ method: 'HEAD', url: new URL(address).pathname });
    assert.equal(refused.statusCode, 403);
  });

  test('an address that was changed in any part is refused', async () => {
    const [address] = (await ask('/machines/SoftwareInventoryExport')).exportFiles;
    const { tenant, exp } = Object.fromEntries(new URL(address).searchParams) as Record<string, string>;
    for (const changed of [
      address.replace('part-0-of-1', 'part-0-of-2'),
      address.replace('SoftwareInventory', 'SoftwareVulnerabilities'),
      address.replace(`tenant=${tenant}`, 'tenant=22222222-aaaa-4bbb-8ccc-000000000002'),
      address.replace(`exp=${exp}`, `exp=${Number(exp) + 1}`),
      address.replace(/sig=.{4}/, 'sig=AAAA'),
      address.replace(/sig=.*/, ''),
      address.replace('part-0-of-1.json.gz', 'part'),
      address.replace(/\?.*/, ''),
    ]) {
      const answer = await fetchFile(changed);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [403, 'Forbidden'], changed);
    }
    assert.equal(
      (await linesOf(address)).some(({ deviceId }) => deviceId === machines[0]),
      true,
    );
  });
});
