/** The sources of inventories. The first that recognizes a document reads it; what can be told by fewer signs comes later. */

import { activeDirectoryParser } from './active-directory/parser.ts';
import { ansibleParser } from './ansible/parser.ts';
import { awsSsmParser } from './aws-ssm/parser.ts';
import { azurePatchesParser } from './azure-patches/parser.ts';
import { computerInfoParser } from './computer-info/parser.ts';
import { configMgrParser } from './configmgr/parser.ts';
import { contractParser } from './contract/parser.ts';
import { defenderParser } from './defender/parser.ts';
import { defenderSoftwareParser } from './defender-software/parser.ts';
import { dismParser } from './dism/parser.ts';
import { fleetParser } from './fleet/parser.ts';
import { getPackageParser } from './get-package/parser.ts';
import { glpiParser } from './glpi/parser.ts';
import { intuneParser } from './intune/parser.ts';
import { kbListParser } from './kb-list/parser.ts';
import { lansweeperParser } from './lansweeper/parser.ts';
import { nessusParser } from './nessus/parser.ts';
import { operatingSystemParser } from './operating-system/parser.ts';
import { osqueryParser } from './osquery/parser.ts';
import type { InventoryParser } from './parser.ts';
import { pdqInventoryParser } from './pdq-inventory/parser.ts';
import { psWindowsUpdateParser } from './ps-windows-update/parser.ts';
import { quickFixParser } from './quick-fix/parser.ts';
import { registryParser } from './registry/parser.ts';
import { systemInformationParser } from './system-information/parser.ts';
import { systeminfoParser } from './systeminfo/parser.ts';
import { tenableParser } from './tenable/parser.ts';
import { verParser } from './ver/parser.ts';
import { wazuhParser } from './wazuh/parser.ts';
import { windowsAboutParser } from './windows-about/parser.ts';
import { windowsUpdateAgentParser } from './windows-update-agent/parser.ts';
import { wsusParser } from './wsus/parser.ts';

export const inventoryParsers: readonly InventoryParser[] = [
  contractParser,
  ansibleParser,
  tenableParser,
  nessusParser,
  awsSsmParser,
  azurePatchesParser,
  fleetParser,
  glpiParser,
  wazuhParser,
  defenderParser,
  defenderSoftwareParser,
  wsusParser,
  lansweeperParser,
  pdqInventoryParser,
  systeminfoParser,
  systemInformationParser,
  computerInfoParser,
  verParser,
  windowsAboutParser,
  dismParser,
  operatingSystemParser,
  registryParser,
  quickFixParser,
  windowsUpdateAgentParser,
  psWindowsUpdateParser,
  getPackageParser,
  osqueryParser,
  activeDirectoryParser,
  intuneParser,
  configMgrParser,
  kbListParser,
];
