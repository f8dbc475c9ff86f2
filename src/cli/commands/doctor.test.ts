import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { catalog } from '../../../test/builders/catalog.ts';
import { makeSelfSignedCertificate } from '../../../test/builders/self-signed-certificate.ts';
import { createApplication } from '../../access/applications.ts';
import { writeCatalog } from '../../catalog/snapshot.ts';
import { settingDefaults } from '../../config.ts';
import { openStore } from '../../store/open.ts';
import type { Finding } from '../doctor/finding.ts';
import { commandVariables } from '../doctor/settings.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const root = temporaryFolder();

describe('doctor', () => {
  test('finds nothing wrong with a store and a catalogue of this month, and is done with 0', async () => {
    const dataFolder = await wellFolder('well');
    const { exitCode, findings } = await examine({ MISSINGKBS_DATA: dataFolder });
    assert.equal(exitCode, 0);
    assert.deepEqual(
      findings.map(({ check, verdict }) => `${check}: ${verdict}`),
      [
        'settings',
        'data folder',
        'database',
        'tokens',
        'notices',
        'catalogue',
        'KEV and EPSS',
        'certificate',
        'clock',
      ].map((check) => `${check}: ok`),
    );
  });

  test('makes nothing where nothing is, and ends with 3', async () => {
    const dataFolder = join(root, 'nowhere');
    const { exitCode, findings } = await examine({ MISSINGKBS_DATA: dataFolder });
    assert.equal(exitCode, 3);
    assert.match(findingOf(findings, 'catalogue').found, /Run `missingkbs sync`/);
    assert.equal(existsSync(dataFolder), false);
  });

  test('names a variable that nobody reads, with the one that was meant', async () => {
    const { findings } = await examine({ MISSINGKBS_POTR: '80', MISSINGKBS_COLOUR_OF_HATS: 'red' });
    const todos = findings.filter(({ verdict, check }) => check === 'settings' && verdict === 'warn');
    assert.deepEqual(
      todos.map(({ todo }) => todo),
      ['Did you mean MISSINGKBS_PORT?', 'Remove it: docs/operating.md has all settings.'],
    );
  });

  test('says what is wrong with a setting, and looks no further', async () => {
    const { exitCode, findings } = await examine({ MISSINGKBS_PORT: 'eighty' });
    assert.equal(exitCode, 3);
    assert.match(findings[0]?.found ?? '', /^MISSINGKBS_PORT is "eighty"/);
    assert.equal(findings.length, 1);
  });

  test('says for how long answers have been stale', async () => {
    const dataFolder = await wellFolder('stale');
    const { exitCode, findings } = await examine({ MISSINGKBS_DATA: dataFolder }, '2026-09-01');
    assert.equal(exitCode, 0);
    assert.equal(findingOf(findings, 'catalogue').verdict, 'warn');
  });

  test('finds a clock that is before what the catalogue knows', async () => {
    const dataFolder = await wellFolder('clock');
    const { exitCode, findings } = await examine({ MISSINGKBS_DATA: dataFolder }, '2026-01-01');
    assert.equal(exitCode, 3);
    assert.match(findingOf(findings, 'clock').found, /before 2026-06-09/);
  });

  test('leaves a store of an earlier version as it is, and refuses one of a later version', async () => {
    const dataFolder = await wellFolder('versions');
    const file = join(dataFolder, 'missingkbs.sqlite');
    setVersion(file, 3);
    const { findings: earlier } = await examine({ MISSINGKBS_DATA: dataFolder });
    assert.match(findingOf(earlier, 'database').found, /has version 3 of \d+/);
    assert.equal(versionOf(file), 3);
    setVersion(file, 999);
    const { exitCode, findings: later } = await examine({ MISSINGKBS_DATA: dataFolder });
    assert.equal(exitCode, 3);
    assert.match(findingOf(later, 'database').found, /version 999/);
  });

  test('finds a store that is damaged', async () => {
    const dataFolder = await wellFolder('damaged');
    truncateSync(join(dataFolder, 'missingkbs.sqlite'), 20_000);
    const { exitCode, findings } = await examine({ MISSINGKBS_DATA: dataFolder });
    assert.equal(exitCode, 3);
    assert.equal(findingOf(findings, 'database').verdict, 'fail');
  });

  test('finds a certificate that ends soon, that has ended, and a key of another one', async () => {
    const validTo = new Date('2026-07-20T12:00:00Z');
    const own = makeSelfSignedCertificate({ validFrom: new Date('2026-01-01T00:00:00Z'), validTo });
    const files = { MISSINGKBS_TLS_CERT: join(root, 'cert.pem'), MISSINGKBS_TLS_KEY: join(root, 'key.pem') };
    writeFileSync(files.MISSINGKBS_TLS_CERT, own.cert);
    writeFileSync(files.MISSINGKBS_TLS_KEY, own.key);
    const find = async (env: Record<string, string>, today?: string) =>
      findingOf((await examine({ MISSINGKBS_DATA: join(root, 'none'), ...env }, today)).findings, 'certificate');
    assert.deepEqual([(await find(files)).verdict, (await find(files, '2026-06-01')).verdict], ['warn', 'ok']);
    assert.match((await find(files, '2026-08-01')).found, /has ended/);
    const named = { ...files, MISSINGKBS_PUBLIC_URL: 'https://kb.contoso.com' };
    assert.match((await find(named, '2026-06-01')).found, /is not for kb\.contoso\.com/);
    writeFileSync(files.MISSINGKBS_TLS_KEY, makeSelfSignedCertificate().key);
    assert.match((await find(files)).found, /is not the key of/);
  });
});

test('doctor knows every variable that the code reads', () => {
  const src = resolve(import.meta.dirname, '../..');
  const sources = globSync('**/*.ts', { cwd: src }).filter((name) => !name.endsWith('.test.ts'));
  const read = new Set(
    sources.flatMap((name) => readFileSync(join(src, name), 'utf8').match(/MISSINGKBS_[A-Z_]*[A-Z]/g) ?? []),
  );
  const known = [...Object.keys(settingDefaults), ...commandVariables];
  assert.deepEqual([...read].filter((name) => !known.includes(name)).sort(), []);
});

async function examine(env: Record<string, string>, today = '2026-07-03') {
  const { exitCode, out } = await runCommand(['doctor', '--format', 'json'], { env, today });
  return { exitCode, findings: JSON.parse(out) as readonly Finding[] };
}

function findingOf(findings: readonly Finding[], check: string): Finding {
  const found = findings.find((each) => each.check === check);
  assert.ok(found, JSON.stringify(findings));
  return found;
}

/** With an application, and a catalogue of June 2026. */
async function wellFolder(name: string): Promise<string> {
  const dataFolder = join(root, name);
  mkdirSync(dataFolder);
  const facts = catalog()
    .document('2026-Jun')
    .update('9000001')
    .fixes('CVE-2026-0001')
    .in('Windows 11 Version 23H2 for x64-based Systems', { build: '10.0.22631.3296' })
    .facts();
  writeCatalog(join(dataFolder, 'catalog.bin'), facts);
  const store = await openStore({ dataFolder });
  await createApplication(store, { tenant: 'contoso.com', roles: ['Machine.Read.All'] });
  await store.close();
  return dataFolder;
}

function setVersion(file: string, version: number): void {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}

function versionOf(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  database.close();
  return version;
}
