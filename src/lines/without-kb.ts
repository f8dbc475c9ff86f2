/** Microsoft software that updates itself or is replaced as a whole, and of which the feed never names a KB. */

import { anyOf, type SoftwareFamily, type SoftwareNote } from './finding.ts';
import { serverNamed } from './server-names.ts';

interface SoftwareWithoutKb {
  readonly entry: RegExp;
  /** Products of the feed: the note is made only where one of them is affected by something. */
  readonly products: RegExp;
}

const table: readonly SoftwareWithoutKb[] = [
  { entry: /^Microsoft Edge$/i, products: /^Microsoft Edge \(Chromium-based\)$/i },
  {
    entry: /^Microsoft Visual Studio Code(?: \(User\))?$/i,
    products: /^(?:Microsoft )?Visual Studio Code$/i,
  },
  {
    entry:
      /^(?:Microsoft )?Visual Studio (?:Community|Professional|Enterprise|Build Tools|Team Explorer|Test Agent) (?:2017|2019|2022|2026)$/i,
    products: /^Microsoft Visual Studio (?:2017|2019|2022|2026)\b/i,
  },
  { entry: /^Microsoft OneDrive$/i, products: /^(?:Microsoft )?OneDrive\b/i },
  { entry: /^(?:Microsoft Teams|Teams Machine-Wide Installer)$/i, products: /^Microsoft Teams(?: for Desktop)?$/i },
  { entry: /^PowerShell [67](?:-x64|-x86|-arm64|\.| |$)/i, products: /^PowerShell (?:Core )?[67]\b/i },
  { entry: /^(?:Microsoft )?PowerToys\b/i, products: /^Microsoft PowerToys$/i },
  { entry: /^Microsoft Azure CLI\b/i, products: /^Azure CLI$/i },
  { entry: /^Azure Data Studio\b/i, products: /^Azure Data Studio$/i },
  { entry: /^Microsoft Azure Storage Explorer\b/i, products: /^Azure Storage Explorer$/i },
  {
    entry: /^Microsoft Azure (?:AD|Active Directory) Connect$/i,
    products: /^Microsoft Azure Active Directory Connect/i,
  },
  { entry: /^Azure Connected Machine Agent$/i, products: /^Azure Connected Machine Agent$/i },
  { entry: /^Microsoft FSLogix Apps$/i, products: /^FSLogix$/i },
  { entry: /^(?:Microsoft )?SQL Server Management Studio\b/i, products: /^SQL Server Management Studio\b/i },
  { entry: /^Microsoft Power ?BI Desktop\b/i, products: /^(?:Microsoft )?Power BI Desktop\b/i },
  { entry: /^Remote Desktop$/i, products: /^Remote Desktop client for Windows Desktop$/i },
  {
    entry: /^(?:Microsoft )?(?:Azure DevOps|(?:Visual Studio )?Team Foundation) Server(?: 20\d\d(?:[. ].*)?)?$/i,
    products: /^(?:Azure DevOps|(?:Microsoft Visual Studio )?Team Foundation) Server\b/i,
  },
  { entry: /^Windows Admin Center\b/i, products: /^Windows Admin Center\b/i },
];

/** Products of the feed that have KBs, but whose level the names and versions of Windows' list do not tell beyond doubt. */
const unsure: readonly SoftwareWithoutKb[] = [
  {
    entry: /^(?:Microsoft )?Skype for Business Server 20\d\d, Core Components$/i,
    products: /^Skype for Business Server 20\d\d/i,
  },
  { entry: /^Microsoft Lync Server 20\d\d, Core Components$/i, products: /^Microsoft Lync Server 20\d\d/i },
  { entry: /^Microsoft Dynamics (?:365|CRM)\b.*\bServer\b/i, products: /^Microsoft Dynamics (?:365|CRM)\b/i },
  {
    entry: /^Microsoft Dynamics (?:NAV|365 Business Central)\b/i,
    products: /^Microsoft Dynamics (?:NAV|365 Business)/i,
  },
  {
    entry: /^(?:Microsoft )?System Center (?:20\d\d )?(?:R2 )?Operations Manager\b/i,
    products: /^System Center 20\d\d.* Operations Manager$/i,
  },
  {
    entry: /^(?:Microsoft )?(?:Endpoint )?Configuration Manager\b.*\bSite Server/i,
    products: /^Microsoft (?:Endpoint )?Configuration Manager\b/i,
  },
  { entry: /^Microsoft Power BI Report Server$/i, products: /^Power BI Report Server\b/i },
  { entry: /^Storage Sync Agent$/i, products: /^Azure File Sync\b/i },
  { entry: /^Microsoft Host Integration Server 20\d\d$/i, products: /^Host Integration Server\b/i },
  { entry: /^Microsoft Exchange Server 2007\b/i, products: /^Microsoft Exchange Server 2007\b/i },
];

const anyEntry = anyOf([...table, ...unsure].map(({ entry }) => entry));

export const withoutKb: SoftwareFamily = {
  recognises: (name) => anyEntry.test(name),
  find(entries, context) {
    const notes: SoftwareNote[] = [];
    for (const { entry, products } of table) {
      const name = entries.find((software) => entry.test(software.name))?.name;
      if (name !== undefined && (context.knowsWithoutKb(products) || serverNamed(name) !== undefined)) {
        notes.push({
          kind: 'no-kb',
          about: name,
          reason: 'It is replaced by a newer version as a whole: Microsoft names no KB for it.',
        });
      }
    }
    for (const { entry, products } of unsure) {
      const name = entries.find((software) => entry.test(software.name))?.name;
      if (name !== undefined && (context.productsNamed(products).length > 0 || serverNamed(name) !== undefined)) {
        notes.push({
          kind: 'not-covered',
          about: name,
          reason: 'Microsoft publishes KBs for it, but a list of programs does not tell which it has.',
        });
      }
    }
    return { found: [], notes };
  },
};
