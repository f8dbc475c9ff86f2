import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const page = [
  'Edition\tWindows 11 Pro',
  'Version\t23H2',
  'Installed on\t\u200e11/\u200e30/\u200e2023',
  'OS build\t22631.3007',
  'Experience\tWindows Feature Experience Pack 1000.22681.1000.0',
];
const device = [
  'Device name\tPC-0815',
  'Full device name\tPC-0815.contoso.com',
  'Processor\tIntel(R) Core(TM) i5 CPU @ 1.10GHz   1.80 GHz',
  'Installed RAM\t16.0 GB (15.8 GB usable)',
  'Device ID\t99C2387F-6762-4CA2-B753-39F4C7DA9A5E',
  'Product ID\t00330-80000-00000-AA923',
  'System type\t64-bit operating system, x64-based processor',
  'Pen and touch\tNo pen or touch input is available for this display',
];
const read = (...text: readonly string[]) => readOne(textLines(...text), 'windows-about');

test('the Copy button of the page gives edition, build and revision', () => {
  assert.deepEqual(read(...page), {
    osName: 'Windows 11 Pro',
    osVersion: '10.0.22631.3007',
    installationType: 'Client',
  });
});

test('the specifications of the device add name and architecture, above or below', () => {
  const whole = {
    computerDnsName: 'PC-0815.contoso.com',
    osName: 'Windows 11 Pro',
    osVersion: '10.0.22631.3007',
    osProcessor: 'x64',
    installationType: 'Client',
  };
  assert.deepEqual(read(...device, '', ...page), whole);
  assert.deepEqual(read(...page, ...device), whole);
});

test('a name without its column follows its label, in the line or below it', () => {
  for (const name of [['Device name PC-0815'], ['Device name', 'PC-0815'], ['Gerätename: PC-0815']]) {
    assert.equal(read(...name, ...page).computerDnsName, 'PC-0815');
  }
  assert.equal(read('Rename this PC', ...page).computerDnsName, undefined);
});

test('the architecture is that of the system, not of the processor', () => {
  const type = (text: string) => read(...page, `System type\t${text}`).osProcessor;
  assert.equal(type('32-bit operating system, x64-based processor'), 'x86');
  assert.equal(type('64-bit operating system, ARM-based processor'), 'arm64');
  assert.equal(type('64 ビット オペレーティング システム、x64 ベース プロセッサ'), 'x64');
});

/** As people hand the page on: with colons, blanks, bullets, without the tabs. */
const dresses: Readonly<Record<string, readonly string[]>> = {
  blanks: ['Edition Windows 11 Pro', 'Version 23H2', 'Installed on    11/30/2023', 'OS build        22631.3007'],
  colons: [
    '- System: Windows 11 Pro. 64-bit',
    '- Edition: Windows 11 Pro',
    '- Version: 23H2',
    '- OS build: 22631.3007',
  ],
  numbers: [
    '1. Edition : Windows 11 Pro',
    '2. Version : 23H2',
    '3. Installed on 30-11-2023',
    '4. OS build : 22631.3007',
  ],
  short: ['Windows 11 Pro', 'Version 23H2', 'OS Build 22631.3007', 'Windows Feature Experience Pack 1000.22681.1000.0'],
  joined: ['Windows 11 Pro 23H2', 'Build: 22631.3007'],
  'two lines each': [
    'Edition',
    'Windows 11 Pro',
    'Version',
    '23H2',
    'Installed on',
    '11/30/2023',
    'OS build',
    '22631.3007',
  ],
  'one sentence': ['Windows 11 Pro, version 23H2 (OS build 22631.3007)'],
};

for (const [dress, text] of Object.entries(dresses)) {
  test(`the page with ${dress}`, () => {
    const { osName, osVersion } = read(...text);
    assert.deepEqual([osName, osVersion], ['Windows 11 Pro', '10.0.22631.3007']);
  });
}

/** Labels of edition, version, day, build, experience; the edition; label of the device's name. */
const languages: Readonly<Record<string, readonly [labels: string, edition: string, name: string]>> = {
  German: ['Edition|Version|Installiert am|Betriebssystembuild|Leistung', 'Windows 11 Pro', 'Gerätename'],
  French: [
    "Édition|Version|Installé le|Build du système d'exploitation|Expérience",
    'Windows 11 Professionnel',
    "Nom de l'appareil",
  ],
  Spanish: [
    'Edición|Versión|Instalado el|Versión del sistema operativo|Experiencia',
    'Windows 11 Pro',
    'Nombre del dispositivo',
  ],
  Portuguese: ['Edição|Versão|Instalado em|Compilação do SO|Experiência', 'Windows 11 Pro', 'Nome do dispositivo'],
  Italian: [
    'Edizione|Versione|Data installazione|Build sistema operativo|Esperienza',
    'Windows 11 Pro',
    'Nome dispositivo',
  ],
  Dutch: ['Editie|Versie|Geïnstalleerd op|Build van besturingssysteem|Ervaring', 'Windows 11 Pro', 'Apparaatnaam'],
  Polish: [
    'Edycja|Wersja|Data instalacji|Kompilacja systemu operacyjnego|Środowisko',
    'Windows 11 Pro',
    'Nazwa urządzenia',
  ],
  Czech: ['Edice|Verze|Nainstalováno|Build operačního systému|Prostředí', 'Windows 11 Pro', 'Název zařízení'],
  Russian: ['Выпуск|Версия|Дата установки|Сборка ОС|Взаимодействие', 'Windows 11 Pro', 'Имя устройства'],
  Turkish: ['Sürüm|Sürüm|Yükleme tarihi|İşletim sistemi derlemesi|Deneyim', 'Windows 11 Pro', 'Cihaz adı'],
  Japanese: ['エディション|バージョン|インストール日|OS ビルド|エクスペリエンス', 'Windows 11 Pro', 'デバイス名'],
  Korean: ['에디션|버전|설치 날짜|OS 빌드|경험', 'Windows 11 Pro', '디바이스 이름'],
  'Simplified Chinese': ['版本|版本号|安装日期|操作系统版本|体验', 'Windows 11 专业工作站版', '设备名称'],
  'Traditional Chinese': ['版本|版本|安裝於|OS 組建|體驗', 'Windows 11 專業版', '裝置名稱'],
};

