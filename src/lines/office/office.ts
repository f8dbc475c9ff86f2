/**
 * Office by Windows Installer, 2007 to 2016: which applications are there. Their versions never change with patches, so
 * installed updates alone tell the level. Office by Click-to-Run (and every Office since 2019) has no KBs.
 */

import type { Product } from '../../catalog/model.ts';
import type { Software } from '../../inventory/model.ts';
import {
  type FoundSoftware,
  noteOnState,
  type SoftwareContext,
  type SoftwareFamily,
  type SoftwareNote,
} from '../finding.ts';
import { parseVersion } from '../software-version.ts';
import {
  applicationsOfEdition,
  firstClickToRunBuild,
  lastServicePacks,
  type OfficeApplication,
  type OfficeYear,
  officeApplications,
  officeYears,
} from './names.ts';

const clickToRun =
  / - [a-z]{2,3}(?:-[a-z]{4})?-[a-z]{2}$|^Microsoft (?:365|Office 365)\b|\b(?:2019|2021|2024)\b|click-to-run/i;
const applicationName =
  /^Microsoft (?:Office )?(Word|Excel|PowerPoint|Outlook|Access|Publisher|OneNote|InfoPath|Visio|Project|Lync|Lync Basic)(?: (?:Professional|Standard|Premium))? (2007|2010|2013|2016)$/i;
const skypeName = /^(?:Microsoft )?(Skype for Business(?: Basic)?) (2016)$/i;
const languagePart = /^Microsoft (?:Office )?(\w+) MUI \(.+\) (2007|2010|2013|2016)$/i;
const bitnessPart = /^Microsoft Office (?:Office )?(32|64)-bit Components (2007|2010|2013|2016)$/i;
const suiteName = /^Microsoft Office (.+ )?(2007|2010|2013|2016)$/i;
const noSuite =
  /\b(?:MUI|Proof\w*|Shared|Components|Language Pack|OSM|Interface|Runtime|Tools|SDK|Add-?in|Interop|Converter|Connector|Communicator|Groove|Live Meeting|InterConnect|Designer|Accounting|Manager)\b|korrektur|vérification|corrección|SharePoint/i;
const ofOffice =
  /^(?:Microsoft (?:Office|Word|Excel|PowerPoint|Outlook|Access|Publisher|OneNote|InfoPath|Visio|Project|Lync|Skype)|Skype for Business|Office 1\d Click-to-Run)|\bMicrosoft 365\b/i;
/** Servers have families of their own, and so have viewers and the compatibility pack. */
const ofOthers = /\b(?:Server|Online Server|Web Apps|Viewer|Compatibility Pack)\b/i;
const clickToRunProducts =
  /Click-to-Run|^Microsoft 365 Apps|^Microsoft Office (?:2019|LTSC 20\d\d) for \d\d-bit|^Office 365 ProPlus/i;

export const office: SoftwareFamily = {
  recognises: (name) => ofOffice.test(name) && !ofOthers.test(name),
  find(entries, context) {
    const notes = clickToRunNotes(entries, context);
    const installed = entries.filter((entry) => !isClickToRun(entry));
    const found: FoundSoftware[] = [];
    for (const year of officeYears) {
      const part = findYear(year, installed, context);
      found.push(...part.found);
      notes.push(...part.notes);
    }
    return { found, notes };
  },
};

function isClickToRun({ name, version }: Software): boolean {
  if (clickToRun.test(name)) return true;
  const parts = version === undefined ? undefined : parseVersion(version);
  return /\b2016$/.test(name) && parts?.[0] === 16 && parts[2] >= firstClickToRunBuild;
}

/** One note a program, however many languages of it there are. */
function clickToRunNotes(entries: readonly Software[], context: SoftwareContext): SoftwareNote[] {
  if (!context.knowsWithoutKb(clickToRunProducts)) return [];
  const byProgram = new Map<string, string>();
  for (const entry of entries) {
    if (!isClickToRun(entry) || /^Office 1\d Click-to-Run/i.test(entry.name)) continue;
    const program = entry.name.replace(/ - [a-z-]+$/i, '');
    if (!byProgram.has(program)) byProgram.set(program, entry.name);
  }
  // The collector's own entry speaks of the program that the others name.
  if (byProgram.size > 1) byProgram.delete('Microsoft Office Click-to-Run');
  return [...byProgram.values()].map((about) => ({
    kind: 'no-kb',
    about,
    reason: 'Click-to-Run updates this Office as a whole: Microsoft names a version of its channel, and no KB.',
  }));
}

