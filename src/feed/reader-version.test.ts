import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOfReader, filesOfReader, readReaderVersion } from './reader-version.ts';

test('the version of the reader is a digest of all source that decides what a document gives', () => {
  const names = [...filesOfReader()].map((file) => file.slice(file.indexOf('/src/') + '/src/'.length));
  const deciding = [
    'brand.ts',
    'catalog/compile/feed-document.ts',
    'catalog/compile/feed-fixes.ts',
    'catalog/compile/platforms.ts',
    'catalog/model.ts',
    'feed/cvrf/accept.ts',
    'feed/cvrf/fix-kinds.ts',
    'feed/cvrf/namespaces.ts',
    'feed/cvrf/read.ts',
    'feed/cvrf/records.ts',
    'feed/cvrf/remedies.ts',
    'feed/cvrf/shape-matcher.ts',
    'feed/cvrf/transform.ts',
    'feed/cvrf/unmarshal.ts',
    'feed/cvrf/xml-shape.ts',
    'feed/document-bytes.ts',
    'feed/size-limits.ts',
  ];
  assert.deepEqual(
    deciding.filter((name) => !names.includes(name)),
    [],
  );
  assert.deepEqual(
    names.filter((name) => name.endsWith('compile/compile.ts')),
    [],
  );
  assert.match(readReaderVersion(), /^[0-9a-f]{16}$/);
  assert.equal(readReaderVersion(), digestOfReader());
});
