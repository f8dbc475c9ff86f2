/**
 * SharePoint, and what is built on it or beside it. A server has a package of the core and one of the language, and needs
 * both, whether a language pack was added or not (https://blog.stefan-gossner.com/, the note of each month); in Subscription
 * Edition they have been one since March 2023. Their versions do not show in the list of programs.
 */

import { type PatchedSoftware, patchedFamily } from '../patched-family.ts';

const sp1Of2013 = { name: 'Service Pack 1', build: 4569 };
const sp2Of2010 = { name: 'Service Pack 2', build: 7011 };
const sp3Of2007 = { name: 'Service Pack 3', build: 6607 };

/** SharePoint Server holds everything that SharePoint Foundation does, and the services that the feed names "on" it. */
const releases: readonly PatchedSoftware[] = [
  {
    entry: /^Microsoft SharePoint Server Subscription Edition$/i,
    products: /^(?:Microsoft )?SharePoint Server Subscription Edition(?: Language Pack)?$/i,
  },
  { entry: /^Microsoft SharePoint Server 2019$/i, products: /^Microsoft SharePoint Server 2019$/i },
  {
    entry: /^Microsoft SharePoint (?:Enterprise )?Server 2016$/i,
    products: /^Microsoft SharePoint (?:Enterprise )?Server 2016$/i,
  },
  {
    entry: /^Microsoft SharePoint (?:Enterprise )?Server 2013$/i,
    products:
      /^(?:(?:Excel|Excel Automation|Word Automation) Services on )?Microsoft SharePoint (?:Foundation|(?:Enterprise )?Server) 2013\b/i,
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
  {
    entry: /^Microsoft Office SharePoint Server 2007$/i,
    products: /^(?:Excel Services on )?Microsoft SharePoint Server 2007 Service Pack 3\b/i,
    state: sp3Of2007,
  },
  { entry: /^Microsoft Office Online Server$/i, products: /^(?:Microsoft )?Office Online Server(?: 2016)?$/i },
  {
    entry: /^Microsoft Office Web Apps Server 2013$/i,
    products: /^Microsoft Office Web Apps (?:Server )?2013 Service Pack 1$/i,
    state: sp1Of2013,
  },
  {
    entry: /^Microsoft (?:Office )?Web Apps 2010$/i,
    products: /^Microsoft Office Web Apps (?:Server )?2010(?: Service Pack 2)?$/i,
    state: sp2Of2010,
  },
  {
    entry: /^Microsoft Project Server 2013$/i,
    products: /^Microsoft Project Server 2013 Service Pack 1/i,
    state: sp1Of2013,
  },
  { entry: /^Microsoft Project Server 2010$/i, products: /^Microsoft Project Server 2010/i, state: sp2Of2010 },
];

export const sharePoint = patchedFamily(releases);
