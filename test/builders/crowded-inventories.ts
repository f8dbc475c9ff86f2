/** Inventories with as many entries in one list as the contract allows: what each kind of entry costs, and whether it adds up. */

import { InventorySchema } from '../../src/inventory/schema.ts';

export interface Crowd {
  /** The list of the contract that it fills. */
  readonly list: string;
  readonly kind: string;
  readonly most: number;
  /**
   * The fields of inventory `salt` with that many entries. No two inventories share a name, so that none profits from what
   * another looked up.
   */
  readonly fill: (size: number, salt: number) => Record<string, unknown>;
}

/** A server far behind, so that everything that may be missing is. */
const device = {
  computerDnsName: 'srv-1.contoso.com',
  osName: 'Microsoft Windows Server 2019 Standard',
  osVersion: '10.0.17763.1',
  osProcessor: 'x64',
  installationType: 'Server',
  installedKbs: ['KB890830'],
};

/** The lists of the contract and the most that each may hold, from the contract itself. */
export const contractLists: ReadonlyMap<string, number> = new Map(
  Object.entries(InventorySchema.properties).flatMap(([name, schema]) =>
    'maxItems' in schema ? [[name, Number(schema.maxItems)] as const] : [],
  ),
);

const languages = ['en-us', 'de-de', 'fr-fr', 'ja-jp'];

const softwareKinds: Readonly<Record<string, (place: number, salt: number) => { name: string; version?: string }>> = {
  'instances of one SQL Server': (place, salt) => ({
    name: 'Microsoft SQL Server 2019 (64-bit)',
    version: `15.0.${2000 + (place % 3000)}.${place + salt}`,
  }),
  'instances of SQL Server that the collector lists': (place, salt) => ({
    name: `Microsoft SQL Server ${['2016', '2017', '2019', '2022'][place % 4]}`,
    version: `${13 + (place % 4)}.0.${1000 + (place % 5000)}.${place + salt}`,
  }),
  'updates of SQL Server': (place, salt) => ({
    name: `GDR ${place} for SQL Server 2019 (KB${4_000_000 + salt}) (64-bit)`,
  }),
  'LocalDB of SQL Server': (place, salt) => ({ name: `Microsoft SQL Server 2019 LocalDB ${salt} ${place}` }),
  'versions of Exchange Server': (place, salt) => ({
    name: 'Microsoft Exchange Server',
    version: `15.2.${place}.${salt % 1000}`,
  }),
  'editions of Office 2016': (place, salt) => ({
    name: `Microsoft Office Edition ${salt} ${place} 2016`,
    version: '16.0.4266.1001',
  }),
  'language parts of Office': (place, salt) => ({ name: `Microsoft Word MUI (Language ${salt} ${place}) 2016` }),
  'programs of Click-to-Run': (place, salt) => ({
    name: `Microsoft Project ${salt} ${place} - ${languages[place % languages.length]}`,
    version: '16.0.17328.20162',
  }),
  'lines of .NET': (place, salt) => ({ name: `Microsoft .NET Runtime - ${place % 90}.${place}.${salt % 1000} (x64)` }),
  'versions of a driver': (place, salt) => ({
    name: 'Microsoft ODBC Driver 17 for SQL Server',
    version: `${place % 90}.${place % 9000}.${salt % 1000}.${place}`,
  }),
  'versions of SharePoint Server': (place, salt) => ({
    name: 'Microsoft SharePoint Server 2019',
    version: `16.0.${place}.${salt}`,
  }),
  'versions of Edge': (place, salt) => ({ name: 'Microsoft Edge', version: `120.0.${salt % 1000}.${place}` }),
  'servers that are not placed': (place, salt) => ({ name: `Microsoft Unheard Server ${salt} ${place}` }),
  'programs of Microsoft without KBs': (place, salt) => ({ name: `Microsoft Program ${salt} ${place}` }),
  'programs of others': (place, salt) => ({ name: `Program ${salt} ${place}`, vendor: 'Contoso' }),
  'names of the greatest length': (place, salt) => ({ name: `Microsoft Office ${'a b '.repeat(240)}${salt} ${place}` }),
};

const everyKind = Object.values(softwareKinds);

/** Every list of the contract, in every kind that the engine looks at in its own way, and all of them at once. */
export function crowds(knownKbs: readonly string[]): Crowd[] {
  const unknownKb = (place: number, salt: number) => `KB${70_000_000 + salt * 20_000 + place}`;
  const knownKb = (place: number) => knownKbs[place];
  const known = { most: knownKbs.length };
  const each = [
    ...Object.entries(softwareKinds).map(([kind, entry]) => crowd('software', kind, entry)),
    crowd('software', 'programs of every family', (place, salt) => everyKind[place % everyKind.length]?.(place, salt)),
    crowd('installedKbs', 'that the catalogue knows', knownKb, known),
    crowd('installedKbs', 'that nobody knows', unknownKb),
    crowd('windowsUpdateOffers', 'that the catalogue knows', (place) => ({ kb: knownKb(place) }), known),
    crowd('windowsUpdateOffers', 'that nobody knows', (place, salt) => ({ kb: unknownKb(place, salt) })),
    crowd('ipAddresses', 'of one network', (place) => `192.0.2.${place}`),
  ];
  const together = each.filter(({ kind }) => /every family|nobody knows/.test(kind));
  const most = Math.max(...together.map((its) => its.most));
  const fill = (size: number, salt: number) =>
    Object.assign({}, ...together.map((its) => its.fill(Math.ceil((its.most * size) / most), salt)));
  return [...each, { list: 'all', kind: 'at once', most, fill }];
}

function crowd(
  list: string,
  kind: string,
  entry: (place: number, salt: number) => unknown,
  { most = Number.POSITIVE_INFINITY } = {},
): Crowd {
  const fill = (size: number, salt: number) => ({
    [list]: Array.from({ length: size }, (_, place) => entry(place, salt)),
  });
  return { list, kind, most: Math.min(contractLists.get(list) ?? 0, most), fill };
}

/** As the contract has it. */
export function crowdedInventory({ fill }: Crowd, size: number, salt: number): unknown {
  return { ...device, ...fill(size, salt) };
}
