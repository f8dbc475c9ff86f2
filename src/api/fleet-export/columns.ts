/** What exports hold: the one table of columns that the header of CSV, the keys of NDJSON and the schema of Parquet come from. Names stay; new columns come last. */

export const exportNames = ['missingkbs', 'devices', 'kbs'] as const;
export type ExportName = (typeof exportNames)[number];

/** A list is one text in CSV and Parquet, with ";" between. An instant is ISO 8601 in UTC, a day YYYY-MM-DD. */
export type CellType = 'text' | 'number' | 'flag' | 'instant' | 'day' | 'list';
export type Cell = string | number | boolean | null | readonly string[];
export type Cells = readonly Cell[];

export interface Column {
  readonly name: string;
  readonly type: CellType;
  /** May have nothing. */
  readonly nullable: boolean;
}

/** A row is what a device has of its own, and what follows from its patch state; all rows of a state have that alike. */
export interface RowColumns {
  readonly own: readonly Column[];
  readonly shared: readonly Column[];
}

const always = (type: CellType) => (name: string) => ({ name, type, nullable: false });
const perhaps = (type: CellType) => (name: string) => ({ name, type, nullable: true });
const text = always('text');
const number = always('number');
const list = always('list');
const instant = always('instant');

/** Of a machine. Names are those of Defender's Machine where it has the property. */
const machineOwn: readonly Column[] = [
  text('id'),
  text('computerDnsName'),
  instant('firstSeen'),
  instant('lastSeen'),
  text('healthStatus'),
  list('machineTags'),
  perhaps('text')('ring'),
  perhaps('text')('lastIpAddress'),
  list('ipAddresses'),
];

const machineShared: readonly Column[] = [
  perhaps('text')('osPlatform'),
  perhaps('text')('osVersion'),
  text('onboardingStatus'),
  perhaps('text')('osProcessor'),
  perhaps('text')('version'),
  perhaps('number')('osBuild'),
  perhaps('text')('lastExternalIpAddress'),
  perhaps('text')('agentVersion'),
  number('rbacGroupId'),
  perhaps('text')('rbacGroupName'),
  perhaps('text')('riskScore'),
  perhaps('text')('exposureLevel'),
  text('deviceValue'),
  perhaps('text')('aadDeviceId'),
  perhaps('text')('osArchitecture'),
];

export const columnsOf: Readonly<Record<ExportName, RowColumns>> = {
  missingkbs: {
    own: [
      text('machineId'),
      text('computerDnsName'),
      perhaps('text')('osPlatform'),
      perhaps('text')('osVersion'),
      list('tags'),
      perhaps('text')('ring'),
      instant('lastSeen'),
    ],
    shared: [
      text('kb'),
      text('name'),
      list('productsNames'),
      text('url'),
      always('day')('released'),
      number('cveAddressed'),
      number('exploited'),
      perhaps('number')('kev'),
      text('severity'),
      text('restart'),
      always('flag')('needsEsu'),
      perhaps('text')('notOffered'),
    ],
  },
  devices: {
    own: machineOwn,
    shared: [
      ...machineShared,
      text('status'),
      perhaps('text')('reason'),
      perhaps('number')('missingKbs'),
      perhaps('number')('openVulnerabilities'),
      perhaps('number')('exploited'),
      perhaps('number')('kev'),
      perhaps('day')('supportEnds'),
      perhaps('day')('esuEnds'),
      perhaps('text')('line'),
      perhaps('number')('monthsBehind'),
    ],
  },
  kbs: {
    own: [],
    shared: [
      text('kb'),
      text('name'),
      text('url'),
      always('day')('released'),
      number('ageDays'),
      text('restart'),
      text('severity'),
      number('devices'),
      number('pairs'),
      number('exploitedPairs'),
      perhaps('number')('kevPairs'),
      number('vulnerabilities'),
      list('exploited'),
      list('kev'),
      perhaps('day')('dueDate'),
      number('needEsu'),
      number('notOffered'),
    ],
  },
};
