import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeHostOf, readNoticeHost } from './notice-hosts.ts';

const list = [
  'hooks.slack.com',
  '*.logic.azure.com',
  'SIEM.contoso.com:8443;internal',
  'http://10.0.0.5:9000;internal',
];
const hosts = list.map(readNoticeHost);
const found = (address: string) => noticeHostOf(new URL(address), hosts)?.name;

test('an entry names a host and its port, and those below a name', () => {
  assert.equal(found('https://hooks.slack.com/services/T/B/x'), 'hooks.slack.com');
  assert.equal(found('https://HOOKS.slack.com:443/'), 'hooks.slack.com');
  assert.equal(found('https://prod-12.westeurope.logic.azure.com/workflows'), '.logic.azure.com');
  assert.equal(found('https://siem.contoso.com:8443/'), 'siem.contoso.com');
  assert.equal(found('http://10.0.0.5:9000/in'), '10.0.0.5');
  assert.deepEqual(
    hosts.map(({ internal }) => internal),
    [false, false, true, true],
  );
});

test('another scheme, another port and another name are not on the list', () => {
  for (const address of [
    'http://hooks.slack.com/',
    'https://hooks.slack.com:8443/',
    'https://hooks.slack.com.evil.example/',
    'https://evilhooks.slack.com/',
    'https://hooks.slack.com@evil.example/',
    'https://logic.azure.com/',
    'https://evil-logic.azure.com/',
    'https://siem.contoso.com/',
    'https://10.0.0.5:9000/',
    'http://10.0.0.5/',
    'ftp://hooks.slack.com/',
  ]) {
    assert.equal(found(address), undefined, address);
  }
});

test('a host of its own counts before all below a name', () => {
  const both = ['*.contoso.com', 'siem.contoso.com;internal'].map(readNoticeHost);
  assert.equal(noticeHostOf(new URL('https://siem.contoso.com/'), both)?.internal, true);
  assert.equal(noticeHostOf(new URL('https://other.contoso.com/'), both)?.internal, false);
});

for (const entry of [
  'https://a.example/path',
  'ftp://a.example',
  'a b',
  '*',
  '*.',
  '*.com',
  'a.*.example',
  '*.a.example;internal',
  'http://*.a.example',
  'a.example;intern',
  'user@a.example',
  '',
]) {
  test(`the entry "${entry}" is refused with what it may be`, () => {
    assert.throws(() => readNoticeHost(entry), { code: 'ConfigurationInvalid', message: /MISSINGKBS_NOTICE_HOSTS/ });
  });
}
