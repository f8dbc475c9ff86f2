/** Software that updates leave at the version of its installation, so that installed updates alone tell its level. */

import {
  anyOf,
  type FoundSoftware,
  noteOnState,
  type RequiredState,
  type SoftwareFamily,
  type SoftwareNote,
} from './finding.ts';
import { serverNamed } from './server-names.ts';

interface PatchedSoftware {
  readonly entry: RegExp;
  readonly products: RegExp;
  readonly state?: RequiredState;
}

const sp1Of2013 = { name: 'Service Pack 1', build: 4569 };
const sp2Of2010 = { name: 'Service Pack 2', build: 7011 };
const sp3Of2007 = { name: 'Service Pack 3', build: 6607 };

const table: readonly PatchedSoftware[] = [
  // SharePoint Server holds everything that SharePoint Foundation does.
  {
    entry: /^Microsoft SharePoint Server Subscription Edition$/i,
    products: /^Microsoft SharePoint Server Subscription Edition$/i,
  },
  { entry: /^Microsoft SharePoint Server 2019$/i, products: /^Microsoft SharePoint Server 2019$/i },
  {
    entry: /^Microsoft SharePoint (?:Enterprise )?Server 2016$/i,
    products: /^Microsoft SharePoint (?:Enterprise )?Server 2016$/i,
  },
  {
    entry: /^Microsoft SharePoint (?:Enterprise )?Server 2013$/i,
    products:
      /^(?:(?:Excel|Word Automation) Services on )?Microsoft SharePoint (?:Foundation|(?:Enterprise )?Server) 2013 Service Pack 1\b/i,
    state: sp1Of2013,
  },
  {
    entry: /^Microsoft SharePoint Foundation 2013$/i,
    products: /^Microsoft SharePoint Foundation 2013 Service Pack 1$/i,
    state: sp1Of2013,
  },
  {
    entry: /^Microsoft SharePoint Server 2010$/i,
    products:
      /^(?:(?:Excel|Word Automation) Services on )?Microsoft SharePoint (?:Foundation|Server) 2010 Service Pack 2\b/i,
    state: sp2Of2010,
  },
  {
    entry: /^Microsoft SharePoint Foundation 2010$/i,
    products: /^Microsoft SharePoint Foundation 2010 Service Pack 2$/i,
    state: sp2Of2010,
  },
  { entry: /^Microsoft Office Online Server$/i, products: /^(?:Microsoft )?Office Online Server(?: 2016)?$/i },
  {
    entry: /^Microsoft Office Web Apps Server 2013$/i,
    products: /^Microsoft Office Web Apps (?:Server )?2013 Service Pack 1$/i,
    state: sp1Of2013,
  },
  {
    entry: /^Microsoft (?:Office )?Web Apps 2010$/i,
    products: /^Microsoft Office Web Apps (?:Server )?2010 Service Pack 2$/i,
    state: sp2Of2010,
  },
  {
    entry: /^Microsoft Project Server 2013$/i,
    products: /^Microsoft Project Server 2013 Service Pack 1/i,
    state: sp1Of2013,
  },
  { entry: /^Microsoft Project Server 2010$/i, products: /^Microsoft Project Server 2010/i, state: sp2Of2010 },
  {
    entry: /^Compatibility Pack for the 2007 Office system$/i,
    products: /^Microsoft Office Compatibility Pack Service Pack 3$/i,
    state: sp3Of2007,
  },
  { entry: /^Microsoft (?:Office )?Word Viewer(?: 2003)?$/i, products: /^Microsoft Office Word Viewer$/i },
  {
    entry: /^Microsoft (?:Office )?Excel Viewer(?: 2007)?$/i,
    products: /^Microsoft Excel Viewer(?: 2007 Service Pack 3)?$/i,
    state: sp3Of2007,
  },
  {
    entry: /^Microsoft (?:Office )?PowerPoint Viewer(?: 2007)?$/i,
    products: /^Microsoft PowerPoint Viewer(?: 2007)?$/i,
    state: sp3Of2007,
  },
  { entry: /^Microsoft PowerPoint Viewer 2010$/i, products: /^(?:Microsoft )?PowerPoint Viewer 2010\b/i },
  {
    entry: /^Microsoft (?:Office )?Visio Viewer 2007$/i,
    products: /^Microsoft Visio Viewer 2007 Service Pack 3$/i,
    state: sp3Of2007,
  },
  { entry: /^Microsoft Visio Viewer 2010$/i, products: /^Microsoft Visio Viewer 2010\b/i },
  { entry: /^Microsoft Lync 2010 Attendee$/i, products: /^Microsoft Lync 2010 Attendee\b/i },
  { entry: /^Microsoft Office Live Meeting 2007$/i, products: /^Microsoft Live Meeting 2007 Console$/i },
  { entry: /^Microsoft Lync 2010$/i, products: /^Microsoft Lync 2010 \(/i },
  {
    entry: /^Microsoft Visual Studio (?:Community|Professional|Enterprise|Test Professional) 2015(?: with Updates)?$/i,
    products: /(?:^| on )Microsoft Visual Studio 2015 Update 3$/i,
    state: { name: 'Update 3', build: 25420 },
  },
  {
    entry:
      /^Microsoft Visual Studio (?:Community|Professional|Premium|Ultimate|Test Professional) 2013(?: with Update \d)?$/i,
    products: /(?:^| on )Microsoft Visual Studio 2013 Update 5$/i,
    state: { name: 'Update 5', build: 40629 },
  },
  {
    entry: /^Microsoft Visual Studio (?:Professional|Premium|Ultimate|Test Professional) 2012$/i,
    products: /^Microsoft Visual Studio 2012 Update 5$/i,
    state: { name: 'Update 5', build: 61030 },
  },
  {
    entry: /^Microsoft Visual Studio 2010 (?:Professional|Premium|Ultimate|Test Professional)\b.*$/i,
    products: /^Microsoft Visual Studio 2010 Service Pack 1$/i,
    state: { name: 'Service Pack 1', build: 40219 },
  },
];

const anyEntry = anyOf(table.map(({ entry }) => entry));

export const patchedSoftware: SoftwareFamily = {
  recognises: (name) => anyEntry.test(name),
  find(entries, context) {
    const found: FoundSoftware[] = [];
    const notes: SoftwareNote[] = [];
    for (const kind of table) {
      const entry = entries.find(({ name }) => kind.entry.test(name));
      if (!entry) continue;
      const products = context.productsNamed(kind.products);
      if (products.length === 0) {
        notes.push(...notesOnUnknownServer(entry.name));
        continue;
      }
      found.push({ name: entry.name, products, level: { by: 'updates' } });
      const note = noteOnState(entry, kind.state);
      if (note) notes.push(note);
    }
    return { found, notes };
  },
};

function notesOnUnknownServer(about: string): SoftwareNote[] {
  if (serverNamed(about) === undefined) return [];
  return [{ kind: 'cannot-tell', about, reason: 'The catalogue names no update of it.' }];
}
