import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinReadings } from './join.ts';
import { parseOsBuild } from './os-build.ts';
import { parseOsVersion, versionOfBuild } from './os-version.ts';
import { readContract } from './parsers/contract/parser.ts';

const versions: readonly (readonly [string, string])[] = [
  ['10.0.17763.0', '10.0.17763'],
  ['10.0.20348.0', '10.0.20348'],
  ['6.3.9600.0', '6.3.9600'],
  ['10.0.17763', '10.0.17763'],
  ['10.0.17763.1', '10.0.17763.1'],
  ['10.0.14393.0', '10.0.14393.0'],
];
for (const [written, read] of versions) {
  test(`${written} is ${read} for every source`, () => {
    const [, , build = '', last] = written.split('.');
    assert.equal(parseOsVersion(written), read);
    assert.equal(versionOfBuild(Number(build), last === undefined ? undefined : Number(last)), read);
    assert.equal(readContract({ osVersion: ` ${written} ` }, 'x').osVersion, read);
    assert.equal(parseOsBuild(written)?.revision, parseOsBuild(read)?.revision);
  });
}

test('a file that does not know the revision says nothing against one that does', () => {
  const readings = [{ osVersion: '10.0.17763.0' }, { osVersion: '10.0.17763.8880' }];
  assert.equal(joinReadings(readings).osVersion, '10.0.17763.8880');
  assert.equal(joinReadings([...readings].reverse()).osVersion, '10.0.17763.8880');
});
