import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { beginSync, readSyncs } from '../../api/sync/told-sync.ts';
import { readCatalog } from '../../catalog/snapshot.ts';
import { openStore } from '../../store/open.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const samples = resolve(import.meta.dirname, '../../../samples/catalog');

test('sync --from compiles a folder and says what was read', async () => {
  const dataFolder = temporaryFolder();
  const { exitCode, out, err } = await runCommand(['sync', '--from', samples], {
    env: { MISSINGKBS_DATA: dataFolder },
  });
  assert.equal(exitCode, 0);
  const { version } = readCatalog(join(dataFolder, 'catalog.bin'));
  assert.match(out, /^6 documents, 8 updates, 5 products \(of 5 named\), 477 fixes, 338 vulnerabilities\n/);
  assert.match(out, new RegExp(`Catalogue ${version}, feed of 2026-06-28, in ${join(dataFolder, 'catalog.bin')}\n`));
  assert.match(err, /^6 of 6 documents read$/m);
});

test('a document that is no CVRF ends sync with its name, and the catalogue stays', async () => {
  const dataFolder = temporaryFolder();
  const env = { MISSINGKBS_DATA: dataFolder };
  await runCommand(['sync', '--from', samples], { env });
  const before = readCatalog(join(dataFolder, 'catalog.bin')).version;
  const folder = temporaryFolder();
  writeFileSync(join(folder, '2024-Jan.xml'), '<html></html>');
  const { exitCode, err } = await runCommand(['sync', '--from', folder], { env });
  assert.equal(exitCode, 2);
  assert.match(err, /2024-Jan\.xml/);
  assert.equal(readCatalog(join(dataFolder, 'catalog.bin')).version, before);
});

test('a folder that does not exist ends sync with a sentence', async () => {
  const { exitCode, err } = await runCommand(['sync', '--from', '/nowhere'], {
    env: { MISSINGKBS_DATA: temporaryFolder() },
  });
  assert.equal(exitCode, 2);
  assert.match(err, /^missingkbs: The folder \/nowhere cannot be read/);
});

test('sync fetches the documents that the index names, and the second time only what changed', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  await withFeed(['2024-Feb', '2024-Mar'], async (url) => {
    const first = await runCommand(['sync', '--url', url], { env });
    assert.equal(first.exitCode, 0, first.err);
    assert.match(first.out, /^2 documents new or changed: 2024-Feb, 2024-Mar; 0 unchanged\n2 documents, 4 updates/);
    const second = await runCommand(['sync', '--url', url], { env });
    assert.match(second.out, /^0 documents new or changed; 2 unchanged\n2 documents, 4 updates/);
  });
  await withFeed(['2024-Mar'], async (url) => {
    const { out } = await runCommand(['sync', '--url', url], { env });
    assert.match(out, /Kept as known, although the feed says otherwise:\n {2}2024-Feb: /);
    assert.match(out, /^2 documents, 4 updates/m);
  });
});

test('a catalogue that would know less is refused with what would go, listed whole with --report, and taken with --accept-loss', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  await runCommand(['sync', '--from', samples], { env });
  const folder = temporaryFolder();
  copyFileSync(join(samples, '2024-Apr.xml'), join(folder, '2024-Apr.xml'));
  const refused = await runCommand(['sync', '--from', folder], { env });
  assert.equal(refused.exitCode, 3);
  assert.match(
    refused.err,
    /\nmissingkbs: The catalogue .* stays: the new one would lose 5 documents, 3 products, \d+ fixes /,
  );
  assert.match(refused.err, /\n {2}documents 2019-Aug, 2020-Feb, 2020-Mar, 2024-Feb, 2024-Mar\n {2}product \d+/);
  assert.equal(refused.out, '');
  const listed = await runCommand(['sync', '--from', folder, '--report'], { env });
  assert.match(listed.out, /^Not in the new catalogue, which the last one had: 5 documents, 3 products, \d+ fixes\n/);
  const taken = await runCommand(['sync', '--from', folder, '--accept-loss'], { env });
  assert.equal(taken.exitCode, 0);
  assert.match(taken.out, /^1 documents, /);
  assert.match(
    taken.out,
    /\nNot in the new catalogue, which the last one had: 5 documents, 3 products, \d+ fixes\n {2}documents /,
  );
});

