/** The table of Windows' lines against the names and builds of the recorded feed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { majorityOf, oneVoteEach } from '../../src/catalog/majority.ts';
import { parseFixedBuild } from '../../src/lines/windows/fixed-build.ts';
import {
  buildsOfLine,
  codeFamilyOf,
  firstBuildOfWindows10,
  namedInstead,
  osLines,
} from '../../src/lines/windows/os-lines.ts';
import { otherVersions } from '../../src/lines/windows/os-platform.ts';
import { azureLocalBuilds } from '../../src/lines/windows/role.ts';
import { compileRecordedFeed } from '../quality/shared.ts';
import { fixesByLine } from './operating-systems.ts';

const catalog = await compileRecordedFeed();
const fixes = fixesByLine(catalog);

/** Windows 8 of January 2016 alone, which had ended; and a release that is yet to come. */
const unnamed = ['Windows 8', 'Windows 11 26H2'];

test('the feed names every line of the table, and the table every line of the feed', () => {
  const known = new Set(osLines.map(({ name }) => name));
  assert.deepEqual(
    [...known].filter((name) => !fixes.has(name)),
    unnamed,
  );
  assert.deepEqual(
    [...fixes.keys()].filter((name) => !known.has(name)),
    [],
  );
});

test('a line has the build that most of its updates in the feed name, or one of the same code', () => {
  for (const [line, ofLine] of fixes) {
    const named = ofLine.flatMap(({ builds }) => builds.flatMap((text) => parseFixedBuild(text)?.build ?? []));
    const most = majorityOf(oneVoteEach(named), (a, b) => a - b);
    if (most === undefined) continue;
    const own = buildsOfLine(line);
    // Azure Stack HCI has the code of Windows Server 2022, by whose build the feed names its one update.
    const known = line.startsWith('Azure Stack HCI') ? own.flatMap(codeFamilyOf) : own;
    assert.ok(known.includes(most), `${line}: ${own} instead of ${most}`);
  }
});

test('builds that other tables name are builds of the table: of servers, or of a first release', () => {
  const servers = new Set(osLines.filter(({ role }) => role === 'server').map(({ build }) => build));
  const named = [...azureLocalBuilds, ...Object.keys(otherVersions).map(Number)];
  assert.deepEqual(
    named.filter((build) => !servers.has(build)),
    [firstBuildOfWindows10],
  );
});

test('what is named in place of another product is named', () => {
  const names = new Set(catalog.products.map(({ name }) => name));
  assert.deepEqual(
    Object.entries(namedInstead)
      .flat()
      .filter((name) => !names.has(name)),
    [],
  );
});
