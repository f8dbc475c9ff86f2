/** Software that lists of programs name, and devices that have some of it and some of its updates. */

import fc from 'fast-check';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { Catalog, Product } from '../../src/catalog/model.ts';
import { knowledgeOf } from '../builders/assessor.ts';
import { anyDevice } from './any-device.ts';

/** Name and version, of every family. */
export const softwareSamples: readonly (readonly [string, string])[] = [
  ['Microsoft Office Professional Plus 2016', '16.0.4266.1001'],
  ['Microsoft Office Professional Plus 2013', '15.0.4569.1506'],
  ['Microsoft Office Standard 2010', '14.0.7015.1000'],
  ['Microsoft Visio Professional 2016', '16.0.4266.1001'],
  ['Microsoft SharePoint Server 2016', '16.0.4351.1000'],
  ['Microsoft SharePoint Server 2019', '16.0.10337.12109'],
  ['Microsoft SharePoint Server Subscription Edition', '16.0.14326.20450'],
  ['Microsoft Office Online Server', '16.0.6814.2226'],
  ['SQL Server 2012 Database Engine Services', '11.3.6020.0'],
  ['SQL Server 2014 Database Engine Services', '12.3.6024.0'],
  ['SQL Server 2016 Database Engine Services', '13.2.5026.0'],
  ['SQL Server 2017 Database Engine Services', '14.0.1000.169'],
  ['SQL Server 2019 Database Engine Services', '15.0.4153.1'],
  ['Microsoft SQL Server 2022', '16.0.1000.6'],
  ['Microsoft SQL Server 2025', '17.0.4006.2'],
  ['Microsoft Exchange Server 2016 Cumulative Update 23', '15.1.2507.6'],
  ['Microsoft Exchange Server 2019 Cumulative Update 13', '15.2.1258.12'],
  ['Microsoft Exchange Server 2019', '15.2.1748.10'],
  ['Microsoft Exchange Server Subscription Edition', '15.2.2562.17'],
  ['Microsoft Visual Studio Professional 2015', '14.0.25420.1'],
  ['Microsoft Visio Viewer 2010', '14.0.4763.1000'],
  ['Microsoft .NET Runtime - 8.0.11 (x64)', '64.44.23191'],
  ['Microsoft ODBC Driver 17 for SQL Server', '17.10.5.1'],
  ['Microsoft Silverlight', '5.1.50901.0'],
];

/** A device with one to three of the samples, and with some of the updates that the feed names for them. */
export function anyDeviceWithSoftware(catalog: Catalog): fc.Arbitrary<PatchState> {
  const some = fc.uniqueArray(fc.constantFrom(...softwareSamples), { minLength: 1, maxLength: 3 });
  return fc.tuple(anyDevice({ full: false }), some).chain(([device, chosen]) => {
    const software = chosen.map(([name, version]) => ({ name, version }));
    const updates = [...updatesOf(catalog, productsOf(catalog, { software }))];
    const installed =
      updates.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...updates), { maxLength: 6 });
    return installed.map((kbs) => ({ ...device, software, installedKbs: [...(device.installedKbs ?? []), ...kbs] }));
  });
}

/** The feed's products of the software under that name; of all of it without a name. */
export function productsOf(catalog: Catalog, { software = [], osProcessor }: PatchState, name?: string): Product[] {
  const { found } = knowledgeOf(catalog).findSoftware(software, osProcessor);
  return found.filter((its) => name === undefined || its.name === name).flatMap(({ products }) => products);
}

export function updatesOf(catalog: Catalog, products: readonly Product[]): Set<KbNumber> {
  return new Set(products.flatMap((product) => catalog.fixesOf(product).map(({ update }) => update.kb)));
}
