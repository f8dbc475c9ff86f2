import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { hostsOf, startReceiver } from '../../test/builders/receiver.ts';
import { makeSelfSignedCertificate } from '../../test/builders/self-signed-certificate.ts';
import { post } from './post.ts';

const receiver = await startReceiver();
const port = new URL(receiver.url).port;
after(() => receiver.close());

const nobody = async (): Promise<never> => {
  throw new Error('asked for a name');
};
const lead = (...addresses: string[]) => {
  const asked: string[] = [];
  const resolve = async (name: string) => {
    asked.push(name);
    return addresses;
  };
  return { asked, resolve };
};

test('a notice is posted to a host of the list, and 2xx is a delivery', async () => {
  const options = { hosts: hostsOf(receiver.setting), resolve: nobody };
  const outcome = await post(`${receiver.url}/a?b=c`, { 'webhook-id': 'msg_1' }, '{"é":1}', options);
  assert.deepEqual(outcome, { delivered: true, status: 200 });
  const [{ path, body, headers } = assert.fail()] = receiver.received.splice(0);
  assert.deepEqual([path, body, headers['webhook-id']], ['/a?b=c', '{"é":1}', 'msg_1']);
  assert.equal(headers['content-type'], 'application/json');
});

test('a name is resolved once, and the connection goes to an address that was checked', async () => {
  const { asked, resolve } = lead('127.0.0.1');
  const hosts = hostsOf(`http://hooks.example:${port};internal`);
  const outcome = await post(`http://hooks.example:${port}/`, {}, '{}', { hosts, resolve });
  assert.deepEqual(outcome, { delivered: true, status: 200 });
  assert.deepEqual(asked, ['hooks.example']);
  assert.equal(receiver.received.splice(0)[0]?.headers.host, `hooks.example:${port}`);
});

const privateOnes = [
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['172.16.0.1'],
  ['192.168.0.1'],
  ['100.64.0.1'],
  ['::1'],
  ['fd00::1'],
  ['::ffff:127.0.0.1'],
  ['8.8.8.8', '127.0.0.1'],
  ['2606:4700::1', '::1'],
];
for (const addresses of privateOnes) {
  test(`a name that leads to ${addresses.join(' and ')} is not called unless the list calls it internal`, async () => {
    const { resolve } = lead(...addresses);
    const hosts = hostsOf(`http://hooks.example:${port}`);
    const outcome = await post(`http://hooks.example:${port}/`, {}, '{}', { hosts, resolve });
    assert.equal(outcome.delivered, false);
    assert.match(outcome.reason, /private network/);
    assert.ok(!addresses.some((address) => outcome.reason.includes(address)), outcome.reason);
    assert.deepEqual(receiver.received, []);
  });
}

for (const address of [
  '169.254.169.254',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::',
  'fe80::1',
  'fec0::1',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
]) {
  test(`a name that leads to ${address} is never called, internal or not`, async () => {
    const { resolve } = lead('10.1.2.3', address);
    for (const entry of [`http://hooks.example:${port}`, `http://hooks.example:${port};internal`]) {
      const outcome = await post(`http://hooks.example:${port}/`, {}, '{}', { hosts: hostsOf(entry), resolve });
      assert.equal(outcome.delivered, false);
      assert.match(outcome.reason, /an address that no receiver has/);
    }
  });
}

for (const literal of ['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:7f00:1]', '127.1']) {
  test(`the address ${literal} is checked as a name is`, async () => {
    const { hostname } = new URL(`http://${literal}`);
    const hosts = hostsOf(`http://${hostname}:${port}`);
    const outcome = await post(`http://${literal}:${port}/`, {}, '{}', { hosts, resolve: nobody });
    assert.ok(!outcome.delivered && /private network/.test(outcome.reason), JSON.stringify(outcome));
    assert.deepEqual(receiver.received, []);
  });
}

test('a host that is on the list no more is not called', async () => {
  const outcome = await post(receiver.url, {}, '{}', { hosts: hostsOf('hooks.slack.com'), resolve: nobody });
  assert.deepEqual(outcome, { delivered: false, reason: 'its host is not in MISSINGKBS_NOTICE_HOSTS any more' });
});

