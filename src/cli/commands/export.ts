/** `export`: all of a fleet as a file, straight from the store. */

import { Command, Option } from 'commander';
import { readMissingQuestion } from '../../api/fleet/board-query.ts';
import { FleetViews } from '../../api/fleet/fleet-views.ts';
import { TenantPolicy } from '../../api/fleet/tenant-policy.ts';
import { columnsOf, type ExportName } from '../../api/fleet-export/columns.ts';
import { exportRows } from '../../api/fleet-export/export-rows.ts';
import { createRowWriter, type ExportFormat, exportFormats } from '../../api/fleet-export/formats.ts';
import { kbCells } from '../../api/fleet-export/kb-cells.ts';
import { StateParts } from '../../api/fleet-export/state-parts.ts';
import { machineRules } from '../../api/machines/lists/machine-rules.ts';
import { inactiveUntil } from '../../api/machines/machine-resource.ts';
import { createAssessor } from '../../assessment/assessor.ts';
import { severities } from '../../catalog/model.ts';
import { KnownError } from '../../errors.ts';
import type { Board } from '../../fleet/board/board.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { missingOverFleet } from '../../fleet/board/missing-updates.ts';
import { readFilter } from '../../odata/filter.ts';
import { openLists } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import type { Threats } from '../../threats/threats.ts';
import { boardOfTenant } from '../board-of-tenant.ts';
import type { CommandContext } from '../command-context.ts';
import { openCatalog } from '../open-catalog.ts';
import { readThreats } from '../read-threats.ts';
import type { Terminal } from '../terminal.ts';
import { type TenantStore, withTenant } from '../with-store.ts';
import { writeIntoFile, writeText } from '../write-export.ts';

interface ExportOptions {
  readonly tenant?: string;
  readonly catalog?: string;
  readonly format: ExportFormat;
  readonly output?: string;
}

interface MachinesOptions extends ExportOptions {
  readonly filter?: string;
}

interface KbsOptions extends ExportOptions {
  readonly platform?: string;
  readonly software?: string;
  readonly tag?: string;
  readonly ring?: string;
  readonly severity?: string;
  readonly exploited?: string;
}

/** What an export is made of. */
interface Source extends TenantStore {
  readonly board: Board;
  readonly threats: Threats;
}

type MakePieces = (source: Source) => AsyncIterable<Uint8Array>;

export function exportCommand({ terminal }: CommandContext): Command {
  const command = new Command('export')
    .summary('write all of a fleet into a file: what is missing, devices, updates')
    .description('Writes all of a fleet as CSV, NDJSON or Parquet, by the store and one catalogue. No server.');
  command.addCommand(
    machinesExport('missing', 'every device with every update that it is missing').action((options: MachinesOptions) =>
      runExport(options, terminal, rowsOf('missingkbs', options, terminal)),
    ),
  );
  command.addCommand(
    machinesExport('devices', 'every device, with how it stands').action((options: MachinesOptions) =>
      runExport(options, terminal, rowsOf('devices', options, terminal)),
    ),
  );
  command.addCommand(
    narrowed(exportOf('kbs', 'every update that the fleet is missing')).action((options: KbsOptions) =>
      runExport(options, terminal, kbsOf(options)),
    ),
  );
  return command;
}

function machinesExport(name: string, summary: string): Command {
  return exportOf(name, summary).option(
    '--filter <filter>',
    'only devices of which this holds, as GET /api/machines takes it: "osPlatform eq \'Windows11\'"',
  );
}

function exportOf(name: string, summary: string): Command {
  return new Command(name)
    .summary(summary)
    .description(`Writes ${summary}, a row each.`)
    .option('--tenant <tenant>', 'whose devices (default: the only tenant that is known)')
    .option('--catalog <path>', 'answer by this catalogue (default: the newest)')
    .addOption(new Option('--format <format>', 'how to write it').choices(exportFormats).default('csv'))
    .option('--output <file>', 'where to write it (default: standard output, which Parquet cannot go to)');
}

function narrowed(command: Command): Command {
  return command
    .option('--platform <platform>', 'only devices of this platform: Windows11, WindowsServer2022 …')
    .option('--software <software>', 'only devices that have this product: edge, sql_server …')
    .option('--tag <tag>', 'only devices that bear this tag')
    .option('--ring <ring>', 'only devices of this ring')
    .addOption(new Option('--severity <severity>', 'whose worst vulnerability is this').choices(severities))
    .addOption(
      new Option(
        '--exploited <by>',
        'that close a vulnerability exploited by the feed, by KEV, by any or by none',
      ).choices(exploitedBy),
    );
}

function rowsOf(name: Exclude<ExportName, 'kbs'>, { format, filter }: MachinesOptions, terminal: Terminal): MakePieces {
  const asked = filter === undefined ? {} : { filter: readFilter(filter, machineRules.properties) };
  return async function* ({ store, settings, tenant, board, threats }) {
    const { rings } = await new TenantPolicy(store.policy, tenant).read();
    const until = inactiveUntil({ now: () => terminal.now().getTime(), inactiveAfterDays: settings.inactiveAfterDays });
    const parts = new StateParts(board, threats, name);
    const lists = await openLists(settings);
    const sources = {
      lists,
      tell: async (states: Parameters<StateParts['tell']>[0]) => parts.tell(states),
      pastStates: async (id: Parameters<Store['history']['read']>[1]) =>
        (await store.history.read(tenant, id)).map(({ state }) => state),
    };
    try {
      yield* exportRows(sources, { name, format, tenant, rings, inactiveUntil: until, ...asked });
    } finally {
      await lists.close();
    }
  };
}

function kbsOf(options: KbsOptions): MakePieces {
  const { format } = options;
  const question = readMissingQuestion(options);
  return async function* ({ store, tenant, board, threats }) {
    const seen = await new FleetViews({ store, threats: { current: threats } }).of(tenant, board);
    const writer = createRowWriter(format, columnsOf.kbs);
    writer.put(
      [],
      missingOverFleet(seen, question).map((row) => kbCells(row, seen)),
    );
    yield* writer.take();
    yield* writer.end();
  };
}

async function runExport(
  { tenant: named, catalog, format, output }: ExportOptions,
  terminal: Terminal,
  make: MakePieces,
): Promise<void> {
  if (output === undefined && format === 'parquet') throw parquetNeedsFile();
  await withTenant(named, terminal, async (of) => {
    const { store, settings, tenant } = of;
    const assessor = createAssessor(await openCatalog(catalog, terminal));
    const board = await boardOfTenant(store, tenant, assessor, terminal.now());
    const threats = await readThreats(store, settings);
    const pieces = make({ ...of, board, threats });
    if (output === undefined) return await writeText(terminal.stdout, pieces);
    await writeIntoFile(output, pieces);
    terminal.stdout.write(`${output} is written, by catalogue ${board.catalogVersion}, as of ${board.asOf}.\n`);
  });
}

function parquetNeedsFile(): KnownError {
  return new KnownError('InvalidInput', 'Parquet is no text for standard output. Name a file with --output.');
}