test('on a full disk (where the system has /dev/full) sync says that no space is left, and the catalogue stays', async () => {
  if (!existsSync('/dev/full')) return;
  const dataFolder = temporaryFolder();
  const file = join(dataFolder, 'catalog.bin');
  await runCommand(['sync', '--from', samples], { env: { MISSINGKBS_DATA: dataFolder } });
  const { version } = readCatalog(file);
  symlinkSync('/dev/full', `${file}.${process.pid}.partial`);
  const { exitCode, err } = await runCommand(['sync', '--from', samples], { env: { MISSINGKBS_DATA: dataFolder } });
  assert.equal(exitCode, 3);
  assert.match(err, /\nmissingkbs: There is no space left on the disk for .*catalog\.bin\. Make room /);
  assert.equal(readCatalog(file).version, version);
});

test('sync says when what it made is too old for today', async () => {
  const options = { env: { MISSINGKBS_DATA: temporaryFolder() }, today: '2026-07-03' };
  const { out } = await runCommand(['sync', '--from', samples], options);
  assert.match(out, /\nThe documents are too old for today: the catalogue knows no update after 2024-04-09/);
});

test('MISSINGKBS_FEED_ORIGINS allows documents of another origin than the feed', async () => {
  await withFeed(['2024-Mar'], async (url) => {
    const index = `${url.replace('127.0.0.1', 'localhost')}/other`;
    const env = { MISSINGKBS_DATA: temporaryFolder() };
    const refused = await runCommand(['sync', '--url', index], { env });
    assert.equal(refused.exitCode, 3);
    assert.match(refused.err, /MISSINGKBS_FEED_ORIGINS/);
    const allowed = await runCommand(['sync', '--url', index], { env: { ...env, MISSINGKBS_FEED_ORIGINS: url } });
    assert.equal(allowed.exitCode, 0, allowed.err);
  });
});

test('a feed that cannot be reached ends sync with 3', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  await withFeed([], async (url) => {
    const { exitCode, err } = await runCommand(['sync', '--url', `${url}/nothing`], { env });
    assert.equal(exitCode, 3);
    assert.match(err, /^missingkbs: /);
  });
});

/** A feed on this machine with these documents of the samples. */
async function withFeed(ids: readonly string[], work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    const id = /^\/cvrf\/(.+)$/.exec(request.url ?? '')?.[1];
    if (id !== undefined && ids.includes(id)) return response.end(readFileSync(join(samples, `${id}.xml`)));
    if (request.url === '/other/updates')
      return response.end(JSON.stringify(indexOf(ids, `http://127.0.0.1:${request.socket.localPort}`)));
    if (request.url === '/updates') return response.end(JSON.stringify(indexOf(ids, `http://${request.headers.host}`)));
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function indexOf(ids: readonly string[], base: string): object {
  const value = ids.map((id) => ({
    ID: id,
    Alias: id,
    CurrentReleaseDate: /<cvrf:CurrentReleaseDate>(.+)</.exec(readFileSync(join(samples, `${id}.xml`), 'utf8'))?.[1],
    CvrfUrl: `${base}/cvrf/${id}`,
  }));
  return { value };
}

test('sync --report lists where the feed errs', async () => {
  const folder = temporaryFolder();
  const march = readFileSync(join(samples, '2024-Mar.xml'), 'utf8');
  writeFileSync(join(folder, '2024-Mar.xml'), march.replaceAll('10.0.22631.3296', '10.0.22631'));
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  assert.match((await runCommand(['sync', '--from', folder, '--report'], { env })).out, /^Where the feed errs:$/m);
  assert.doesNotMatch((await runCommand(['sync', '--from', folder], { env })).out, /Where the feed errs/);
});

test('the store keeps how a sync went, and none is begun beside one that is under way', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder() };
  const store = await openStore({ dataFolder: env.MISSINGKBS_DATA });
  await runCommand(['sync', '--from', samples], { env });
  const went = (await readSyncs(store.syncs)).get('catalogue');
  assert.deepEqual([went?.by, went?.isUnderWay, went?.failure], ['missingkbs sync', false, undefined]);
  assert.match(went?.report?.join('\n') ?? '', /^6 documents, 8 updates/);
  const running = await beginSync({ syncs: store.syncs, now: Date.now }, 'catalogue', 'the page');
  const refused = await runCommand(['sync', '--from', samples], { env });
  assert.equal(refused.exitCode, 3);
  assert.match(refused.err, /A sync of the same \(catalogue\) is under way already/);
  await running.end({ report: [] });
  const failed = await runCommand(['sync', '--from', '/nowhere'], { env });
  assert.equal(failed.exitCode, 2);
  assert.match((await readSyncs(store.syncs)).get('catalogue')?.failure?.message ?? '', /\/nowhere/);
  await store.close();
});