test('a receiver that sends hints in place of an answer is given up', async () => {
  const hinting = createServer((socket) => {
    socket.on('error', () => undefined).resume();
    socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(11));
  });
  await new Promise<void>((resolve) => hinting.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(hinting.address() as AddressInfo).port}`;
  const outcome = await post(url, {}, '{}', { hosts: hostsOf(`${url};internal`), resolve: nobody });
  assert.deepEqual(outcome, { delivered: false, reason: 'no answer (broken off)' });
  hinting.close();
});

test('a redirect is a failure, and nobody goes where it leads', async () => {
  const secret = await startReceiver();
  receiver.answers = [{ status: 307, headers: { location: `${secret.url}/latest/meta-data` } }];
  const hosts = hostsOf(receiver.setting, secret.setting);
  const outcome = await post(receiver.url, {}, '{}', { hosts, resolve: nobody });
  assert.deepEqual(outcome, { delivered: false, status: 307, reason: 'it answered 307' });
  assert.deepEqual(secret.received, []);
  receiver.answers = [];
  receiver.received.splice(0);
  await secret.close();
});

test('proxies of the environment are not used', async () => {
  const proxy = await startReceiver();
  const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy.url, http_proxy: proxy.url };
  const program = `
    const { post } = await import('${new URL('./post.ts', import.meta.url)}');
    const { readNoticeHost } = await import('${new URL('../notice-hosts.ts', import.meta.url)}');
    const outcome = await post('${receiver.url}', {}, '{}', { hosts: [readNoticeHost('${receiver.setting}')] });
    console.log(outcome.status);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
  assert.deepEqual([stdout.trim(), proxy.received.length], ['200', 0]);
  receiver.received.splice(0);
  await proxy.close();
});

test('over TLS a certificate counts by the name that the list has, not by the address that was checked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-post-'));
  const { cert, key } = makeSelfSignedCertificate();
  writeFileSync(join(folder, 'ca.pem'), cert);
  const server = createTlsServer({ cert, key }, (_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: tlsPort } = server.address() as AddressInfo;
  const program = `
    const { post } = await import('${new URL('./post.ts', import.meta.url)}');
    const { readNoticeHost } = await import('${new URL('../notice-hosts.ts', import.meta.url)}');
    const outcomes = [];
    for (const name of ['localhost', 'hooks.example']) {
      const hosts = [readNoticeHost(name + ':${tlsPort};internal')];
      const { status, reason } = await post('https://' + name + ':${tlsPort}', {}, '{}', { hosts, resolve: async () => ['127.0.0.1'] });
      outcomes.push(status ?? reason);
    }
    console.log(JSON.stringify(outcomes));`;
  const run = async (env: Readonly<Record<string, string>>) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
    return JSON.parse(stdout);
  };
  const trusting = await run({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') });
  assert.deepEqual(trusting, [200, 'no answer (ERR_TLS_CERT_ALTNAME_INVALID)']);
  const [withoutTrust] = await run({});
  assert.equal(withoutTrust, 'no answer (DEPTH_ZERO_SELF_SIGNED_CERT)');
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

test('an answer that does not come in time is a failure, and so is one whose head does not end', async () => {
  receiver.answers = [{ status: 200, afterMs: 5_000 }];
  const options = { hosts: hostsOf(receiver.setting), resolve: nobody, timeoutMs: 100 };
  assert.deepEqual(await post(receiver.url, {}, '{}', options), { delivered: false, reason: 'no answer within 0.1 s' });
  receiver.answers = [];
  const talker = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = setInterval(() => socket.write(`x-${Math.random()}: ${'y'.repeat(1_000)}\r\n`), 1);
    socket.on('close', () => clearInterval(more));
  });
  await new Promise<void>((resolve) => talker.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(talker.address() as AddressInfo).port}`;
  const outcome = await post(url, {}, '{}', { hosts: hostsOf(`${url};internal`), resolve: nobody, timeoutMs: 5_000 });
  assert.deepEqual(outcome, { delivered: false, reason: 'no answer (HPE_HEADER_OVERFLOW)' });
  talker.close();
});

test('a resolver that never answers holds nothing up', async () => {
  const hosts = hostsOf('http://hooks.example');
  const outcome = await post('http://hooks.example/', {}, '{}', {
    hosts,
    resolve: () => new Promise(() => undefined),
    timeoutMs: 50,
  });
  assert.deepEqual(outcome, { delivered: false, reason: 'no answer within 0.05 s' });
});

test('nobody there is told by a code, without the address that was called', async () => {
  const gone = await startReceiver();
  await gone.close();
  const outcome = await post(gone.url, {}, '{}', { hosts: hostsOf(gone.setting), resolve: nobody });
  assert.deepEqual(outcome, { delivered: false, reason: 'no answer (ECONNREFUSED)' });
});