for (const [language, [labels, edition, name]] of Object.entries(languages)) {
  test(`the page in ${language}`, () => {
    const values = [edition, '23H2', '30.11.2023', '22631.3007', 'Windows Feature Experience Pack 1000.22681.1000.0'];
    const text = labels.split('|').map((label, index) => `${label}\t${values[index]}`);
    assert.deepEqual(read(`${name}\tPC-0815`, ...text), {
      computerDnsName: 'PC-0815',
      osName: edition,
      osVersion: '10.0.22631.3007',
      installationType: 'Client',
    });
  });
}

test('winver in any language; its sentence about trademarks names the edition', () => {
  const english = [
    'Microsoft Windows',
    'Version 22H2 (OS Build 19045.3803)',
    '© Microsoft Corporation. All rights reserved.',
    'The Windows 10 Pro for Workstations operating system and its user interface are protected by trademark.',
  ];
  assert.deepEqual(read(...english), {
    osName: 'Windows 10 Pro for Workstations',
    osVersion: '10.0.19045.3803',
    installationType: 'Client',
  });
  const wrapped = [
    'Version 22H2 (OS Build 19045.3803)',
    'The Windows 10 Pro operating system and its user interface are',
  ];
  assert.equal(read(...wrapped).osName, 'Windows 10 Pro');
  for (const textLine of [
    'Version 22H2 (Build 19045.3803)',
    "Version 22H2 (build du système d'exploitation 19045.3803)",
    'Версия 22H2 (сборка ОС 19045.3803)',
    'バージョン 22H2 (OS ビルド 19045.3803)',
    '版本 22H2(操作系统内部版本 19045.3803)',
  ]) {
    assert.equal(read(textLine).osVersion, '10.0.19045.3803', textLine);
  }
});

test('winver before Windows 10 has no revision', () => {
  assert.equal(read('Microsoft Windows', 'Version 6.1 (Build 7601: Service Pack 1)').osVersion, '6.1.7601');
  assert.equal(read('Microsoft Windows', 'Version 6.3 (Build 9600)').osVersion, '6.3.9600');
  assert.equal(read('Microsoft Windows Server', 'Version 10.0 (Build 10240)').osVersion, '10.0.10240');
});

test('a server and its long-term editions', () => {
  const name = (edition: string) => read(`Edition\t${edition}`, 'Version\t21H2', 'OS build\t20348.2227');
  assert.equal(name('Windows Server 2022 Datacenter').installationType, 'Server');
  for (const edition of [
    'Windows Server 2022 Standard Evaluation',
    'Windows 10 Enterprise LTSC',
    'Windows 10 Enterprise LTSC 2019',
    'Windows 11 Enterprise multi-session',
    'Windows 10 Enterprise 2016 LTSB',
  ]) {
    assert.equal(name(edition).osName, edition);
  }
});

test('pages of several devices are several devices, with names where each has one', () => {
  const other = page.map((textLine) => textLine.replace('22631.3007', '22631.2861'));
  const versions = (text: string) =>
    readText(text).readings.map(({ computerDnsName, osVersion }) => [computerDnsName, osVersion]);
  assert.deepEqual(versions(textLines('Device name\tPC-1', ...page, '', 'Device name\tPC-2', ...other)), [
    ['PC-1', '10.0.22631.3007'],
    ['PC-2', '10.0.22631.2861'],
  ]);
  assert.deepEqual(versions(textLines('Device name\tPC-1', ...page, '', ...other)), [
    [undefined, '10.0.22631.3007'],
    [undefined, '10.0.22631.2861'],
  ]);
});

test('a number behind a label is no build without edition and version beside it', () => {
  for (const text of [
    'OS build\t19045.3803',
    '19045.3803\n22H2',
    'Total 12345.67\nWindows 10 Pro',
    'Build 19045.3803\nVersion 22H2',
  ]) {
    assert.throws(() => readText(`${text}\n`), { code: 'UnknownFormat' }, text);
  }
});
