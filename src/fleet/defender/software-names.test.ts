import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  displayNameOf,
  recommendationIdOf,
  softwareIdOf,
  softwareOfId,
  softwareOfRecommendation,
  versionOf,
} from './software-names.ts';

test('an id names a software and its vendor, in any case, and nothing else does', () => {
  for (const software of ['edge', 'edge_chromium-based', '.net_framework', 'flash_player']) {
    assert.equal(softwareOfId(softwareIdOf(software).toUpperCase()), software);
    assert.equal(softwareOfRecommendation(recommendationIdOf(software).toUpperCase()), software);
  }
  assert.equal(softwareIdOf('flash_player'), 'adobe-_-flash_player');
  for (const none of ['', 'edge', 'google-_-edge', 'microsoft-_-', 'microsoft-_-flash_player', '-_-edge']) {
    assert.equal(softwareOfId(none), undefined, none);
  }
  for (const none of ['microsoft-_-edge', 'sca-_-microsoft-_-edge', 'va-_-edge']) {
    assert.equal(softwareOfRecommendation(none), undefined, none);
  }
});

test('a recommendation calls software as people do', () => {
  const names = {
    windows_10: 'Windows 10',
    windows_server_2012_r2: 'Windows Server 2012 R2',
    '.net_framework': '.NET Framework',
    'edge_chromium-based': 'Edge (Chromium-based)',
    sql_server_2019: 'SQL Server 2019',
    skype_for_business_2016: 'Skype for Business 2016',
  };
  for (const [name, displayed] of Object.entries(names)) assert.equal(displayNameOf(name), displayed);
});

test('the version of the system is that of Windows and of the Edge in it, and of nothing else', () => {
  const system = { osVersion: '10.0.18363.657' };
  for (const software of ['windows_10', 'windows_server_2019', 'windows_server', 'edge']) {
    assert.equal(versionOf(software, system), system.osVersion, software);
  }
  for (const software of ['internet_explorer', 'edge_chromium-based', 'office_2016', 'windows-like']) {
    assert.equal(versionOf(software, system), null, software);
  }
});
