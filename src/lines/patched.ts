/** Viewers, Lync and Visual Studio until 2015: what updates leave at the version of its installation. */

import { type PatchedSoftware, patchedFamily } from './patched-family.ts';

const sp3Of2007 = { name: 'Service Pack 3', build: 6607 };

const table: readonly PatchedSoftware[] = [
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

export const patchedSoftware = patchedFamily(table);
