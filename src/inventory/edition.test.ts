import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Edition, editionOf, isMultiSession } from './edition.ts';

const names: readonly (readonly [string, Edition | undefined])[] = [
  ['Microsoft Windows 10 Home', 'home-pro'],
  ['Microsoft Windows 10 Home Single Language', 'home-pro'],
  ['Microsoft Windows 10 Famille Unilingue', 'home-pro'],
  ['Майкрософт Windows 10 Домашняя для одного языка', 'home-pro'],
  ['Microsoft Windows 11 家庭中文版', 'home-pro'],
  ['Microsoft Windows 11 家用版', 'home-pro'],
  ['Microsoft Windows 10 Pro', 'home-pro'],
  ['Microsoft Windows 10 Pro N', 'home-pro'],
  ['Microsoft Windows 10 Professionnel', 'home-pro'],
  ['Microsoft Windows 10 Профессиональная', 'home-pro'],
  ['Microsoft Windows 10 专业版', 'home-pro'],
  ['Microsoft Windows 10 專業版', 'home-pro'],
  ['Microsoft Windows 10 Pro Education', 'home-pro'],
  ['Microsoft Windows 10 专业教育版', 'home-pro'],
  ['Microsoft Windows 10 Pro for Workstations', 'home-pro'],
  ['Windows 10 S', 'home-pro'],
  ['Windows 11 SE', 'home-pro'],
  ['Microsoft Windows 10 Enterprise', 'enterprise'],
  ['Microsoft Windows 10 Enterprise N', 'enterprise'],
  ['Microsoft Windows 10 Entreprise', 'enterprise'],
  ['Microsoft Windows 10 Корпоративная', 'enterprise'],
  ['Microsoft Windows 10 企业版', 'enterprise'],
  ['Microsoft Windows 10 Éducation', 'enterprise'],
  ['Microsoft Windows 10 IoT Enterprise', 'enterprise'],
  ['Microsoft Windows 11 Enterprise multi-session', 'enterprise'],
  ['Microsoft Windows 10 Enterprise for Virtual Desktops', 'enterprise'],
  ['Windows 10 Enterprise LTSC 2021', 'ltsc'],
  ['Windows 10 Enterprise N LTSC', 'ltsc'],
  ['Windows 10 Enterprise 2016 LTSB', 'ltsc'],
  ['Microsoft Windows 10 企业版 LTSC', 'ltsc'],
  ['Windows 10 IoT Enterprise LTSC 2021', 'iot-ltsc'],
  ['Microsoft Windows Server 2019 Standard', 'server'],
  ['Microsoft Windows Server 2008 R2 Enterprise', 'server'],
  ['Microsoft Hyper-V Server 2016', 'server'],
  ['Microsoft Windows Server Datacenter', 'sac'],
  ['Microsoft Azure Stack HCI', 'azure-local'],
  ['Windows Embedded Standard', 'other'],
  ['Windows 10 Team', 'other'],
  ['Microsoft Windows 10 Version 1709', undefined],
  ['Windows 11', undefined],
  ['Windows Server', undefined],
];
for (const [osName, edition] of names) {
  test(`the name "${osName}" tells ${edition ?? 'no edition'}`, () => {
    assert.equal(editionOf({ osName }), edition);
  });
}

const ids: readonly (readonly [string, Edition])[] = [
  ['Core', 'home-pro'],
  ['CoreSingleLanguage', 'home-pro'],
  ['Professional', 'home-pro'],
  ['ProfessionalEducation', 'home-pro'],
  ['Cloud', 'home-pro'],
  ['Enterprise', 'enterprise'],
  ['EnterpriseEval', 'enterprise'],
  ['EnterpriseSubscription', 'enterprise'],
  ['Education', 'enterprise'],
  ['IoTEnterprise', 'enterprise'],
  ['ServerRdsh', 'enterprise'],
  ['EnterpriseS', 'ltsc'],
  ['EnterpriseSN', 'ltsc'],
  ['EnterpriseSEval', 'ltsc'],
  ['IoTEnterpriseS', 'iot-ltsc'],
  ['EnterpriseG', 'other'],
  ['ServerStandard', 'server'],
  ['ServerDatacenterACor', 'sac'],
  ['ServerAzureStackHCICor', 'azure-local'],
];
for (const [osEdition, edition] of ids) {
  test(`the EditionID ${osEdition} is believed before a name`, () => {
    assert.equal(editionOf({ osEdition, osName: 'Microsoft Windows 10 Pro' }), edition);
  });
}

test('an EditionID that nobody knows leaves it to the name', () => {
  assert.equal(editionOf({ osEdition: 'Quantum', osName: 'Microsoft Windows 10 Enterprise' }), 'enterprise');
});

test('Enterprise multi-session is told by name or EditionID', () => {
  assert.ok(isMultiSession({ osEdition: 'ServerRdsh' }));
  assert.ok(isMultiSession({ osName: 'Microsoft Windows 11 Enterprise multi-session' }));
  assert.ok(!isMultiSession({ osName: 'Microsoft Windows 11 Enterprise' }));
});