function findYear(
  year: OfficeYear,
  installed: readonly Software[],
  context: SoftwareContext,
): { found: FoundSoftware[]; notes: SoftwareNote[] } {
  const sources = new Map<OfficeApplication, Software>();
  const notes: SoftwareNote[] = [];
  const parts = new Set(installed.map(({ name }) => partOf(name, year)).filter((part) => part !== undefined));
  for (const entry of installed) {
    const single = singleOf(entry.name, year);
    if (single) add(sources, [single], entry);
    const suite = suiteName.exec(entry.name);
    if (single || suite?.[2] !== year || noSuite.test(entry.name)) continue;
    const edition = applicationsOfEdition(suite[1] ?? '');
    add(sources, edition.complete || parts.size === 0 ? edition.applications : [], entry);
    if (!edition.complete && parts.size === 0) notes.push(unknownEdition(entry.name));
  }
  const suite = installed.find(({ name }) => suiteName.exec(name)?.[2] === year && !noSuite.test(name));
  for (const entry of installed) {
    const part = partOf(entry.name, year);
    if (part) add(sources, [part], suite ?? entry);
  }
  const carrier = [...sources].find(([application]) => !/Lync|Skype|OneNote/.test(application));
  if (carrier) add(sources, ['Office'], carrier[1]);
  const bits = bitsOf(installed, year, context);
  const found: FoundSoftware[] = [];
  for (const [application, entry] of sources) {
    const result = productsOf(application, year, bits, entry, context);
    if (result.products.length > 0) {
      found.push({ name: entry.name, products: result.products, level: { by: 'updates' } });
    }
    if (result.note && !notes.some(({ about }) => about === entry.name)) notes.push(result.note);
  }
  return { found, notes };
}

function add(sources: Map<OfficeApplication, Software>, applications: readonly OfficeApplication[], entry: Software) {
  for (const application of applications) if (!sources.has(application)) sources.set(application, entry);
}

function applicationOf(text: string): OfficeApplication | undefined {
  return officeApplications.find((application) => application.toLowerCase() === text.toLowerCase());
}

function singleOf(name: string, year: OfficeYear): OfficeApplication | undefined {
  const match = applicationName.exec(name) ?? skypeName.exec(name);
  return match?.[1] && match[2] === year ? applicationOf(match[1]) : undefined;
}

/** The application whose language part this entry is: "Microsoft Word MUI (English) 2016". */
function partOf(name: string, year: OfficeYear): OfficeApplication | undefined {
  const match = languagePart.exec(name);
  return match?.[1] && match[2] === year ? applicationOf(match[1]) : undefined;
}

/** A 64-bit Office brings 32-bit components and the other way round. Undefined where nothing tells. */
function bitsOf(installed: readonly Software[], year: OfficeYear, context: SoftwareContext): '32' | '64' | undefined {
  if (context.processor === 'x86') return '32';
  for (const { name } of installed) {
    const match = bitnessPart.exec(name);
    if (match?.[2] === year) return match[1] === '32' ? '64' : '32';
  }
  return undefined;
}

/**
 * Both bitnesses where the inventory does not tell: their updates bear the same KB numbers. The feed names the service pack in
 * most of its product names, not in all (Outlook 2013 of June 2023), and means it in every one.
 */
function productsOf(
  application: OfficeApplication,
  year: OfficeYear,
  bits: '32' | '64' | undefined,
  entry: Software,
  context: SoftwareContext,
): { products: readonly Product[]; note?: SoftwareNote } {
  const products = context
    .productsNamed(feedPattern(application, year))
    .filter(({ name }) => bits === undefined || !/\b(?:32|64)-bit/.test(name) || name.includes(`${bits}-bit`));
  const note = noteOnState(entry, lastServicePacks[year]);
  return { products, ...(note && { note }) };
}

/** "Microsoft Word 2013 Service Pack 1 (32-bit editions)", "Skype for Business 2016 Basic (64-bit)"; RT and Mac are other systems. */
function feedPattern(application: OfficeApplication, year: OfficeYear): RegExp {
  const isBasic = application.endsWith(' Basic') && application.startsWith('Skype');
  const name = isBasic ? `${application.slice(0, -' Basic'.length)} ${year} Basic` : `${application} ${year}`;
  return new RegExp(`^(?:Microsoft )?${name}(?: Service Pack \\d)?(?: \\((?:32|64)-bit[^)]*\\))?$`, 'i');
}

function unknownEdition(about: string): SoftwareNote {
  return {
    kind: 'cannot-tell',
    about,
    reason: 'Which applications this edition holds is not known; answered for Word, Excel and PowerPoint.',
  };
}
