import assert from 'node:assert/strict';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/builders/cvrf.ts';
import { feedDocument } from '../../test/builders/feed-document.ts';
import { ParsedDocuments } from './parsed-documents.ts';

const march = feedDocument({ id: '2020-Mar', fixes: [{ kb: '4540673', cve: 'CVE-2020-0796', product: '11800' }] });

test('what is kept is found by the hash of the content, and by no other', (context) => {
  const folder = join(temporaryFolder(context), 'data', 'parsed');
  new ParsedDocuments(folder, '1').keep('a1', march);
  const later = new ParsedDocuments(folder, '1');
  assert.deepEqual([later.find('a1'), later.find('b2'), later.damaged], [march, undefined, []]);
  assert.equal(new ParsedDocuments(folder, '2').find('a1'), undefined);
});

test('what nobody has looked for goes', (context) => {
  const folder = temporaryFolder(context);
  const parsed = new ParsedDocuments(folder, '1');
  for (const hash of ['a1', 'b2', 'c3']) parsed.keep(hash, march);
  const later = new ParsedDocuments(folder, '1');
  later.find('b2');
  later.keep('d4', march);
  later.removeOthers();
  assert.deepEqual(readdirSync(folder).sort(), ['b2-1.parsed', 'd4-1.parsed']);
});

test('on a full disk (where the system has /dev/full) what is kept gives its room back to the catalogue', (context) => {
  if (!existsSync('/dev/full')) return;
  const folder = temporaryFolder(context);
  const parsed = new ParsedDocuments(folder, '1');
  parsed.keep('a1', march);
  symlinkSync('/dev/full', join(folder, 'b2-1.parsed'));
  parsed.keep('b2', march);
  parsed.keep('c3', march);
  assert.match(parsed.notKept ?? '', /^There is no space left on the disk for .*b2-1\.parsed\./);
  assert.deepEqual(readdirSync(folder), []);
});
