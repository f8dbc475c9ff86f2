/** Whose software it is, asked by the reader of lists and by the patch state, in every language that Windows speaks. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchStateOf } from '../src/assessment/patch-state.ts';
import { isOfMicrosoft, makerOf } from '../src/inventory/maker.ts';
import { sortSoftware } from '../src/inventory/software-list.ts';
import { listingLanguages } from '../src/inventory/testing/listing-languages.ts';
import { languageProfiles } from '../src/inventory/text/languages.ts';
import { softwareSamples } from './quality/any-software.ts';

/** How lists in each language name the company, where not as English does. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  German: ['Microsoft-Konzern', 'Fa. Microsoft'],
  French: ['Société Microsoft'],
  Spanish: ['Compañía Microsoft'],
  Portuguese: ['Corporação Microsoft'],
  Italian: ['Società Microsoft'],
  Dutch: ['Microsoft Nederland b.v.'],
  Swedish: ['Företaget Microsoft'],
  'Swedish and Finnish': ['Microsoftin ohjelmisto', 'Företaget Microsoft'],
  'Danish and Norwegian': ['Microsofts programmer'],
  Icelandic: ['Fyrirtækið Microsoft'],
  Polish: ['Spółka Microsoft'],
  Czech: ['Společnost Microsoft'],
  Slovak: ['Spoločnosť Microsoft'],
  Hungarian: ['Microsoft Magyarország'],
  Romanian: ['Compania Microsoft'],
  'Croatian and Slovenian': ['Družba Microsoft'],
  Estonian: ['Ettevõte Microsoft'],
  Latvian: ['Uzņēmums Microsoft'],
  Lithuanian: ['„Microsoft“'],
  Turkish: ['MİCROSOFT', 'Mıcrosoft Şirketi'],
  Russian: ['Корпорация Майкрософт', 'КОРПОРАЦИЯ МАЙКРОСОФТ', '«Майкрософт»'],
  Ukrainian: ['Корпорація Майкрософт'],
  Bulgarian: ['Корпорация Майкрософт'],
  Serbian: ['Корпорација Мајкрософт'],
  Greek: ['Μάικροσοφτ', 'Εταιρεία Microsoft'],
  Hebrew: ['מיקרוסופט', 'של מיקרוסופט', 'תאגיד Microsoft'],
  Arabic: ['مايكروسوفت', 'شركة مايكروسوفت'],
  Thai: ['ไมโครซอฟท์', 'บริษัทไมโครซอฟท์'],
  Vietnamese: ['Công ty Microsoft'],
  Japanese: ['マイクロソフト', '日本マイクロソフト株式会社', 'ﾏｲｸﾛｿﾌﾄ', 'Ｍｉｃｒｏｓｏｆｔ'],
  'Simplified Chinese': ['微软', '微软公司', '微软(中国)有限公司'],
  'Traditional Chinese': ['微軟', '台灣微軟'],
  Korean: ['마이크로소프트', '한국마이크로소프트(유)'],
};

const languages = new Set([...languageProfiles, ...listingLanguages].map(({ name }) => name));

for (const language of languages) {
  test(`a vendor in ${language} is Microsoft wherever the question is asked`, () => {
    const vendors = spellings[language] ?? assert.fail(`how does ${language} spell the company?`);
    for (const vendor of ['Microsoft Corporation', ...vendors]) {
      assert.equal(makerOf(vendor), 'microsoft', vendor);
      const listed = sortSoftware([
        { name: 'Visio Viewer 2013', version: '15.0.4569.1506', vendor },
        { name: 'Update (KB4461543)', vendor },
      ]);
      assert.deepEqual(listed.kbs, ['4461543'], vendor);
      assert.deepEqual(patchStateOf(listed).software, [{ name: 'Visio Viewer 2013', version: '15.0.4569.1506' }]);
    }
  });
}

test('a vendor that only sounds like Microsoft is another', () => {
  for (const vendor of [
    'Contoso',
    'Notmicrosoft Ltd.',
    'ООО «Немайкрософт»',
    'ООО «ЯНДЕКС»',
    'Ångström AB',
    '株式会社',
  ])
    assert.equal(makerOf(vendor), 'other', vendor);
});

test('an empty vendor is none', () => {
  assert.deepEqual([makerOf(undefined), makerOf(''), makerOf(' ')], ['not-told', 'not-told', 'not-told']);
});

test('without a vendor, and under that of a packager, a name that only Microsoft bears tells', () => {
  const names = [
    'Microsoft Office Professional Plus 2016',
    'SQL Server 2019 Database Engine Services',
    'Пакет обеспечения совместимости для выпуска 2007 системы Microsoft Office',
    'PowerToys (Preview) x64',
  ];
  for (const name of names) {
    assert.ok(isOfMicrosoft({ name }), name);
    assert.ok(isOfMicrosoft({ name, vendor: 'Contoso Software Deployment' }), name);
  }
  assert.ok(!isOfMicrosoft({ name: 'Visio Viewer 2013' }));
});

test('without a vendor nothing is dropped that some family of software knows', () => {
  for (const [name] of softwareSamples) assert.ok(isOfMicrosoft({ name }), name);
});
