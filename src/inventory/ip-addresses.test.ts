import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIpAddress, uniteAddresses } from './ip-addresses.ts';

test('an address is read in any spelling and kept in the short one', () => {
  const read = {
    ' 192.0.2.7 ': '192.0.2.7',
    '2001:DB8:0:0:0:0:0:1': '2001:db8::1',
    'fe80::1%12': 'fe80::1',
    '::ffff:192.0.2.7': '::ffff:c000:207',
    '192.0.2': undefined,
    '192.0.2.256': undefined,
    '192.0.2.7.': undefined,
    '2001:db8:::1': undefined,
    'pc-7.contoso.com': undefined,
    '1:2': undefined,
    '': undefined,
  };
  for (const [text, address] of Object.entries(read)) assert.equal(parseIpAddress(text), address, text);
});

test('the address by which others reach the device comes first, and none comes twice or leads nowhere', () => {
  assert.deepEqual(
    uniteAddresses(['127.0.0.1', 'fe80::1', '169.254.7.7', '2001:db8::1', '192.0.2.7', '::1', '192.0.2.7', '10.0.0.1']),
    ['192.0.2.7', '10.0.0.1', '2001:db8::1', 'fe80::1', '169.254.7.7'],
  );
});
