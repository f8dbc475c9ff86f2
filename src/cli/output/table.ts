/** `--format table`: what a person reads. A heading, the missing updates, what to install, what could not be judged. */

import { type AssessedDevice, deviceNameOf } from '../../assessment/assessed-device.ts';
import type { OfferComparison } from '../../assessment/compare-offers.ts';
import type { Assessment, InstallUpdate, MissingUpdate, Note } from '../../assessment/model.ts';
import { isOffered } from '../../assessment/offer-list.ts';
import type { KbNumber } from '../../brand.ts';
import { paint, printable, type Terminal } from '../terminal.ts';
import { type Column, drawTable } from './draw-table.ts';
import { explanationText } from './explanation-text.ts';
import { reasonsOfDevice, staleReasonOfAll } from './stale-answers.ts';

/** Below this width a column that says the least makes room for the others. */
const wide = 76;

const columns: readonly (Column & { readonly wideOnly?: true })[] = [
  { title: 'Month', flexible: true },
  { title: 'KB' },
  { title: 'Released', wideOnly: true },
  { title: 'CVEs', align: 'right' },
  { title: 'Software', flexible: true },
  { title: 'Install' },
];

export function writeTable(devices: readonly AssessedDevice[], terminal: Terminal): void {
  const ofAll = staleReasonOfAll(devices);
  const heading = ofAll === undefined ? [] : [`${paint(terminal, 'yellow', ofAll)}\n`];
  terminal.stdout.write([...heading, ...devices.map((device) => deviceText(device, terminal))].join('\n'));
}

function deviceText(device: AssessedDevice, terminal: Terminal): string {
  const { assessment } = device;
  const ahead = reasonsOfDevice(assessment).map((reason) => `${paint(terminal, 'yellow', printable(reason))}\n`);
  const parts = [headingOf(device, terminal), `${verdictOf(assessment, terminal)}\n`, ...ahead];
  if (assessment.missing.length > 0) {
    const rows = assessment.missing.map((update) => rowOf(update, assessment));
    const shown = columns.map((column) => !(column.wideOnly && (terminal.width ?? wide) < wide));
    const keep = <Cell>(cells: readonly Cell[]) => cells.filter((_, place) => shown[place]);
    parts.push('\n', drawTable(keep(columns), rows.map(keep<string>), terminal), '\n', installText(assessment));
  }
  if (assessment.notes.length > 0) parts.push('\n', notesText(assessment.notes));
  if (device.windowsUpdate) parts.push('\n', windowsUpdateText(device.windowsUpdate));
  for (const explanation of device.explanations ?? []) parts.push('\n', printable(explanationText(explanation)));
  return parts.join('');
}

function headingOf(device: AssessedDevice, terminal: Terminal): string {
  const { osName, osVersion, osProcessor, installationType } = device.reading;
  const facts = [osName, osVersion, osProcessor, installationType].filter((fact) => fact !== undefined);
  const name = paint(terminal, 'bold', printable(deviceNameOf(device)));
  return `${name}${facts.map((fact) => `, ${printable(fact)}`).join('')}\n`;
}

function verdictOf({ asOf, status, reason, missing, stale }: Assessment, terminal: Terminal): string {
  if (status !== 'assessed')
    return `${paint(terminal, 'yellow', `Cannot tell (${status})`)}: ${printable(reason ?? '')}`;
  if (missing.length === 0 && stale.length > 0)
    return paint(terminal, 'yellow', `No security update that the catalogue knows is missing as of ${asOf}.`);
  if (missing.length === 0) return paint(terminal, 'green', `No security update is missing as of ${asOf}.`);
  const count = missing.length === 1 ? '1 security update is' : `${missing.length} security updates are`;
  return paint(terminal, 'red', `${count} missing as of ${asOf}${describeMarked(missing)}.`);
}

/** Empty where Windows Update offers all of them. */
function describeMarked(missing: readonly MissingUpdate[]): string {
  const esu = missing.filter(({ needsEsu }) => needsEsu).length;
  const ended = missing.filter(({ notOffered }) => notOffered).length;
  return [
    ...(esu === 0 ? [] : [`, ${esu} offered with Extended Security Updates only`]),
    ...(ended === 0 ? [] : [`, ${ended} not offered to this device`]),
  ].join('');
}

function rowOf(update: MissingUpdate, { install }: Assessment): string[] {
  const remedies = install.filter(({ id, replaces }) => id === update.id || replaces.includes(update.id));
  return [
    update.name.replace(/ Security Updates$/, ''),
    `KB${update.id}${update.needsEsu ? ' (ESU)' : ''}`,
    update.releaseDate,
    String(update.cveAddressed),
    update.productsNames.map((name) => `${name} ${update.cves[name]?.length ?? 0}`).join('\n'),
    update.notOffered
      ? 'not offered'
      : remedies.map(({ id }) => (id === update.id ? 'this one' : `KB${id}`)).join('\n'),
  ];
}

/** What Windows Update offers first; what it does not stands apart, each kind under its own heading. */
function installText({ install }: Assessment): string {
  const offered = install.filter(isOffered);
  const sections: readonly (readonly [string, readonly InstallUpdate[]])[] = [
    ['Install', offered],
    ['With Extended Security Updates', install.filter(({ needsEsu }) => needsEsu)],
    ['Not offered to this device', install.filter(({ notOffered }) => notOffered)],
  ];
  const shown = sections.filter(([, entries]) => entries.length > 0);
  return [
    ...(offered.length === 0 ? ['Install:\n  nothing that Windows Update offers\n'] : []),
    ...shown.map(([heading, entries]) => `${heading}:\n${entries.map(entryText).join('')}`),
  ].join('\n');
}

function entryText({ id, name, url, replaces, notOffered }: InstallUpdate): string {
  const others = replaces.length === 0 ? '' : `    makes ${describeReplaced(replaces)} needless\n`;
  const reason = notOffered ? `    ${notOffered.reason}\n` : '';
  return `  KB${id}  ${name}  ${url}\n${others}${reason}`;
}

/** The table above names them all. */
function describeReplaced(replaced: readonly KbNumber[]): string {
  return replaced.length > 6 ? `${replaced.length} others` : replaced.map((kb) => `KB${kb}`).join(', ');
}

function notesText(notes: readonly Note[]): string {
  const byReason = Map.groupBy(notes, (note) => note.reason);
  const lines = [...byReason].map(([reason, group]) => `  ${group.map(({ about }) => about).join(', ')}: ${reason}\n`);
  return printable(`Not judged:\n${lines.join('')}`);
}

function windowsUpdateText({ same, differences }: OfferComparison): string {
  const agreed = same.length === 0 ? '' : `  on both lists: ${same.map((kb) => `KB${kb}`).join(', ')}\n`;
  const lines = differences.map(({ id, onlyIn, title, reason }) => {
    const where = onlyIn === 'missingkbs' ? 'only here' : 'only there';
    return `  ${where}: KB${id}${title === undefined ? '' : ` ${title}`}: ${reason}\n`;
  });
  const none = same.length + differences.length === 0 ? '  nothing on either list\n' : '';
  return printable(`Windows Update on the device:\n${agreed}${lines.join('')}${none}`);
}
