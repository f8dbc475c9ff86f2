import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog, cves } from '../../test/builders/catalog.ts';
import type { Catalog } from '../catalog/model.ts';
import { faultKinds, findFeedFaults } from './feed-faults.ts';

const windows11 = 'Windows 11 Version 24H2 for x64-based Systems';

/** An update of January 2026 that is as it should be but for what the test changes. */
function january(build: string, product = windows11): ReturnType<typeof catalog> {
  return catalog()
    .document('2026-Jan')
    .update('5074109', { supersedes: ['5074109'] })
    .fixes('CVE-2026-0001')
    .in(product, { build });
}

function faultsOf(built: Catalog): Record<string, readonly [number, string]> {
  return Object.fromEntries(findFeedFaults(built).map(({ reason, count, example }) => [reason, [count, example]]));
}

test('a feed without faults has none', () => {
  assert.deepEqual(faultsOf(january('10.0.26100.7623').build()), {});
});

test('a build of another branch is a fault, one of the same code is not', () => {
  assert.deepEqual(faultsOf(january('10.0.22621.7623').build()), {
    [faultKinds.foreignBuild]: [1, `"10.0.22621.7623" for KB5074109 in ${windows11}`],
  });
  assert.deepEqual(faultsOf(january('10.0.26200.7623').build()), {});
  assert.deepEqual(faultsOf(january('10.0.26100.32230').build()), {
    [faultKinds.foreignBuild]: [1, `"10.0.26100.32230" for KB5074109 in ${windows11}`],
  });
});

test('what is no build is a fault', () => {
  for (const text of ['0.0.26200.4652', '10.0.26100', '10.0.26100.1.2', 'V1.002', 'https://support.microsoft.com']) {
    assert.deepEqual(Object.keys(faultsOf(january(text).build())), [faultKinds.unreadableBuild], text);
  }
  const office = 'Microsoft Word 2016 (64-bit edition)';
  assert.deepEqual(faultsOf(january('16.0.5443.1000', office).build()), {});
  assert.deepEqual(faultsOf(january('4.8.1.09321.01', office).build()), {
    [faultKinds.unreadableBuild]: [1, `"4.8.1.09321.01" for KB5074109 in ${office}`],
  });
});

test('two builds of one update for one product are a fault, once', () => {
  const built = january('10.0.26100.7623').fixes('CVE-2026-0002').in(windows11, { build: '10.0.26100.7628' }).build();
  assert.deepEqual(faultsOf(built), {
    [faultKinds.severalBuilds]: [1, `"10.0.26100.7623", "10.0.26100.7628" for KB5074109 in ${windows11}`],
  });
});

test('a cumulative update that replaces nothing is a fault, an update of Secure Boot is not', () => {
  const built = catalog()
    .document('2026-Jan')
    .update('5074109')
    .fixes('CVE-2026-0001')
    .in(windows11)
    .update('5012170')
    .fixes('CVE-2026-0001')
    .in(windows11)
    .build();
  assert.deepEqual(faultsOf(built), { [faultKinds.missingLink]: [1, 'KB5074109 of 2026-Jan'] });
});

test('a replaced update that the feed never names is a fault', () => {
  const built = catalog()
    .document('2019-Jan')
    .update('4480116', { supersedes: ['4480966'] })
    .fixes('CVE-2019-0001')
    .in('Windows 10 Version 1803 for x64-based Systems')
    .build();
  assert.deepEqual(faultsOf(built), { [faultKinds.danglingLink]: [1, 'KB4480966, replaced by KB4480116'] });
});

test('a product that one record names for an update of dozens is a fault', () => {
  const built = january('10.0.26100.7623')
    .fixes(...cves(2026, 100, 40))
    .in('Windows 11 Version 25H2 for x64-based Systems', { build: '10.0.26200.7623' })
    .build();
  assert.deepEqual(faultsOf(built), { [faultKinds.straggler]: [1, `${windows11}, for KB5074109 of 2026-Jan`] });
});

test('two ids for one operating system are a fault', () => {
  const built = january('10.0.26100.7623').in('Windows 11 version 24H2 for x64-based Systems - extra').build();
  assert.deepEqual(Object.keys(faultsOf(built)), [faultKinds.twin]);
});
