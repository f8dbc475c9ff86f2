import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKeyOf } from './address-key.ts';

test('an IPv4 address counts for itself, an IPv6 address for its network', () => {
  const cases: [address: string, key: string][] = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['::FFFF:C000:0201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:c000:201', '192.0.2.1'],
    ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
    ['2001:0db8:0000:0001:bbbb:0:0:2', '2001:db8:0:1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ];
  for (const [address, key] of cases) assert.equal(addressKeyOf(address), key, address);
});

test('a port behind an address makes no difference, and texts that are no address are one caller', () => {
  assert.equal(addressKeyOf('192.0.2.1:50000'), '192.0.2.1');
  assert.equal(addressKeyOf('[2001:db8:0:1::1]:50000'), '2001:db8:0:1');
  for (const text of ['unknown', '', '_hidden', '999.1.1.1', '192.0.2.1:port']) {
    assert.equal(addressKeyOf(text), 'no address', text);
  }
});
