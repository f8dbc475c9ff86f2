import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedDocument } from '../../test/builders/feed-document.ts';
import { decodeDocument, encodeDocument } from './document-bytes.ts';

const fix = { cve: 'CVE-2020-0796', product: '11800' };
const document = feedDocument({
  id: '2020-Mar',
  fixes: [
    { ...fix, kb: '4540673', subType: 'Other', build: '10.0.18363.719', reissued: ['2020-04-14'] },
    { ...fix, kb: '4551762', supersedes: '4540673; 123', severity: 'Grave' },
  ],
});

test('a document comes back from its bytes as it was, with what its records do not say', () => {
  assert.ok(document.remedies.some(({ kind }) => kind === undefined) && document.assumed.length > 0);
  const decoded = decodeDocument(encodeDocument(document));
  assert.deepEqual(decoded, document);
  // Of two documents of one date the choice is made by this text.
  assert.equal(JSON.stringify(decoded), JSON.stringify(document));
});

test('bytes that are cut off, changed or of something else give no document', () => {
  const whole = encodeDocument(document);
  for (let length = 0; length < whole.length; length += 7) {
    assert.equal(decodeDocument(whole.subarray(0, length)), undefined, `cut off at ${length}`);
  }
  for (let index = 0; index < whole.length; index += 7) {
    const changed = Buffer.from(whole);
    changed[index] = (changed[index] as number) ^ 1;
    assert.equal(decodeDocument(changed), undefined, `changed at ${index}`);
  }
});
