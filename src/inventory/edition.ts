/** Which editions of Windows are supported alike, told from what the device says: its EditionID, else the words of its name. */

import { azureLocalName } from './installation-type.ts';

/** `server` is Windows Server of the Long-Term Servicing Channel, `sac` of the Semi-Annual one; `other` is none that tables of support ends know. */
export type Edition = 'home-pro' | 'enterprise' | 'ltsc' | 'iot-ltsc' | 'server' | 'sac' | 'azure-local' | 'other';

export interface EditionFacts {
  readonly osName?: string;
  readonly osEdition?: string;
}

/** Undefined where neither names one: "Microsoft Windows 10 Version 1709", "Windows 10". An EditionID is believed before a name. */
export function editionOf({ osName, osEdition }: EditionFacts): Edition | undefined {
  const reported =
    osEdition === undefined ? undefined : (firstOf(editionIds, osEdition) ?? firstOf(editionWords, osEdition));
  return reported ?? (osName === undefined ? undefined : firstOf(editionWords, osName));
}

/** Enterprise multi-session of Azure Virtual Desktop is a client that counts itself among the servers. */
export function isMultiSession({ osName = '', osEdition = '' }: EditionFacts): boolean {
  return /^ServerRdsh$/i.test(osEdition) || /multi-session|virtual desktops/i.test(osName);
}

type Patterns = readonly (readonly [RegExp, Edition])[];

/** The names of the values of GetProductInfo, as the registry's EditionID has them. */
const editionIds: Patterns = [
  [/^(Core|Professional|Cloud|Starter$|HomeBasic|HomePremium)/i, 'home-pro'],
  [/^IoTEnterpriseS/i, 'iot-ltsc'],
  [/^EnterpriseS(N?(Eval)?)$/i, 'ltsc'],
  [/^EnterpriseG|^(PPIPro|IoTUAP|Holographic)|Embedded/i, 'other'],
  [/^(Enterprise|Education|IoTEnterprise|ServerRdsh$)/i, 'enterprise'],
  [/^Server(Standard|Datacenter)ACor$/i, 'sac'],
  [/^ServerAzureStackHCI/i, 'azure-local'],
  [/^Server/i, 'server'],
];

/**
 * The first that the name bears: "Pro Education" is a Pro, "Enterprise LTSC" no Enterprise. Windows Server bears the
 * year of its release but in the Semi-Annual Channel.
 */
const editionWords: Patterns = [
  [/\bIoT\b.*\bLTS[BC]\b/i, 'iot-ltsc'],
  [/\bLTS[BC]\b/i, 'ltsc'],
  [azureLocalName, 'azure-local'],
  [/embedded|posready|thin pc|\bIoT Core\b|\bTeam\b|holographic/i, 'other'],
  [/multi-session|virtual desktops/i, 'enterprise'],
  [/\bserver\b.*\b20\d\d\b/i, 'server'],
  [/\bserver (standard|datacenter)\b/i, 'sac'],
  [/\bpro(fessional|fessionnel)?\b|профессиональная|професійна|专业|專業/i, 'home-pro'],
  [/enterprise|entreprise|корпоративная|корпоративна|企业|企業/i, 'enterprise'],
  [/education|éducation|educación|образовательных|освітн|教育/i, 'enterprise'],
  [/\b(home|core|famille|starter|single language)\b|домашняя|домашня|家庭|家用/i, 'home-pro'],
  [/\bWindows 1[01] (S|SE)\b/i, 'home-pro'],
];

function firstOf(patterns: Patterns, text: string): Edition | undefined {
  return patterns.find(([pattern]) => pattern.test(text.trim()))?.[1];
}
