import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { digestOfPage, pageDigestName, stateOfPage } from './built-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-built-'));
after(() => rmSync(folder, { recursive: true }));

test('a page is built anew when a file of its source has changed, come or gone, and only then', () => {
  const [source, built] = [join(folder, 'web'), join(folder, 'dist')];
  for (const path of [join(source, 'src'), built]) mkdirSync(path, { recursive: true });
  writeFileSync(join(source, 'src/main.tsx'), 'one');
  assert.equal(stateOfPage(source, built), 'missing');
  const build = () => writeFileSync(join(built, pageDigestName), digestOfPage(source));
  build();
  assert.equal(stateOfPage(source, built), 'current');
  writeFileSync(join(source, 'src/main.tsx'), 'two');
  assert.equal(stateOfPage(source, built), 'older');
  build();
  writeFileSync(join(source, 'src/more.tsx'), '');
  assert.equal(stateOfPage(source, built), 'older');
  rmSync(source, { recursive: true });
  assert.equal(stateOfPage(source, built), 'current', 'a package has no source');
});
