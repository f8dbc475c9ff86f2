/** The edition of an operating system as inventories carry it: the registry's EditionID, or the number of its SKU. */

/** A single word in Latin letters; undefined for everything else. */
export function parseOsEdition(text: string): string | undefined {
  const word = text.trim();
  return /^[A-Za-z]{2,40}$/.test(word) ? word : undefined;
}

/** Editions of clients, and the two of the Semi-Annual Channel of Windows Server, by number; facts of GetProductInfo. */
const editionsBySku: Readonly<Record<number, string>> = {
  4: 'Enterprise',
  27: 'EnterpriseN',
  48: 'Professional',
  49: 'ProfessionalN',
  72: 'EnterpriseEval',
  84: 'EnterpriseNEval',
  98: 'CoreN',
  99: 'CoreCountrySpecific',
  100: 'CoreSingleLanguage',
  101: 'Core',
  119: 'PPIPro',
  121: 'Education',
  122: 'EducationN',
  125: 'EnterpriseS',
  126: 'EnterpriseSN',
  129: 'EnterpriseSEval',
  130: 'EnterpriseSNEval',
  145: 'ServerDatacenterACor',
  146: 'ServerStandardACor',
  161: 'ProfessionalWorkstation',
  162: 'ProfessionalWorkstationN',
  164: 'ProfessionalEducation',
  165: 'ProfessionalEducationN',
  171: 'EnterpriseG',
  172: 'EnterpriseGN',
  175: 'ServerRdsh',
  178: 'Cloud',
  179: 'CloudN',
  188: 'IoTEnterprise',
  191: 'IoTEnterpriseS',
};

export function editionOfSku(sku: number): string | undefined {
  return editionsBySku[sku];
}
