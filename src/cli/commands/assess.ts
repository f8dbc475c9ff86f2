/** `assess`: what the devices in some files are missing, at once; no server and no store. */

import { Command, Option } from 'commander';
import type { AssessedDevice } from '../../assessment/assessed-device.ts';
import { createAssessor } from '../../assessment/assessor.ts';
import { judgeDevices } from '../../assessment/judge-devices.ts';
import { type KbNumber, parseKbNumber } from '../../brand.ts';
import { parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import type { InventoryReading } from '../../inventory/model.ts';
import type { ReadDevice, ReadDevices } from '../../inventory/read-device.ts';
import type { CommandContext } from '../command-context.ts';
import { openCatalog } from '../open-catalog.ts';
import { readFilesOfDevice, readInventoryFiles } from '../read-inventory-files.ts';
import { printable, type Terminal, todayOf } from '../terminal.ts';

type Format = 'table' | 'json' | 'ndjson' | 'csv';

interface AssessOptions {
  readonly format: Format;
  readonly asOf?: string;
  readonly catalog?: string;
  readonly device?: string;
  readonly explain?: true;
  readonly kb: readonly KbNumber[];
  readonly failOnMissing?: true;
  readonly failOnStale?: true;
}

export function assessCommand(context: CommandContext): Command {
  return new Command('assess')
    .summary('show what the devices in some files are missing')
    .description(
      'Shows which security updates the devices in the files are missing. Any known inventory format, told by its content.',
    )
    .argument('<file...>', 'inventory files; - reads standard input')
    .addOption(
      new Option('--format <format>', 'how to answer').choices(['table', 'json', 'ndjson', 'csv']).default('table'),
    )
    .option('--as-of <day>', 'answer as on this day, YYYY-MM-DD (default: today)')
    .option('--catalog <path>', 'a compiled catalogue, a data folder, or a folder of CVRF documents')
    .option('--device <name>', 'the files are all of one device, with this name')
    .option('--explain', 'say for every missing update what it closes where, and why nothing else did')
    .option('--kb <kb>', 'say whether and why this update is missing or not; may be repeated', addKb, [])
    .option('--fail-on-missing', 'exit with 1 when a device is missing an update')
    .option('--fail-on-stale', 'exit with 4 when the catalogue is too old for the day or for a device')
    .action(async (files: string[], options: AssessOptions) => {
      context.exitCode = await runAssess(files, options, context.terminal);
    });
}

async function runAssess(files: readonly string[], options: AssessOptions, terminal: Terminal): Promise<number> {
  const asOf = options.asOf === undefined ? todayOf(terminal) : parseDay(options.asOf, '--as-of');
  const { devices, faults, remarks } = await readDevices(files, options.device, terminal);
  for (const message of [...remarks, ...faults.map((fault) => fault.message)]) {
    terminal.stderr.write(`missingkbs: ${printable(message)}\n`);
  }
  const assessor = createAssessor(await openCatalog(options.catalog, terminal));
  const assessed = judgeDevices(devices, assessor, asOf, options);
  await writeDevices(assessed, options.format, terminal);
  if (options.failOnMissing) warnOfUnknown(assessed, terminal);
  if (faults.length > 0) return 2;
  if (options.failOnStale && assessed.some(({ assessment }) => assessment.stale.length > 0)) return 4;
  return options.failOnMissing && assessed.some(({ assessment }) => assessment.missing.length > 0) ? 1 : 0;
}

async function readDevices(
  files: readonly string[],
  device: string | undefined,
  terminal: Terminal,
): Promise<ReadDevices> {
  if (device === undefined) return readInventoryFiles(files, terminal);
  const read = await readFilesOfDevice(device, files, terminal);
  return { ...read, devices: read.devices.map(({ reading }) => nameDevice(reading, device)) };
}

function nameDevice(reading: InventoryReading, name: string): ReadDevice {
  return { source: name, reading: { ...reading, computerDnsName: name } };
}

function addKb(text: string, known: readonly KbNumber[]): KbNumber[] {
  const kb = parseKbNumber(text);
  if (kb === undefined) {
    throw new KnownError('InvalidInput', `--kb is "${text}"; expected a KB number such as KB5036893.`);
  }
  return [...known, kb];
}

/** Only the format that is asked for is loaded: a cold start counts. */
async function writeDevices(devices: readonly AssessedDevice[], format: Format, terminal: Terminal): Promise<void> {
  if (format !== 'table') (await import('../output/stale-answers.ts')).warnOfStale(devices, terminal);
  switch (format) {
    case 'json':
      return (await import('../output/json.ts')).writeJson(devices, terminal.stdout);
    case 'ndjson':
      return (await import('../output/ndjson.ts')).writeNdjson(devices, terminal.stdout);
    case 'csv':
      return (await import('../output/csv.ts')).writeCsv(devices, terminal.stdout);
    case 'table':
      return (await import('../output/table.ts')).writeTable(devices, terminal);
  }
}

function warnOfUnknown(devices: readonly AssessedDevice[], terminal: Terminal): void {
  const unknown = devices.filter(({ assessment }) => assessment.status !== 'assessed').length;
  if (unknown === 0) return;
  terminal.stderr.write(
    `missingkbs: ${unknown} of ${devices.length} devices could not be judged; --fail-on-missing looks at the others only.\n`,
  );
}
