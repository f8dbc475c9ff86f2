/** The files that deploy a server: they can be read, name settings and files that there are, and give a container no more than it needs. */

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { settingDefaults } from '../src/config.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { version } = JSON.parse(read('package.json'));

test('every setting that a file of a deployment names is one', () => {
  const files = ['Containerfile', 'compose.yaml', ...globSync('deploy/**/*.*', { cwd: root })];
  assert.ok(files.length > 8);
  // A name of the page of Caddy, which is no setting of ours.
  const known = [...Object.keys(settingDefaults), 'MISSINGKBS_NAME'];
  const unknown = files.flatMap((file) =>
    (read(file).match(/MISSINGKBS_[A-Z_]*[A-Z]/g) ?? []).filter((name) => !known.includes(name)),
  );
  assert.deepEqual(unknown, []);
});

test('the container is built in two stages, runs as nobody in particular, and says whether it lives', () => {
  const lines = read('Containerfile').split('\n');
  assert.equal(lines.filter((line) => line.startsWith('FROM ')).length, 2);
  assert.ok(lines.includes('USER node'));
  const [, check = ''] = /HEALTHCHECK[^[]*CMD (\[.*\])$/m.exec(read('Containerfile')) ?? [];
  const [command, flag, script] = JSON.parse(check);
  assert.deepEqual([command, flag], ['node', '-e']);
  assert.doesNotThrow(() => new Function(script));
  assert.match(script, /\/healthz/);
});

test('compose has two servers on a read-only root behind a proxy, and a password from outside', () => {
  const { services, volumes } = parse(read('compose.yaml'), { merge: true });
  const { server, sync, database, proxy } = services;
  assert.deepEqual([server.deploy.replicas, server.read_only, server.cap_drop], [2, true, ['ALL']]);
  assert.ok(existsSync(join(root, server.build.dockerfile)));
  assert.deepEqual([sync.command, sync.profiles], [['sync'], ['sync']]);
  assert.match(database.environment.POSTGRES_PASSWORD, /^\$\{POSTGRES_PASSWORD:\?/);
  assert.deepEqual(proxy.ports, ['443:443']);
  for (const service of [sync, database, proxy]) {
    for (const volume of service.volumes) assert.ok(volume.split(':')[0] in volumes, volume);
  }
});

test('the chart has probes, a budget of disruptions, and the address of the database from a secret', () => {
  const chart = parse(read('deploy/helm/missingkbs/Chart.yaml'));
  assert.deepEqual([chart.version, chart.appVersion], [version, version]);
  const kinds = new Map(
    globSync('deploy/helm/missingkbs/templates/*.yaml', { cwd: root }).map((file) => {
      const rendered = parse(render(read(file)));
      return [rendered.kind, rendered];
    }),
  );
  assert.deepEqual([...kinds.keys()].sort(), ['ConfigMap', 'CronJob', 'Deployment', 'PodDisruptionBudget', 'Service']);
  const { spec } = kinds.get('Deployment').spec.template;
  const [server] = spec.containers;
  const paths = [server.startupProbe, server.livenessProbe, server.readinessProbe].map(({ httpGet }) => httpGet.path);
  assert.deepEqual(paths, ['/healthz', '/healthz', '/readyz']);
  assert.deepEqual(server.env[0].valueFrom.secretKeyRef, { name: 'missingkbs-database', key: 'url' });
  assert.deepEqual(server.env[1].valueFrom.secretKeyRef, {
    name: 'missingkbs-sign-in',
    key: 'client-secret',
    optional: true,
  });
  assert.ok(spec.securityContext.runAsNonRoot && server.securityContext.readOnlyRootFilesystem);
  const [sync] = kinds.get('CronJob').spec.jobTemplate.spec.template.spec.containers;
  for (const { volumeMounts } of [server, sync]) {
    assert.ok(volumeMounts.some(({ mountPath }: { readonly mountPath: string }) => mountPath === '/data'));
  }
  const { selector } = kinds.get('Deployment').spec;
  assert.deepEqual(kinds.get('PodDisruptionBudget').spec.selector, selector);
  assert.deepEqual(kinds.get('Service').spec.selector, selector.matchLabels);
});

test('the units of systemd have keys with values, and give away nothing', () => {
  for (const name of ['missingkbs.service', 'missingkbs-sync.service', 'missingkbs-sync.timer']) {
    const lines = read(`deploy/systemd/${name}`).split('\n');
    assert.deepEqual(
      lines.filter((line) => !/^(\[\w+\]|#.*|[A-Z]\w+=.*|)$/.test(line)),
      [],
      name,
    );
    if (name.endsWith('.timer')) continue;
    for (const line of ['User=missingkbs', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet=']) {
      assert.ok(lines.includes(line), `${name}: ${line}`);
    }
  }
});

/** What Helm would make of a template that has nothing in it but values; anything else fails. */
function render(template: string): string {
  const values = parse(read('deploy/helm/missingkbs/values.yaml'));
  return template.replace(/\{\{ (toJson )?\.(\w[\w.]*) \}\}/g, (_, json, path: string) => {
    const known: unknown = { Values: values, Release: { Name: 'patches' } };
    const value = path.split('.').reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], known);
    assert.notEqual(value, undefined, path);
    return json ? JSON.stringify(value) : String(value);
  });
}
